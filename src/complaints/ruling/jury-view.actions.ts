import type { z } from 'zod'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { orderOf } from '../orders.actions.ts'
import { listOf } from '../statement.store.ts'
import { sit } from './jury.actions.ts'
import type { JuryTask, JuryView, listJuries as list } from './jury.contract.ts'
import { countVotes, withoutNumbers } from './jury.rules.ts'
import * as store from './jury.store.ts'

/** The goods it is about, by their titles: neither order nor shop nor person. */
async function goodsOf(ctx: Ctx, complaint: Complaint): Promise<string[]> {
  const order = complaint.orderId === null ? null : await orderOf(ctx, complaint.orderId)
  const concerned = await complaints.linesOf(ctx, complaint.id)
  return (order?.lines ?? []).filter(({ id }) => concerned.includes(id)).map(({ title }) => title)
}

/** What was said to both sides, without the talk of the mediation, which is kept elsewhere, and without numbers. */
export async function showTask(ctx: Ctx, id: string): Promise<JuryTask> {
  const { jury, mine } = await sit(ctx, id, { hold: false })
  const complaint = found(await complaints.find(ctx, jury.complaintId), 'jury')
  const said = (await listOf(ctx, complaint.id)).filter(
    ({ audience }) => audience.includes('consumer') && audience.includes('merchant'),
  )
  return {
    id: jury.id,
    seat: mine.id,
    phase: jury.phase,
    clock: await clockOf(ctx, jury),
    category: complaint.category,
    goods: await goodsOf(ctx, complaint),
    remedies: [...complaint.remedies],
    claimFen: complaint.claimFen,
    currency: complaint.currency,
    statements: said.map(({ id: statement, side, kind, text }) => {
      return { id: statement, side, kind, text: withoutNumbers(text) }
    }),
    committed: mine.commitment,
    revealed: mine.vote,
    verdict: jury.verdict,
  }
}

const clockOf = async (ctx: Ctx, { id, clock }: store.Jury) =>
  clock === null ? null : ((await clocksOf(ctx, [id])).find((one) => one.id === clock) ?? null)

export async function listJuries(ctx: Ctx): Promise<z.input<typeof list.output>['rows']> {
  const rows = []
  for (const { complaintId, openedAt, ...one } of await store.juriesOf(ctx, ctx.actor.id)) {
    const complaint = found(await complaints.find(ctx, complaintId), 'complaint')
    const goods = (await goodsOf(ctx, complaint)).join('、')
    rows.push({ ...one, category: complaint.category, goods, openedAt: openedAt.toISOString() })
  }
  return rows
}

/** For the two sides and colleagues: how far it is; after the count every seal with what opened it. */
export async function showCaseJury(ctx: Ctx, complaintId: string): Promise<JuryView | null> {
  const complaint = found(await complaints.find(ctx, complaintId), 'complaint')
  if (sideOf(ctx.actor, complaint) === null) refuse('not-found', { noun: 'complaint' })
  const jury = await store.latest(ctx, complaintId)
  if (!jury) return null
  const seats = await store.seatsOf(ctx, jury)
  const counted = jury.phase === 'counted'
  const { consumer, merchant, tie } = countVotes(
    seats.map(({ vote }) => vote),
    jury,
  )
  return {
    id: jury.id,
    phase: jury.phase,
    clock: await clockOf(ctx, jury),
    seats: seats.length,
    quorum: jury.quorum,
    tie: jury.tie,
    committed: seats.filter(({ commitment }) => commitment !== null).length,
    count: counted ? { consumer, merchant, tie } : null,
    verdict: jury.verdict,
    ballots: counted
      ? seats.map(({ id, from, commitment, vote, salt }) => ({ seat: id, from, commitment, vote, salt }))
      : [],
  }
}
