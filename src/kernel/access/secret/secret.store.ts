import type { Ctx } from '../../context.ts'
import { openRows, sealRow } from '../../vault/personal.actions.ts'
import { signInSecretSealed as sealed } from './secret.sealed.ts'

export const readSealed = ({ db }: Ctx, name: string) =>
  db.selectFrom('kernel.sign_in_secret').select(['name', 'secret_sealed']).where('name', '=', name).executeTakeFirst()

export async function openSealed(ctx: Ctx, row: { name: string; secret_sealed: Buffer }): Promise<string | null> {
  const [opened] = await openRows(ctx, sealed, { rows: [row], rowOf: ({ name }) => name })
  return opened?.secret ?? null
}

/** Of two processes that make one at once the first decides. */
export async function insertSecret(ctx: Ctx, name: string, secret: string): Promise<void> {
  const part = await sealRow(ctx, sealed, { row: name, subject: 'installation', values: { secret } })
  await ctx.db
    .insertInto('kernel.sign_in_secret')
    .values({ name, secret_sealed: part.secret_sealed ?? Buffer.of(), created_at: ctx.now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}
