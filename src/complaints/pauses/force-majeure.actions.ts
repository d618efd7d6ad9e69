import type { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { claimFiles, filesOf } from '../../kernel/evidence/evidence.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { cut, readCursor } from '../../kernel/http/cursor.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { enqueueAll } from '../../kernel/job/enqueue.ts'
import { askMerchants } from '../../marketplace/index.ts'
import { provinces } from '../bodies/region.contract.ts'
import { sideOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { parseReceipt } from '../receipt.rules.ts'
import type { OrderView, Scope } from './force-majeure.contract.ts'
import { beginFor, endFor, placesOf } from './force-majeure-case.actions.ts'
import { covers, stateOf, timesProblem, type Order } from './force-majeure.rules.ts'
import * as store from './force-majeure.store.ts'

/** So many complaints in one transaction, so that nobody waits long for a row. */
const batch = 100
export const runJob = 'complaints.run-force-majeure'

type Wanted = {
  readonly scope: Scope
  readonly scopeId: string
  readonly text: string
  readonly from?: string | undefined
  readonly until: string
  readonly files: readonly string[]
}
export async function orderForceMajeure(ctx: Ctx, { text, files, ...wanted }: Wanted): Promise<OrderView> {
  const fromAt = wanted.from === undefined ? ctx.now : new Date(wanted.from)
  const untilAt = new Date(wanted.until)
  const problem = timesProblem(fromAt, untilAt, ctx.now)
  if (problem !== null) refuse(problem, { field: problem === 'pause.in-the-past' ? 'from' : 'until' })
  const id = newId('fmj')
  const scopeId = await resolved(ctx, wanted.scope, wanted.scopeId)
  await store.insert(ctx, { id, scope: wanted.scope, scopeId, reason: text, fromAt, untilAt })
  await claimFiles(ctx, files, id)
  await plan(ctx, id, { ends: false, at: fromAt })
  await plan(ctx, id, { ends: true, at: untilAt })
  const data = { scope: wanted.scope, scopeId, from: fromAt.toISOString(), until: untilAt.toISOString() }
  await record(ctx, [{ kind: 'force-majeure.ordered', subject: id, data }])
  return viewOf(ctx, found(await store.hold(ctx, id), 'force-majeure'))
}

/**
 * What was named must exist: an order that covers nothing by a slip of the keyboard would help nobody. Nobody lets the clocks of a matter
 * stand still to which he is a party, nor those of his own shop.
 */
async function resolved(ctx: Ctx, scope: Scope, named: string): Promise<string> {
  const unknown = () => refuse('pause.scope-unknown', { field: 'scopeId' })
  switch (scope) {
    case 'region':
      return provinces.some(([code]) => code === named) ? named : unknown()
    case 'merchant':
      return named !== ctx.actor.merchantId && (await askMerchants(ctx, [named])).has(named) ? named : unknown()
    case 'case':
      return (await namedCase(ctx, named)) ?? unknown()
  }
}

/** By its receipt number. */
async function namedCase(ctx: Ctx, receipt: string): Promise<string | null> {
  const row = await complaints.idOfReceipt(ctx, parseReceipt(receipt) ?? receipt)
  const complaint = row && (await complaints.find(ctx, row.complaint_id))
  if (!complaint || complaint.state === 'closed') return null
  const side = sideOf(ctx.actor, complaint)
  return side === 'consumer' || side === 'merchant' ? null : complaint.id
}

export async function liftForceMajeure(ctx: Ctx, { id, text }: { id: string; text: string }): Promise<OrderView> {
  const order = found(await store.hold(ctx, id), 'force-majeure')
  const state = stateOf(order, ctx.now)
  if (state === 'lifted' || state === 'over') refuse('pause.order-over')
  await store.saveEnd(ctx, id, text)
  await plan(ctx, id, { ends: true, at: ctx.now })
  await record(ctx, [{ kind: 'force-majeure.lifted', subject: id, data: {} }])
  return viewOf(ctx, found(await store.hold(ctx, id), 'force-majeure'))
}

type Run = { readonly ends: boolean; readonly at: Date; readonly after?: string | undefined }
const plan = (ctx: Ctx, order: string, { ends, at, after = '' }: Run): Promise<void> =>
  enqueueAll(ctx, [
    { name: runJob, payload: { order, ends, after }, runAt: at, key: `${order}:${ends ? 'end' : 'begin'}:${after}` },
  ])

/** One batch of what an order covers, or of what it holds; the next one is planned with it. Safe to run twice. */
export async function runForceMajeure(
  ctx: Ctx,
  { order: id, ends, after }: { readonly order: string; readonly ends: boolean; readonly after: string },
): Promise<void> {
  const order = await store.hold(ctx, id)
  if (!order) return
  if (ends) return runEnd(ctx, order)
  if (stateOf(order, ctx.now) !== 'running') return
  const { scope, scopeId } = order
  const merchant = scope === 'merchant' ? scopeId : null
  const single = scope === 'case' ? await complaints.find(ctx, scopeId) : undefined
  const open = single ? [single] : await store.openCases(ctx, { merchant, after, limit: batch })
  for (const place of await placesOf(ctx, open)) {
    const complaint = covers(order, place) ? await complaints.hold(ctx, place.complaint) : undefined
    if (complaint) await beginFor(ctx, order, complaint)
  }
  const last = open.at(-1)
  if (!single && last && open.length === batch) await plan(ctx, id, { ends, at: ctx.now, after: last.id })
}

async function runEnd(ctx: Ctx, order: Order): Promise<void> {
  // Planned for the end it had; lifted earlier, what is left to end is ended by then.
  if (stateOf(order, ctx.now) === 'running') return
  const held = await store.heldCases(ctx, order.id, batch)
  for (const complaint of held) await endFor(ctx, order, complaint)
  const last = held.at(-1)
  if (last && held.length === batch) await plan(ctx, order.id, { ends: true, at: ctx.now, after: last })
}

export async function listOrders(
  ctx: Ctx,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ rows: OrderView[]; next: string | null }> {
  const { rows, next } = cut(await store.listed(ctx, readCursor(cursor), limit + 1), limit, ({ id, orderedAt }) => ({
    id,
    at: orderedAt,
  }))
  const views: OrderView[] = []
  for (const order of rows) views.push(await viewOf(ctx, order))
  return { rows: views, next }
}

async function viewOf(ctx: Ctx, order: Order): Promise<OrderView> {
  const { cases = 0, holding = 0 } = (await store.countCases(ctx, [order.id])).get(order.id) ?? {}
  const files: z.input<typeof OrderView>['files'] = [...(await filesOf(ctx, order.id))]
  return {
    id: order.id,
    scope: order.scope,
    scopeId: order.scopeId,
    name: await nameOf(ctx, order),
    reason: order.reason,
    from: order.fromAt.toISOString(),
    until: order.untilAt.toISOString(),
    orderedBy: (await namesOf(ctx, [order.orderedBy])).get(order.orderedBy) ?? order.orderedBy,
    orderedAt: order.orderedAt.toISOString(),
    endedAt: order.endedAt?.toISOString() ?? null,
    endReason: order.endReason,
    state: stateOf(order, ctx.now),
    cases,
    holding,
    files,
  }
}

async function nameOf(ctx: Ctx, { scope, scopeId }: Order): Promise<string> {
  switch (scope) {
    case 'region':
      return provinces.find(([code]) => code === scopeId)?.[1] ?? scopeId
    case 'merchant':
      return (await askMerchants(ctx, [scopeId])).get(scopeId)?.name ?? scopeId
    case 'case':
      return (await complaints.find(ctx, scopeId))?.receipt ?? scopeId
  }
}

/** The proof of an order is for those who handle complaints; the sides read the reason. */
export const maySeeOrder = (ctx: Ctx): Promise<boolean> =>
  Promise.resolve(hasRole(ctx.actor, 'agent', 'mediator', 'arbitrator', 'governance-officer', 'admin'))
