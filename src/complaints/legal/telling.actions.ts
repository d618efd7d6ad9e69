import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify } from '../../kernel/notice/notify.ts'
import * as complaints from '../complaint.store.ts'
import { partiesOf, type News } from '../telling.actions.ts'

/** Who hears that a document was reported or not taken over, and that ninety days went by without a word. */
export async function tellLegal(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.find(ctx, fact.subject)
  if (!complaint) return
  const { id, receipt } = complaint
  for (const { to, template } of newsOf(fact, partiesOf(complaint)))
    await notify(ctx, {
      to,
      template,
      params: { complaint: id, receipt },
      subject: id,
      dedupe: `${template}:${fact.id}`,
      happenedAt: fact.at,
    })
}

function newsOf({ kind, data }: Fact, { consumer, merchant, agent }: ReturnType<typeof partiesOf>): readonly News[] {
  switch (kind) {
    case 'complaint.legal-result-reported': {
      const other = data['by'] === 'consumer' ? merchant : consumer
      return [...other('complaint.legal-reported'), ...agent('complaint.legal-to-confirm')]
    }
    case 'complaint.legal-report-refused':
      return [...consumer('complaint.legal-refused'), ...merchant('complaint.legal-refused')]
    case 'complaint.stage-lapsed':
      return data['from'] === 'legal_route'
        ? [
            ...consumer('complaint.legal-check'),
            ...merchant('complaint.legal-check'),
            ...agent('complaint.legal-check-agent'),
          ]
        : []
    default:
      return []
  }
}
