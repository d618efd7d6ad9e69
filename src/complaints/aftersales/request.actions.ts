import type { Ctx } from '../../kernel/context.ts'
import { claimFiles } from '../../kernel/evidence/evidence.actions.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { sideOf } from '../complaint.rules.ts'
import type { Side } from '../complaint.contract.ts'
import type { StatementKind, StepName } from './aftersales.contract.ts'
import { changeStage, type StageChange } from './clock.actions.ts'
import * as file from './file.store.ts'
import { orderPostage } from './postage-order.actions.ts'
import { orderRefund, type Ordered } from './refund.actions.ts'
import { settled, take, type Request } from './request.rules.ts'
import * as store from './request.store.ts'

export type StepInput = { readonly id: string; readonly version?: number | undefined }
/** A step that may be taken: the request as it will be, and as it was; the address that the goods can go to. */
export type Taken = {
  readonly before: Request
  readonly after: Request
  readonly side: Side
  readonly address: string | null
}

/** Hold, and decide by the lifecycle table; a request that is not the actor's business does not exist. */
export async function begin(
  ctx: Ctx,
  name: StepName,
  { id, version, returnAddress }: StepInput & { readonly returnAddress?: string | undefined },
): Promise<Taken> {
  const before = found(await store.hold(ctx, id), 'after-sales request')
  const side = sideOf(ctx.actor, before) ?? refuse('not-found', { noun: 'after-sales request' })
  const address = returnAddress ?? (await addressFor(ctx, before))
  return { before, after: take(name, before, { side, version, hasAddress: address !== null }), side, address }
}

/** Where the goods go: the address of this request, else the shop's standing one. */
export async function addressFor(ctx: Ctx, request: Request): Promise<string | null> {
  const own = await file.addressOf(ctx, request.id)
  return own ?? (await file.findShop(ctx, request.merchantId))?.return_address ?? null
}

/**
 * Save and record. Whoever comes to a new stage gets its clock; whoever comes to the refund has it ordered, once, because the
 * request is held and leaves that stage only by the end of the refund.
 */
export async function finish(
  ctx: Ctx,
  { before, after, change = { ended: 'met' } }: Move,
  facts: readonly NewFact[],
): Promise<Request> {
  if (before.state === after.state) return keep(ctx, after, facts)
  const refund: Ordered = after.state === 'refunding' ? await orderRefund(ctx, after) : { request: after, facts: [] }
  const postage = orderPostage(ctx, refund.request)
  const staged = await changeStage(ctx, { before, after: postage.request, change })
  return keep(ctx, staged, [...facts, ...refund.facts, ...postage.facts])
}
export type Move = { readonly before: Request; readonly after: Request; readonly change?: StageChange | undefined }

async function keep(ctx: Ctx, request: Request, facts: readonly NewFact[]): Promise<Request> {
  const done = settled(request)
  await store.save(ctx, done)
  await record(ctx, facts)
  return done
}

export type Said = {
  readonly side: Side
  readonly kind: StatementKind
  readonly text: string
  readonly reason?: string | null
  readonly offer?: file.NewStatement['offer']
  readonly files?: readonly string[]
}
/** Free text goes into its own table with its files; the id stands in the fact, so that the timeline can point at it. */
export async function say(ctx: Ctx, requestId: string, said: Said): Promise<string> {
  const id = newId('ast')
  const { side, kind, text, reason = null, offer = null } = said
  await file.insertStatement(ctx, { id, requestId, side, kind, reason, text, offer })
  const files = await claimFiles(ctx, said.files ?? [], requestId)
  await file.insertEvidence(ctx, { requestId, statementId: id, side, fileIds: files.map(({ id: fileId }) => fileId) })
  return id
}
