import type { Reaction } from '../../kernel/capability.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify } from '../../kernel/notice/notify.ts'
import * as complaints from '../complaint.store.ts'

/** The shop hears of it at once: it has to be able to answer. */
export const demandReactions: readonly Reaction[] = [
  { name: 'complaints.tell-demand', on: ['complaint.demand-raised'], run: tell },
]

async function tell(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.find(ctx, fact.subject)
  if (!complaint || complaint.merchantId === null) return
  await notify(ctx, {
    to: { merchant: complaint.merchantId },
    template: 'complaint.demand-raised',
    params: { complaint: complaint.id, receipt: complaint.receipt },
    subject: complaint.id,
    dedupe: `complaint.demand-raised:${fact.id}`,
    happenedAt: fact.at,
  })
}
