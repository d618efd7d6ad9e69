import type { z } from 'zod'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import {
  afterSalesRequests,
  type AfterSalesRequest,
  type FreightBy,
} from '../../kernel/rulebook/aftersales-rule.contract.ts'
import { newReceipt } from '../receipt-number.ts'
import type * as contract from './filing.contract.ts'
import * as rules from './assess.rules.ts'
import { changeStage, startAnswerClock } from './clock.actions.ts'
import * as file from './file.store.ts'
import { assertNotExcluded, assertTold, lineOf, remedyFor, type Asking } from './filing.rules.ts'
import { paysBack } from './money.rules.ts'
import { orderOf } from './orders.actions.ts'
import { noPostage } from './postage.rules.ts'
import { explainReasons, freightBasisOf, policyHead, silenceWords } from './reason.rules.ts'
import { roomFor } from './refund.actions.ts'
import { say } from './request.actions.ts'
import { settled, type Request } from './request.rules.ts'
import * as store from './request.store.ts'
import { reasonsFor } from './words.contract.ts'

type Wish = Pick<Asking, 'orderId' | 'lineId' | 'quantity' | 'said' | 'receivedOn'>
type Question = Wish & { readonly evidence: boolean }

/** The order, its line and the policy that covers it, as this consumer may ask about them. */
async function subjectOf(ctx: Ctx, wish: Wish) {
  const order = await orderOf(ctx, wish.orderId)
  if (!order || order.consumerId !== ctx.actor.consumerId)
    return refuse('aftersales.order-unknown', { field: 'orderId' })
  const line = lineOf(order, wish)
  const policy = rules.policyFor(ctx.rulebook, line.category, shanghaiDay(order.placedAt))
  rules.assertSaid(policy, wish.said)
  return { order, line, policy, receivedOn: rules.receiptOf(order, wish.receivedOn, ctx.now) }
}

/** What can be asked for about one line, each with its verdict and why; said before anything is filed. */
export async function assessLine(ctx: Ctx, wish: Question): Promise<z.input<(typeof contract.assess)['output']>> {
  const { order, line, policy, receivedOn } = await subjectOf(ctx, wish)
  const others = await store.ofOrder(ctx, order.id)
  const roomWith = async (freight: FreightBy) => Math.max(0, await roomFor(ctx, { ...wish, id: '', freight }))
  const room = { consumer: await roomWith('consumer'), merchant: await roomWith('merchant') }
  return {
    policy: policyHead(policy),
    line: {
      id: line.id,
      title: line.title,
      quantity: line.quantity,
      amountFen: line.amountFen,
      currency: order.currency,
    },
    receivedOn,
    notReceived: !rules.isReceived(order),
    questions: rules.questionsOf(policy).flatMap((rule) => {
      const found = ctx.rulebook.find(rule, shanghaiDay(order.placedAt))
      return found?.kind === 'aftersales-exclusion'
        ? [{ rule, question: { ...found.question }, title: { ...found.title } }]
        : []
    }),
    requests: afterSalesRequests.flatMap((request) => {
      const assessed = rules.assess(
        policy,
        { request, line, wish: { receivedOn, said: wish.said, evidence: wish.evidence } },
        { book: ctx.rulebook, now: ctx.now },
      )
      return assessed.term ? [viewOf(ctx, { request, assessed, room, open: openOf(others, line.id, request) })] : []
    }),
  }
}

type Assessed = ReturnType<typeof rules.assess>
type Room = Readonly<Record<FreightBy, number>>
type Shown = { request: AfterSalesRequest; assessed: Assessed; room: Room; open: Request | undefined }
function viewOf(ctx: Ctx, { request, assessed, room, open }: Shown): z.input<typeof contract.Assessment> {
  const { term, verdict, lastDay, provisional } = assessed
  const freight = term?.freight ?? 'consumer'
  const pays = paysBack(remedyFor(request))
  return {
    request,
    verdict,
    reasons: explainReasons(assessed, ctx.rulebook).map((one) => ({
      ...one,
      words: { ...one.words },
      basis: { ...one.basis },
    })),
    lastDay,
    provisional,
    freight,
    freightBasis: { ...(term ? freightBasisOf(term, ctx.rulebook) : { zh: '', en: '' }) },
    evidence: term?.evidence ?? false,
    amountFen: pays ? room[freight] : 0,
    freightOutFen: pays ? Math.max(0, room[freight] - room.consumer) : 0,
    onSilence: { ...silenceWords(term?.onSilence ?? 'complaint', verdict === 'eligible') },
    reasonsToAsk: [...reasonsFor[request]],
    openRequest: open ? { id: open.id, number: open.number } : null,
  }
}

