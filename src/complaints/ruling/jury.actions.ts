import { randomUUID } from 'node:crypto'
import { dayMs } from '../../kernel/calendar/span.ts'
import { startClock, stopClock } from '../../kernel/clock/clock.actions.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { nextStageStart } from '../complaint-clock.rules.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { heldDraw } from '../ties/draw-record.rules.ts'
import { seedOf } from '../ties/draw.rules.ts'
import { addMissed, eligible } from './juror.store.ts'
import { countVotes, drawJury, mayHaveJury, sealOf, type Vote } from './jury.rules.ts'
import * as store from './jury.store.ts'
import { rulingsOf, stepsOf } from './ruling.store.ts'

/** The lay panel: drawn when the ruling begins, sealed votes first, opened later, counted by rule. */

const valueOf = (ctx: Ctx, id: string) =>
  ctx.rulebook.ruleOf('parameter', `ruling.jury-${id}`, shanghaiDay(ctx.now)).value

/** Both sides chose it and the matter is one for it. With too few jurors the arbitrator decides alone, and the record says so. */
async function openJury(ctx: Ctx, complaint: Complaint): Promise<void> {
  const ruling = (await rulingsOf(ctx, complaint.id)).find(({ at }) => at === null)
  if (!ruling || ruling.size > 1 || complaint.state !== 'deliberating') return
  if ((await store.latest(ctx, complaint.id))?.rulingId === ruling.id) return
  const asked = (await stepsOf(ctx, complaint.id)).filter(({ kind }) => kind === 'application')
  const rules = { categories: String(valueOf(ctx, 'categories')).split(' '), mostFen: Number(valueOf(ctx, 'most-fen')) }
  const wishes = asked.map(({ about }) => about)
  // A finding of fraud is a question of law: with such a demand the arbitrator decides alone.
  if (complaint.demandedFen > 0 || !mayHaveJury(complaint, wishes, rules)) return
  const candidates = await eligible(ctx, {
    enrolledBefore: new Date(ctx.now.getTime() - Number(valueOf(ctx, 'enrolled-days')) * dayMs),
    missedBelow: Number(valueOf(ctx, 'most-missed')),
    not: complaint,
  })
  const seed = seedOf(complaint.receipt, 0, ctx.now)
  const size = Number(valueOf(ctx, 'size'))
  const drawn = drawJury(candidates, { seed, size })
  const quorum = Number(valueOf(ctx, 'quorum'))
  if (drawn.length < quorum) {
    await record(ctx, [{ kind: 'jury.not-formed', subject: complaint.id, data: { found: drawn.length, quorum } }])
    return
  }
  const id = newId('jry')
  const clock = (await startClock(ctx, { rule: 'ruling.jury-commit', subject: id, startedAt: ctx.now })).id
  const tie: Vote = valueOf(ctx, 'tie') === 'merchant' ? 'merchant' : 'consumer'
  const jury = { complaintId: complaint.id, id, rulingId: ruling.id, quorum, tie, clock }
  await store.open(ctx, { ...jury, seed })
  await store.insertSeats(
    ctx,
    jury,
    inAnyOrder(drawn).map((accountId) => ({ id: newId('jrs'), accountId })),
  )
  const data = { jury: id, seats: drawn.length, quorum, seed }
  // On the timeline of the panel, which nobody is shown: until the votes are counted nobody knows who has one.
  const held = { subject: id, id, seed, seats: size, candidates, excluded: [] }
  await record(ctx, [{ kind: 'jury.opened', subject: complaint.id, data }, heldDraw(held)])
}

/** Seats are numbered as they are made, and ballots are shown by seat: in the order of the draw they would tell who voted how. */
const inAnyOrder = (drawn: readonly string[]): string[] =>
  drawn
    .map((id) => ({ id, place: randomUUID() }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ id }) => id)

type Sitting = {
  readonly jury: store.Jury
  readonly seats: readonly store.JurySeat[]
  readonly mine: store.JurySeat
}
/** For whoever was not drawn there is no such panel. The complaint is locked first, as everywhere. */
export async function sit(ctx: Ctx, id: string, { hold }: { readonly hold: boolean }): Promise<Sitting> {
  const seen = found(await store.find(ctx, id), 'jury')
  if (hold) found(await complaints.hold(ctx, seen.complaintId), 'complaint')
  const jury = hold ? found(await store.find(ctx, id), 'jury') : seen
  const seats = await store.seatsOf(ctx, jury)
  const mine = found(
    seats.find(({ accountId }) => accountId === ctx.actor.id),
    'jury',
  )
  return { jury, seats, mine }
}

