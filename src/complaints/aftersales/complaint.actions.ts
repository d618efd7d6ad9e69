import { systemActor, type Ctx } from '../../kernel/context.ts'
import { shareFiles } from '../../kernel/evidence/arrived.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { attach } from '../complaint.actions.ts'
import { openOfOrder } from '../complaint.store.ts'
import { fileComplaint } from '../filing.actions.ts'
import { mostClaimable } from '../filing.rules.ts'
import { addStatement } from '../parties.actions.ts'
import { asksMoney, complaintOf } from './carry.rules.ts'
import * as file from './file.store.ts'
import { orderOf } from './orders.actions.ts'
import { begin, finish, say, type StepInput } from './request.actions.ts'
import { closedAs, type Request } from './request.rules.ts'
import type { StageChange } from './clock.actions.ts'

/** One tap: facts, story and files go along, both sides keep the link, and the complaint's clocks take over. */
export async function complainAbout(ctx: Ctx, input: StepInput & { text: string }): Promise<Request> {
  const { before } = await begin(ctx, 'complain', input)
  if (await isSettledElsewhere(ctx, before)) refuse('aftersales.nothing-left')
  if (input.text !== '') await say(ctx, input.id, { side: 'consumer', kind: 'complaint', text: input.text })
  return escalate(ctx, before, { said: input.text, bySilence: false })
}

type Escalation = { readonly said: string; readonly bySilence: boolean; readonly change?: StageChange }

/** `ctx` may be the system's: then it complains for the consumer whose request it is. */
export async function escalate(ctx: Ctx, request: Request, { said, bySilence, change }: Escalation): Promise<Request> {
  const consumer: Ctx = { ...ctx, actor: { ...ctx.actor, consumerId: request.consumerId } }
  const complaint = await openComplaint(consumer, request, said)
  await carryFiles(consumer, request, complaint)
  await record(ctx, [{ kind: 'complaint.from-aftersales', subject: complaint, data: { request: request.id } }])
  const closed = { ...closedAs(request, 'escalated', ctx.now), complaintId: complaint }
  return finish(ctx, { before: request, after: closed, change }, [
    { kind: 'aftersales.escalated', subject: request.id, data: { complaint, bySilence } },
  ])
}

/** Whether there is still something to complain for: a refund that came back by another way ends the matter. */
export async function isSettledElsewhere(ctx: Ctx, request: Request): Promise<boolean> {
  const order = await orderOf(ctx, request.orderId)
  return asksMoney(request) && (order === null || mostClaimable(order, [request.lineId]) === 0)
}

/** The same matter twice would run two sets of clocks: an open complaint about it takes the story in. */
async function openComplaint(ctx: Ctx, request: Request, said: string): Promise<string> {
  const order = await orderOf(ctx, request.orderId)
  const mostFen = order ? mostClaimable(order, [request.lineId]) : 0
  const filing = complaintOf(request, await file.statementsOf(ctx, request.id), { said, mostFen })
  const open = await openOfOrder(ctx, filing.orderId, filing.category, filing.lineIds)
  if (!open) return (await fileComplaint(ctx, { ...filing, files: [] })).id
  await addStatement(ctx, { id: open.id, text: filing.text, to: [] })
  return open.id
}

/**
 * The files stay with the request and stand in the complaint too. There they are nobody's own: each side goes on seeing the other's
 * pictures without what a camera writes into them.
 */
async function carryFiles(ctx: Ctx, request: Request, complaintId: string): Promise<void> {
  const evidence = await file.evidenceOf(ctx, request.id)
  const asPlatform: Ctx = { ...ctx, actor: systemActor }
  for (const side of ['consumer', 'merchant'] as const) {
    const ids = evidence.flatMap((one) => (one.side === side ? [one.fileId] : []))
    const files = await shareFiles(asPlatform, ids)
    await attach(asPlatform, complaintId, { files, side, note: request.number })
  }
}
