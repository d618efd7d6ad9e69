import type { Reaction } from '../../kernel/capability.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify, type To } from '../../kernel/notice/notify.ts'
import { State } from '../complaint.contract.ts'
import { complainantOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { seals } from './dispute.rules.ts'
import { sealDispute } from './statement-of-dispute.actions.ts'

export const disputeReactions: readonly Reaction[] = [
  {
    name: 'complaints.seal-dispute',
    on: ['complaint.stage-entered'],
    when: ({ data }) => seals(State.parse(data['from']), State.parse(data['to'])),
    run: (ctx, { subject, data }) =>
      sealDispute(ctx, subject, { from: State.parse(data['from']), to: State.parse(data['to']) }),
  },
  {
    name: 'complaints.tell-late-evidence',
    on: ['complaint.evidence-added'],
    when: ({ data }) => data['late'] === true,
    run: tell,
  },
  { name: 'complaints.tell-dispute', on: ['dispute.point-added', 'dispute.sealed'], run: tell },
]

const templates: Readonly<Record<string, string>> = {
  'dispute.sealed': 'dispute.sealed',
  'complaint.evidence-added': 'dispute.late-evidence',
}
async function tell(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.find(ctx, fact.subject)
  if (!complaint) return
  const template = templates[fact.kind] ?? 'dispute.to-answer'
  const consumer = complainantOf(complaint)
  const { merchantId } = complaint
  const sides: To[] = [
    ...(consumer !== null && fact.data['side'] !== 'consumer' ? [{ consumer }] : []),
    ...(merchantId !== null && fact.data['side'] !== 'merchant' ? [{ merchant: merchantId }] : []),
  ]
  for (const to of sides)
    await notify(ctx, {
      to,
      template,
      params: { complaint: complaint.id, receipt: complaint.receipt },
      subject: complaint.id,
      dedupe: `${template}:${fact.id}`,
      happenedAt: fact.at,
    })
}
