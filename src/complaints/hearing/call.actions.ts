import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { seatAttendees, type Attendee } from './attendee.store.ts'
import { enterCase, note, take, type Inside } from './enter.actions.ts'
import type { Absence, Form, WarningView } from './hearing.contract.ts'
import * as store from './hearing.store.ts'
import { answerRequests } from './minutes.store.ts'
import { calledTo } from './presider.actions.ts'
import { assertTimes, planReminders, warningsFor, withStart } from './time.actions.ts'

/** More than this is no procedure that a complaint of everyday life can bear. */
const mostHearings = 20

export type Call = {
  readonly id: string
  readonly form: Form
  readonly times: readonly string[]
  readonly length: number
  readonly place: string
  readonly agenda: string
  readonly absence: Absence
}
type Named = { readonly id: string; readonly hearing: string }

/** By whoever presides, while the stage lasts, one at a time. */
export async function callHearing(ctx: Ctx, input: Call): Promise<Named> {
  const { complaint, bench } = await enterCase(ctx, input.id, { hold: true })
  if (bench?.presidingId !== ctx.actor.id) return refuse('hearing.no-stage')
  const before = await store.hearingsOf(ctx, input.id)
  if (before.some(({ state }) => state === 'proposed' || state === 'set')) refuse('hearing.one-open')
  if (before.length >= mostHearings) refuse('hearing.too-many', { most: mostHearings })
  if (input.form === 'video' && !input.place.startsWith('https://')) refuse('hearing.needs-link', { field: 'place' })
  const called = calledTo(complaint, bench)
  if (!called.some(({ part }) => part === 'consumer' || part === 'merchant')) refuse('hearing.nobody-to-hear')
  const times = input.times.map((time) => new Date(time))
  assertTimes(ctx, times, input.length)
  const { form, length, place, agenda, absence } = input
  const hearing: store.Hearing = {
    id: newId('hrg'),
    complaintId: input.id,
    number: (before.at(-1)?.number ?? 0) + 1,
    stage: bench.stage,
    form,
    state: 'proposed',
    startsAt: null,
    length,
    place,
    agenda,
    absence,
    presidingId: ctx.actor.id,
    shortNotice: false,
    adjourned: 0,
    reason: null,
    sequence: 0,
    changedAt: ctx.now,
    clock: null,
  }
  await store.insertHearing(ctx, hearing)
  await seatAttendees(ctx, hearing, called.map(unanswered))
  await note(ctx, { hearing }, 'called', { number: hearing.number, stage: hearing.stage, times: times.length })
  await offer(ctx, hearing, times)
  return { id: input.id, hearing: hearing.id }
}

const unanswered = ({ party, part }: Pick<Attendee, 'party' | 'part'>): Attendee => ({
  party,
  part,
  confirmedAt: null,
  attended: null,
})

/** One time is set; several are put to the vote. */
async function offer(ctx: Ctx, hearing: store.Hearing, times: readonly Date[]): Promise<void> {
  const [only] = times
  if (times.length === 1 && only) return setTime(ctx, hearing, only)
  const slots = times.map((startsAt) => ({ id: newId('hrs'), startsAt }))
  await store.replaceSlots(ctx, hearing, slots)
}

export async function setTime(ctx: Ctx, hearing: store.Hearing, startsAt: Date): Promise<void> {
  const set = await withStart(ctx, hearing, startsAt)
  await store.saveHearing(ctx, set)
  const data = { startsAt: startsAt.toISOString(), shortNotice: set.shortNotice, again: hearing.adjourned }
  await note(ctx, { hearing }, 'set', data)
}

export async function chooseTime(ctx: Ctx, input: Named & { readonly slot: string }): Promise<Named> {
  const { hearing, slots } = await take(ctx, 'choose', input)
  const slot = slots.find(({ id }) => id === input.slot) ?? refuse('hearing.slot-unknown', { field: 'slot' })
  if (slot.startsAt <= ctx.now) refuse('hearing.past', { field: 'slot' })
  await setTime(ctx, hearing, slot.startsAt)
  return input
}

/** Those who were asked about the old time are asked about the new one. */
export async function adjournHearing(
  ctx: Ctx,
  input: Named & { readonly times: readonly string[]; readonly length: number; readonly reason: string },
): Promise<Named> {
  const { hearing, complaint, bench, attendees } = await take(ctx, 'adjourn', input)
  const times = input.times.map((time) => new Date(time))
  assertTimes(ctx, times, input.length)
  const moved = await store.saveHearing(ctx, {
    ...hearing,
    state: 'proposed',
    startsAt: null,
    length: input.length,
    reason: input.reason,
    presidingId: ctx.actor.id,
    // Other times for a vote that nobody has settled are no adjournment.
    adjourned: hearing.adjourned + (hearing.state === 'proposed' ? 0 : 1),
    sequence: hearing.sequence + 1,
  })
  await planReminders(ctx, hearing, null)
  const called = bench?.stage === hearing.stage ? calledTo(complaint, bench) : attendees
  await seatAttendees(ctx, hearing, called.map(unanswered))
  await store.replaceSlots(ctx, hearing, [])
  await answerRequests(ctx, hearing, { state: 'granted', answer: null })
  await note(ctx, { hearing }, 'adjourned', { adjourned: moved.adjourned, times: times.length })
  await offer(ctx, moved, times)
  return input
}

export async function cancelHearing(ctx: Ctx, input: Named & { readonly reason: string }): Promise<Named> {
  const { hearing } = await take(ctx, 'cancel', input)
  await callOff(ctx, hearing, input.reason)
  return input
}

export async function callOff(ctx: Ctx, hearing: store.Hearing, reason: string | null): Promise<void> {
  const off = { ...hearing, state: 'cancelled', reason, sequence: hearing.sequence + 1 } as const
  await store.saveHearing(ctx, off)
  await planReminders(ctx, hearing, null)
  await note(ctx, { hearing }, 'cancelled', { stageOver: reason === null })
}

export async function refuseOtherTime(
  ctx: Ctx,
  input: Named & { readonly request: string; readonly answer: string },
): Promise<Named> {
  const inside: Inside = await take(ctx, 'refuse-time', input)
  const request = inside.requests.find(({ id }) => id === input.request)
  if (request?.state !== 'open') return refuse('hearing.request-over', { field: 'request' })
  await answerRequests(ctx, inside.hearing, { id: request.id, state: 'refused', answer: input.answer })
  await note(ctx, inside, 'time-refused', { request: request.id, side: request.side })
  return input
}

export async function checkTime(
  ctx: Ctx,
  { id, at, length, hearing }: { id: string; at: string; length: number; hearing?: string | undefined },
): Promise<WarningView[]> {
  const { complaint, bench } = await enterCase(ctx, id, { hold: false })
  if (bench?.presidingId !== ctx.actor.id) return refuse('hearing.no-stage')
  const startsAt = new Date(at)
  assertTimes(ctx, [startsAt], length, 'at')
  const moving = (await store.hearingsOf(ctx, id)).find((one) => one.id === hearing)
  return warningsFor(ctx, complaint, {
    startsAt,
    length,
    adjourned: moving ? moving.adjourned + (moving.state === 'proposed' ? 0 : 1) : 0,
    except: moving?.id ?? null,
    called: calledTo(complaint, bench),
  })
}
