import type { Ctx } from '../../kernel/context.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { refuse } from '../../kernel/refusal.ts'
import { askableItems } from '../category-evidence.rules.ts'
import { attach, begin, closedFact, ended, everybody, finish, say, type StepInput } from '../complaint.actions.ts'
import type { Side } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as store from '../complaint.store.ts'
import { isByUnverified } from '../enter/capture.store.ts'
import { mostClaimable, shopOf } from '../filing.rules.ts'
import { groundsUnder, needsRequest } from '../ground.rules.ts'
import { orderOf } from '../orders.actions.ts'
import { wasSaid } from '../statement.store.ts'
import { sealContactAnew } from './contact.store.ts'

/** Whether and how the platform takes a complaint up. */

const toConsumer: readonly Side[] = ['consumer', 'platform']
type Said = StepInput & { readonly text: string; readonly files: readonly string[] }

/** Lists what is missing, once. The clock of the first answer runs on: asking back is not an answer. */
export async function requestInfo(
  ctx: Ctx,
  input: StepInput & { text: string; missing?: readonly string[] },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'request_info', input)
  const text = [input.text, ...missingWords(ctx, before, input.missing ?? [])].join('\n\n')
  const statement = await say(ctx, input.id, { side, kind: 'info-request', audience: toConsumer, text })
  const mine = { ...after, agentId: after.agentId ?? ctx.actor.id }
  return finish(ctx, { before, after: mine }, [
    { kind: 'complaint.info-requested', subject: input.id, data: { statement } },
  ])
}

/** Item by item with why it helps, bilingual, because it is stored as it was said. */
function missingWords(ctx: Ctx, { category }: Complaint, ids: readonly string[]): readonly string[] {
  const askable = askableItems(ctx.rulebook, category, shanghaiDay(ctx.now))
  const items = [...new Set(ids)].map((id) => {
    const at = ids.indexOf(id)
    return askable.find((item) => item.id === id) ?? refuse('complaint.item-not-askable', { field: `missing.${at}` })
  })
  if (items.length === 0) return []
  return [
    ['还缺：', ...items.map(({ what, why }) => `· ${what.zh}（${why.zh}）`)].join('\n'),
    ['Still missing:', ...items.map(({ what, why }) => `· ${what.en} (${why.en})`)].join('\n'),
  ]
}

/** What the consumer sends; an agent may write down what was said on the phone. */
export async function provideInfo(ctx: Ctx, input: Said): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'provide_info', input)
  const said = { side: 'consumer', kind: 'message', audience: everybody, text: input.text } as const
  const statement = await say(ctx, input.id, said)
  await attach(ctx, input.id, { files: input.files, side: 'consumer' })
  return finish(ctx, { before, after }, [
    { kind: 'complaint.info-provided', subject: input.id, data: { statement, enteredBy: side } },
  ])
}

/** Never by a machine, always on a ground of the closed list and with reasons: a reasoned rejection is an answer of substance. */
export async function rejectComplaint(
  ctx: Ctx,
  input: StepInput & { ground: string; text: string; files?: readonly string[] },
): Promise<Complaint> {
  if (!groundsOf(ctx).some(({ code }) => code === input.ground)) refuse('complaint.ground-unknown', { field: 'ground' })
  const { before, after, side } = await begin(ctx, 'reject', input)
  if (needsRequest(input.ground) && !(await wasSaid(ctx, input.id, 'info-request')))
    refuse('complaint.ground-never-asked', { field: 'ground' })
  const audience = before.merchantAskedAt === null ? toConsumer : everybody
  const statement = await say(ctx, input.id, { side, kind: 'rejection', audience, text: input.text })
  await attach(ctx, input.id, { files: input.files ?? [], side, statement })
  const rejected = {
    ...after,
    rejectGround: input.ground,
    agentId: after.agentId ?? ctx.actor.id,
    respondedAt: after.respondedAt ?? ctx.now,
  }
  return finish(ctx, { before, after: rejected }, [
    { kind: 'complaint.rejected', subject: input.id, data: { statement, ground: input.ground, by: ctx.actor.id } },
  ])
}

/** The grounds in force today on which a complaint may be rejected. */
export const groundsOf = (ctx: Ctx) => groundsUnder(ctx.rulebook, 'complaint.ground.', shanghaiDay(ctx.now))

export async function appealRejection(ctx: Ctx, input: Said): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'appeal_rejection', input)
  const said = { side, kind: 'appeal', audience: toConsumer, text: input.text } as const
  const statement = await say(ctx, input.id, said)
  await attach(ctx, input.id, { files: input.files, side })
  return finish(ctx, { before, after }, [
    { kind: 'complaint.rejection-appealed', subject: input.id, data: { statement } },
  ])
}

