import type { Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { RefuseReason, Remedy } from './aftersales.contract.ts'
import { stopAnswerClock, termFor } from './clock.actions.ts'
import * as file from './file.store.ts'
import { assertMayRefuse, assertOffer } from './merchant.rules.ts'
import { basisOf } from './reason.rules.ts'
import { roomFor } from './refund.actions.ts'
import { begin, finish, say, type StepInput } from './request.actions.ts'
import type { Request } from './request.rules.ts'
import * as store from './request.store.ts'

/** The merchant's answers. */

export async function approveRequest(
  ctx: Ctx,
  input: StepInput & { text: string; returnAddress?: string | undefined },
): Promise<Request> {
  const { before, after, side, address } = await begin(ctx, 'approve', input)
  if (address === null) return refuse('aftersales.address-missing', { field: 'returnAddress' })
  await file.saveAddress(ctx, input.id, address)
  const statement = await say(ctx, input.id, { side, kind: 'approval', text: input.text })
  await stopAnswerClock(ctx, before, 'met')
  return finish(ctx, { before, after: { ...after, offer: null, answeredAt: ctx.now } }, [
    { kind: 'aftersales.approved', subject: input.id, data: { statement, remedy: after.remedy } },
  ])
}

export async function counterRequest(
  ctx: Ctx,
  input: StepInput & { text: string; remedy: Remedy; amountFen: number; files: readonly string[] },
): Promise<Request> {
  const { before, after, side } = await begin(ctx, 'counter', input)
  const { text, files, remedy, amountFen } = input
  const offer = { remedy, amountFen }
  await store.holdOrder(ctx, before.orderId)
  assertOffer(before, offer, Math.max(0, await roomFor(ctx, before)))
  const statement = await say(ctx, input.id, { side, kind: 'counter', text, offer, files })
  await stopAnswerClock(ctx, before, 'met')
  return finish(ctx, { before, after: { ...after, offer, answeredAt: ctx.now } }, [
    { kind: 'aftersales.countered', subject: input.id, data: { statement, ...offer } },
  ])
}

export async function refuseRequest(
  ctx: Ctx,
  input: StepInput & { reason: RefuseReason; text: string; files: readonly string[] },
): Promise<Request> {
  const { before, after, side } = await begin(ctx, 'refuse', input)
  const { reason, text, files } = input
  const window = termFor(ctx, before)?.window ?? before.policy
  assertMayRefuse(before, { reason, files }, basisOf(window, ctx.rulebook))
  const statement = await say(ctx, input.id, { side, kind: 'refusal', reason, text, files })
  await stopAnswerClock(ctx, before, 'met')
  return finish(ctx, { before, after: { ...after, answeredAt: ctx.now } }, [
    { kind: 'aftersales.refused', subject: input.id, data: { statement, reason } },
  ])
}

export async function giveAddress(ctx: Ctx, input: StepInput & { returnAddress: string }): Promise<Request> {
  const { before, after } = await begin(ctx, 'give_address', input)
  await file.saveAddress(ctx, input.id, input.returnAddress)
  return finish(ctx, { before, after }, [{ kind: 'aftersales.address-given', subject: input.id }])
}
