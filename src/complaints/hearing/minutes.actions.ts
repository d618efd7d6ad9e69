import { startClock, stopClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/refusal.ts'
import * as complaints from '../complaint.store.ts'
import { sha256 } from '../../kernel/sha256.ts'
import { seatAttendees, type Attendee } from './attendee.store.ts'
import { enterHearing, note, partyOf, readInside, take, type Inside } from './enter.actions.ts'
import type { HearingParty } from './hearing.contract.ts'
import { allSigned, ifAbsent } from './hearing.rules.ts'
import * as store from './hearing.store.ts'
import { documentOf, isParty, shownInShanghai } from './minutes.rules.ts'
import { insertMinutes, insertWord } from './minutes.store.ts'

type Named = { readonly id: string; readonly hearing: string }

/** Who of the two sides came. What staying away means was told with the call, and nothing follows when it was called too late. */
export async function noteAttendance(
  ctx: Ctx,
  input: Named & { readonly present: readonly HearingParty[] },
): Promise<Named> {
  const inside = await take(ctx, 'attendance', input)
  const { hearing, attendees } = inside
  const came = ({ part }: Attendee): boolean => !isParty(part) || input.present.includes(part)
  await seatAttendees(
    ctx,
    hearing,
    attendees.map((one) => ({ ...one, attended: came(one) })),
  )
  await store.saveHearing(ctx, { ...hearing, state: 'held', presidingId: ctx.actor.id })
  await note(ctx, inside, 'held', { present: [...new Set(input.present)] })
  const consequence = ifAbsent(hearing.absence, hearing.shortNotice)
  for (const absent of attendees.filter((one) => !came(one)))
    await note(ctx, inside, 'absent', { side: absent.part, consequence })
  return input
}

/** A new version asks both sides anew and gives them the whole time again. */
export async function presentMinutes(ctx: Ctx, input: Named & { readonly text: string }): Promise<Named> {
  const inside = await take(ctx, 'minutes', input)
  const { hearing, complaint, attendees } = inside
  const version = (inside.minutes?.version ?? 0) + 1
  const { number, stage, form, length, startsAt } = hearing
  const document = documentOf({
    receipt: complaint.receipt,
    number,
    stage,
    form,
    begins: shownInShanghai(startsAt ?? ctx.now),
    length,
    attendees,
    version,
    text: input.text,
  })
  const hash = sha256(document)
  await insertMinutes(ctx, hearing, { version, text: input.text, document, hash })
  if (hearing.clock !== null) await stopClock(ctx, hearing.clock, { at: ctx.now, outcome: 'cancelled' })
  const clock = await startClock(ctx, { rule: 'hearing.minutes', subject: hearing.id, startedAt: ctx.now })
  await store.saveHearing(ctx, { ...hearing, clock: clock.id })
  await note(ctx, inside, 'minutes-presented', { version, hash })
  return input
}

export async function signMinutes(ctx: Ctx, input: Named & { readonly hash: string }): Promise<Named> {
  const inside = await take(ctx, 'sign', input)
  await say(ctx, inside, { ...input, word: 'signed', note: '' })
  const after = await enterHearing(ctx, input, { hold: true })
  if (allSigned(after.standing)) await close(ctx, after, 'signed')
  return input
}

export async function objectToMinutes(
  ctx: Ctx,
  input: Named & { readonly hash: string; readonly note: string },
): Promise<Named> {
  const inside = await take(ctx, 'object', input)
  await say(ctx, inside, { ...input, word: 'objected' })
  return input
}

type Said = { readonly hash: string; readonly word: 'signed' | 'objected'; readonly note: string }
async function say(ctx: Ctx, inside: Inside, { hash, word, note: words }: Said): Promise<void> {
  const { minutes, hearing } = inside
  if (minutes?.hash !== hash) return refuse('hearing.minutes-changed', { field: 'hash' })
  const side = partyOf(inside)
  await insertWord(ctx, hearing, { version: minutes.version, side, word, note: words })
  await note(ctx, inside, `minutes-${word}`, { side, version: minutes.version, hash })
}

export async function closeHearing(ctx: Ctx, input: Named): Promise<Named> {
  const inside = await take(ctx, 'close', input)
  await close(ctx, inside, inside.standing.presented ? 'answered' : 'nobody-came')
  return input
}

type How = 'signed' | 'answered' | 'nobody-came' | 'silence'
async function close(ctx: Ctx, inside: Inside, how: How): Promise<void> {
  const { hearing, standing, minutes } = inside
  if (hearing.clock !== null && how !== 'silence') await stopClock(ctx, hearing.clock, { at: ctx.now, outcome: 'met' })
  const word = (side: HearingParty) => standing.words[side] ?? 'silent'
  const words = minutes ? { consumer: word('consumer'), merchant: word('merchant') } : {}
  await store.saveHearing(ctx, { ...hearing, state: 'closed', clock: null })
  await note(ctx, inside, 'closed', { how, ...words, ...(minutes && { version: minutes.version, hash: minutes.hash }) })
}

/** The time to sign or object is over: who has said nothing counts as not objecting, and is shown as silent. */
export async function closeBySilence(ctx: Ctx, hearingId: string, clock: string): Promise<void> {
  const named = await store.findHearing(ctx, hearingId)
  const complaint = named && (await complaints.hold(ctx, named.complaintId))
  const hearing = complaint && (await store.findHearing(ctx, hearingId))
  if (!complaint || hearing?.state !== 'held' || hearing.clock !== clock) return
  const inside = await readInside(ctx, { complaint, side: 'platform', bench: null }, hearing)
  await stopClock(ctx, clock, { at: ctx.now, outcome: 'cancelled' })
  await close(ctx, inside, 'silence')
}