/** Sealed once: nobody changes a vote after others have handed in theirs. The same seal again is the same vote. */
export async function commitVote(ctx: Ctx, { id, commitment }: { id: string; commitment: string }): Promise<void> {
  const { jury, seats, mine } = await sit(ctx, id, { hold: true })
  if (mine.commitment === commitment) return
  if (jury.phase !== 'commit') refuse('jury.not-sealing')
  if (mine.commitment !== null) refuse('jury.sealed-already')
  await store.commit(ctx, jury, mine.id, commitment)
  await record(ctx, [{ kind: 'jury.vote-sealed', subject: jury.id, data: { seat: mine.id } }])
  if (seats.every((seat) => seat.id === mine.id || seat.commitment !== null)) await beginReveal(ctx, jury)
}

export type Opened = { readonly id: string; readonly vote: Vote; readonly salt: string }
export async function revealVote(ctx: Ctx, { id, vote, salt }: Opened): Promise<void> {
  const { jury, seats, mine } = await sit(ctx, id, { hold: true })
  if (mine.vote === vote && mine.salt === salt) return
  if (jury.phase !== 'reveal') refuse('jury.not-opening')
  if (mine.commitment === null) refuse('jury.nothing-sealed')
  if (sealOf({ jury: jury.id, seat: mine.id, vote, salt }) !== mine.commitment)
    refuse('jury.seal-differs', { field: 'salt' })
  await store.reveal(ctx, jury, mine.id, { vote, salt })
  await record(ctx, [{ kind: 'jury.vote-opened', subject: jury.id, data: { seat: mine.id } }])
  const sealed = seats.filter((seat) => seat.commitment !== null)
  if (sealed.every((seat) => seat.id === mine.id || seat.vote !== null)) await count(ctx, jury)
}

async function beginReveal(ctx: Ctx, jury: store.Jury, startedAt = ctx.now): Promise<void> {
  if (jury.clock !== null) await stopClock(ctx, jury.clock, { at: ctx.now, outcome: 'met' })
  const clock = (await startClock(ctx, { rule: 'ruling.jury-reveal', subject: jury.id, startedAt })).id
  await store.save(ctx, { ...jury, phase: 'reveal', clock })
  await record(ctx, [{ kind: 'jury.opening-began', subject: jury.complaintId, data: { jury: jury.id } }])
}

/** Counted once, from what was opened; whoever did not vote or did not open is noted. */
async function count(ctx: Ctx, jury: store.Jury): Promise<void> {
  if (jury.clock !== null) await stopClock(ctx, jury.clock, { at: ctx.now, outcome: 'met' })
  const seats = await store.seatsOf(ctx, jury)
  const result = countVotes(
    seats.map(({ vote }) => vote),
    jury,
  )
  await store.save(ctx, { ...jury, phase: 'counted', clock: null, verdict: result.verdict })
  await addMissed(
    ctx,
    // Who sealed a vote that nobody asked to open has missed nothing.
    seats
      .filter((seat) => (jury.phase === 'commit' ? seat.commitment : seat.vote) === null)
      .map((seat) => seat.accountId),
  )
  await record(ctx, [{ kind: 'jury.counted', subject: jury.complaintId, data: { jury: jury.id, ...result } }])
}

/** Silence: enough sealed votes are opened, too few are nobody's verdict; what is not opened in time does not count. */
export async function juryRanOut(ctx: Ctx, fact: Fact): Promise<void> {
  if (fact.data['rung'] !== 'due') return
  const seen = await store.find(ctx, fact.subject)
  if (!seen || !(await complaints.hold(ctx, seen.complaintId))) return
  const jury = await store.find(ctx, seen.id)
  if (!jury || jury.clock !== fact.data['clock']) return
  const sealed = (await store.seatsOf(ctx, jury)).filter(({ commitment }) => commitment !== null).length
  const from = nextStageStart(new Date(String(fact.data['at'])), ctx.now)
  if (jury.phase === 'commit' && sealed >= jury.quorum) await beginReveal(ctx, jury, from)
  else await count(ctx, jury)
}

/** Drawn when the ruling begins. When the matter leaves it before the count, the votes are nobody's business any more. */
export async function juryFollows(ctx: Ctx, complaintId: string): Promise<void> {
  const complaint = await complaints.hold(ctx, complaintId)
  if (complaint?.state === 'deliberating') return openJury(ctx, complaint)
  const jury = complaint && (await store.latest(ctx, complaintId))
  if (!jury || (jury.phase !== 'commit' && jury.phase !== 'reveal')) return
  if (jury.clock !== null) await stopClock(ctx, jury.clock, { at: ctx.now, outcome: 'cancelled' })
  await store.save(ctx, { ...jury, phase: 'cancelled', clock: null })
}
