import type { Ctx } from '../kernel/context.ts'
import type { Fact } from '../kernel/fact/fact.ts'
import { notify, type To } from '../kernel/notice/notify.ts'
import { openClocks } from './complaint-clocks.actions.ts'
import type { StagedClock } from './complaint-clock.rules.ts'
import type { Complaint } from './complaint.rules.ts'
import * as store from './complaint.store.ts'

type News = { readonly to: To; readonly template: string; readonly params?: Readonly<Record<string, string | number>> }

/** Who hears of a fact, and in which words. Nobody is told what he did himself. */
export async function tell(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await store.find(ctx, fact.subject)
  if (!complaint) return
  const clocks = await openClocks(ctx, complaint)
  for (const { to, template, params } of newsOf(fact, complaint, clocks))
    await notify(ctx, {
      to,
      template,
      params: { complaint: complaint.id, receipt: complaint.receipt, ...params },
      subject: complaint.id,
      dedupe: `${template}:${fact.id}`,
      happenedAt: fact.at,
    })
}

function newsOf(fact: Fact, complaint: Complaint, clocks: readonly StagedClock[]): News[] {
  const consumer = { consumer: complaint.consumerId }
  const merchant = { merchant: complaint.merchantId }
  const agent: To = complaint.agentId === null ? { role: 'agent' } : { account: complaint.agentId }
  const own = lastDay(clocks.find((clock) => clock.id === complaint.stageClock))
  switch (fact.kind) {
    case 'complaint.filed':
      return filed(complaint, clocks)
    case 'complaint.acknowledged':
      return [{ to: consumer, template: 'complaint.acknowledged' }]
    case 'complaint.responded':
      return [{ to: consumer, template: 'complaint.responded' }]
    case 'complaint.merchant-asked':
      return own === null ? [] : [{ to: merchant, template: 'complaint.merchant-asked', params: { lastDay: own } }]
    case 'complaint.counter-offered':
      return own === null ? [] : [{ to: merchant, template: 'complaint.counter-offered', params: { lastDay: own } }]
    case 'complaint.merchant-answered':
      return [
        ...(own === null ? [] : [{ to: consumer, template: 'complaint.merchant-answered', params: { lastDay: own } }]),
        { to: agent, template: 'complaint.answer-arrived' },
      ]
    case 'complaint.merchant-silent':
      return [
        { to: agent, template: 'complaint.merchant-silent' },
        { to: merchant, template: 'complaint.time-over' },
      ]
    case 'complaint.offer-refused':
      return [{ to: agent, template: 'complaint.offer-refused' }]
    case 'complaint.assigned':
      return complaint.agentId === null || complaint.agentId === fact.actor
        ? []
        : [{ to: agent, template: 'complaint.assigned' }]
    case 'complaint.closed':
      return [
        { to: consumer, template: 'complaint.closed' },
        { to: merchant, template: 'complaint.closed-merchant' },
      ]
    default:
      return []
  }
}

/** The receipt says by when somebody answers and by when it is over. */
function filed(complaint: Complaint, clocks: readonly StagedClock[]): News[] {
  const respondBy = lastDay(clocks.find((clock) => clock.stage === 'respond'))
  const finishBy = lastDay(clocks.find((clock) => clock.stage === 'finish'))
  const { orderNumber } = complaint
  return [
    ...(respondBy !== null && finishBy !== null
      ? [{ to: { consumer: complaint.consumerId }, template: 'complaint.filed', params: { respondBy, finishBy } }]
      : []),
    { to: { merchant: complaint.merchantId }, template: 'complaint.new-for-merchant', params: { orderNumber } },
    ...(complaint.urgency === 'raised' ? [{ to: { role: 'agent' as const }, template: 'complaint.urgent' }] : []),
  ]
}

const lastDay = (clock: StagedClock | undefined): string | null => clock?.lastDay ?? null

type Rung = { readonly fact: Fact; readonly rung: string; readonly clock: StagedClock }

/** Who hears that time runs out: whose turn it is, who answers for it, and the consumer who waits. */
export async function tellRung(ctx: Ctx, complaint: Complaint, { fact, rung, clock }: Rung): Promise<void> {
  for (const { to, template } of rungNews(complaint, rung, clock))
    await notify(ctx, {
      to,
      template,
      params: { complaint: complaint.id, receipt: complaint.receipt, lastDay: clock.lastDay },
      subject: complaint.id,
      dedupe: `${template}:${fact.id}`,
    })
}

function rungNews(complaint: Complaint, rung: string, clock: StagedClock): Omit<News, 'params'>[] {
  const ends = rung === 'due' || rung === 'overdue'
  const owner: To = complaint.agentId === null ? { role: 'agent' } : { account: complaint.agentId }
  if (clock.id === complaint.stageClock && !ends)
    return clock.stage === 'merchant-reply'
      ? [{ to: { merchant: complaint.merchantId }, template: 'complaint.reply-due' }]
      : [{ to: { consumer: complaint.consumerId }, template: 'complaint.confirm-soon' }]
  if (clock.id === complaint.stageClock) return []
  if (ends)
    return [
      { to: owner, template: 'complaint.overdue' },
      { to: { role: 'admin' }, template: 'complaint.overdue' },
    ]
  return [
    { to: owner, template: 'complaint.due-soon' },
    ...(rung === 'last-day' && clock.kind === 'service'
      ? [{ to: { consumer: complaint.consumerId }, template: 'complaint.expected-date' }]
      : []),
  ]
}
