import { hasRole, type Ctx } from '../../kernel/context.ts'
import type { Task } from '../../kernel/capability.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, Refusal, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { askMerchants } from '../../marketplace/index.ts'
import { numberOf } from '../parameter.rules.ts'
import { ownConsumer } from '../person.actions.ts'
import * as approvals from './approval.store.ts'
import { digestOf, newNonce } from './digest.ts'
import { endReset } from './password.actions.ts'
import { Currency, type Approval, type ApprovalState } from './password.contract.ts'
import type * as contract from './password.contract.ts'
import { approvalState } from './password.rules.ts'
import * as store from './password.store.ts'
import { stateWords } from './refusal-words.contract.ts'
import { tryPassword } from './try.actions.ts'

async function viewOf(ctx: Ctx, row: approvals.ApprovalRow): Promise<Approval> {
  const shop = (await askMerchants(ctx, [row.payee])).get(row.payee)
  return {
    id: row.id,
    payee: { id: row.payee, name: shop?.name ?? '' },
    amountFen: row.amount_fen,
    currency: Currency.parse(row.currency),
    transaction: row.transaction_id,
    state: approvalState(row, ctx.now),
    digest: row.digest,
    until: (row.approved_until ?? row.expires_at).toISOString(),
    askedAt: row.asked_at.toISOString(),
  }
}

export async function askApproval(ctx: Ctx, asked: Input<typeof contract.askApproval>, publicUrl: string) {
  if (!(await askMerchants(ctx, [asked.payee])).has(asked.payee))
    return refuse('payment-code.payee-unknown', { field: 'payee' })
  const nonce = newNonce()
  const minutes = numberOf(ctx.rulebook, 'transaction-password.ask-life', ctx.now)
  await approvals.voidOpen(ctx, asked.transaction)
  const row = await approvals.insert(ctx, {
    id: newId('pap'),
    consumer_id: asked.consumer,
    payee: asked.payee,
    amount_fen: asked.amountFen,
    currency: asked.currency,
    transaction_id: asked.transaction,
    digest: digestOf(asked, nonce),
    asked_by: ctx.actor.id,
    asked_at: ctx.now,
    expires_at: new Date(ctx.now.getTime() + minutes * 60_000),
    state: 'asked',
  })
  const data = { merchant: asked.payee, amountFen: asked.amountFen }
  await record(ctx, [{ kind: 'payment-approval.asked', subject: row.id, data }])
  const passwordSet = (await store.find(ctx, asked.consumer)) !== undefined
  return { ...(await viewOf(ctx, row)), nonce, page: `${publicUrl}/my/approvals/${row.id}`, passwordSet }
}

/** Of somebody else there is none. */
const isSeen = ({ actor }: Ctx, row: approvals.ApprovalRow): boolean =>
  actor.kind === 'machine' ? row.asked_by === actor.id : row.consumer_id === actor.consumerId
const seen = (ctx: Ctx, row: approvals.ApprovalRow | undefined): approvals.ApprovalRow =>
  found(row && isSeen(ctx, row) ? row : undefined, 'payment-approval')
export const readApproval = async (ctx: Ctx, id: string) => viewOf(ctx, seen(ctx, await approvals.find(ctx, id)))
export async function maySeeApproval(ctx: Ctx, id: string): Promise<boolean> {
  const row = await approvals.find(ctx, id)
  return row !== undefined && (hasRole(ctx.actor, 'risk-analyst', 'admin') || isSeen(ctx, row))
}

const over = (state: ApprovalState): never => refuse('payment-approval.over', { state, ...stateWords[state] })

/** What is confirmed is what was shown: its digest comes back with the password. Opens its own transactions, for the tries. */
export async function checkPassword(ctx: Ctx, { id, digest, password }: Input<typeof contract.checkPassword>) {
  const consumer = ownConsumer(ctx)
  const asked = seen(ctx, await approvals.find(ctx, id))
  const state = approvalState(asked, ctx.now)
  if (state !== 'asked') return over(state)
  if (asked.digest !== digest) return refuse('payment-approval.changed', { field: 'digest' })
  const hash = await tryPassword(ctx, consumer, password, 'password')
  return inTransaction(ctx, (inner) => approve(inner, { id, hash }))
}

