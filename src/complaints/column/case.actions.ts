import type { z } from 'zod'
import { clocksOf, stopClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { categoryOf } from '../category.rules.ts'
import type { Side } from '../complaint.contract.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { listOf } from '../statement.store.ts'
import * as around from './around.store.ts'
import type * as contract from './column.contract.ts'
import * as store from './column.store.ts'
import { looksPersonal, maskPersonal } from './mask.rules.ts'
import { namesInCase } from './names.actions.ts'
import { tellDesk } from './tell.actions.ts'

async function opened(ctx: Ctx, id: string): Promise<{ complaint: Complaint; side: Side }> {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  return { complaint, side: sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' }) }
}
const isLive = (one: store.Kept | undefined): boolean => one?.state === 'offered' || one?.state === 'published'

export async function readCasePosting(ctx: Ctx, id: string): Promise<z.input<typeof contract.CasePosting>> {
  const { complaint, side } = await opened(ctx, id)
  return show(ctx, complaint, side)
}

/** A shop sees a posting when everybody does; the consumer from the moment of offering it. */
async function show(ctx: Ctx, complaint: Complaint, side: Side): Promise<z.input<typeof contract.CasePosting>> {
  const kept = await store.findOfComplaint(ctx, complaint.id)
  const seen = kept && (side !== 'merchant' || kept.state === 'published') ? kept : null
  const mayOffer = side === 'consumer' && complaint.merchantId !== null && !isLive(kept)
  const clocks = seen?.replyClock ? await clocksOf(ctx, [seen.id]) : []
  const replies = seen ? await around.repliesOf(ctx, [seen.id]) : []
  return {
    posting: seen && { id: seen.id, state: seen.state, title: seen.title, text: seen.text, reason: seen.reason },
    proposed: mayOffer ? await propose(ctx, complaint) : null,
    mayOffer,
    mayReply: side === 'merchant' && seen?.state === 'published',
    replies: replies
      .filter(({ state }) => side !== 'consumer' || state === 'published')
      .map(({ id, text, state, reason }) => ({ id, text, state, reason })),
    clock: seen?.state === 'published' ? (clocks.find(({ id }) => id === seen.replyClock) ?? null) : null,
  }
}

/** What the consumer wrote first, without what tells who he is. */
async function propose(ctx: Ctx, complaint: Complaint) {
  const claim = (await listOf(ctx, complaint.id)).findLast(({ kind, side }) => kind === 'claim' && side === 'consumer')
  const names = await namesInCase(ctx, complaint)
  return { title: categoryOf(complaint.category).title.zh, text: maskPersonal(claim?.text ?? '', names).slice(0, 3000) }
}

export async function offerPosting(ctx: Ctx, { id, title, text }: Input<typeof contract.offerPosting>) {
  const complaint = found(await complaints.hold(ctx, id), 'complaint')
  if (sideOf(ctx.actor, complaint) !== 'consumer') refuse('not-found', { noun: 'complaint' })
  const { merchantId, category } = complaint
  if (merchantId === null) return refuse('column.shop-unknown')
  if (looksPersonal(`${title}\n${text}`)) refuse('column.personal', { field: 'text' })
  const before = await store.holdOfComplaint(ctx, id)
  if (isLive(before)) refuse('column.offered-already')
  const one: store.Kept = {
    id: before?.id ?? newId('col'),
    complaintId: id,
    merchantId,
    category,
    state: 'offered',
    title,
    text,
    reason: '',
    note: '',
    replyClock: null,
    replyBy: null,
    offeredAt: before?.offeredAt ?? ctx.now,
    publishedAt: null,
    repliedAt: null,
    version: (before?.version ?? 0) + 1,
  }
  if (before) await store.save(ctx, one)
  else await store.insert(ctx, one)
  await record(ctx, [{ kind: 'column.offered', subject: id, data: { posting: one.id } }])
  await tellDesk(ctx, one)
  return show(ctx, complaint, 'consumer')
}

/** At any time, and it is gone: words, replies, the clock. What readers counted stays a number without a place. */
export async function withdrawPosting(ctx: Ctx, id: string) {
  const { complaint, side } = await opened(ctx, id)
  if (side !== 'consumer') refuse('not-found', { noun: 'complaint' })
  const one = await store.holdOfComplaint(ctx, id)
  if (!one || !isLive(one)) return refuse('column.not-there')
  if (one.replyClock !== null) await stopClock(ctx, one.replyClock, { at: ctx.now, outcome: 'cancelled' })
  await around.dropReplies(ctx, one.id)
  const gone = { title: '', text: '', note: '', replyClock: null, replyBy: null, publishedAt: null, repliedAt: null }
  await store.save(ctx, { ...one, ...gone, state: 'withdrawn', version: one.version + 1 })
  await record(ctx, [{ kind: 'column.withdrawn', subject: id, data: { posting: one.id } }])
  return show(ctx, complaint, 'consumer')
}
