import type { Ctx } from '../../kernel/context.ts'
import { formatFen } from '../../kernel/money.ts'
import { refuse } from '../../kernel/refusal.ts'
import {
  attach,
  begin,
  closedFact,
  ended,
  everybody,
  finish,
  say,
  type StepInput,
  type Taken,
} from '../complaint.actions.ts'
import type { Remedy } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { oblige } from '../performance/obligation.actions.ts'
import { owedWith } from '../performance/owed.rules.ts'
import { awardsData, totalOf, weighAwards } from '../demand/award.actions.ts'
import { insertAwards, type Award } from '../demand/award.store.ts'
import type { Awarding } from '../demand/demand.contract.ts'
import { assertLateDecided } from '../dispute/late.actions.ts'
import { draw } from './draw.actions.ts'
import { boundsOf } from './bounds.actions.ts'
import { assertPaper } from './reasons.actions.ts'
import { assertCites, ownRuling } from './ruling.actions.ts'
import { afterReview, decisionProblem, worseProblem, type ReviewDecision } from './ruling.rules.ts'
import * as store from './ruling.store.ts'

/** One review of a rejection or a ruling, by somebody who took no part before. */

export async function appealRuling(
  ctx: Ctx,
  input: StepInput & { text: string; files: readonly string[] },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'appeal', input)
  const party = side === 'merchant' ? 'merchant' : 'consumer'
  if (!(await store.claimStep(ctx, input.id, { kind: 'appeal', side: party }))) refuse('ruling.appealed-already')
  const statement = await say(ctx, input.id, { side, kind: 'appeal', audience: everybody, text: input.text })
  // The reason why it comes now stands in the appeal itself.
  await attach(ctx, input.id, { files: input.files, side, note: withAppeal, late: true })
  const added = { side, files: input.files, late: true }
  return finish(ctx, { before, after }, [
    { kind: 'ruling.appealed', subject: input.id, data: { side, statement } },
    ...(input.files.length > 0 ? [{ kind: 'complaint.evidence-added', subject: input.id, data: added }] : []),
  ])
}

const withAppeal = '随复核申请提交 / filed with the appeal'

export async function openReview(ctx: Ctx, complaintId: string): Promise<void> {
  const complaint = await complaints.hold(ctx, complaintId)
  if (complaint?.state !== 'review') return
  if (!(await store.rulingsOf(ctx, complaintId)).some(({ at }) => at === null))
    await draw(ctx, complaint, { kind: 'review' })
}

type Reviewed = {
  readonly decision: ReviewDecision
  readonly remedy: Remedy
  readonly amountFen: number
  readonly text: string
  readonly cites: readonly string[]
  readonly restsOn: readonly string[]
  /** By law, beside the ordinary claim: with a change only. */
  readonly awarded: readonly Award[]
}
export type Review = StepInput & Omit<Reviewed, 'awarded'> & { readonly awards: readonly Awarding[] }
export async function decideReview(ctx: Ctx, input: Review): Promise<Complaint> {
  const taken = await begin(ctx, 'decide_review', input)
  const ruling = await ownRuling(ctx, taken.before)
  const { decision, remedy, amountFen, text, cites, restsOn, awards } = input
  assertCites(ctx, cites)
  await assertPaper(ctx, input.id, input)
  await assertLateDecided(ctx, input.id)
  const awarded = await weighAwards(ctx, taken.before, { decision, remedy, amountFen, awards })
  return settleReview(ctx, taken, { decision, remedy, amountFen, text, cites, restsOn, awarded, ruling: ruling.id })
}

/** What a review may decide here; the state that it leads to. */
export async function leadsTo(ctx: Ctx, before: Complaint, decided: Omit<Reviewed, 'text' | 'cites' | 'restsOn'>) {
  const { decision, remedy, amountFen, awarded } = decided
  const state = afterReview(decision, before) ?? refuse('ruling.review-not-so', { field: 'decision' })
  if (decision !== 'change' && awarded.length > 0) refuse('award.with-change', { field: 'awards' })
  const asConsumer = { decision: 'consumer', remedy, amountFen } as const
  const problem = decision === 'change' ? decisionProblem(asConsumer, before, totalOf(awarded)) : null
  if (problem) refuse(problem.code, { field: problem.field })
  const bounds = decision === 'change' ? await boundsOf(ctx, before) : null
  const worse = worseProblem(bounds, before, amountFen + totalOf(awarded))
  const granted = formatFen(before.outcomeFen ?? 0, before.currency)
  if (worse) refuse(worse, { field: 'amountFen', granted })
  return state
}

type Settling = Reviewed & {
  readonly ruling: string
  readonly votes?: { readonly concurring: number; readonly dissenting: number }
}
/** The decision of one or of a panel: final, and performed. */
export async function settleReview(ctx: Ctx, { before, after, side }: Taken, input: Settling): Promise<Complaint> {
  const { remedy, text, decision, cites, restsOn, awarded: awards, ruling: id } = input
  const state = await leadsTo(ctx, before, input)
  const amountFen = decision === 'change' ? input.amountFen : (before.outcomeFen ?? 0)
  const statement = await say(ctx, before.id, { side, kind: 'ruling', audience: everybody, text })
  const paper = { reasons: text, cites, restsOn }
  await store.decide(ctx, before.id, { id, decidedBy: 'person', decision, remedy, amountFen, ...paper })
  await insertAwards(ctx, { complaintId: before.id, rulingId: id }, awards)
  const awarded = awards.length > 0 && { awards: awardsData(awards) }
  const data = { ruling: id, decision, amountFen, ...awarded, cites, restsOn, statement, ...input.votes }
  const fact = { kind: 'review.decided', subject: before.id, data }
  if (state === 'closed') {
    const ending = { outcome: before.rejectGround === null ? 'claim_refused' : 'rejected', amountFen: 0 } as const
    return finish(ctx, { before, after: ended(ctx, after, ending) }, [fact, closedFact(before.id, ending)])
  }
  return finish(
    ctx,
    { before, after: { ...after, ...(await outcomeOf(ctx, before, { ...input, state, amountFen })) } },
    [fact],
  )
}

type Led = Reviewed & { readonly state: 'performing' | 'received' | 'evidence' }
async function outcomeOf(
  ctx: Ctx,
  before: Complaint,
  { state, decision, remedy, amountFen, awarded }: Led,
): Promise<Partial<Complaint>> {
  if (state === 'received') return { state, rejectGround: null }
  if (state === 'evidence')
    return { state, remanded: before.remanded + 1, obligated: false, outcomeFen: null, rejectGround: null }
  if (decision === 'change') await oblige(ctx, before.id, 'ruling', owedWith([{ remedy, amountFen }], awarded))
  return { state, obligated: true, proven: false, outcomeFen: amountFen + totalOf(awarded) }
}
