import { Button } from 'antd'
import { useState } from 'react'
import {
  liftForceMajeure,
  listOrders,
  type OrderView,
} from '../../../../src/complaints/pauses/force-majeure.contract.ts'
import { useAct, useList } from '../../api/hooks.ts'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { FieldScope } from '../../parts/Field.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { StoredFile } from '../../parts/Uploader.tsx'
import { When } from '../../parts/When.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { OrderForm } from './OrderForm.tsx'
import './pauses.css'

/** Who let which clocks stand still for force majeure, why, and on what proof. */
export function ForceMajeurePage() {
  const { t } = useText()
  const { me } = useSession()
  const list = useList(listOrders, { limit: 50 }, { refetchEveryMs: 60_000 })
  const [ordering, setOrdering] = useState(false)
  const [lifted, setLifted] = useState<OrderView | null>(null)
  const decides = me?.roles.some((role) => role === 'governance-officer' || role === 'admin') ?? false
  const rows = list.data?.rows ?? []
  return (
    <div className="page">
      <PageHead
        title={t('pauses.majeure.title')}
        lead={t('pauses.majeure.lead')}
        action={
          decides && (
            <Button type="primary" onClick={() => setOrdering(true)}>
              {t('pauses.majeure.order')}
            </Button>
          )
        }
      />
      {list.problem && <Problem problem={list.problem} onRetry={() => void list.refetch()} />}
      {list.loading && rows.length === 0 && <Skeleton lines={8} />}
      {list.data && rows.length === 0 && (
        <EmptyState title={t('pauses.majeure.empty')}>{t('pauses.majeure.emptyHelp')}</EmptyState>
      )}
      <ul className="plain-list stack">
        {rows.map((one) => (
          <Order key={one.id} of={one} {...(decides && { onLift: () => setLifted(one) })} />
        ))}
      </ul>
      {ordering && <OrderForm onClose={() => setOrdering(false)} />}
      {lifted && <Lift of={lifted} onClose={() => setLifted(null)} />}
    </div>
  )
}

const tones = { planned: 'info', running: 'risk', over: 'plain', lifted: 'plain' } as const

function Order({ of, onLift }: { readonly of: OrderView; readonly onLift?: () => void }) {
  const { t } = useText()
  const open = of.state === 'planned' || of.state === 'running'
  return (
    <li className="surface stack-tight">
      <h2>
        {t(`pauses.majeure.scope.${of.scope}`)} · {of.name}{' '}
        <StateTag tone={tones[of.state]}>{t(`pauses.majeure.state.${of.state}`)}</StateTag>
      </h2>
      <p>
        <When at={of.from} /> – <When at={of.endedAt ?? of.until} end />
      </p>
      <p className="majeure-reason">{of.reason}</p>
      {of.endReason && <p className="quiet">{t('pauses.majeure.endReason', { text: of.endReason })}</p>}
      <p className="quiet small">
        {t('pauses.majeure.by', { who: of.orderedBy })} <When at={of.orderedAt} /> ·{' '}
        {t('pauses.majeure.cases', { n: of.cases, holding: of.holding })}
      </p>
      <ul className="upload-list">
        {of.files.map(({ id }) => (
          <StoredFile key={id} id={id} />
        ))}
      </ul>
      {open && onLift && (
        <p>
          <Button onClick={onLift}>{t('pauses.majeure.lift')}</Button>
        </p>
      )}
    </li>
  )
}

function Lift({ of, onClose }: { readonly of: OrderView; readonly onClose: () => void }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const act = useAct(liftForceMajeure, { done: onClose })
  return (
    <FieldScope name="lift">
      <DialogForm
        title={t('pauses.majeure.lift')}
        onClose={onClose}
        onSend={() => void act.run({ id: of.id, text })}
        send={t('pauses.majeure.lift')}
        busy={act.busy}
        problem={act.problem}
        ready={text.trim() !== ''}
      >
        <p className="quiet">{t('pauses.majeure.liftHelp')}</p>
        <WordsField name="text" label={t('pauses.majeure.reason')} most={5000} value={text} onChange={setText} />
      </DialogForm>
    </FieldScope>
  )
}