async function approve(ctx: Ctx, { id, hash }: { readonly id: string; readonly hash: string }): Promise<Approval> {
  const row = seen(ctx, await approvals.hold(ctx, id))
  const state = approvalState(row, ctx.now)
  if (state !== 'asked') return over(state)
  const owner = await store.hold(ctx, row.consumer_id)
  if (owner?.hash !== hash) return refuse('transaction-password.current-needed', { field: 'password' })
  // Whoever knows the password needs no reset: one that is under way was asked for by somebody else, or is no longer needed.
  if (owner.reset_asked_at !== null) await endReset(ctx, row.consumer_id)
  const seconds = numberOf(ctx.rulebook, 'transaction-password.approval-life', ctx.now)
  const until = new Date(ctx.now.getTime() + seconds * 1000)
  const approved = await approvals.update(ctx, id, { state: 'approved', approved_at: ctx.now, approved_until: until })
  const data = { merchant: row.payee, amountFen: row.amount_fen }
  await record(ctx, [{ kind: 'payment-approval.approved', subject: id, data }])
  return viewOf(ctx, approved)
}

export async function declineApproval(ctx: Ctx, id: string): Promise<Approval> {
  const row = seen(ctx, await approvals.hold(ctx, id))
  const state = approvalState(row, ctx.now)
  if (state === 'declined') return viewOf(ctx, row)
  if (state !== 'asked' && state !== 'approved') return over(state)
  const ended = await approvals.update(ctx, id, { state: 'declined', ended_at: ctx.now })
  await record(ctx, [{ kind: 'payment-approval.declined', subject: id, data: { merchant: row.payee } }])
  return viewOf(ctx, ended)
}

type Paying = Input<typeof contract.redeemApproval>
/** Once, for the very payment; anything else ends it, and the end outlasts the refusal: this opens its own transaction. */
export async function redeemApproval(ctx: Ctx, paying: Paying) {
  const done = await inTransaction(ctx, (inner) => redeem(inner, paying))
  if (done instanceof Refusal) throw done
  return done
}

async function redeem(ctx: Ctx, paying: Paying): Promise<(Approval & { repeated: boolean }) | Refusal> {
  const row = seen(ctx, await approvals.hold(ctx, paying.id))
  const same = digestOf(paying, paying.nonce) === row.digest
  const state = approvalState(row, ctx.now)
  if (state === 'redeemed' && same) return { ...(await viewOf(ctx, row)), repeated: true }
  if (state !== 'approved') return new Refusal('payment-approval.not-approved', { state, ...stateWords[state] })
  const ended = await approvals.update(ctx, row.id, { state: same ? 'redeemed' : 'void', ended_at: ctx.now })
  const data = { merchant: row.payee, amountFen: row.amount_fen }
  await record(ctx, [{ kind: same ? 'payment-approval.redeemed' : 'payment-approval.voided', subject: row.id, data }])
  return same ? { ...(await viewOf(ctx, ended)), repeated: false } : new Refusal('payment-approval.does-not-fit')
}

/** Payments that wait for their consumer. */
export async function approvalTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'consumer') || ctx.actor.consumerId === null) return []
  const rows = await approvals.listWaiting(ctx, ctx.actor.consumerId, Math.min(limit, 20))
  const shops = await askMerchants(
    ctx,
    rows.map(({ payee }) => payee),
  )
  return rows.map((row) => ({
    title: { zh: '一笔付款等您确认', en: 'A payment waits for you' },
    detail: shops.get(row.payee)?.name ?? '',
    href: `/my/approvals/${row.id}`,
    dueAt: row.expires_at,
    kind: { zh: '付款确认', en: 'Payment' },
  }))
}
