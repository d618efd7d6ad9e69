import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { numberOf } from '../parameter.rules.ts'
import { openedPayDesk } from '../pay-desk.ts'
import { capOf } from './cap.actions.ts'
import type * as contract from './code.contract.ts'
import type { Why } from './code.contract.ts'
import { misfitOf, readScanned, stateOf, type Claim } from './code.rules.ts'
import { deviceMac, digitsMac, isOwnQr } from './code-secret.ts'
import * as store from './code.store.ts'
import type { CodeRow } from './code.store.ts'
import { counter, firstOf, perDatabase } from './in-turn.ts'
import { payeeOf, shopNamed, type Payee } from './issue.actions.ts'
import { whyWords } from './refusal-words.contract.ts'
import { redemptionView } from './view.actions.ts'

type Asked = Input<typeof contract.redeemCode>
type Trying = Claim & { readonly transaction: string }
/** What a try came to: the code as it is then, and the answer to whoever tried; null when the code had ended before. */
type Tried = { readonly code: CodeRow; readonly answer: contract.Redemption | Refusal | null } | null
const missWindowMs = 10 * 60_000
const workingOn = perDatabase(() => new Map<string, Promise<Tried>>())
const replaysOf = perDatabase((ctx) => counter((id, by) => store.countReplays(ctx, id, by)))

/**
 * A code is spent once, whoever comes with it and however many at once. What is refused ends the code too, so this has
 * transactions of its own: a refusal that took back what it decided would leave the code open.
 */
export async function redeemCode(ctx: Ctx, asked: Asked): Promise<contract.Redemption> {
  const key = keyOf(asked.code)
  const trying = tryingOf(ctx, asked)
  if (!key) return missed(ctx)
  const { first, found } = await firstOf(workingOn(ctx), JSON.stringify(key), () => tryCode(ctx, key, trying))
  if (!found) return missed(ctx)
  if (!first || found.answer === null) return late(ctx, found.code, trying)
  if (found.answer instanceof Refusal) throw found.answer
  return found.answer
}

async function tryCode(ctx: Ctx, key: store.Key, trying: Trying): Promise<Tried> {
  const code = await store.find(ctx, key)
  if (!code) return null
  if (stateOf(code, ctx.now) !== 'open') return { code, answer: null }
  const payee = await payeeOf(ctx, trying.payee)
  const answer = (await inTransaction(ctx, (inner) => spend(inner, { code, trying, payee }))) ?? null
  return { code: (await store.find(ctx, { id: code.id })) ?? code, answer }
}

/** Null: it has the form of ours and was made by somebody else. */
function keyOf(text: string): store.Key | null {
  const { key } = openedPayDesk()
  const scanned = readScanned(text)
  switch (scanned.kind) {
    case 'number':
      return { numberMac: digitsMac(key, scanned.digits) }
    case 'qr':
      return isOwnQr(key, scanned) ? { id: scanned.id } : null
    case 'static':
      return refuse('payment-code.is-static', { field: 'code' })
    case 'foreign':
      return refuse('payment-code.foreign', { field: 'code' })
    case 'unreadable':
      return refuse('payment-code.unreadable', { field: 'code' })
  }
}

function tryingOf({ actor }: Ctx, { payee, device, ...asked }: Asked): Trying {
  const own = actor.merchantId ?? undefined
  if (actor.kind !== 'machine' && payee !== undefined && payee !== own)
    return refuse('payment-code.payee-not-yours', { field: 'payee' })
  const shop = actor.kind === 'machine' ? payee : own
  if (shop === undefined) return refuse('payment-code.payee-needed', { field: 'payee' })
  const { amountFen, currency, purpose, transaction } = asked
  const mac = device === undefined ? null : deviceMac(openedPayDesk().key, device)
  return { payee: shop, amountFen, currency, purpose, transaction, deviceMac: mac }
}

type Spending = { readonly code: CodeRow; readonly trying: Trying; readonly payee: Payee }
/** Undefined: somebody else was faster. */
async function spend(ctx: Ctx, { code, trying, payee }: Spending): Promise<contract.Redemption | Refusal | undefined> {
  const misfit = misfitOf(code, trying)
  if (misfit) return burnt(ctx, code, misfit)
  const taken = await store.take(ctx, { id: code.id }, { ...trying, paidOn: shanghaiDay(ctx.now) })
  if (!taken) return undefined
  const view = redemptionView(taken, { shop: payee, repeated: false })
  const cap = await capOf(ctx, { ...view, consumer: taken.consumer_id }, { hold: true })
  if (cap.passed && cap.refuses) {
    await store.burnTaken(ctx, taken.id)
    await recordBurnt(ctx, taken, 'cap')
    return doesNotFit('cap')
  }
  if (cap.passed) await store.markOverCap(ctx, taken.id)
  const { amountFen, grade } = view
  const data = { merchant: taken.payee, amountFen, grade, overCap: cap.passed }
  await record(ctx, [{ kind: 'payment-code.redeemed', subject: taken.id, data }])
  return { ...view, cap }
}

async function burnt(ctx: Ctx, code: CodeRow, why: Why): Promise<Refusal | undefined> {
  if (!(await store.burn(ctx, code.id, why))) return undefined
  await recordBurnt(ctx, code, why)
  return doesNotFit(why)
}
const recordBurnt = (ctx: Ctx, { id, payee }: CodeRow, why: Why) =>
  record(ctx, [{ kind: 'payment-code.burnt', subject: id, data: { why, merchant: payee } }])
const doesNotFit = (why: Why): Refusal => new Refusal('payment-code.does-not-fit', { why, ...whyWords[why] })

/** After its end: the same payment heard again is answered again; everything else is a replay, and counted. */
async function late(ctx: Ctx, code: CodeRow, trying: Trying): Promise<contract.Redemption> {
  if (isSamePayment(ctx, code, trying)) {
    const view = redemptionView(code, { shop: await shopNamed(ctx, code.payee), repeated: true })
    return { ...view, cap: await capOf(ctx, { ...view, consumer: code.consumer_id }) }
  }
  await replaysOf(ctx)(code.id)
  return stateOf(code, ctx.now) === 'expired'
    ? refuse('payment-code.expired', { seconds: numberOf(ctx.rulebook, 'payment-code.life', ctx.now) })
    : refuse('payment-code.used')
}

const isSamePayment = ({ actor }: Ctx, code: CodeRow, trying: Trying): boolean =>
  code.state === 'redeemed' &&
  code.redeemed_by === actor.id &&
  code.transaction_id === trying.transaction &&
  code.amount_fen === trying.amountFen &&
  misfitOf(code, trying) === null

/** Somebody who guesses meets a wall long before a guess is likely to hit. */
async function missed(ctx: Ctx): Promise<never> {
  const since = new Date(ctx.now.getTime() - missWindowMs)
  const misses = await store.missesSince(ctx, since)
  if (misses >= numberOf(ctx.rulebook, 'payment-code.misses', ctx.now)) return refuse('payment-code.too-many-misses')
  await store.insertMiss(ctx, newId('cms'))
  return refuse('payment-code.unknown')
}
