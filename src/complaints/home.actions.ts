import type { SearchHit, Task } from '../kernel/capability.ts'
import { hasRole, type Ctx } from '../kernel/context.ts'
import { categoryOf } from './category.rules.ts'
import type { Complaint } from './complaint.rules.ts'
import type { State } from './complaint.contract.ts'
import type { StepName } from './step-name.contract.ts'
import { filterOf } from './queue-filter.rules.ts'
import * as queue from './queue.store.ts'
import { steps } from './lifecycle.rules.ts'
import { stateWords } from './refusal-words.contract.ts'

const kind = { zh: '投诉', en: 'Complaint' }
const href = (complaint: Complaint): string => `/complaints/${complaint.id}`

/** By receipt or order number, among those that the reader may see. */
export async function searchComplaints(ctx: Ctx, text: string, limit: number): Promise<readonly SearchHit[]> {
  const filter = filterOf(ctx, { tab: 'open', text })
  const open = await queue.list(ctx, filter, { order: 'newest', after: null, limit })
  const closed = await queue.list(ctx, { ...filter, tab: 'closed' }, { order: 'closed', after: null, limit })
  return [...open, ...closed].slice(0, limit).map((complaint) => ({
    title: complaint.receipt,
    detail: `${categoryOf(complaint.category).title.zh} · ${stateWords[complaint.state].zh}${complaint.orderNumber === null ? '' : ` · ${complaint.orderNumber}`}`,
    href: href(complaint),
    kind,
  }))
}

/** What waits for this reader: an agent's own cases, a shop's open questions, a consumer's offers. */
export async function tasksOf(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  const rows = await waiting(ctx, limit)
  return rows.map((complaint) => ({
    title: taskWords(complaint, hasRole(ctx.actor, 'agent')),
    detail: `${complaint.receipt} · ${categoryOf(complaint.category).title.zh}`,
    href: href(complaint),
    dueAt: complaint.nextDueAt,
    kind,
  }))
}

async function waiting(ctx: Ctx, limit: number): Promise<Complaint[]> {
  const page = { order: 'time-left', after: null, limit } as const
  if (hasRole(ctx.actor, 'agent')) return queue.list(ctx, filterOf(ctx, { tab: 'mine' }), page)
  if (ctx.actor.merchantId !== null) return queue.list(ctx, filterOf(ctx, { tab: 'waiting-merchant' }), page)
  if (ctx.actor.consumerId === null) return []
  const mine = await queue.listMine(ctx, { consumerId: ctx.actor.consumerId, open: true }, { after: null, limit })
  return mine.filter((complaint) => complaint.waitsFor === 'consumer')
}

/** What the reader is to do; an agent's case that waits for somebody else says for whom. */
function taskWords(complaint: Complaint, forAgent: boolean) {
  const own = ownTask[complaint.state]
  switch (complaint.waitsFor) {
    case 'consumer':
      return forAgent
        ? { zh: '等消费者决定', en: 'Waiting for the consumer' }
        : { ...(own ? steps[own].title : { zh: '看商家的答复', en: "Look at the merchant's answer" }) }
    case 'merchant':
      return forAgent ? { zh: '等商家', en: 'Waiting for the merchant' } : { ...steps[own ?? 'answer'].title }
    case 'platform':
    case null:
      return own ? { ...steps[own].title } : { ...stateWords[complaint.state] }
  }
}
const ownTask: Partial<Readonly<Record<State, StepName>>> = {
  received: 'acknowledge',
  needs_info: 'provide_info',
  negotiating: 'answer',
  evidence: 'close_evidence',
  testing: 'report_test',
  performing: 'prove',
  enforcing: 'enforce',
}
