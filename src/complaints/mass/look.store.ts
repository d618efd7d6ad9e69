import type { Ctx } from '../../kernel/context.ts'
import type { Look } from './pace.rules.ts'
import type { Group } from './trait.store.ts'

export async function noteLook({ db, now }: Ctx, { merchantId, kind, value }: Group, size: number): Promise<void> {
  await db
    .insertInto('complaints.mass_look')
    .values({ merchant_id: merchantId, kind, value, size, looked_at: now })
    .onConflict((conflict) => conflict.columns(['merchant_id', 'kind', 'value']).doUpdateSet({ size, looked_at: now }))
    .execute()
}

export async function lastLook({ db }: Ctx, { merchantId, kind, value }: Group): Promise<Look | undefined> {
  const row = await db
    .selectFrom('complaints.mass_look')
    .select(['size', 'looked_at'])
    .where('merchant_id', 'is not distinct from', merchantId)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .executeTakeFirst()
  return row && { size: row.size, at: row.looked_at }
}
