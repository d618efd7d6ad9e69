import type { ReactNode } from 'react'
import { Flag, Outcome, Remedy, type CaseView } from '../../../src/complaints/complaint.contract.ts'
import { SignalKind } from '../../../src/complaints/signals/signal.contract.ts'
import { Timeline, type FactLine } from '../parts/Timeline.tsx'
import { moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'

/** How the clocks of the platform and of the other side go on is nothing to a shop: its own stands at the top, with the time left. */
const steps = ['clock.started', 'clock.stopped', 'clock.recomputed', 'clock.rung-reached', 'complaint.urgency-raised']

/** The story from the fact log, with what each fact says beyond its title. */
export function CaseTimeline({ of }: { readonly of: CaseView }) {
  const describe = useDescribe(of)
  return <Timeline subject={of.id} describe={describe} hides={of.viewer === 'merchant' ? steps : []} />
}

function useDescribe(of: CaseView): (fact: FactLine) => ReactNode {
  const { t, say } = useText()
  return ({ kind, data }) => {
    if (kind === 'complaint.clock-breached' || kind.startsWith('clock.')) {
      const clock = of.clocks.find(({ id }) => id === data['clock'])
      return clock ? <p className="quiet">{say(clock.title)}</p> : null
    }
    if (data['bySilence'] === true && kind === 'complaint.acknowledged')
      return <p className="quiet">{t('complaints.timeline.silent')}</p>
    const signal = SignalKind.safeParse(data['signal'])
    if (signal.success) return <p className="quiet">{t(`signals.kind.${signal.data}`)}</p>
    const flag = Flag.safeParse(data['flag'])
    if (flag.success) return <p className="quiet">{t(`complaints.flag.${flag.data}`)}</p>
    const outcome = Outcome.safeParse(data['outcome'])
    if (outcome.success)
      return (
        <p className="quiet">
          {t('complaints.timeline.outcome', { outcome: t(`complaints.outcome.${outcome.data}`) })}
        </p>
      )
    return offerLine(data['offered'] ?? data, (remedy, amountFen) => (
      <p className="quiet">
        {t('complaints.offered', {
          remedy: t(`complaints.remedy.${remedy}`),
          amount: amountFen > 0 ? moneyWords(amountFen, of.currency) : '',
        })}
      </p>
    ))
  }
}

function offerLine(data: unknown, show: (remedy: Remedy, amountFen: number) => ReactNode): ReactNode {
  if (typeof data !== 'object' || data === null || !('remedy' in data) || !('amountFen' in data)) return null
  const remedy = Remedy.safeParse(data.remedy)
  return remedy.success && typeof data.amountFen === 'number' ? show(remedy.data, data.amountFen) : null
}
