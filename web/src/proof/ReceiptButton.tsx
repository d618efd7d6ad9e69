import { Button, QRCode } from 'antd'
import { useState } from 'react'
import { readReceipt } from '../../../src/kernel/proof/proof.contract.ts'
import { readTimeline } from '../../../src/kernel/fact/fact.contract.ts'
import { useDoor } from '../api/door.ts'
import { useRoute } from '../api/hooks.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { Problem } from '../parts/Problem.tsx'
import { saveFile } from '../parts/save-file.ts'
import { Skeleton } from '../parts/Skeleton.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import './proof.css'

/** Beside a line of a timeline. Who comes by a link instead of an account gets none: the receipt is of the account. */
export function ReceiptButton({ fact }: { readonly fact: string }) {
  const { t } = useText()
  const door = useDoor()
  const [open, setOpen] = useState(false)
  if (door(readTimeline).path !== readTimeline.path) return null
  return (
    <>
      <button type="button" className="plain-button small no-print" onClick={() => setOpen(true)}>
        {t('proof.button')}
      </button>
      {open && <ReceiptDialog fact={fact} onClose={() => setOpen(false)} />}
    </>
  )
}

function ReceiptDialog({ fact, onClose }: { readonly fact: string; readonly onClose: () => void }) {
  const { t, say } = useText()
  const { data, problem, loading, refetch } = useRoute(readReceipt, { id: fact })
  return (
    <Dialog title={data ? t('proof.of', { title: say(data.title) }) : t('proof.receipt')} onClose={onClose}>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={6} />}
      {data && (
        <div className="stack">
          <p>{t('proof.explain')}</p>
          <dl className="receipt-facts">
            <dt>{t('proof.at')}</dt>
            <dd>
              <When at={data.at} />
            </dd>
            <dt>{t('proof.index')}</dt>
            <dd className="number">
              {t('proof.indexOf', { index: data.receipt.index, size: data.receipt.checkpoint.split('\n')[1] ?? '' })}
            </dd>
            <dt>{t('proof.signed')}</dt>
            <dd>
              <When at={data.signedAt} />
            </dd>
          </dl>
          <div className="receipt-code">
            <QRCode value={data.link} type="svg" size={200} bordered={false} aria-label={t('proof.qr')} />
          </div>
          <p className="quiet">{t('proof.qr')}</p>
          <Button type="primary" onClick={() => save(`receipt-${data.receipt.index}.json`, data.receipt)}>
            {t('proof.download')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}

const save = (name: string, receipt: unknown): void =>
  saveFile(name, new Blob([`${JSON.stringify(receipt, null, 1)}\n`], { type: 'application/json' }))
