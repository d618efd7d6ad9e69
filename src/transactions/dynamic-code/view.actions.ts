import { hasRole, type Ctx } from '../../kernel/context.ts'
import { askMerchants } from '../../marketplace/index.ts'
import { Currency, Grade, Purpose, Why, type CodeRow as View, type Redemption } from './code.contract.ts'
import { stateOf } from './code.rules.ts'
import type { CodeRow } from './code.store.ts'

type Shop = { readonly id: string; readonly name: string }

/** What a payment by code came to, without the cap. */
export const redemptionView = (
  row: CodeRow,
  { shop, repeated }: { readonly shop: Shop; readonly repeated: boolean },
): Omit<Redemption, 'cap'> => ({
  id: row.id,
  amountFen: row.amount_fen ?? 0,
  currency: Currency.parse(row.currency),
  payee: shop,
  purpose: Purpose.parse(row.purpose),
  transaction: row.transaction_id ?? '',
  redeemedAt: (row.ended_at ?? row.created_at).toISOString(),
  grade: Grade.parse(row.grade),
  repeated,
})

/** For lists; consumers are shown to whoever looks into risks, and to themselves they need no name. */
export async function rowViews(ctx: Ctx, rows: readonly CodeRow[]): Promise<View[]> {
  const shops = await askMerchants(
    ctx,
    rows.map(({ payee }) => payee),
  )
  const staff = hasRole(ctx.actor, 'risk-analyst', 'admin')
  return rows.map((row) => ({
    id: row.id,
    form: row.form === 'static' ? 'static' : 'dynamic',
    purpose: Purpose.parse(row.purpose),
    state: stateOf(row, ctx.now),
    why: row.why === null ? null : Why.parse(row.why),
    grade: Grade.parse(row.grade),
    payee: { id: row.payee, name: shops.get(row.payee)?.name ?? '' },
    consumer: staff ? row.consumer_id : null,
    highestFen: row.highest_fen,
    amountFen: row.amount_fen,
    currency: Currency.parse(row.currency),
    transaction: row.transaction_id,
    overCap: row.over_cap,
    replays: row.replays,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }))
}
