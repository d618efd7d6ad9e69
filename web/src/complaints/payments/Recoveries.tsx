import { Button } from 'antd'
import { decideRecovery, type DebtView } from '../../../../src/complaints/payments/recourse.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Money } from '../../parts/Money.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag, type Tone } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

type Recovery = DebtView['recoveries'][number]
const tones = {
  asked: 'risk',
  ordered: 'info',
  done: 'kept',
  refused: 'danger',
  declined: 'plain',
} as const satisfies Record<Recovery['state'], Tone>

/** What was done to get it back, newest first. */
export function Recoveries({ of }: { readonly of: DebtView }) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <h2>{t('payments.recover.list')}</h2>
      <ul className="payments">
        {of.recoveries.map((one) => (
          <li key={one.id} className="stack-tight">
            <p className="row">
              <span>
                {t(`payments.recover.way.${one.way}`)} <Money fen={one.amountFen} currency={one.currency} />
              </span>
              <StateTag tone={one.trouble ? 'risk' : tones[one.state]}>
                {one.trouble ? t(`payments.trouble.${one.trouble}`) : t(`payments.state.${one.state}`)}
              </StateTag>
              <span className="quiet small">
                <When at={one.doneAt ?? one.askedAt} />
              </span>
            </p>
            {one.note && <p className="small payments-note">{one.note}</p>}
            {one.mayDecide && <Decision id={of.id} recovery={one.id} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Decision({ id, recovery }: { readonly id: string; readonly recovery: string }) {
  const { t } = useText()
  const decide = useAct(decideRecovery)
  const send = (approved: boolean) => void decide.run({ id, recovery, approved })
  return (
    <div className="actions">
      {decide.problem && <Problem problem={decide.problem} />}
      <Button type="primary" loading={decide.busy} onClick={() => send(true)}>
        {t('payments.recover.yes')}
      </Button>
      <Button disabled={decide.busy} onClick={() => send(false)}>
        {t('payments.decide.no')}
      </Button>
    </div>
  )
}
