import type { Ctx } from '../../kernel/context.ts'
import type { State } from './aftersales.contract.ts'
import * as file from './file.store.ts'
import type { Request } from './request.rules.ts'

/** Goods that go to the shop's standing address go there even if the shop changes it meanwhile. */
export async function keepShopAddress(ctx: Ctx, request: Request, state: State): Promise<void> {
  if (state !== 'awaiting_return' || (await file.addressOf(ctx, request.id)) !== null) return
  const shop = await file.findShop(ctx, request.merchantId)
  if (shop?.return_address) await file.saveAddress(ctx, request.id, shop.return_address)
}

/** A shop's standing return address; null for somebody without a shop. */
export async function shopOf(ctx: Ctx) {
  const shop = ctx.actor.merchantId === null ? undefined : await file.findShop(ctx, ctx.actor.merchantId)
  return { returnAddress: shop?.return_address ?? null, changedAt: shop?.changed_at.toISOString() ?? null }
}

export async function saveShop(ctx: Ctx, returnAddress: string) {
  if (ctx.actor.merchantId !== null) await file.saveShop(ctx, ctx.actor.merchantId, returnAddress)
  return shopOf(ctx)
}
