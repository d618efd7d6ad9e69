import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify } from '../../kernel/notice/notify.ts'
import * as complaints from '../complaint.store.ts'
import { partiesOf } from '../telling.actions.ts'

/** The shop hears that it is asked, the consumer that it was not agreed to. That it ended both hear as of every end. */
export async function tellWithdrawal(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.find(ctx, fact.subject)
  if (!complaint) return
  const { consumer, merchant } = partiesOf(complaint)
  const news =
    fact.kind === 'withdrawal.asked'
      ? merchant('complaint.withdrawal-asked')
      : consumer(fact.data['bySilence'] === true ? 'complaint.withdrawal-silent' : 'complaint.withdrawal-refused')
  for (const { to, template } of news)
    await notify(ctx, {
      to,
      template,
      params: { complaint: complaint.id, receipt: complaint.receipt },
      subject: complaint.id,
      dedupe: `${template}:${fact.id}`,
      happenedAt: fact.at,
    })
}
