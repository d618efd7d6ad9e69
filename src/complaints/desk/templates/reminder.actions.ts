import { dayMs } from '../../../kernel/calendar/span.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/id.ts'
import { dequeue, enqueueAll } from '../../../kernel/job/enqueue.ts'
import { notify } from '../../../kernel/notice/notify.ts'
import { refuse } from '../../../kernel/refusal.ts'
import * as complaints from '../../complaint.store.ts'
import { handled, heldByUs } from '../../handled.actions.ts'
import * as store from './reminder.store.ts'

type Shown = { reminder: { dueAt: string } | null }
const longestMs = 90 * dayMs

export async function showReminder(ctx: Ctx, id: string): Promise<Shown> {
  await handled(ctx, id)
  const row = await store.readReminder(ctx, id)
  return { reminder: row ? { dueAt: row.due_at.toISOString() } : null }
}

/** No clock stands still because of it, and nobody is woken after the day on which something falls due. */
export async function remind(
  ctx: Ctx,
  { id, at }: { readonly id: string; readonly at: string | null },
): Promise<Shown> {
  await heldByUs(ctx, id)
  const before = await store.openReminder(ctx, id, ctx.actor.id)
  if (before) {
    await store.endReminder(ctx, id, before.id)
    await dequeue(ctx, `remind:${before.id}`)
  }
  if (at !== null) await setReminder(ctx, id, new Date(at))
  return showReminder(ctx, id)
}

export async function remindInDays(ctx: Ctx, id: string, days: number): Promise<Shown> {
  const { nextDueAt } = await heldByUs(ctx, id)
  const wanted = ctx.now.getTime() + days * dayMs
  const latest = nextDueAt === null ? wanted : Math.max(ctx.now.getTime() + 60_000, nextDueAt.getTime() - dayMs)
  return remind(ctx, { id, at: new Date(Math.min(wanted, latest)).toISOString() })
}

async function setReminder(ctx: Ctx, complaintId: string, dueAt: Date): Promise<void> {
  const complaint = await heldByUs(ctx, complaintId)
  if (dueAt <= ctx.now) refuse('desk.reminder-past', { field: 'at' })
  if (dueAt.getTime() - ctx.now.getTime() > longestMs) refuse('desk.reminder-far', { field: 'at' })
  const { nextDueAt } = complaint
  if (nextDueAt !== null && nextDueAt > ctx.now && dueAt > nextDueAt) refuse('desk.reminder-late', { field: 'at' })
  const id = newId('rem')
  await store.insertReminder(ctx, { complaintId, id, dueAt })
  await enqueueAll(ctx, [
    { name: 'complaints.remind', payload: { complaint: complaintId, reminder: id }, key: `remind:${id}`, runAt: dueAt },
  ])
}

export async function tellReminder(ctx: Ctx, asked: { readonly complaint: string; readonly reminder: string }) {
  const ended = await store.endReminder(ctx, asked.complaint, asked.reminder)
  const complaint = await complaints.find(ctx, asked.complaint)
  if (!ended || !complaint || complaint.state === 'closed') return
  await notify(ctx, {
    to: { account: ended.account_id },
    template: 'complaint.reminder',
    params: { complaint: complaint.id, receipt: complaint.receipt },
    subject: complaint.id,
    dedupe: `complaint.reminder:${asked.reminder}`,
  })
}
