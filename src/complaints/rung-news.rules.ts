import type { State } from './complaint.contract.ts'
import type { StagedClock } from './complaint-clock.rules.ts'
import type { Complaint } from './complaint.rules.ts'
import { blameOf } from './lifecycle/silence.rules.ts'

/** Whom a rung of the rulebook names. */
export type Told = 'owner' | 'lead' | 'head' | 'party' | 'consumer' | 'merchant'
export type RungNews = { readonly to: 'consumer' | 'merchant' | 'agent' | 'lead'; readonly template: string }
type At = {
  readonly rung: string
  readonly tells: readonly Told[]
  readonly clock: Pick<StagedClock, 'id' | 'rule' | 'stage' | 'kind'>
}

/**
 * Who hears of a rung, and in which words: the rulebook says who (ladder.yaml), the state says what silence does. The lead and the head of
 * the desk are the administrator here; nobody is told the same thing twice.
 */
export function rungNews(complaint: Complaint, { rung, tells, clock }: At): readonly RungNews[] {
  const over = rung === 'due' || rung === 'overdue'
  const timer = clock.id === complaint.stageClock && clock.stage !== 'respond'
  const late = over && blameOf(complaint.state, clock, timer) === 'platform'
  const news = tells.flatMap((who): readonly RungNews[] => {
    switch (who) {
      case 'owner':
        // A silent merchant is news of its own, and so is a duty that was not performed.
        if (over && timer && isNewsItself(complaint)) return []
        return [{ to: 'agent', template: ownerWords(complaint.state, { over, late, timer }) }]
      case 'lead':
      case 'head':
        return [{ to: 'lead', template: over ? 'complaint.overdue' : 'complaint.lead-due-soon' }]
      case 'party':
        return timer && !over ? partyNews(complaint) : []
      case 'consumer':
      case 'merchant':
        return [{ to: who, template: over ? 'complaint.late' : 'complaint.expected-date' }]
    }
  })
  return news.filter(
    (one, at) => news.findIndex(({ to, template }) => to === one.to && template === one.template) === at,
  )
}

const isNewsItself = ({ state, obligated, proven }: Complaint): boolean =>
  state === 'negotiating' || (state === 'performing' && obligated && !proven)

type Ending = { readonly over: boolean; readonly late: boolean; readonly timer: boolean }
function ownerWords(state: State, { over, late, timer }: Ending): string {
  if (!over) {
    if (timer && state === 'transferred') return 'complaint.transfer-soon'
    return timer && state === 'testing' ? 'complaint.test-soon' : 'complaint.due-soon'
  }
  return timer && !late ? 'complaint.stage-over' : 'complaint.overdue'
}

/** Whose time it is, and what happens if nothing is said: each state has its own words. */
function partyNews({ state, proven, obligated }: Complaint): readonly RungNews[] {
  const both = (template: string): readonly RungNews[] => [
    { to: 'consumer', template },
    { to: 'merchant', template },
  ]
  switch (state) {
    case 'negotiating':
      return [{ to: 'merchant', template: 'complaint.reply-due' }]
    case 'awaiting_consumer':
      return [{ to: 'consumer', template: 'complaint.confirm-soon' }]
    case 'needs_info':
      return [{ to: 'consumer', template: 'complaint.info-soon' }]
    case 'rejected':
      return [{ to: 'consumer', template: 'complaint.rejection-final-soon' }]
    case 'evidence':
      return both('complaint.evidence-soon')
    case 'award_issued':
      return both('complaint.ruling-final-soon')
    case 'performing':
      if (proven) return [{ to: 'consumer', template: 'complaint.performed-soon' }]
      return obligated ? [{ to: 'merchant', template: 'complaint.perform-soon' }] : []
    case 'received':
    case 'transferred':
    case 'testing':
    case 'mediating':
    case 'panel_forming':
    case 'deliberating':
    case 'review':
    case 'enforcing':
    case 'legal_route':
    case 'closed':
      return []
  }
}
