import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { seatAttendees } from './attendee.store.ts'
import { setTime } from './call.actions.ts'
import { note, partyOf, take, type Inside } from './enter.actions.ts'
import { agreedSlot } from './hearing.rules.ts'
import * as store from './hearing.store.ts'
import { insertRequest } from './minutes.store.ts'

/** What the two sides say to a call. */

type Named = { readonly id: string; readonly hearing: string }

/** The earliest time that suits everybody who was called is set at once; nobody has to wait for whoever presides. */
export async function voteHearing(ctx: Ctx, input: Named & { readonly fits: readonly string[] }): Promise<Named> {
  const inside = await take(ctx, 'vote', input)
  const { hearing, slots, standing } = inside
  const unknown = input.fits.findIndex((id) => !slots.some((slot) => slot.id === id))
  if (unknown >= 0) refuse('hearing.slot-unknown', { field: `fits.${unknown}` })
  const side = partyOf(inside)
  await store.saveVotes(ctx, hearing, side, input.fits)
  await note(ctx, inside, 'voted', { side, fits: input.fits.length })
  const agreed = agreedSlot(await store.slotsOf(ctx, hearing), standing.called, ctx.now)
  if (agreed === null) return input
  // Whoever said that it suits has said that he comes.
  await confirmAll(ctx, inside)
  await setTime(ctx, hearing, agreed.startsAt)
  return input
}

const confirmAll = (ctx: Ctx, { hearing, attendees, standing }: Inside): Promise<void> =>
  seatAttendees(
    ctx,
    hearing,
    attendees.map((one) =>
      standing.called.some((side) => side === one.part) ? { ...one, confirmedAt: ctx.now } : one,
    ),
  )

export async function confirmHearing(ctx: Ctx, input: Named): Promise<Named> {
  const inside = await take(ctx, 'confirm', input)
  const side = partyOf(inside)
  await seatAttendees(
    ctx,
    inside.hearing,
    inside.attendees.map((one) => (one.part === side ? { ...one, confirmedAt: ctx.now } : one)),
  )
  await note(ctx, inside, 'confirmed', { side })
  return input
}

type Asked = Named & { readonly reason: string; readonly wishedAt?: string | undefined }
export async function askOtherTime(ctx: Ctx, input: Asked): Promise<Named> {
  const inside = await take(ctx, 'ask-time', input)
  const wishedAt = input.wishedAt === undefined ? null : new Date(input.wishedAt)
  if (wishedAt !== null && wishedAt <= ctx.now) refuse('hearing.past', { field: 'wishedAt' })
  const side = partyOf(inside)
  const request = { id: newId('hrr'), side, reason: input.reason, wishedAt }
  await insertRequest(ctx, inside.hearing, request)
  await note(ctx, inside, 'time-asked', { request: request.id, side })
  return input
}
