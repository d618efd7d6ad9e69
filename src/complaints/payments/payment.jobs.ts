import type { Reaction, Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
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

export const paymentReactions: readonly Reaction[] = [
  {
    name: 'complaints.payment-command',
    on: [...commandNews],
    run: async (ctx, fact) => {
      if (fact.subject.startsWith('pmt_')) await paymentHeard(ctx, fact)
      if (fact.subject.startsWith('rcv_')) await recoveryHeard(ctx, fact)
    },
  },
  {
    name: 'complaints.tell-payment',
    on: [
      'payment.asked',
      'payment.ordered',
      'payment.done',
      'payment.refused',
      'payment.troubled',
      'payment.contradicted',
    ],
    run: tell,
  },
]

/** Who hears of money: the consumer that it comes, the shop that its deposit or the platform pays, the desk when it does not. */
async function tell(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.find(ctx, fact.subject)
  const payment = await findPayment(ctx, String(fact.data['payment']))
  if (!complaint || !payment) return
  const consumer = complainantOf(complaint)
  const sides = {
    consumer: consumer === null ? [] : [{ consumer }],
    merchant: complaint.merchantId === null || payment.way === 'merchant' ? [] : [{ merchant: complaint.merchantId }],
    desk: [complaint.agentId === null ? ({ role: 'agent' } as const) : { account: complaint.agentId }],
  }
  const told: readonly (readonly [template: string, to: readonly To[]])[] = [
    ...(fact.kind === 'payment.asked' ? ([['payment.to-decide', [{ role: 'governance-officer' }]]] as const) : []),
    ...(fact.kind === 'payment.ordered' ? ([['payment.ordered', sides.consumer]] as const) : []),
    ...(fact.kind === 'payment.done'
      ? ([
          ['payment.done', sides.consumer],
          ['payment.charged', sides.merchant],
        ] as const)
      : []),
    ...(fact.kind === 'payment.refused' ? ([['payment.refused', sides.desk]] as const) : []),
    ...(fact.kind === 'payment.troubled' ? ([['payment.troubled', sides.desk]] as const) : []),
    ...(fact.kind === 'payment.contradicted' ? ([['payment.contradicted', [{ role: 'admin' }]]] as const) : []),
  ]
  const amount = formatFen(payment.amountFen, complaint.currency)
  for (const [template, recipients] of told)
    for (const to of recipients)
      await notify(ctx, {
        to,
        template,
        params: { complaint: complaint.id, receipt: complaint.receipt, amount },
        subject: complaint.id,
        dedupe: `${template}:${fact.id}`,
        happenedAt: fact.at,
      })
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
