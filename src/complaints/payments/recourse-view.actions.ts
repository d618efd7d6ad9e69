import type { z } from 'zod'
import { isStaff, type Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/refusal.ts'
import { askMerchants } from '../../marketplace/index.ts'
import { Currency } from '../complaint.contract.ts'
import * as complaints from '../complaint.store.ts'
import { debts, linesOf, type Debt } from './journal.store.ts'
import { depositOf } from './payment.actions.ts'
import { enterShop, mayRecover } from './recourse.actions.ts'
import type { DebtRow, DebtView } from './recourse.contract.ts'
import * as store from './recourse.store.ts'

const mostWaiting = 200

/** The largest debt first; a shop sees its own line only. */
export async function showDebts(ctx: Ctx, page: { cursor?: string | undefined; limit: number; all: boolean }) {
  const skip = placeOf(page.cursor)
  const own = isStaff(ctx.actor) ? undefined : (ctx.actor.merchantId ?? 'none')
  const rows = await debts(ctx, { merchantId: own, all: page.all || own !== undefined, skip, limit: page.limit + 1 })
  const names = await askMerchants(
    ctx,
    rows.map(({ merchantId }) => merchantId),
  )
  const waiting = own === undefined ? (await store.waitingRecoveries(ctx, mostWaiting)).length : 0
  return {
    rows: rows.slice(0, page.limit).map((row) => viewDebt(row, names.get(row.merchantId)?.name ?? '')),
    next: rows.length > page.limit ? String(skip + page.limit) : null,
    waiting,
  }
}

function placeOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  return /^\d{1,6}$/.test(cursor) ? Number(cursor) : refuse('input.cursor-unreadable', { field: 'cursor' })
}

const viewDebt = (row: Debt, name: string): z.input<typeof DebtRow> => ({
  merchant: { id: row.merchantId, name },
  currency: Currency.parse(row.currency),
  advancedFen: row.advancedFen,
  backFen: row.backFen,
  owedFen: row.owedFen,
  since: row.since.toISOString(),
})

/** Everything that was paid for a shop's customers, and what came back. */
export async function showDebt(
  ctx: Ctx,
  { id, cursor, limit }: { readonly id: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<z.input<typeof DebtView>> {
  const shop = await enterShop(ctx, id)
  const rows = await debts(ctx, { merchantId: id, all: true, skip: 0, limit: 10 })
  const lines = await linesOf(ctx, id, { before: cursor ?? null, limit: limit + 1 })
  const shown = lines.slice(0, limit)
  const receipts = await complaints.receiptsOf(
    ctx,
    shown.map(({ complaintId }) => complaintId).filter((one) => one !== null),
  )
  const deposit = await depositOf(ctx, { merchantId: id })
  const staff = mayRecover(ctx)
  return {
    id,
    name: shop.name,
    debts: rows.map((row) => viewDebt(row, shop.name)),
    deposit: deposit && { ...deposit, heardAt: deposit.heardAt.toISOString() },
    recoveries: (await store.recoveriesOf(ctx, id))
      .filter(({ way }) => staff || way !== 'write-off')
      .map((one) => viewRecovery(ctx, one, staff)),
    journal: shown.map(({ id: lineId, at, complaintId, from, to, amountFen, currency }) => {
      const receipt = complaintId === null ? undefined : receipts.get(complaintId)
      return {
        id: lineId,
        from,
        to,
        amountFen,
        currency: Currency.parse(currency),
        at: at.toISOString(),
        complaint: complaintId !== null && receipt !== undefined ? { id: complaintId, receipt } : null,
      }
    }),
    next: lines.length > limit ? (shown.at(-1)?.id ?? null) : null,
    mayRecover: staff,
  }
}

function viewRecovery(ctx: Ctx, one: store.Recovery, staff: boolean) {
  const { id, way, amountFen, state } = one
  return {
    id,
    way,
    amountFen,
    state,
    currency: Currency.parse(one.currency),
    trouble: staff ? one.trouble : null,
    note: staff ? one.note : '',
    askedAt: one.askedAt.toISOString(),
    doneAt: one.doneAt?.toISOString() ?? null,
    mayDecide: staff && state === 'asked' && one.askedBy !== ctx.actor.id,
  }
}
