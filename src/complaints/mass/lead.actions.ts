import type { Ctx } from '../../kernel/context.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { merchantNames } from '../orders.actions.ts'
import * as claims from './claim.store.ts'
import { sharedOf } from './cluster.actions.ts'
import { forQuality } from './cluster.store.ts'
import type { MassLead, ProductLeadView } from './lead.contract.ts'
import * as products from './product-lead.store.ts'

type Wanted = { readonly cursor?: string | undefined; readonly limit: number }
type Page<T> = { rows: T[]; next: string | null }

/** Proposals and claims about danger or the goods themselves, the latest first. */
export async function listMassLeads(ctx: Ctx, { cursor, limit }: Wanted): Promise<Page<MassLead>> {
  const found = await forQuality(ctx, { after: readCursor(cursor), limit: limit + 1 })
  const page = found.slice(0, limit)
  const names = await merchantNames(ctx, [...new Set(page.map(({ merchantId }) => merchantId))])
  const opened = await claims.findAll(
    ctx,
    page.flatMap(({ claimId }) => claimId ?? []),
  )
  const rows = page.map((one): MassLead => {
    const claim = opened.find(({ id }) => id === one.claimId)
    const { id, state, people, complaints, safety, quality, firstOn, lastOn } = one
    return {
      id,
      state,
      people,
      complaints,
      safety,
      quality,
      firstOn,
      lastOn,
      merchant: { id: one.merchantId, name: names.get(one.merchantId) ?? one.merchantId },
      shared: sharedOf(ctx, one),
      days: [...one.days],
      words: [...one.words],
      foundAt: one.foundAt.toISOString(),
      claim: claim ? { id: claim.id, title: claim.title, state: claim.state } : null,
    }
  })
  const last = page.at(-1)
  return { rows, next: found.length > limit && last ? writeCursor({ at: last.foundAt, id: last.id }) : null }
}

export async function listProductLeads(ctx: Ctx, { cursor, limit }: Wanted): Promise<Page<ProductLeadView>> {
  const found = await products.list(ctx, { after: readCursor(cursor), limit: limit + 1 })
  const page = found.slice(0, limit)
  const shops = await products.shopsOf(
    ctx,
    page.map(({ value }) => value),
  )
  const names = await merchantNames(ctx, [...new Set(shops.map(({ merchantId }) => merchantId))])
  const rows = page.map((one): ProductLeadView => {
    const { id, title, people, complaints, safety, firstOn, lastOn } = one
    const [by, code = ''] = one.value.split(':', 2)
    return {
      id,
      title,
      people,
      complaints,
      safety,
      firstOn,
      lastOn,
      by: by === 'gtin' || by === 'model' ? by : 'product',
      gtin: by === 'gtin' ? code.replace(/^0+/, '') : null,
      shops: shops
        .filter(({ value }) => value === one.value)
        .map((shop) => ({
          id: shop.merchantId,
          name: names.get(shop.merchantId) ?? shop.merchantId,
          complaints: shop.complaints,
        })),
      words: [...one.words],
      foundAt: one.foundAt.toISOString(),
    }
  })
  const last = page.at(-1)
  return { rows, next: found.length > limit && last ? writeCursor({ at: last.lookedAt, id: last.id }) : null }
}
