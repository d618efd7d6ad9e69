import { startClock, stopClock } from '../../kernel/clock/clock.actions.ts'
import { dayNumber, shanghaiDay, shanghaiDayNumber } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { StagedClock } from '../complaint-clock.rules.ts'
import { openClocks, promiseAnew, stopClocks } from '../complaint-clocks.actions.ts'
import type { Complaint } from '../complaint.rules.ts'
import { endWithStage } from '../pauses/leave.actions.ts'
import { goOn, standStill } from '../pauses/standstill.actions.ts'
import { beginPerformance, untilOf } from '../performance/obligation.actions.ts'
import { stageDays, stagesAfter } from './stage-budget.rules.ts'
import { obligationsOf } from '../performance/obligation.store.ts'
import { acceptAgain, clockRuleOf, isStage, stateTable } from './states.rules.ts'

/** From one state to another. `from` is the instant from which the new stage counts: the end of a silence, else now. */
export type Move = {
  readonly before: Complaint
  readonly after: Complaint
  readonly from?: Date | undefined
  /** Begin the stage's clock again although the state is the same. */
  readonly renew?: boolean
  /** The statement by which it moves: what clocks stand still for is granted once for each (pauses.yaml). */
  readonly cause?: string | undefined
}

/**
 * The clocks follow the state: the old stage's timer stops, what stood still goes on, the platform's promise is kept when it has
 * decided, and exactly one timer is armed for the new stage. A court only interrupts: the stage's timer stands still and goes on.
 */
export async function moveClocks(ctx: Ctx, move: Move): Promise<Complaint> {
  const { before, after } = move
  // Whichever step was the first answer of substance: a reasoned rejection is one too.
  if (before.respondedAt === null && after.respondedAt !== null && after.state !== 'closed')
    await stopClocks(ctx, before, ({ stage }) => (stage === 'respond' ? 'met' : null))
  if (before.state === after.state && !move.renew) return after
  if (before.state !== after.state) await endWithStage(ctx, before, after)
  if (after.state === 'closed') return endClocks(ctx, before, after)
  await leave(ctx, before, after)
  await keepPromise(ctx, before, after)
  const { pause } = stateTable[after.state]
  if (pause !== null && before.state !== after.state) await standStill(ctx, before, { reason: pause, item: move.cause })
  const moved = { ...after, ...interrupted(before, after) }
  return { ...moved, stageClock: await armTimer(ctx, { ...move, after: moved }), stateSince: ctx.now }
}

const fromLaw = (before: Complaint, after: Complaint): boolean =>
  before.state === 'legal_route' && after.state !== 'legal_route'
/** Back where the court found it: the same stage with what was left of its time. */
const goesOn = (before: Complaint, after: Complaint): boolean =>
  fromLaw(before, after) && after.state === before.resumeState

function interrupted(before: Complaint, after: Complaint): Pick<Complaint, 'resumeState' | 'resumeClock'> {
  if (after.state !== 'legal_route') return { resumeState: null, resumeClock: null }
  return before.state === 'legal_route'
    ? { resumeState: before.resumeState, resumeClock: before.resumeClock }
    : { resumeState: before.state, resumeClock: before.stageClock }
}

async function leave(ctx: Ctx, before: Complaint, after: Complaint): Promise<void> {
  const { pause } = stateTable[before.state]
  if (pause !== null && before.state !== after.state) await goOn(ctx, before, pause)
  if (after.state === 'legal_route' && before.state !== 'legal_route') return
  const over = [before.stageClock, ...(fromLaw(before, after) && !goesOn(before, after) ? [before.resumeClock] : [])]
  for (const clock of await openClocks(ctx, before))
    // The first answer is owed until it is given, whatever stage the matter is in.
    if (over.includes(clock.id) && clock.stage !== 'respond')
      await stopClock(ctx, clock.id, { at: ctx.now, outcome: clock.id === before.stageClock ? 'met' : 'cancelled' })
}

/** Finish is met when the platform has decided; it begins anew when a decided matter is taken up again. */
async function keepPromise(ctx: Ctx, before: Complaint, after: Complaint): Promise<void> {
  const finish = (await openClocks(ctx, { ...before, state: after.state })).find(({ stage }) => stage === 'finish')
  if (stateTable[after.state].finished) {
    if (finish) await stopClock(ctx, finish.id, { at: ctx.now, outcome: 'met' })
  } else if (!finish && stateTable[before.state].finished && after.state !== 'legal_route')
    await promiseAnew(ctx, after)
}

async function armTimer(ctx: Ctx, { before, after, from }: Move): Promise<string | null> {
  const back = goesOn(before, after) ? before.resumeClock : null
  const open = await openClocks(ctx, { ...after, resumeClock: back })
  // Unless it was kept meanwhile: the first answer may be given while a court has the matter.
  if (open.some(({ id }) => id === back)) return back
  const first = open.find(({ stage, state }) => stage === 'respond' && state === 'running')
  if (after.state === 'received' && first && after.respondedAt === null) return first.id
  const rule = after.state === 'received' ? acceptAgain : clockRuleOf(after.state, after.profile)
  if (rule === null) return null
  const startedAt = from ?? ctx.now
  const atMost = stageAtMost(ctx, after, { open, startedAt })
  const until = await untilIn(ctx, { before, after, startedAt })
  const limits = { ...(atMost !== null && { atMost }), ...(until !== null && { until }) }
  return (await startClock(ctx, { rule, subject: after.id, startedAt, ...limits })).id
}

/** What is owed by a day runs to that day. */
async function untilIn(ctx: Ctx, { before, after, startedAt }: Pick<Move, 'before' | 'after'> & { startedAt: Date }) {
  if (after.state !== 'performing') return null
  return before.state === 'performing'
    ? untilOf(ctx, await obligationsOf(ctx, after.id), startedAt)
    : beginPerformance(ctx, after.id, startedAt)
}

/** Null where the outer promise has no say: only the stages that lead to a decision are counted against it. */
function stageAtMost(ctx: Ctx, { state, profile }: Complaint, at: { open: readonly StagedClock[]; startedAt: Date }) {
  if (!isStage(state) || state === 'received') return null
  const day = shanghaiDay(at.startedAt)
  const amountOf = (one: Parameters<typeof clockRuleOf>[0]): number =>
    ctx.rulebook.ruleOf('clock', clockRuleOf(one, profile) ?? '', day).amount
  const finish = at.open.find(({ stage, state: now }) => stage === 'finish' && now === 'running')
  const last = finish && dayNumber(finish.lastDay)
  const first = shanghaiDayNumber(at.startedAt)
  return stageDays({
    own: amountOf(state),
    left: last === undefined ? null : last > first ? ctx.rulebook.calendar.workingDaysBetween(first, last) : 0,
    reserved: stagesAfter(state).reduce((sum, later) => sum + amountOf(later), 0),
  })
}

/** However it ends, every clock stops: kept when something was decided or done, cancelled when nothing was left to do. */
async function endClocks(ctx: Ctx, before: Complaint, after: Complaint): Promise<Complaint> {
  const kept = !['withdrawn', 'deemed_withdrawn', 'closed_unconfirmed', 'merged'].includes(after.outcome ?? '')
  const answered = after.respondedAt !== null
  await stopClocks(ctx, before, ({ stage }) => (kept && (stage !== 'respond' || answered) ? 'met' : 'cancelled'))
  return { ...after, stageClock: null, resumeState: null, resumeClock: null, stateSince: ctx.now, urgency: 'normal' }
}
