import type { Reaction } from '../../kernel/capability.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify } from '../../kernel/notice/notify.ts'
import * as complaints from '../complaint.store.ts'
import { detect } from './detect.actions.ts'

/** The claim is compared when it comes and when its order becomes known; what is said later changes its words, not its neighbours. */
const placing = ['complaint.filed', 'complaint.order-linked']

export const signalReactions: readonly Reaction[] = [
  {
    name: 'complaints.signals',
    on: [
      'complaint.filed',
      'complaint.statement-added',
      'complaint.info-provided',
      'complaint.offer-refused',
      'complaint.rejection-appealed',
      'complaint.order-linked',
      'complaint.merchant-answered',
      'complaint.conceded',
      'complaint.performance-proven',
      'withdrawal.refused',
    ],
    run: (ctx, { subject, kind }) => detect(ctx, subject, { neighbours: placing.includes(kind) }),
  },
  { name: 'complaints.tell-quality', on: ['complaint.filed', 'complaint.flag-set'], run: tellQuality },
]

/** Once for each complaint, whether the consumer said it in the form, words were found, or an agent marked it. */
async function tellQuality(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.find(ctx, fact.subject)
  if (!complaint?.flags.includes('safety')) return
  await notify(ctx, {
    to: { role: 'inspector' },
    template: 'complaint.safety-for-quality',
    params: { receipt: complaint.receipt },
    subject: complaint.id,
    dedupe: `complaint.safety-for-quality:${complaint.id}`,
    happenedAt: fact.at,
  })
  // The form's own answer reached the agent with the complaint itself.
  if (fact.kind === 'complaint.filed' || fact.data['flag'] !== 'safety' || fact.data['by'] !== 'words') return
  await notify(ctx, {
    to: complaint.agentId === null ? { role: 'agent' } : { account: complaint.agentId },
    template: 'complaint.urgent',
    params: { complaint: complaint.id, receipt: complaint.receipt },
    subject: complaint.id,
    dedupe: `complaint.urgent:${fact.id}`,
    happenedAt: fact.at,
  })
}
