import type { Ctx } from '../context.ts'

export async function readSetting({ db }: Ctx, name: string): Promise<unknown> {
  const row = await db.selectFrom('kernel.setting').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

export async function holdSetting({ db }: Ctx, name: string): Promise<unknown> {
  const row = await db
    .selectFrom('kernel.setting')
    .select('value')
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst()
  return row?.value
}

/** Waits for another writer; what was there first stays. */
export async function writeSettingOnce({ db }: Ctx, name: string, value: unknown): Promise<void> {
  await db
    .insertInto('kernel.setting')
    .values({ name, value: JSON.stringify(value) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

export async function writeSetting({ db }: Ctx, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value)
  await db
    .insertInto('kernel.setting')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text }))
    .execute()
}
