import type { SearchHit, Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { filterOf } from './inbox.rules.ts'
import * as inbox from './inbox.store.ts'
import type { Request } from './request.rules.ts'
import { steps } from './step-table.rules.ts'
import { requestWords, stateWords } from './words.contract.ts'
import type { State, StepName } from './aftersales.contract.ts'

const kind = { zh: '售后', en: 'After-sales' }
const href = (request: Request): string => `/aftersales/${request.id}`

/** By request or order number, among those that the reader may see. */
export async function searchAftersales(ctx: Ctx, text: string, limit: number): Promise<readonly SearchHit[]> {
  const page = { after: null, limit }
  const open = await inbox.list(ctx, filterOf(ctx, { tab: 'open', text }), page)
  const closed = await inbox.list(ctx, filterOf(ctx, { tab: 'closed', text }), page)
  return [...open, ...closed].slice(0, limit).map((request) => ({
    title: request.title,
    detail: `${request.number} · ${requestWords[request.request].zh} · ${stateWords[request.state].zh}`,
    href: href(request),
    kind,
  }))
}

/** What waits for this reader: a shop's answers, a consumer's decisions, for agents the refunds that do not go through. */
export async function aftersalesTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  return (await waiting(ctx, limit)).map((request) => ({
    title: taskWords(request),
    detail: `${request.title} · ${request.number}`,
    href: href(request),
    dueAt: request.nextDueAt,
    kind,
  }))
}

async function waiting(ctx: Ctx, limit: number): Promise<Request[]> {
  const page = { after: null, limit }
  if (hasRole(ctx.actor, 'agent')) {
    const refunds = await inbox.list(ctx, filterOf(ctx, { tab: 'refunding' }), page)
    return refunds.filter(({ commandState }) => commandState !== null && blocked.includes(commandState))
  }
  if (ctx.actor.merchantId !== null) return inbox.list(ctx, filterOf(ctx, { tab: 'waiting-merchant' }), page)
  const { consumerId } = ctx.actor
  if (consumerId === null) return []
  const mine = await inbox.listMine(ctx, { consumerId, open: true }, page)
  return mine.filter(({ waitsFor }) => waitsFor === 'consumer')
}
const blocked: readonly string[] = ['refused', 'failed', 'timed-out']

/** What is to be done, named like the step that does it. */
const next: Partial<Readonly<Record<State, StepName>>> = {
  awaiting_address: 'give_address',
  awaiting_return: 'send_back',
  fulfilling: 'send_out',
  delivering: 'confirm',
  refused: 'complain',
  unanswered: 'complain',
}
const others: Partial<Readonly<Record<State, Task['title']>>> = {
  requested: { zh: '答复售后申请', en: 'Answer an after-sales request' },
  countered: { zh: '看商家的其他方案', en: "Look at the merchant's offer" },
  returning: { zh: '确认收到退货', en: 'Confirm the returned goods' },
  inspecting: { zh: '验货', en: 'Inspect the returned goods' },
  disputed: { zh: '看商家的验货意见', en: "Look at the merchant's view of the goods" },
  refunding: { zh: '退款没有退成，请查明原因', en: 'A refund did not go through' },
}
function taskWords({ state }: Request): Task['title'] {
  const step = next[state]
  return others[state] ?? (step === undefined ? stateWords[state] : { ...steps[step].title })
}
