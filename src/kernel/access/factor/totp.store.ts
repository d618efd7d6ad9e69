import type { Ctx } from '../../context.ts'
import { openRows, sealRow } from '../../vault/personal.actions.ts'
import { totpSealed } from './totp.sealed.ts'

/** The app of an account, held; `secret` in base64. */
export async function holdTotp(ctx: Ctx, accountId: string) {
  const row = await ctx.db
    .selectFrom('kernel.totp_factor')
    .select(['account_id', 'secret_sealed', 'created_at', 'confirmed_at', 'last_step'])
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  const [opened] = await openRows(ctx, totpSealed, { rows: [row], rowOf: ({ account_id }) => account_id })
  return opened?.secret ? { ...opened, secret: Buffer.from(opened.secret, 'base64') } : undefined
}

/** An enrolment that was begun and not confirmed is begun anew; a confirmed one stays. */
export async function beginTotp(ctx: Ctx, accountId: string, secret: Buffer): Promise<boolean> {
  const values = { secret: secret.toString('base64') }
  const part = await sealRow(ctx, totpSealed, { row: accountId, subject: accountId, values })
  const sealed = { secret_sealed: part.secret_sealed ?? Buffer.of(), created_at: ctx.now }
  const row = await ctx.db
    .insertInto('kernel.totp_factor')
    .values({ account_id: accountId, ...sealed })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet(sealed).where('kernel.totp_factor.confirmed_at', 'is', null),
    )
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

export const takeStep = ({ db }: Ctx, accountId: string, step: number) =>
  db.updateTable('kernel.totp_factor').set({ last_step: step }).where('account_id', '=', accountId).execute()

export const confirmTotp = ({ db, now }: Ctx, accountId: string, step: number) =>
  db
    .updateTable('kernel.totp_factor')
    .set({ confirmed_at: now, last_step: step })
    .where('account_id', '=', accountId)
    .execute()

export const deleteTotp = ({ db }: Ctx, accountId: string) =>
  db.deleteFrom('kernel.totp_factor').where('account_id', '=', accountId).returning('account_id').executeTakeFirst()
