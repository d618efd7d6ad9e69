import { hourMs } from '../../kernel/calendar/span.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { dequeue, enqueueAll } from '../../kernel/job/enqueue.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Complaint } from '../complaint.rules.ts'
import { engagementsOf, type Engagement } from './attendee.store.ts'
import type { Part, WarningView } from './hearing.contract.ts'
import type { Hearing } from './hearing.store.ts'
import { remindersOf, rulesOf } from './rulebook.rules.ts'
import { endOf, isShort, mostDaysAhead, timesProblem, warningsOf } from './time.rules.ts'

export function assertTimes(ctx: Ctx, times: readonly Date[], length: number, field = 'times'): void {
  const problem = timesProblem(times, length, ctx.now)
  if (problem) refuse(problem, { field, days: mostDaysAhead })
}

type Asked = {
  readonly startsAt: Date
  readonly length: number
  readonly adjourned: number
  /** The hearing that is moved. */
  readonly except: string | null
  readonly called: readonly { readonly party: string; readonly part: Part }[]
}

/** What speaks against a time, for whoever presides: the other matter of an attendee by its number, never to the sides. */
export async function warningsFor(ctx: Ctx, complaint: Complaint, asked: Asked): Promise<WarningView[]> {
  const { startsAt, length, called } = asked
  const span = { from: startsAt, until: endOf(asked), except: asked.except }
  const engaged = await engagementsOf(
    ctx,
    called.map(({ party }) => party),
    span,
  )
  const clocks = complaint.stageClock === null ? [] : await clocksOf(ctx, [complaint.id])
  const ends = clocks.find(({ id }) => id === complaint.stageClock)?.dueAt
  const codes = warningsOf({
    startsAt,
    length,
    now: ctx.now,
    rules: rulesOf(ctx.rulebook, ctx.now),
    calendar: ctx.rulebook.calendar,
    stageEnds: ends ? new Date(ends) : null,
    adjourned: asked.adjourned,
    clashes: engaged.length > 0,
  })
  return codes.flatMap((code) =>
    code === 'clash' ? engaged.map((one) => clashOf(one, called)) : [{ code, clash: null }],
  )
}

const clashOf = ({ party, receipt, startsAt, length }: Engagement, called: Asked['called']): WarningView => ({
  code: 'clash',
  clash: {
    part: called.find((one) => one.party === party)?.part ?? 'member',
    receipt,
    startsAt: startsAt.toISOString(),
    length,
  },
})

/** With this start it is set: everybody is reminded before it begins, in place of earlier reminders. */
export async function withStart(ctx: Ctx, hearing: Hearing, startsAt: Date): Promise<Hearing> {
  const { noticeHours } = rulesOf(ctx.rulebook, ctx.now)
  await planReminders(ctx, hearing, startsAt)
  return {
    ...hearing,
    state: 'set',
    startsAt,
    sequence: hearing.sequence + 1,
    shortNotice: isShort(startsAt, ctx.now, noticeHours),
  }
}

export async function planReminders(ctx: Ctx, { id }: Hearing, startsAt: Date | null): Promise<void> {
  const hours = remindersOf(ctx.rulebook, ctx.now)
  for (const before of hours) await dequeue(ctx, keyOf(id, before))
  if (startsAt === null) return
  const due = hours.map((before) => ({ before, runAt: new Date(startsAt.getTime() - before * hourMs) }))
  await enqueueAll(
    ctx,
    due
      .filter(({ runAt }) => runAt > ctx.now)
      .map(({ before, runAt }) => ({
        name: 'complaints.remind-hearing',
        payload: { hearing: id, startsAt: startsAt.toISOString(), before },
        key: keyOf(id, before),
        runAt,
      })),
  )
}
const keyOf = (id: string, before: number): string => `hearing-reminder:${id}:${before}`
