import { startClock, stopClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { merchantNames } from '../orders.actions.ts'
import * as around from './around.store.ts'
import type * as contract from './column.contract.ts'
import * as store from './column.store.ts'
import { countLedTo } from './door.store.ts'
import { looksPersonal } from './mask.rules.ts'
import { tellSide } from './tell.actions.ts'

export async function listColumnDesk(ctx: Ctx, tab: 'waiting' | 'published') {
  const kept = (await store.atDesk(ctx, tab)).filter(({ merchantId }) => merchantId !== ctx.actor.merchantId)
  const ids = kept.map(({ id }) => id)
  const shops = await merchantNames(ctx, [...new Set(kept.map(({ merchantId }) => merchantId))])
  const replies = (await around.repliesOf(ctx, ids)).filter(({ state }) => state === 'offered')
  const flags = await around.openFlags(ctx, ids)
  const ledTo = await countLedTo(ctx, ids)
  const rows = kept.map((one) => ({
    id: one.id,
    complaint: one.complaintId,
    state: one.state,
    title: one.title,
    text: one.text,
    category: one.category,
    merchant: { id: one.merchantId, name: shops.get(one.merchantId) ?? '' },
    note: one.note,
    offeredAt: one.offeredAt.toISOString(),
    looksPersonal: looksPersonal(`${one.title}\n${one.text}`),
    replies: replies
      .filter(({ postingId }) => postingId === one.id)
      .map(({ id, text, at }) => ({ id, text, at: at.toISOString() })),
    flags: flags
      .filter(({ posting_id: id }) => id === one.id)
      .map(({ reason, at }) => ({ reason, at: at.toISOString() })),
    ledTo: ledTo.get(one.id) ?? 0,
    version: one.version,
  }))
  return { rows }
}

async function held(ctx: Ctx, id: string): Promise<store.Kept> {
  const one = found(await store.hold(ctx, id), 'posting')
  // A person of the shop, and one who gave it up, has nothing to moderate here.
  if (ctx.actor.merchantId !== null && ctx.actor.merchantId === one.merchantId) refuse('not-found', { noun: 'posting' })
  return one
}

/** Published with the words as they were edited; the five days of the shop begin with the first publication. */
export async function moderatePosting(ctx: Ctx, input: Input<typeof contract.moderatePosting>) {
  const { id, version, verdict, title, text, reason, note } = input
  const one = await held(ctx, id)
  if (one.state !== 'offered' && one.state !== 'published') refuse('column.not-there')
  if (one.version !== version) refuse('column.changed-meanwhile')
  await around.settleFlags(ctx, id)
  const { complaintId: complaint, merchantId: merchant, category } = one
  if (verdict === 'refuse') {
    if (reason.length < 4) refuse('column.reason-needed', { field: 'reason' })
    if (one.replyClock !== null) await stopClock(ctx, one.replyClock, { at: ctx.now, outcome: 'cancelled' })
    await store.save(ctx, {
      ...one,
      state: 'refused',
      reason,
      replyClock: null,
      replyBy: null,
      publishedAt: null,
      version: version + 1,
    })
    await record(ctx, [{ kind: 'column.refused', subject: id, data: { complaint } }])
    await tellSide(ctx, one, 'consumer', 'column.refused')
    return { ok: true as const }
  }
  if (looksPersonal(`${title}\n${text}\n${note}`)) refuse('column.personal', { field: 'text' })
  const first = one.state === 'offered'
  const clock = first ? await startClock(ctx, { rule: 'column.reply', subject: id, startedAt: ctx.now }) : null
  await store.save(ctx, {
    ...one,
    state: 'published',
    title,
    text,
    note,
    reason: '',
    publishedAt: one.publishedAt ?? ctx.now,
    replyClock: clock?.id ?? one.replyClock,
    replyBy: clock ? new Date(clock.dueAt) : one.replyBy,
    version: version + 1,
  })
  if (!first) return { ok: true as const }
  await record(ctx, [{ kind: 'column.published', subject: id, data: { complaint, merchant, category } }])
  await tellSide(ctx, one, 'consumer', 'column.published')
  await tellSide(ctx, one, 'merchant', 'column.to-reply')
  return { ok: true as const }
}

export async function moderateReply(ctx: Ctx, input: Input<typeof contract.moderateReply>) {
  const { id, reply, verdict, text, reason } = input
  const one = await held(ctx, id)
  if (one.state !== 'published') refuse('column.not-there')
  if (verdict === 'refuse' && reason.length < 4) refuse('column.reason-needed', { field: 'reason' })
  if (verdict === 'publish' && looksPersonal(text)) refuse('column.personal', { field: 'text' })
  const state = verdict === 'publish' ? 'published' : 'refused'
  if (!(await around.decideReply(ctx, { postingId: id, id: reply, state, text, reason })))
    refuse('not-found', { noun: 'reply' })
  const kind = verdict === 'publish' ? 'column.reply-published' : 'column.reply-refused'
  await record(ctx, [{ kind, subject: id, data: { reply } }])
  if (verdict === 'publish') await tellSide(ctx, one, 'consumer', 'column.replied')
  else await tellSide(ctx, one, 'merchant', 'column.reply-refused')
  return { ok: true as const }
}