const openOf = (others: readonly Request[], lineId: string, request: AfterSalesRequest): Request | undefined =>
  others.find((one) => one.state !== 'closed' && one.lineId === lineId && one.request === request)

/** A consumer's request about goods of its own: received now, with its clocks, in one transaction. */
export async function askFor(ctx: Ctx, input: Asking): Promise<Request> {
  const asking = { ...input, said: [...new Set(input.said)], files: [...new Set(input.files)] }
  await store.holdOrder(ctx, asking.orderId)
  const subject = await subjectOf(ctx, asking)
  if (!rules.isReceived(subject.order)) refuse('aftersales.not-received', { field: 'orderId' })
  assertTold(asking)
  const open = openOf(await store.ofOrder(ctx, asking.orderId), asking.lineId, asking.request)
  if (open) refuse('aftersales.already-open', { field: 'request', request: open.id, number: open.number })
  const request = await newRequest(ctx, asking, subject)
  await store.insert(ctx, request)
  await file.insertSaid(ctx, request.id, asking.said)
  await record(ctx, [{ kind: 'aftersales.requested', subject: request.id, data: factOf(request) }])
  const { reason, text, files } = asking
  await say(ctx, request.id, { side: 'consumer', kind: 'request', reason, text, files })
  await startAnswerClock(ctx, request)
  const staged = await changeStage(ctx, { before: request, after: request, change: { ended: 'met' } })
  const done = settled(staged)
  await store.save(ctx, done)
  return done
}

const factOf = (request: Request) => ({
  request: request.request,
  reason: request.reason,
  verdict: request.verdict,
  policy: request.policy,
  amountFen: request.amountFen,
  order: request.orderId,
  line: request.lineId,
  merchant: request.merchantId,
  consumer: request.consumerId,
})

async function newRequest(
  ctx: Ctx,
  asking: Asking,
  { order, line, policy, receivedOn }: Awaited<ReturnType<typeof subjectOf>>,
): Promise<Request> {
  const wish = { receivedOn, said: asking.said, evidence: asking.files.length > 0 }
  const assessed = rules.assess(policy, { request: asking.request, line, wish }, { book: ctx.rulebook, now: ctx.now })
  const why = explainReasons(assessed, ctx.rulebook).find(({ code }) => blocking.includes(code))
  assertNotExcluded(assessed.verdict, asking.request, why?.words ?? { zh: '', en: '' })
  const id = newId('asr')
  const remedy = remedyFor(asking.request)
  const freight = assessed.term?.freight ?? 'consumer'
  const amountFen = paysBack(remedy) ? await roomFor(ctx, { ...asking, id, freight }) : 0
  if (paysBack(remedy) && amountFen <= 0) refuse('aftersales.nothing-left', { field: 'lineId' })
  return {
    id,
    number: await claimNumber(ctx, id),
    orderId: order.id,
    orderNumber: order.number,
    lineId: line.id,
    title: line.title,
    quantity: asking.quantity,
    merchantId: line.merchantId ?? '',
    consumerId: order.consumerId,
    currency: order.currency,
    request: asking.request,
    remedy,
    reason: asking.reason,
    policy: policy.id,
    verdict: assessed.verdict === 'eligible' ? 'eligible' : 'needs-evidence',
    onSilence: assessed.verdict === 'eligible' && assessed.term?.onSilence === 'approve' ? 'approve' : 'complaint',
    freight,
    receivedOn,
    amountFen,
    ...untouched(ctx.now),
  }
}
const blocking: readonly string[] = ['excluded-goods', 'out-of-time', 'not-offered']

const untouched = (requestedAt: Date) => ({
  state: 'requested' as const,
  waitsFor: 'merchant' as const,
  outcome: null,
  offer: null,
  stageClock: null,
  nextDueAt: null,
  refundOrderedAt: null,
  commandId: null,
  commandState: null,
  refundedFen: 0,
  refundedAt: null,
  postage: noPostage,
  complaintId: null,
  requestedAt,
  answeredAt: null,
  goodsReceivedAt: null,
  closedAt: null,
  version: 0,
})

/** Two requests of one day share a number once in 600 billion tries; the table says so, and another is made. */
const mostTries = 5
async function claimNumber(ctx: Ctx, requestId: string): Promise<string> {
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const number = newReceipt(shanghaiDay(ctx.now)).replace('XB-', 'SH-')
    if (await store.claimNumber(ctx, number, requestId)) return number
  }
  throw new Error('no free request number')
}
