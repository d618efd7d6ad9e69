import type { PlanState } from '../../../src/evaluation/plan.contract.ts'
import { useText } from '../text/text.ts'
import { statesBestFirst } from './states.ts'

/** How many clauses are in each state, as a bar with its words beside it: the length says how many, the words say which. */
export function StateBar({
  counts,
  small = false,
}: {
  readonly counts: Readonly<Record<PlanState, number>>
  readonly small?: boolean
}) {
  const { t } = useText()
  const shown = statesBestFirst.filter((state) => counts[state] > 0)
  return (
    <div className={small ? 'state-bar state-bar-small' : 'state-bar'}>
      <div className="state-bar-track" aria-hidden="true">
        {shown.map((state) => (
          <span key={state} data-state={state} style={{ flexGrow: counts[state] }} />
        ))}
      </div>
      <ul className="state-bar-words small">
        {shown.map((state) => (
          <li key={state} data-state={state}>
            {t(`evaluation.state.${state}`)} <b className="number">{counts[state]}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}
