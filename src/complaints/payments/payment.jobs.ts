import type { Reaction, Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { about, type Fact } from '../../kernel/fact/fact.ts'
import { formatFen } from '../../kernel/money.ts'
import { notify, type To } from '../../kernel/notice/notify.ts'
import { askMerchants } from '../../marketplace/index.ts'
import { Currency } from '../complaint.contract.ts'
import { complainantOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { findPayment, waitingPayments } from './payment.store.ts'
import { recoveryHeard } from './recourse.actions.ts'
import { waitingRecoveries } from './recourse.store.ts'
import { commandNews, paymentHeard } from './result.actions.ts'

type Hearer = 'consumer' | 'merchant' | 'desk' | 'decider' | 'admin'
/** Who hears of money: the consumer that it comes, the shop that its deposit or the platform pays, the desk when it does not. */
const news: Readonly<Record<string, readonly { readonly template: string; readonly to: Hearer }[]>> = {
  'payment.asked': [{ template: 'payment.to-decide', to: 'decider' }],
  'payment.ordered': [{ template: 'payment.ordered', to: 'consumer' }],
  'payment.done': [
    { template: 'payment.done', to: 'consumer' },
    { template: 'payment.charged', to: 'merchant' },
  ],
  'payment.refused': [{ template: 'payment.refused', to: 'desk' }],
  'payment.troubled': [{ template: 'payment.troubled', to: 'desk' }],
  'payment.contradicted': [{ template: 'payment.contradicted', to: 'admin' }],
}

export const paymentReactions: readonly Reaction[] = [
  {
    name: 'complaints.payment-command',
    on: [...commandNews],
    when: (fact) => about('pmt')(fact) || about('rcv')(fact),
    run: async (ctx, fact) => {
      if (about('pmt')(fact)) await paymentHeard(ctx, fact)
      else await recoveryHeard(ctx, fact)
    },
  },
  {
    name: 'complaints.tell-payment',
    on: Object.keys(news),
    run: tell,
  },
]

async function tell(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.find(ctx, fact.subject)
  const payment = await findPayment(ctx, String(fact.data['payment']))
  if (!complaint || !payment) return
  const consumer = complainantOf(complaint)
  const { merchantId, agentId } = complaint
  const people: Readonly<Record<Hearer, To | null>> = {
    consumer: consumer === null ? null : { consumer },
    // What the shop sent itself it need not be told.
    merchant: merchantId === null || payment.way === 'merchant' ? null : { merchant: merchantId },
    desk: agentId === null ? { role: 'agent' } : { account: agentId },
    decider: { role: 'governance-officer' },
    admin: { role: 'admin' },
  }
  const amount = formatFen(payment.amountFen, complaint.currency)
  for (const { template, to: hearer } of news[fact.kind] ?? []) {
    const to = people[hearer]
    if (to !== null)
      await notify(ctx, {
        to,
        template,
        params: { complaint: complaint.id, receipt: complaint.receipt, amount },
        subject: complaint.id,
        dedupe: `${template}:${fact.id}`,
        happenedAt: fact.at,
      })
  }
}

/** What waits for a second person. */
export async function paymentTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'governance-officer', 'admin')) return []
  const payments = (await waitingPayments(ctx, limit)).filter(({ askedBy }) => askedBy !== ctx.actor.id)
  const recoveries = (await waitingRecoveries(ctx, limit)).filter(({ askedBy }) => askedBy !== ctx.actor.id)
  const shops = await askMerchants(
    ctx,
    recoveries.map(({ merchantId }) => merchantId),
  )
  const words = (fen: number, currency: string): string => formatFen(fen, Currency.parse(currency))
  const kind = { zh: '复核', en: 'Second person' }
  return [
    ...payments.map((one) => ({
      title: { zh: '复核先行赔付', en: 'Decide on an advance' },
      detail: `${one.receipt} · ${words(one.amountFen, one.currency)}`,
      href: `/payments/${one.complaintId}`,
      dueAt: null,
      kind,
    })),
    ...recoveries.map((one) => ({
      title: { zh: '复核核销', en: 'Decide on a write-off' },
      detail: `${shops.get(one.merchantId)?.name ?? ''} · ${words(one.amountFen, one.currency)}`,
      href: `/recourse/${one.merchantId}`,
      dueAt: null,
      kind,
    })),
  ]
}