export async function transferComplaint(
  ctx: Ctx,
  input: StepInput & { body: string; text: string },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'transfer', input)
  const statement = await say(ctx, input.id, { side, kind: 'response', audience: toConsumer, text: input.text })
  return finish(ctx, { before, after }, [
    { kind: 'complaint.transferred', subject: input.id, data: { statement, body: input.body } },
  ])
}

export async function returnTransfer(ctx: Ctx, input: StepInput & { text: string }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'return_transfer', input)
  const statement = await say(ctx, input.id, { side, kind: 'message', audience: toConsumer, text: input.text })
  return finish(ctx, { before, after }, [
    { kind: 'complaint.transfer-returned', subject: input.id, data: { statement } },
  ])
}

export async function reportTransfer(ctx: Ctx, input: StepInput & { text: string }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'report_transfer', input)
  const statement = await say(ctx, input.id, { side, kind: 'result', audience: everybody, text: input.text })
  const ending = { outcome: 'transferred', amountFen: 0 } as const
  return finish(ctx, { before, after: ended(ctx, { ...after, respondedAt: after.respondedAt ?? ctx.now }, ending) }, [
    { kind: 'complaint.transfer-reported', subject: input.id, data: { statement } },
    closedFact(input.id, ending, { statement }),
  ])
}

/** A letter or a post names its order at last: from here it has a shop to ask and, where nobody was known, a buyer to tell. */
export async function linkOrder(
  ctx: Ctx,
  input: StepInput & { orderId: string; lineIds: readonly string[] },
): Promise<Complaint> {
  const { before, after } = await begin(ctx, 'link_order', input)
  if (await isByUnverified(ctx, input.id)) refuse('entry.poster-unverified', { field: 'orderId' })
  const order = (await orderOf(ctx, input.orderId)) ?? refuse('complaint.order-not-found', { field: 'orderId' })
  if (before.consumerId !== null && before.consumerId !== order.consumerId)
    refuse('complaint.order-of-others', { field: 'orderId' })
  const lineIds = input.lineIds.length > 0 ? [...new Set(input.lineIds)] : order.lines.map(({ id }) => id)
  if (lineIds.some((id) => !order.lines.some((line) => line.id === id)))
    refuse('complaint.line-unknown', { field: 'lineIds' })
  const merchantId = shopOf(order, lineIds) ?? refuse('complaint.several-shops', { field: 'lineIds' })
  await store.insertLines(ctx, input.id, lineIds)
  const { id: orderId, number: orderNumber, consumerId, currency } = order
  const linked = { ...after, orderId, orderNumber, merchantId, consumerId: before.consumerId ?? consumerId, currency }
  if (before.consumerId === null) await sealContactAnew(ctx, linked)
  return finish(ctx, { before, after: linked }, [
    {
      kind: 'complaint.order-linked',
      subject: input.id,
      // The claim stays as it was said; what is above needs a finding by a person (see the default ruling).
      data: {
        order: orderId,
        merchant: merchantId,
        aboveFen: Math.max(0, before.claimFen - mostClaimable(order, lineIds)),
      },
    },
  ])
}

export async function fastTrack(ctx: Ctx, input: StepInput & { text: string }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'fast_track', input)
  const statement = await say(ctx, input.id, { side, kind: 'acknowledgement', audience: everybody, text: input.text })
  const taken = { ...after, agentId: after.agentId ?? ctx.actor.id, acknowledgedAt: after.acknowledgedAt ?? ctx.now }
  return finish(ctx, { before, after: taken }, [
    { kind: 'complaint.fast-tracked', subject: input.id, data: { statement, flags: before.flags } },
  ])
}

/** Within the window, at most so often: with new evidence, or because the other side did not perform. */
export async function reopenComplaint(
  ctx: Ctx,
  input: Said & { because: 'new-evidence' | 'not-performed' },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'reopen', input)
  const statement = await say(ctx, input.id, { side, kind: 'message', audience: everybody, text: input.text })
  await attach(ctx, input.id, { files: input.files, side })
  const again = { ...after, outcome: null, outcomeFen: null, closedAt: null, reopened: before.reopened + 1 }
  const fresh = { ...again, offerId: null, obligated: false, proven: false, rejectGround: null }
  return finish(ctx, { before, after: fresh }, [
    {
      kind: 'complaint.reopened',
      subject: input.id,
      data: { statement, because: input.because, times: again.reopened },
    },
  ])
}
