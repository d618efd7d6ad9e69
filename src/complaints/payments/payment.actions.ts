import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { formatFen } from '../../kernel/money.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { askCommand, askMerchants, askRefundRoom } from '../../marketplace/index.ts'
import { attach } from '../complaint.actions.ts'
import { groundsUnder } from '../ground.rules.ts'
import type { Reader } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { obligationsOf, type Owed } from '../performance/obligation.store.ts'
import { toEnforce } from '../performance/stand.rules.ts'
import { holdShop } from './journal.store.ts'
import type { Way } from './payment.contract.ts'
import { availableIn, isMoney, isTimeFor, standOf, type Payment } from './payment.rules.ts'
import { enter, paymentIn, told, type Inside } from './payment-case.actions.ts'
import { carriedOut } from './result.actions.ts'
import * as store from './payment.store.ts'

export type Order = {
  readonly id: string
  readonly obligation: string
  readonly way: Way
  readonly amountFen: number
  readonly ground?: string | undefined
  readonly byHand: boolean
  readonly note: string
  readonly files: readonly string[]
}

/** The shop pays, or its deposit, or the platform first: never more than is left of what is owed. */
export async function orderPayment(ctx: Ctx, order: Order): Promise<Inside> {
  const inside = await enter(ctx, order.id, { hold: true })
  const { complaint } = inside
  assertWay(inside, order.way)
  const all = await obligationsOf(ctx, order.id)
  const owed = found(
    all.find(({ id }) => id === order.obligation),
    'obligation',
  )
  if (order.way !== 'merchant' && !toEnforce(all, shanghaiDay(ctx.now)).includes(owed))
    refuse('payment.not-broken', { field: 'obligation' })
  await assertSum(ctx, complaint, { order, owed })
  const ground = order.way === 'advance' ? groundOf(ctx, order.ground) : null
  const payment: Payment = {
    id: newId('pmt'),
    obligationId: owed.id,
    way: order.way,
    amountFen: order.amountFen,
    currency: complaint.currency,
    ground,
    state: ground !== null && order.amountFen > advanceAlone(ctx) ? 'asked' : 'ordered',
    byHand: order.byHand,
    trouble: null,
    commandId: null,
    note: order.note,
    askedBy: ctx.actor.id,
    askedAt: ctx.now,
    decidedBy: null,
    decidedAt: null,
    doneAt: null,
  }
  if (order.files.length > 0)
    await attach(ctx, order.id, { files: order.files, side: inside.reader === 'merchant' ? 'merchant' : 'platform' })
  await start(ctx, complaint, payment)
  return inside
}

/** Asked for, told to the marketplace, or, where it was paid outside, done. */
async function start(ctx: Ctx, complaint: Complaint, payment: Payment): Promise<void> {
  await store.savePayment(ctx, complaint.id, payment)
  if (payment.state === 'asked') await record(ctx, [told(complaint, payment, 'asked')])
  else if (payment.byHand) await carriedOut(ctx, complaint, payment)
  else await record(ctx, [told(complaint, payment, 'ordered'), commandFor(complaint, payment)])
}

const commandKinds = { merchant: 'refund', deposit: 'pay-from-deposit', advance: 'pay-in-advance' } as const
function commandFor({ orderId, merchantId }: Complaint, { id, way, amountFen }: Payment): NewFact {
  if (orderId === null || merchantId === null) refuse('payment.no-order')
  const shop = way === 'merchant' ? {} : { merchant: merchantId }
  return askCommand({ reason: id, kind: commandKinds[way], target: orderId, amountFen, ...shop })
}

/** Which ways are whose: the shop's own money is the shop's to send, the rest the platform's. */
export const isWayOf = (reader: Reader, way: Way): boolean =>
  way === 'merchant' ? reader === 'merchant' : reader === 'platform'
function assertWay({ reader, complaint }: Inside, way: Way): void {
  if (!isWayOf(reader, way)) refuse('payment.not-yours')
  if (!isTimeFor(way, complaint.state)) refuse('payment.not-now')
}

