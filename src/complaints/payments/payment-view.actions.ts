import type { z } from 'zod'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { Refusal, wordsOf } from '../../kernel/refusal.ts'
import type { Complaint } from '../complaint.rules.ts'
import { orderOf } from '../orders.actions.ts'
import { obligationsOf, type Owed } from '../performance/obligation.store.ts'
import { owingPart, toEnforce, type OwingPart } from '../performance/stand.rules.ts'
import { advanceAlone, depositOf, groundsOf, isWayOf } from './payment.actions.ts'
import type { Inside } from './payment-case.actions.ts'
import { ways, type PaymentsView, type PaymentView, type Way, type WayView } from './payment.contract.ts'
import { isMoney, isTimeFor, proposeWays, standOf, type Payment } from './payment.rules.ts'
import * as store from './payment.store.ts'
import { paymentRefusals } from './refusal-words.contract.ts'

type Grounds = ReturnType<typeof groundsOf>

/** What is owed, paid and on its way, as its reader may see it. */
export async function showPayments(ctx: Ctx, inside: Inside): Promise<z.input<typeof PaymentsView>> {
  const { complaint, reader } = inside
  const payments = await store.paymentsOf(ctx, complaint.id)
  const obligations = await obligationsOf(ctx, complaint.id)
  const titles = await titlesFor(ctx, complaint, obligations)
  const staff = reader === 'platform'
  const today = shanghaiDay(ctx.now)
  const broken = toEnforce(obligations, today)
  const owed = obligations.map((one) => ({
    ...one,
    ...standOf(one, payments),
    may: mayDo(inside, one, today),
    broken: broken.includes(one),
  }))
  // The platform sees to what is broken; what is due later is the shop's.
  const leftFen = owed
    .filter((one) => isMoney(one) && (!staff || one.broken))
    .reduce((sum, one) => sum + one.leftFen, 0)
  const deposit = staff ? await depositOf(ctx, complaint) : null
  const grounds = groundsOf(ctx)
  const view = (payment: Payment) => viewPayment(ctx, payment, { grounds, staff })
  const known = new Set(obligations.map(({ id }) => id))
  return {
    id: complaint.id,
    receipt: complaint.receipt,
    viewer: reader,
    currency: complaint.currency,
    owed: owed.map((one) => ({
      ...one,
      line: titles.get(one.lineId ?? '') ?? null,
      payments: payments
        .filter(({ obligationId }) => obligationId === one.id)
        .filter(isFor(staff))
        .map(view),
    })),
    earlier: payments.filter(({ obligationId, state }) => !known.has(obligationId) && state === 'done').map(view),
    ways: ways.filter((way) => isWayOf(reader, way)).map((way) => viewWay(inside, way, leftFen)),
    deposit: deposit && { ...deposit, heardAt: deposit.heardAt.toISOString() },
    proposal: staff ? proposeWays(leftFen, deposit?.availableFen ?? null) : null,
    grounds: staff ? grounds : [],
    advanceAloneFen: advanceAlone(ctx),
  }
}

/** Only where something is owed for one item of several is the order asked. */
async function titlesFor(
  ctx: Ctx,
  { orderId }: Complaint,
  owed: readonly Owed[],
): Promise<ReadonlyMap<string, string>> {
  if (orderId === null || owed.every(({ lineId }) => lineId === null)) return new Map()
  return new Map((await orderOf(ctx, orderId))?.lines.map(({ id, title }) => [id, title]))
}

/** The buttons of one obligation: the table says whether the step is possible at all, this whether for this one. */
function mayDo({ complaint, reader }: Inside, one: Owed, today: string): OwingPart {
  const active = complaint.state === 'performing' || complaint.state === 'enforcing'
  if (!active || (reader !== 'consumer' && reader !== 'merchant'))
    return { prove: false, confirm: false, dispute: false }
  const part = owingPart([one], reader, today)
  return { ...part, dispute: part.dispute && complaint.state === 'performing' }
}

/** What was asked for among colleagues, and not granted, is theirs. */
const isFor =
  (staff: boolean) =>
  (payment: Payment): boolean =>
    staff || (payment.state !== 'asked' && payment.state !== 'declined')

function viewPayment(
  ctx: Ctx,
  payment: Payment,
  { grounds, staff }: { readonly grounds: Grounds; readonly staff: boolean },
): z.input<typeof PaymentView> {
  const { id, way, amountFen, state, byHand } = payment
  const ground = grounds.find(({ code }) => code === payment.ground)
  const trouble = staff ? payment.trouble : null
  return {
    id,
    obligation: payment.obligationId,
    way,
    amountFen,
    state,
    byHand,
    trouble,
    ground: ground ? { title: { ...ground.title }, article: ground.article } : null,
    note: staff ? payment.note : '',
    askedAt: payment.askedAt.toISOString(),
    decidedAt: payment.decidedAt?.toISOString() ?? null,
    doneAt: payment.doneAt?.toISOString() ?? null,
    mayDecide:
      state === 'asked' && payment.askedBy !== ctx.actor.id && hasRole(ctx.actor, 'admin', 'governance-officer'),
    mayEnd: state === 'ordered' && trouble !== null && hasRole(ctx.actor, 'agent', 'admin'),
  }
}

function viewWay({ complaint }: Inside, way: Way, leftFen: number): z.input<typeof WayView> {
  const code = whyNot(complaint, way, leftFen)
  if (code === null) return { way, allowed: true, reason: null }
  const refusal = new Refusal(code)
  const words = (language: 'zh' | 'en') => wordsOf(paymentRefusals, refusal, language)
  return { way, allowed: false, reason: { code, zh: words('zh'), en: words('en') } }
}
function whyNot({ state }: Inside['complaint'], way: Way, leftFen: number) {
  if (!isTimeFor(way, state)) return 'payment.not-now'
  return leftFen > 0 ? null : 'payment.nothing-left'
}
