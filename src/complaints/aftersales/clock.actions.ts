import { clocksOf, startClock, stopClock } from '../../kernel/clock/clock.actions.ts'
import type { ClockView } from '../../kernel/clock/clock.contract.ts'
import type { Ctx } from '../../kernel/context.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import { termOf, type Policy, type Term } from '../../kernel/rulebook/eligibility.rules.ts'
import { earliestDue } from '../complaint-clock.rules.ts'
import { timerOf, type Request } from './request.rules.ts'

/** How the clock of the stage that is left ended, and from when the next one counts, if not from now. */
export type StageChange = { readonly ended: 'met' | 'cancelled'; readonly from?: Date }

/** The policy that the request was made under, in the version of that day. */
export function policyOf(ctx: Ctx, { policy, requestedAt }: Pick<Request, 'policy' | 'requestedAt'>): Policy {
  const rule = ctx.rulebook.find(policy, shanghaiDay(requestedAt)) ?? ctx.rulebook.history(policy).at(-1)
  if (!rule || !isKind(rule, 'aftersales-policy')) throw new Error(`no after-sales policy ${policy}`)
  return rule
}
export const termFor = (ctx: Ctx, request: Request): Term | undefined => termOf(policyOf(ctx, request), request.request)

/** One clock per stage, and its due instant as the copy that lists are sorted by. */
export async function changeStage(
  ctx: Ctx,
  { before, after, change }: { before: Request; after: Request; change: StageChange },
): Promise<Request> {
  if (before.stageClock !== null) await stopClock(ctx, before.stageClock, { at: ctx.now, outcome: change.ended })
  const timer = timerOf(after)
  if (!timer) {
    await endClocks(ctx, after)
    return { ...after, stageClock: null, nextDueAt: null }
  }
  const started = await startClock(ctx, {
    rule: timer.clock(after.remedy),
    subject: after.id,
    startedAt: change.from ?? ctx.now,
  })
  return { ...after, stageClock: started.id, nextDueAt: new Date(started.dueAt) }
}

/** The clock of the law for the answer; it runs beside ours and moves nothing. */
export async function startAnswerClock(ctx: Ctx, request: Request): Promise<void> {
  const rule = termFor(ctx, request)?.answerBy
  if (rule !== undefined) await startClock(ctx, { rule, subject: request.id, startedAt: request.requestedAt })
}

export const stopAnswerClock = (ctx: Ctx, request: Request, outcome: 'met' | 'cancelled'): Promise<void> =>
  stopRule(ctx, request, { rule: termFor(ctx, request)?.answerBy, outcome })

/** The goods are back: the limit of the law for the refund begins, where the law sets one. */
export async function startRefundClock(ctx: Ctx, request: Request): Promise<void> {
  const rule = termFor(ctx, request)?.refundBy
  if (rule === undefined || request.remedy !== 'return') return
  const running = (await openClocks(ctx, request)).some((clock) => clock.rule === rule)
  if (!running) await startClock(ctx, { rule, subject: request.id, startedAt: ctx.now })
}

export const stopRefundClock = (ctx: Ctx, request: Request): Promise<void> =>
  stopRule(ctx, request, { rule: termFor(ctx, request)?.refundBy, outcome: 'met' })

/** Whatever ends a request ends its clocks, but not that of a refund which is still to come. */
async function endClocks(ctx: Ctx, request: Request): Promise<void> {
  const owed = request.refundOrderedAt !== null && request.refundedAt === null
  const refundBy = termFor(ctx, request)?.refundBy
  for (const clock of await openClocks(ctx, request)) {
    if (clock.rule === refundBy && owed) continue
    const outcome = clock.rule === refundBy && request.refundedAt !== null ? 'met' : 'cancelled'
    await stopClock(ctx, clock.id, { at: ctx.now, outcome })
  }
}

async function stopRule(
  ctx: Ctx,
  request: Request,
  { rule, outcome }: { rule: string | undefined; outcome: 'met' | 'cancelled' },
): Promise<void> {
  for (const clock of await openClocks(ctx, request))
    if (clock.rule === rule) await stopClock(ctx, clock.id, { at: ctx.now, outcome })
}

export const openClocks = async (ctx: Ctx, { id }: Pick<Request, 'id'>): Promise<ClockView[]> =>
  (await clocksOf(ctx, [id])).filter(({ stoppedAt }) => stoppedAt === null)

/** A calendar was published or a clock stood still: the copy follows. */
export async function withNextDue(ctx: Ctx, request: Request): Promise<Request> {
  const own = (await openClocks(ctx, request)).filter(({ id }) => id === request.stageClock)
  return { ...request, nextDueAt: earliestDue(own) }
}
