import { dayMs } from '../kernel/calendar/span.ts'
import { isStaff, type Ctx } from '../kernel/context.ts'
import { handle } from '../kernel/http/handle.ts'
import { found, refuse } from '../kernel/refusal.ts'
import * as contract from './merchant.contract.ts'
import { Currency } from './noun.contract.ts'
import * as store from './merchant.store.ts'

const recentDays = 30
const State = contract.MerchantRow.shape.state

/** Lists by name: the cursor is the last name and id seen. */
function readPlace(cursor: string | undefined): { name: string; id: string } | null {
  if (cursor === undefined) return null
  const [id = '', ...name] = cursor.split('~')
  return id ? { id, name: name.join('~') } : refuse('input.cursor-unreadable')
}
function pageOf<T extends { readonly id: string; readonly name: string }>(rows: readonly T[], limit: number) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { shown, next: rows.length > limit && last ? `${last.id}~${last.name.slice(0, 200)}` : null }
}

const merchantView = (row: store.MerchantRow) => ({
  id: row.id,
  externalId: row.external_id,
  source: row.source,
  name: row.name,
  state: State.parse(row.state),
  category: row.category,
  region: row.region,
  openedOn: row.opened_on,
})

export const merchantRoutes = [
  handle(contract.listMerchants, async (ctx, { cursor, limit, ...filter }) => {
    const rows = await store.listMerchants(ctx, { ...filter, after: readPlace(cursor), limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit)
    return { rows: shown.map(merchantView), next }
  }),
  handle(contract.readMerchant, async (ctx, { id }) => {
    const [row] = maySeeMerchant(ctx, id) ? await store.findMerchants(ctx, [id]) : []
    const merchant = found(row, 'merchant')
    const [recent, listings] = await Promise.all([
      store.recentOf(ctx, id, new Date(ctx.now.getTime() - recentDays * dayMs)),
      store.countListings(ctx, id),
    ])
    return {
      ...merchantView(merchant),
      serviceEmail: merchant.service_email,
      servicePhone: merchant.service_phone,
      depositFen: merchant.deposit_fen,
      heardAt: merchant.as_of.toISOString(),
      recent,
      listings,
    }
  }),
  handle(contract.listProducts, async (ctx, { cursor, limit, merchant, ...filter }) => {
    const shop = seesAll(ctx) ? merchant : (ctx.actor.merchantId ?? 'none')
    const rows = await store.listProducts(ctx, {
      ...filter,
      merchant: shop,
      after: readPlace(cursor),
      limit: limit + 1,
    })
    const { shown, next } = pageOf(rows, limit)
    return {
      rows: shown.map((row) => ({ ...row, currency: row.currency === null ? null : Currency.parse(row.currency) })),
      next,
    }
  }),
]

const seesAll = ({ actor }: Ctx): boolean => isStaff(actor) || actor.kind === 'machine'
export const maySeeMerchant = (ctx: Ctx, id: string): boolean => seesAll(ctx) || ctx.actor.merchantId === id
