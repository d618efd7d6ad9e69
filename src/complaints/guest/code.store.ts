import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { openPassing, sealPassing, type Passing } from '../../kernel/vault/passing.actions.ts'
import type { Known } from './contact.rules.ts'
import { ContactKind } from './guest.contract.ts'

export type Purpose = 'code' | 'link'
export type Keys = { readonly contactKey: string; readonly ipKey: string }

/** What was asked before, newest first; the contact is held meanwhile, so that two requests at once are counted one after the other. */
export async function holdRequests({ db }: Ctx, purpose: Purpose, { keys, since }: { keys: Keys; since: Date }) {
  for (const key of [keys.contactKey, keys.ipKey])
    await sql`select pg_advisory_xact_lock(hashtextextended(${`guest-${purpose}:${key}`}, 0))`.execute(db)
  const rows = db.selectFrom('complaints.guest_request').select('at').where('purpose', '=', purpose)
  const latest = (query: typeof rows) => query.where('at', '>', since).orderBy('at', 'desc').limit(100).execute()
  const ofContact = await latest(rows.where('contact_key', '=', keys.contactKey))
  const ofNetwork = await latest(rows.where('ip_key', '=', keys.ipKey))
  return { ofContact: ofContact.map(({ at }) => at), ofNetwork: ofNetwork.map(({ at }) => at) }
}

export async function insertRequest({ db, now }: Ctx, purpose: Purpose, { id, keys }: { id: string; keys: Keys }) {
  await db
    .insertInto('complaints.guest_request')
    .values({ id, purpose, contact_key: keys.contactKey, ip_key: keys.ipKey, at: now })
    .execute()
}

export type SentCode = Known & {
  readonly id: string
  readonly language: 'zh' | 'en'
  readonly expiresAt: Date
  readonly tries: number
}

const sealedIn = (id: string): Passing => ({
  domain: 'passing',
  place: { table: 'complaints.guest_code', column: 'address', row: id },
})

export async function insertCode(ctx: Ctx, code: Omit<SentCode, 'tries'>): Promise<void> {
  const { id, kind, language, expiresAt } = code
  const address = await sealPassing(ctx, sealedIn(id), { text: code.address, keyId: null })
  await ctx.db
    .insertInto('complaints.guest_code')
    .values({ id, kind, address, language, created_at: ctx.now, expires_at: expiresAt })
    .execute()
}

const codes = ({ db }: Ctx, id: string) =>
  db
    .selectFrom('complaints.guest_code')
    .select(['id', 'kind', 'address', sql<'zh' | 'en'>`language`.as('language'), 'expires_at as expiresAt', 'tries'])
    .where('id', '=', id)
type Row = Awaited<ReturnType<ReturnType<typeof codes>['executeTakeFirst']>>
async function asCode(ctx: Ctx, row: Row): Promise<SentCode | undefined> {
  const address = row && (await openPassing(ctx, sealedIn(row.id), row.address))
  return row && address ? { ...row, address, kind: ContactKind.parse(row.kind) } : undefined
}

export const findCode = async (ctx: Ctx, id: string): Promise<SentCode | undefined> =>
  asCode(ctx, await codes(ctx, id).executeTakeFirst())
export const holdCode = async (ctx: Ctx, id: string): Promise<SentCode | undefined> =>
  asCode(ctx, await codes(ctx, id).forUpdate().executeTakeFirst())

export async function countTry({ db }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('complaints.guest_code')
    .set((set) => ({ tries: set('tries', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** What is of no use to anybody any more, and would only be kept. */
export async function sweep({ db }: Ctx, before: Date): Promise<void> {
  await db.deleteFrom('complaints.guest_code').where('created_at', '<', before).execute()
  await db.deleteFrom('complaints.guest_request').where('at', '<', before).execute()
  await db.deleteFrom('complaints.guest_proof').where('expires_at', '<', before).execute()
}
