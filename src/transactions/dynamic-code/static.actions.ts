import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { openedPayDesk } from '../pay-desk.ts'
import { capOf } from './cap.actions.ts'
import type * as contract from './code.contract.ts'
import { readScanned } from './code.rules.ts'
import { isOwnStatic, staticPath } from './code-secret.ts'
import * as store from './code.store.ts'
import { payeeOf, type Payee } from './issue.actions.ts'
import { redemptionView } from './view.actions.ts'

/** An address with a mark over the shop: who prints another shop's id cannot make its mark. */
export async function issueStaticCode(ctx: Ctx, { merchant }: { merchant?: string | undefined }, publicUrl: string) {
  const own = ctx.actor.merchantId
  if (ctx.actor.kind !== 'machine' && merchant !== undefined && merchant !== own)
    return refuse('payment-code.payee-not-yours', { field: 'merchant' })
  const id = ctx.actor.kind === 'machine' ? merchant : (own ?? undefined)
  if (id === undefined) return refuse('payment-code.payee-needed', { field: 'merchant' })
  const payee = await payeeOf(ctx, id)
  await record(ctx, [{ kind: 'static-code.issued', subject: payee.id, data: {} }])
  return { url: `${publicUrl}${staticPath(openedPayDesk().key, payee.id)}`, payee }
}

/** Who is registered for a code; whatever was not made here names nobody. */
export async function registeredPayee(ctx: Ctx, code: string): Promise<Payee> {
  const scanned = readScanned(code)
  if (scanned.kind === 'foreign') return refuse('payment-code.foreign', { field: 'code' })
  const own = scanned.kind === 'static' && isOwnStatic(openedPayDesk().key, scanned)
  return own ? payeeOf(ctx, scanned.merchant) : refuse('static-code.not-authentic', { field: 'code' })
}

type Asked = Input<typeof contract.payByStaticCode>
export async function payByStaticCode(ctx: Ctx, asked: Asked): Promise<contract.Redemption> {
  const payee = await registeredPayee(ctx, asked.code)
  if (payee.id !== asked.payee) return refuse('static-code.payee-differs', { field: 'payee' })
  const fresh = await store.insertStatic(ctx, rowOf(ctx, asked))
  const row = fresh ?? (await store.findStatic(ctx, asked.transaction))
  if (!row || !isSame(row, asked)) return refuse('static-code.transaction-differs', { field: 'transaction' })
  const view = redemptionView(row, { shop: payee, repeated: fresh === undefined })
  const cap = await capOf(ctx, { ...view, consumer: asked.consumer }, { hold: true })
  if (!fresh) return { ...view, cap }
  if (cap.passed && cap.refuses) return refuse('static-code.over-cap', { limit: (cap.dailyFen ?? 0) / 100 })
  if (cap.passed) await store.markOverCap(ctx, row.id)
  const data = { merchant: payee.id, amountFen: asked.amountFen, overCap: cap.passed }
  await record(ctx, [{ kind: 'static-code.paid', subject: row.id, data }])
  return { ...view, cap }
}

const isSame = (row: store.CodeRow, { consumer, payee, amountFen, currency }: Asked): boolean =>
  row.consumer_id === consumer && row.payee === payee && row.amount_fen === amountFen && row.currency === currency

const rowOf = (ctx: Ctx, asked: Asked) => ({
  id: newId('pcd'),
  form: 'static',
  purpose: 'payment',
  consumer_id: asked.consumer,
  payee: asked.payee,
  highest_fen: asked.amountFen,
  currency: asked.currency,
  grade: 'D',
  asked_by: ctx.actor.id,
  created_at: ctx.now,
  expires_at: ctx.now,
  state: 'redeemed',
  ended_at: ctx.now,
  amount_fen: asked.amountFen,
  transaction_id: asked.transaction,
  redeemed_by: ctx.actor.id,
  paid_on: shanghaiDay(ctx.now),
})
