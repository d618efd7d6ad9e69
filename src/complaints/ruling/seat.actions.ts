import { clocksOf, startClock, stopClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { nextStageStart } from '../complaint-clock.rules.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { draw } from './draw.actions.ts'
import { owesOf } from './panel.rules.ts'
import { readBench } from './part.actions.ts'
import { rulingsOf } from './ruling.store.ts'
import * as seats from './seat.store.ts'

/** Every seat has a clock for what it owes, and loses the seat when it runs out. */

export async function armSeats(
  ctx: Ctx,
  complaint: Complaint,
  how: { readonly renew?: boolean; readonly from?: Date } = {},
): Promise<void> {
  const sitsNow = complaint.state === 'deliberating' || complaint.state === 'review'
  const open = sitsNow ? (await rulingsOf(ctx, complaint.id)).find(({ at }) => at === null) : undefined
  const bench = open && open.size > 1 ? await readBench(ctx, complaint.id, open) : undefined
  const all = await seats.seatsOf(ctx, complaint.id)
  const running = await clocksOf(
    ctx,
    all.filter(({ clock }) => clock !== null).map(({ id }) => id),
  )
  for (const seat of all) {
    const sits = bench?.sitting.some(({ id }) => id === seat.id) === true
    const owes = bench && sits ? owesOf(bench, seat.id) : null
    const clock = running.find(({ id }) => id === seat.clock)
    if (clock && clock.rule === owes && !how.renew) continue
    if (clock) await stopClock(ctx, clock.id, { at: ctx.now, outcome: owes === clock.rule ? 'cancelled' : 'met' })
    const startedAt = how.from ?? ctx.now
    const next = owes === null ? null : (await startClock(ctx, { rule: owes, subject: seat.id, startedAt })).id
    if (next !== seat.clock) await seats.setClock(ctx, complaint.id, seat.id, next)
  }
}

/** The seat is free and filled by the same draw; whoever is left presides when nobody can be drawn. */
export async function replace(
  ctx: Ctx,
  complaint: Complaint,
  gone: { readonly id: string; readonly because: 'withdrew' | 'silent'; readonly from?: Date },
): Promise<void> {
  const seat = (await seats.seatsOf(ctx, complaint.id)).find(({ id }) => id === gone.id)
  if (!seat) return
  if (seat.clock !== null) await stopClock(ctx, seat.clock, { at: ctx.now, outcome: 'cancelled' })
  await seats.leave(ctx, complaint.id, gone)
  await draw(ctx, complaint, { kind: complaint.state === 'review' ? 'review' : 'ruling' })
  await record(ctx, [
    { kind: 'panel.seat-changed', subject: complaint.id, data: { ruling: seat.rulingId, because: gone.because } },
  ])
  await armSeats(ctx, complaint, gone.from ? { from: gone.from } : {})
}

/** Silence costs the seat. A clock that nobody owes anything by any more is nobody's. */
export async function seatRanOut(ctx: Ctx, fact: Fact): Promise<void> {
  const clock = fact.data['clock']
  if (fact.data['rung'] !== 'due' || typeof clock !== 'string') return
  const owner = await seats.seatByClock(ctx, clock)
  const complaint = owner && (await complaints.hold(ctx, owner.complaintId))
  const still = complaint && (await seats.seatByClock(ctx, clock))
  if (!complaint || !still || (complaint.state !== 'deliberating' && complaint.state !== 'review')) return
  const from = nextStageStart(new Date(String(fact.data['at'])), ctx.now)
  await replace(ctx, complaint, { id: still.id, because: 'silent', from })
}

export async function stageChanged(ctx: Ctx, complaintId: string): Promise<void> {
  const complaint = await complaints.hold(ctx, complaintId)
  if (complaint) await armSeats(ctx, complaint)
}
