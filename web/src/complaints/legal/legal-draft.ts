import {
  isDecided,
  outcomeKinds,
  type LegalDocument,
  type LegalOutcome,
  type Ordered,
} from '../../../../src/complaints/legal/outcome.contract.ts'
import type { Remedy } from '../../../../src/complaints/complaint.contract.ts'
import { fenOf } from '../../text/money.ts'

/** A document as it is typed. */
export type LegalDraft = {
  readonly outcome: LegalOutcome
  readonly bodyId: string
  readonly body: string
  readonly reference: string
  readonly datedOn: string
  readonly effectiveOn: string
  readonly amount: string
  readonly obligations: readonly DutyDraft[]
}
export type DutyDraft = {
  readonly debtor: Ordered['debtor']
  readonly remedy: Remedy
  readonly amount: string
  readonly dueOn: string
}

export const emptyDraft: LegalDraft = {
  outcome: 'judgment-consumer',
  bodyId: '',
  body: '',
  reference: '',
  datedOn: '',
  effectiveOn: '',
  amount: '',
  obligations: [],
}
export const emptyDuty: DutyDraft = { debtor: 'merchant', remedy: 'refund', amount: '', dueOn: '' }

/** What it leads to, said before it is sent; the server decides. */
export function leadsTo({ outcome, amountFen, obligations }: Said): 'back' | 'stays' | 'performing' | 'closed' {
  const kind = outcomeKinds[outcome]
  if (kind !== 'decided') return kind
  if (outcome === 'judgment-consumer' || outcome === 'judgment-part') return 'performing'
  return obligations.length > 0 || amountFen > 0 ? 'performing' : 'closed'
}
type Said = Pick<LegalDocument, 'outcome' | 'amountFen' | 'obligations'>

export const isReady = (draft: LegalDraft): boolean =>
  draft.reference.trim() !== '' &&
  draft.datedOn !== '' &&
  (!isDecided(draft.outcome) || draft.effectiveOn !== '') &&
  [draft.amount, ...draft.obligations.map(({ amount }) => amount)].every((text) => text === '' || fenOf(text) !== null)

/** Only what the chosen result has. */
export function documentOf(draft: LegalDraft): LegalDocument {
  const decided = isDecided(draft.outcome)
  return {
    outcome: draft.outcome,
    bodyId: draft.bodyId || null,
    body: draft.bodyId ? '' : draft.body,
    reference: draft.reference,
    datedOn: draft.datedOn,
    effectiveOn: decided ? draft.effectiveOn : null,
    amountFen: decided && draft.outcome !== 'judgment-merchant' ? (fenOf(draft.amount) ?? 0) : 0,
    obligations: decided
      ? draft.obligations.map(({ amount, dueOn, ...one }) => ({
          ...one,
          amountFen: fenOf(amount) ?? 0,
          dueOn: dueOn || null,
        }))
      : [],
  }
}
