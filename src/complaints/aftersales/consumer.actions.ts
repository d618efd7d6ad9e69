import type { Ctx } from '../../kernel/context.ts'
import { begin, finish, say, type StepInput } from './request.actions.ts'
import { closedAs, type Request } from './request.rules.ts'
import { keepShopAddress } from './address.actions.ts'

/** What the consumer decides. */

export async function acceptCounter(ctx: Ctx, input: StepInput): Promise<Request> {
  const { before, after } = await begin(ctx, 'accept_counter', input)
  const offer = before.offer ?? { remedy: before.remedy, amountFen: before.amountFen }
  await keepShopAddress(ctx, before, after.state)
  return finish(ctx, { before, after: { ...after, ...offer, offer: null } }, [
    { kind: 'aftersales.counter-accepted', subject: input.id, data: { ...offer } },
  ])
}

export async function declineCounter(ctx: Ctx, input: StepInput & { text: string }): Promise<Request> {
  const { before, after, side } = await begin(ctx, 'decline_counter', input)
  const statement = await say(ctx, input.id, { side, kind: 'decision', text: input.text })
  return finish(ctx, { before, after: { ...after, offer: null } }, [
    { kind: 'aftersales.counter-declined', subject: input.id, data: { statement } },
  ])
}

export async function addStatement(
  ctx: Ctx,
  input: StepInput & { text: string; files: readonly string[] },
): Promise<Request> {
  const { before, after, side } = await begin(ctx, 'add_statement', input)
  const { text, files } = input
  const statement = await say(ctx, input.id, { side, kind: 'message', text, files })
  return finish(ctx, { before, after }, [
    { kind: 'aftersales.statement-added', subject: input.id, data: { statement, side } },
  ])
}

export async function withdrawRequest(ctx: Ctx, input: StepInput): Promise<Request> {
  const { before } = await begin(ctx, 'withdraw', input)
  const after = closedAs(before, 'withdrawn', ctx.now)
  return finish(ctx, { before, after, change: { ended: 'cancelled' } }, [
    { kind: 'aftersales.closed', subject: input.id, data: { outcome: 'withdrawn', bySilence: false } },
  ])
}
