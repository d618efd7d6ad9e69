import { hourMs } from '../../kernel/calendar/span.ts'
import { shanghaiDayNumber, startOfDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { voteHearing } from '../hearing/answer.actions.ts'
import { callHearing } from '../hearing/call.actions.ts'
import { listCaseHearings } from '../hearing/hearing-view.actions.ts'
import { noteAttendance, presentMinutes, signMinutes } from '../hearing/minutes.actions.ts'
import { hearingWords } from './plots.rules.ts'

/** The hearings of a mediation of the demonstration, by whoever's turn it is. */

const halfHourMs = hourMs / 2
const common = { form: 'video', place: 'https://meet.example.com/xiaobao-diaojie', absence: 'goes-on' } as const

/** At the next half hour. */
export const callFirst = (ctx: Ctx, id: string) =>
  callHearing(ctx, {
    id,
    ...common,
    times: [new Date((Math.floor(ctx.now.getTime() / halfHourMs) + 1) * halfHourMs).toISOString()],
    length: 30,
    agenda: hearingWords.first,
  })

export async function writeMinutes(ctx: Ctx, id: string): Promise<void> {
  const [hearing] = (await listCaseHearings(ctx, id)).rows
  if (!hearing?.may.includes('attendance')) return
  const named = { id, hearing: hearing.id }
  await noteAttendance(ctx, { ...named, present: ['consumer', 'merchant'] })
  await presentMinutes(ctx, { ...named, text: hearingWords.minutes })
}

export async function sign(ctx: Ctx, id: string): Promise<void> {
  const [hearing] = (await listCaseHearings(ctx, id)).rows
  if (hearing?.minutes && hearing.may.includes('sign'))
    await signMinutes(ctx, { id, hearing: hearing.id, hash: hearing.minutes.hash })
}

/** The second working day after: still to come whenever somebody looks at it. At one time, or at one of two. */
export async function callSecond(ctx: Ctx, id: string, hours: readonly number[]): Promise<void> {
  const day = startOfDay(ctx.rulebook.calendar.workingDayAfter(shanghaiDayNumber(ctx.now), 2)).getTime()
  const times = hours.map((hour) => new Date(day + hour * hourMs).toISOString())
  await callHearing(ctx, { id, ...common, times, length: 45, agenda: hearingWords.second })
}

export async function chooseAll(ctx: Ctx, id: string): Promise<void> {
  const hearing = (await listCaseHearings(ctx, id)).rows.at(-1)
  if (hearing?.may.includes('vote'))
    await voteHearing(ctx, { id, hearing: hearing.id, fits: hearing.slots.map((slot) => slot.id) })
}