async function assertSum(ctx: Ctx, complaint: Complaint, { order, owed }: { order: Order; owed: Owed }): Promise<void> {
  const { amountFen, byHand, way } = order
  const words = (fen: number): string => formatFen(fen, complaint.currency)
  if (!isMoney(owed)) refuse('payment.no-money')
  const { leftFen } = standOf(owed, await store.paymentsOf(ctx, complaint.id))
  if (amountFen > leftFen)
    refuse('payment.more-than-left', { field: 'amountFen', left: words(leftFen), amount: words(amountFen) })
  if (byHand) {
    if (order.files.length === 0 && order.note.length < 4) refuse('payment.proof-missing', { field: 'note' })
    return
  }
  if (complaint.orderId === null || complaint.merchantId === null) refuse('payment.no-order')
  if (way === 'merchant') {
    const room = await askRefundRoom(ctx, complaint.orderId, [])
    if (amountFen > room.leftFen) refuse('payment.order-has-less', { field: 'amountFen', left: words(room.leftFen) })
  }
  if (way === 'deposit') {
    // Another case of the shop spends from the same deposit.
    await holdShop(ctx, complaint.merchantId)
    const deposit = await depositOf(ctx, complaint)
    if (deposit !== null && amountFen > deposit.availableFen)
      refuse('payment.deposit-has-less', { field: 'amountFen', left: words(deposit.availableFen) })
  }
}

/** What the deposit of the shop can still pay; null when the marketplace never said. */
export async function depositOf(ctx: Ctx, { merchantId }: Pick<Complaint, 'merchantId'>) {
  if (merchantId === null) return null
  const shop = (await askMerchants(ctx, [merchantId])).get(merchantId)
  if (!shop) return null
  const availableFen = availableIn(shop, await store.askedOfDeposit(ctx, merchantId, shop.heardAt))
  return availableFen === null ? null : { availableFen, heardAt: shop.heardAt }
}

/** The grounds in force today on which the platform may pay first. */
export const groundsOf = (ctx: Ctx) => groundsUnder(ctx.rulebook, 'complaint.advance-ground.', shanghaiDay(ctx.now))
function groundOf(ctx: Ctx, code: string | undefined): string {
  const known = groundsOf(ctx)
  const ground = known.find((one) => one.code === code)
  return (
    ground?.code ??
    refuse('payment.ground-missing', { field: 'ground', allowed: known.map((one) => one.code).join(', ') })
  )
}
export const advanceAlone = (ctx: Ctx): number =>
  Number(ctx.rulebook.ruleOf('parameter', 'complaint.advance-alone', shanghaiDay(ctx.now)).value)

type Decision = { readonly id: string; readonly payment: string; readonly approved: boolean; readonly note: string }
/** A second person says yes or no to an advance; nobody to one of his own. */
export async function decidePayment(ctx: Ctx, { id, payment: paymentId, approved, note }: Decision): Promise<Inside> {
  const inside = await enter(ctx, id, { hold: true })
  if (inside.reader !== 'platform') refuse('payment.not-yours')
  const payment = await paymentIn(ctx, id, paymentId)
  if (payment.state !== 'asked') refuse('payment.decided-already')
  if (payment.askedBy === ctx.actor.id) refuse('payment.own-request')
  const decided = {
    ...payment,
    state: approved ? 'ordered' : 'declined',
    note: [payment.note, note].filter(Boolean).join('\n'),
    decidedBy: ctx.actor.id,
    decidedAt: ctx.now,
  } as const
  if (approved) {
    if (!isTimeFor('advance', inside.complaint.state)) refuse('payment.not-now')
    await start(ctx, inside.complaint, decided)
  } else {
    await store.savePayment(ctx, id, decided)
    await record(ctx, [told(inside.complaint, decided, 'declined')])
  }
  return inside
}
