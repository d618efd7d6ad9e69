import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { stopRefundClock } from './clock.actions.ts'
import { commandStateOf, isOldNews } from './command-news.rules.ts'
import { finish } from './request.actions.ts'
import { requestPaidBy } from './refund.rules.ts'
import { closedAs, type Request } from './request.rules.ts'
import * as store from './request.store.ts'

/** What became of the command to refund; also after the request was escalated, since the money is still owed. */
export async function commandHeard(ctx: Ctx, fact: Fact): Promise<void> {
  const request = await store.hold(ctx, fact.subject)
  const commandState = commandStateOf(fact.kind)
  if (!request || commandState === undefined) return
  if (isOldNews(request.commandState, fact.kind)) return
  const known = { ...request, commandId: String(fact.data['command']), commandState }
  if (commandState === 'confirmed') {
    await paid(ctx, known, { amountFen: numberIn(fact.data['amountFen'], request.amountFen), by: 'command' })
    return
  }
  await store.save(ctx, known)
  if (commandState === 'requested' || request.refundedAt !== null) return
  const data = { command: known.commandId, because: commandState }
  await record(ctx, [{ kind: 'aftersales.refund-blocked', subject: request.id, data }])
}

/** The marketplace reports a refund of an order: perhaps one that a request of ours waits for. */
export async function refundHeard(ctx: Ctx, fact: Fact): Promise<void> {
  const { state, line, amountFen } = fact.data
  const heard = { state: textIn(state), lineId: textIn(line), amountFen: numberIn(amountFen, null) }
  const match = requestPaidBy(heard, await store.ofOrder(ctx, fact.subject))
  const request = match && (await store.hold(ctx, match.id))
  if (!request || requestPaidBy(heard, [request]) === undefined) return
  await paid(ctx, request, { amountFen: heard.amountFen ?? 0, by: 'event' })
}

/** The money is there: the request is done, or, where a complaint has taken over, at least known to be paid. */
async function paid(
  ctx: Ctx,
  request: Request,
  { amountFen, by }: { readonly amountFen: number; readonly by: 'command' | 'event' },
): Promise<void> {
  if (request.refundedAt !== null) return store.save(ctx, request)
  await stopRefundClock(ctx, request)
  const money = { ...request, refundedFen: amountFen, refundedAt: ctx.now }
  const facts = [{ kind: 'aftersales.refunded', subject: request.id, data: { amountFen, by } }]
  if (request.state !== 'closed') {
    await finish(ctx, { before: request, after: closedAs(money, 'refunded', ctx.now) }, facts)
    return
  }
  await store.save(ctx, money)
  await record(ctx, facts)
}

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const numberIn = <T>(value: unknown, otherwise: T): number | T => (typeof value === 'number' ? value : otherwise)
