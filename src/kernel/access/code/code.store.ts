import { sql } from 'kysely'
import type { Ctx } from '../../context.ts'
import type { CodePurpose, Way } from './code.rules.ts'

export type Keys = { readonly addressKey: string; readonly networkKey: string }

/** When codes were asked for since, held meanwhile: two requests at once are counted one after the other. */
export async function holdRequests({ db }: Ctx, { addressKey, networkKey }: Keys, since: Date) {
  for (const key of [addressKey, networkKey])
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in-code ${key}`}, 0))`.execute(db)
  const times = (column: 'address_key' | 'network_key', key: string) =>
    db
      .selectFrom('kernel.sign_in_code_request')
      .select('at')
      .where(column, '=', key)
      .where('at', '>', since)
      .orderBy('at', 'desc')
      .limit(200)
      .execute()
  const ofAddress = await times('address_key', addressKey)
  const ofNetwork = await times('network_key', networkKey)
  return { ofAddress: ofAddress.map(({ at }) => at), ofNetwork: ofNetwork.map(({ at }) => at) }
}

/** Over everybody: what a day may cost. */
export async function countOf({ db }: Ctx, way: Way, since: Date): Promise<number> {
  const row = await db
    .selectFrom('kernel.sign_in_code_request')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('way', '=', way)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export const insertRequest = ({ db, now }: Ctx, request: Keys & { readonly id: string; readonly way: Way }) =>
  db
    .insertInto('kernel.sign_in_code_request')
    .values({
      id: request.id,
      address_key: request.addressKey,
      network_key: request.networkKey,
      way: request.way,
      at: now,
    })
    .execute()

export type NewFlow = {
  readonly token_hash: string
  readonly purpose: CodePurpose
  readonly account_id: string | null
  readonly way: Way
  readonly expires_at: Date
}
export const insertFlow = ({ db, now }: Ctx, flow: NewFlow) =>
  db
    .insertInto('kernel.sign_in_challenge')
    .values({ ...flow, challenge: null, created_at: now })
    .execute()

/** What is still to be sent; undefined once it ended or was used. */
export const findFlow = ({ db, now }: Ctx, tokenHash: string) =>
  db
    .selectFrom('kernel.sign_in_challenge')
    .select(['account_id', 'purpose', 'way', 'tries', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .where('way', 'is not', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()

/** It was no wrong code. */
export const takeTryBack = ({ db }: Ctx, tokenHash: string) =>
  db
    .updateTable('kernel.sign_in_challenge')
    .set({ tries: sql`greatest(0, tries - 1)` })
    .where('token_hash', '=', tokenHash)
    .execute()

export const forgetRequestsBefore = ({ db }: Ctx, before: Date) =>
  db.deleteFrom('kernel.sign_in_code_request').where('at', '<', before).execute()
