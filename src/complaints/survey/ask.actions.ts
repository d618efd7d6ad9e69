import { dueOf } from '../../kernel/calendar/count.rules.ts'
import { whyNotUsed } from '../../kernel/consent/register.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { complainantOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { openDays } from './survey-numbers.actions.ts'
import { isAskedAbout } from './survey.rules.ts'
import * as store from './survey.store.ts'

/** Once for each complaint. One that was reopened and ends again is open for an answer anew, without another notice. */
export async function askAbout(ctx: Ctx, complaintId: string): Promise<void> {
  const complaint = await complaints.hold(ctx, complaintId)
  const consumer = complaint && complainantOf(complaint)
  if (!complaint || !consumer || !isAskedAbout(complaint)) return
  const { outcome, merchantId, agentId, channel, category, receipt } = complaint
  if (outcome === null) return
  const askedAt = complaint.closedAt ?? ctx.now
  const days = { amount: openDays(ctx), unit: 'natural-day', roll: 'none' } as const
  const openUntil = dueOf(days, askedAt, ctx.rulebook.calendar).dueAt
  const before = await store.ofComplaint(ctx, complaintId)
  if (before) {
    if (before.answeredAt === null) await store.save(ctx, { ...before, agentId, outcome, openUntil })
    return
  }
  if ((await whyNotUsed(ctx, consumer, 'survey')) !== null) return
  const id = newId('svy')
  const asked = { id, complaintId, merchantId, agentId, channel, category, outcome, askedAt, openUntil }
  if (!(await store.insert(ctx, asked))) return
  await record(ctx, [{ kind: 'survey.asked', subject: id, data: { complaint: complaintId } }])
  await notify(ctx, {
    to: { consumer },
    template: 'survey.asked',
    params: { complaint: complaintId, receipt },
    subject: complaintId,
    dedupe: `survey.asked:${complaintId}`,
    happenedAt: askedAt,
  })
}
