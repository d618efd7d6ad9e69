import { hasRole, isStaff, type Ctx } from '../../kernel/context.ts'
import type { Fact, NewFact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { formatFen } from '../../kernel/money.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { askCommand, askMerchants } from '../../marketplace/index.ts'
import type { z } from 'zod'
import type { Currency } from '../complaint.contract.ts'
import { debts, holdShop, insertTransfer } from './journal.store.ts'
import { depositOf } from './payment.actions.ts'
import { recoveryOf } from './payment.rules.ts'
import type { RecoveryWay } from './recourse.contract.ts'
import * as store from './recourse.store.ts'
import type { Recovery } from './recourse.store.ts'

/** A shop that has no journal, and another shop's, do not exist. */
export async function enterShop(ctx: Ctx, merchantId: string) {
  if (!isStaff(ctx.actor) && ctx.actor.merchantId !== merchantId) refuse('not-found', { noun: 'merchant' })
  return found((await askMerchants(ctx, [merchantId])).get(merchantId), 'merchant')
}

type Order = {
  readonly id: string
  readonly way: RecoveryWay
  readonly amountFen: number
  readonly currency: z.infer<typeof Currency>
  readonly note: string
}
/** Never more than the shop still owes, counting what is on its way. */
export async function orderRecovery(ctx: Ctx, order: Order): Promise<string> {
  await enterShop(ctx, order.id)
  await holdShop(ctx, order.id)
  const words = (fen: number): string => formatFen(fen, order.currency)
  const leftFen = await owedBy(ctx, order)
  if (order.amountFen > leftFen)
    refuse('recovery.more-than-owed', { field: 'amountFen', left: words(leftFen), amount: words(order.amountFen) })
  if (order.way === 'deposit') {
    const deposit = await depositOf(ctx, { merchantId: order.id })
    if (deposit !== null && order.amountFen > deposit.availableFen)
      refuse('payment.deposit-has-less', { field: 'amountFen', left: words(deposit.availableFen) })
  }
  const recovery: Recovery = {
    id: newId('rcv'),
    merchantId: order.id,
    way: order.way,
    amountFen: order.amountFen,
    currency: order.currency,
    state: order.way === 'write-off' ? 'asked' : 'ordered',
    trouble: null,
    commandId: null,
    note: order.note,
    askedBy: ctx.actor.id,
    askedAt: ctx.now,
    decidedBy: null,
    decidedAt: null,
    doneAt: null,
  }
  await store.saveRecovery(ctx, recovery)
  if (order.way === 'write-off') await record(ctx, [told(recovery, 'asked')])
  else if (order.way === 'transfer') await done(ctx, recovery)
  else await record(ctx, [told(recovery, 'ordered'), commandFor(recovery)])
  return order.id
}

async function owedBy(ctx: Ctx, { id, currency }: Pick<Order, 'id' | 'currency'>): Promise<number> {
  const [debt] = (await debts(ctx, { merchantId: id, all: true, skip: 0, limit: 10 })).filter(
    (one) => one.currency === currency,
  )
  const open = (await store.recoveriesOf(ctx, id)).filter(
    (one) => one.currency === currency && (one.state === 'asked' || one.state === 'ordered'),
  )
  return Math.max(0, (debt?.owedFen ?? 0) - open.reduce((sum, { amountFen }) => sum + amountFen, 0))
}

const commandFor = ({ id, merchantId, amountFen }: Recovery): NewFact =>
  askCommand({ reason: id, kind: 'recover-from-deposit', target: merchantId, amountFen })
const told = ({ id, merchantId, way, amountFen }: Recovery, what: string): NewFact => ({
  kind: `recovery.${what}`,
  subject: merchantId,
  data: { recovery: id, way, amountFen },
})

async function done(ctx: Ctx, recovery: Recovery): Promise<void> {
  await store.saveRecovery(ctx, { ...recovery, state: 'done', trouble: null, doneAt: ctx.now })
  await insertTransfer(ctx, {
    ...recoveryOf(recovery.way),
    merchantId: recovery.merchantId,
    complaintId: null,
    cause: recovery.id,
    amountFen: recovery.amountFen,
    currency: recovery.currency,
  })
  await record(ctx, [told(recovery, 'done')])
}

type Decision = { readonly id: string; readonly recovery: string; readonly approved: boolean; readonly note: string }
/** What is written off is the platform's loss: two people answer for it. */
export async function decideRecovery(
  ctx: Ctx,
  { id, recovery: recoveryId, approved, note }: Decision,
): Promise<string> {
  await enterShop(ctx, id)
  await holdShop(ctx, id)
  const recovery = found(await store.findRecovery(ctx, recoveryId), 'recovery')
  if (recovery.merchantId !== id) refuse('not-found', { noun: 'recovery' })
  if (recovery.state !== 'asked') refuse('payment.decided-already')
  if (recovery.askedBy === ctx.actor.id) refuse('payment.own-request')
  const words = [recovery.note, note].filter(Boolean).join('\n')
  const decided = { ...recovery, note: words, decidedBy: ctx.actor.id, decidedAt: ctx.now }
  if (approved) await done(ctx, decided)
  else {
    await store.saveRecovery(ctx, { ...decided, state: 'declined' })
    await record(ctx, [told(recovery, 'declined')])
  }
  return id
}

/** What became of the command. An answer stays, whatever is heard after it. */
export async function recoveryHeard(ctx: Ctx, fact: Fact): Promise<void> {
  const known = await store.findRecovery(ctx, fact.subject)
  if (!known) return
  await holdShop(ctx, known.merchantId)
  const held = (await store.findRecovery(ctx, known.id)) ?? known
  const recovery = { ...held, commandId: String(fact.data['command']) }
  const news = newsOf[fact.kind]
  if (recovery.state === 'done' || news === undefined) return
  if (news === 'done') return done(ctx, recovery)
  if (recovery.state !== 'ordered') return
  if (news === 'again') {
    await store.saveRecovery(ctx, { ...recovery, trouble: null })
    return
  }
  const refused = news === 'refused'
  await store.saveRecovery(ctx, { ...recovery, ...(refused ? { state: news, trouble: null } : { trouble: news }) })
  await record(ctx, [told(recovery, refused ? 'refused' : 'troubled')])
}
const newsOf: Readonly<Record<string, 'done' | 'refused' | 'failed' | 'timed-out' | 'again'>> = {
  'command.requested': 'again',
  'command.retried': 'again',
  'command.confirmed': 'done',
  'command.refused': 'refused',
  'command.failed': 'failed',
  'command.timed-out': 'timed-out',
}

export const mayRecover = (ctx: Ctx): boolean => hasRole(ctx.actor, 'governance-officer', 'admin')
