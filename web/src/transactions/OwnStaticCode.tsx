import { Button, QRCode } from 'antd'
import { useState } from 'react'
import { issueStaticCode } from '../../../src/transactions/dynamic-code/code.contract.ts'
import type { Output } from '../../../src/kernel/route.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { useText } from '../text/text.ts'

/** The code on the counter: the same one each time, for it names the shop and nothing else. */
export function OwnStaticCode() {
  const { t } = useText()
  const [made, setMade] = useState<Output<typeof issueStaticCode> | null>(null)
  const act = useAct(issueStaticCode, { refresh: [], done: setMade })
  return (
    <section className="surface stack">
      <h2>{t('payCode.redeem.own')}</h2>
      <p className="quiet">{t('payCode.redeem.ownHelp')}</p>
      {act.problem && <Problem problem={act.problem} />}
      {made && (
        <div className="pay-code">
          <QRCode value={made.url} type="svg" size={200} bordered={false} aria-label={t('payCode.redeem.own')} />
          <strong>{made.payee.name}</strong>
        </div>
      )}
      <div className="actions no-print">
        {made ? (
          <Button onClick={() => window.print()}>{t('payCode.redeem.print')}</Button>
        ) : (
          <Button loading={act.busy} onClick={() => void act.run({})}>
            {t('payCode.redeem.make')}
          </Button>
        )}
      </div>
    </section>
  )
}
