import type { Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { begin, everybody, finish, say, type StepInput } from '../complaint.actions.ts'
import type { Remedy } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { totalOf, weighAwards } from '../demand/award.actions.ts'
import type { Award } from '../demand/award.store.ts'
import type { Awarding } from '../demand/demand.contract.ts'
import { assertLateDecided } from '../dispute/late.actions.ts'
import * as drafts from './draft.store.ts'
import { withDissent, carriedDraft } from './bench.actions.ts'
import { nameThePresiding } from './draw.actions.ts'
import { tallyOf } from './panel.rules.ts'
import { readBench, type SittingBench } from './part.actions.ts'
import { leadsTo, settleReview } from './review.actions.ts'
import { assertCites, decide } from './ruling.actions.ts'
import { decisionProblem, isReviewDecision, isRulingDecision } from './ruling.rules.ts'
import { assertPaper } from './reasons.actions.ts'
import * as store from './ruling.store.ts'
import { armSeats, replace } from './seat.actions.ts'
import * as seats from './seat.store.ts'

/** Three decide together: a draft, an opinion from everybody, a majority. */

type Open = { readonly ruling: store.Ruling; readonly bench: SittingBench; readonly mine: seats.Seat }
async function openBench(ctx: Ctx, complaintId: string): Promise<Open> {
  const ruling = found(
    (await store.rulingsOf(ctx, complaintId)).find(({ at }) => at === null),
    'ruling',
  )
  const bench = await readBench(ctx, complaintId, ruling)
  const mine = bench.sitting.find(({ accountId }) => accountId === ctx.actor.id) ?? refuse('ruling.of-others')
  return { ruling, bench, mine }
}

export type Drafted = StepInput & {
  readonly decision: string
  readonly remedy: Remedy
  readonly amountFen: number
  readonly text: string
  readonly cites: readonly string[]
  readonly restsOn: readonly string[]
  readonly awards: readonly Awarding[]
}
/** Another draft takes the place of the one before, with everything that was said of it. */
export async function draftRuling(ctx: Ctx, input: Drafted): Promise<Complaint> {
  const { before, after } = await begin(ctx, 'draft_ruling', input)
  const { ruling, mine } = await openBench(ctx, input.id)
  await assertLateDecided(ctx, input.id)
  const awards = await weighAwards(ctx, before, input)
  await assertPaper(ctx, input.id, input)
  await assertDecision(ctx, before, { ...input, awarded: awards })
  const earlier = (await drafts.draftsOf(ctx, input.id)).filter(({ rulingId }) => rulingId === ruling.id)
  const version = (earlier.at(-1)?.version ?? 0) + 1
  const { decision, remedy, amountFen, text, cites, restsOn } = input
  const said = { decision, remedy, amountFen, reasons: text, cites, restsOn, awards }
  const draft = { rulingId: ruling.id, version, seatId: mine.id, ...said }
  await drafts.insertDraft(ctx, input.id, { ...draft, at: ctx.now })
  await armSeats(ctx, before, { renew: true })
  return finish(ctx, { before, after }, [
    { kind: 'panel.drafted', subject: input.id, data: { ruling: ruling.id, draft: version } },
  ])
}

/** The same rules as for one who decides alone, before anybody has to read it. */
async function assertDecision(
  ctx: Ctx,
  before: Complaint,
  input: Drafted & { readonly awarded: readonly Award[] },
): Promise<void> {
  const { decision, remedy, amountFen, cites, awarded } = input
  assertCites(ctx, cites)
  if (before.state === 'review') {
    if (!isReviewDecision(decision)) refuse('ruling.review-not-so', { field: 'decision' })
    await leadsTo(ctx, before, { decision, remedy, amountFen, awarded })
    return
  }
  if (!isRulingDecision(decision)) refuse('ruling.decision-not-here', { field: 'decision' })
  const problem = decisionProblem({ decision, remedy, amountFen }, before, totalOf(awarded))
  if (problem) refuse(problem.code, { field: problem.field })
}

const shortestDissent = 10
export type Opined = StepInput & { readonly draft: number; readonly concurs: boolean; readonly text: string }
/** Outvoted, the draft is over, and whoever dissented first presides and writes. */
export async function giveOpinion(ctx: Ctx, input: Opined): Promise<Complaint> {
  const { before, after } = await begin(ctx, 'give_opinion', input)
  const { ruling, bench, mine } = await openBench(ctx, input.id)
  if (bench.draft?.version !== input.draft) refuse('ruling.draft-changed', { field: 'draft' })
  if (!input.concurs && input.text.length < shortestDissent) refuse('ruling.dissent-needs-reasons', { field: 'text' })
  const { concurs, text, draft: version } = input
  const opinion = { rulingId: ruling.id, version, seatId: mine.id, concurs, reasons: text, at: ctx.now }
  await drafts.insertOpinion(ctx, input.id, opinion)
  const passed = await passOn(ctx, before, ruling)
  await armSeats(ctx, before)
  return finish(ctx, { before, after }, [
    { kind: 'panel.opinion-given', subject: input.id, data: { ruling: ruling.id, draft: version } },
    ...passed,
  ])
}

async function passOn(ctx: Ctx, { id }: Complaint, ruling: store.Ruling): Promise<readonly NewFact[]> {
  const bench = await readBench(ctx, id, ruling)
  const to = bench.opinions.find(({ concurs }) => !concurs)
  if (!tallyOf(bench).outvoted || !to) return []
  await seats.preside(ctx, id, bench.draft?.seatId ?? null, to.seatId)
  await nameThePresiding(ctx, id, ruling)
  return [{ kind: 'panel.presidency-passed', subject: id, data: { ruling: ruling.id } }]
}

export async function issuePanelRuling(ctx: Ctx, input: StepInput): Promise<Complaint> {
  const taken = await begin(ctx, 'issue_panel', input)
  const { before, after, side } = taken
  const { ruling, bench } = await openBench(ctx, input.id)
  const { draft, opinions } = bench
  // It may have come after the draft.
  await assertLateDecided(ctx, input.id)
  if (before.state === 'review' && draft && isReviewDecision(draft.decision)) {
    const { concurring, dissenting } = tallyOf(bench)
    const { decision, remedy, amountFen, awards, cites, restsOn } = draft
    const text = withDissent(draft.reasons, opinions)
    const votes = { concurring, dissenting }
    const decided = { decision, remedy, amountFen, awarded: awards, text, cites, restsOn }
    return settleReview(ctx, taken, { ...decided, ruling: ruling.id, votes })
  }
  const carried = (await carriedDraft(ctx, before, ruling)) ?? refuse('ruling.not-carried')
  const statement = await say(ctx, input.id, { side, kind: 'ruling', audience: everybody, text: carried.text })
  return decide(ctx, { before, after }, { ...carried, statement })
}

/** Whoever cannot go on is replaced by the same draw; why is for colleagues. */
export async function leaveSeat(ctx: Ctx, input: StepInput & { readonly text: string }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'leave_seat', input)
  const { mine, ruling } = await openBench(ctx, input.id)
  const statement = await say(ctx, input.id, { side, kind: 'message', audience: ['platform'], text: input.text })
  await replace(ctx, before, { id: mine.id, because: 'withdrew' })
  // A seat of three has a clock of its own; where one decides, whoever comes next has the whole stage, and the sides the time to challenge.
  const renew = ruling.size === 1 || before.state === 'panel_forming'
  return finish(ctx, { before, after, renew }, [{ kind: 'panel.seat-left', subject: input.id, data: { statement } }])
}
