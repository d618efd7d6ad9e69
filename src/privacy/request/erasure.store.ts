import type { Ctx } from '../../kernel/context.ts'

export type Entry = {
  readonly id: string
  readonly request_id: string
  readonly ids: readonly string[]
  readonly kind: string
  readonly closes: boolean
}
/** That it was carried out, in the ledger and on this database; in the transaction that says so to the person. */
export async function addToLedger(ctx: Ctx, { ids, ...entry }: Entry): Promise<void> {
  await ctx.db
    .insertInto('privacy.erasure')
    .values({ ...entry, ids: [...ids], at: ctx.now })
    .execute()
  await markDone(ctx, entry.id)
}
export const markDone = ({ db, now }: Ctx, id: string) =>
  db
    .insertInto('privacy.erasure_done')
    .values({ erasure_id: id, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** What the ledger says and this database has not seen, oldest first. */
export const notDone = ({ db }: Ctx, limit: number): Promise<Entry[]> =>
  db
    .selectFrom('privacy.erasure as e')
    .select(['e.id', 'e.request_id', 'e.ids', 'e.kind', 'e.closes'])
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('privacy.erasure_done as d').select('d.erasure_id').whereRef('d.erasure_id', '=', 'e.id'))),
    )
    .orderBy('e.at')
    .orderBy('e.id')
    .limit(limit)
    .execute()

/** Requests whose time to be carried out, or on, has come. */
export async function dueToCarry({ db, now }: Ctx, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('privacy.request')
    .select('id')
    .where('carry_at', '<=', now)
    .orderBy('carry_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function openOthers({ db }: Ctx, accounts: readonly string[], states: readonly string[]) {
  return db
    .selectFrom('privacy.request')
    .select(['id', 'number', 'type'])
    .where('account_id', 'in', [...accounts])
    .where('type', 'not in', ['erasure', 'closure'])
    .where('state', 'in', [...states])
    .orderBy('id')
    .limit(20)
    .execute()
}
export async function idOfCertificate({ db }: Ctx, certificate: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('privacy.request')
    .select('id')
    .where('certificate', '=', certificate)
    .executeTakeFirst()
  return row?.id
}
