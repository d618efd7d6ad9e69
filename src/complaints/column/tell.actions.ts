import type { Ctx } from '../../kernel/context.ts'
import { notify, type To } from '../../kernel/notice/notify.ts'
import { complainantOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import type { Kept } from './column.store.ts'

type Template = 'column.published' | 'column.refused' | 'column.to-reply' | 'column.replied' | 'column.reply-refused'

/** A side of the complaint hears what became of its words. */
export async function tellSide(ctx: Ctx, one: Kept, side: 'consumer' | 'merchant', template: Template): Promise<void> {
  const complaint = await complaints.find(ctx, one.complaintId)
  const consumer = complaint && complainantOf(complaint)
  const to: To | null = side === 'merchant' ? { merchant: one.merchantId } : consumer ? { consumer } : null
  if (!complaint || to === null) return
  await notify(ctx, {
    to,
    template,
    params: { complaint: complaint.id, receipt: complaint.receipt },
    subject: complaint.id,
    dedupe: `${template}:${one.id}:${ctx.now.toISOString()}`,
  })
}

export async function tellDesk(ctx: Ctx, one: Kept): Promise<void> {
  await notify(ctx, {
    to: { role: 'governance-officer' },
    template: 'column.to-moderate',
    params: {},
    subject: one.complaintId,
    dedupe: `column.to-moderate:${one.id}:${ctx.now.toISOString()}`,
  })
}
