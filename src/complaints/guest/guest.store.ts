import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { entriesEqual, openRows, sealRow } from '../../kernel/vault/personal.actions.ts'
import type { Known } from './contact.rules.ts'
import { ContactKind } from './guest.contract.ts'
import { guestSealed } from './guest.sealed.ts'

export type Guest = Known & { readonly id: string; readonly language: 'zh' | 'en' }

/** The guest with this contact, the same every time; the language is that of the latest visit. */
export async function saveGuest(ctx: Ctx, { kind, address, language }: Omit<Guest, 'id'>): Promise<string> {
  return (
    (await updateGuest(ctx, address, language)) ??
    (await insertGuest(ctx, { kind, address, language })) ??
    // Another one came first meanwhile.
    (await updateGuest(ctx, address, language)) ??
    Promise.reject(new Error('a guest was neither found nor made'))
  )
}

async function updateGuest(ctx: Ctx, address: string, language: Guest['language']): Promise<string | undefined> {
  const entries = await entriesEqual(ctx, guestSealed, { column: 'address', text: address })
  const row = await ctx.db
    .updateTable('complaints.guest')
    .set({ language })
    .where(sql<boolean>`address_index = any(${entries}::bytea[])`)
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

async function insertGuest(ctx: Ctx, { kind, address, language }: Omit<Guest, 'id'>): Promise<string | undefined> {
  const id = newId('gst')
  const sealed = await sealRow(ctx, guestSealed, { row: id, subject: id, values: { address } })
  const row = await ctx.db
    .insertInto('complaints.guest')
    .values({ id, kind, ...sealed, language, created_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Undefined also for who was forgotten: there is nowhere to write to. */
export async function findGuest(ctx: Ctx, id: string): Promise<Guest | undefined> {
  const rows = await ctx.db
    .selectFrom('complaints.guest')
    .select(['id', 'kind', 'address_sealed', sql<'zh' | 'en'>`language`.as('language')])
    .where('id', '=', id)
    .execute()
  const [row] = await openRows(ctx, guestSealed, { rows, rowOf: () => id })
  if (!row || row.address === null) return undefined
  return { id, kind: ContactKind.parse(row.kind), address: row.address, language: row.language }
}

export type Proof = {
  readonly hash: string
  readonly guestId: string
  readonly expiresAt: Date
  readonly complaintId: string | null
  readonly request: string | null
}

/** The same code gives the same proof: the first one counts. */
export async function insertProof({ db }: Ctx, { hash, guestId, expiresAt }: Proof): Promise<void> {
  await db
    .insertInto('complaints.guest_proof')
    .values({ hash, guest_id: guestId, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
}

const proofs = ({ db }: Ctx, hash: string) =>
  db
    .selectFrom('complaints.guest_proof')
    .select(['hash', 'guest_id as guestId', 'expires_at as expiresAt', 'complaint_id as complaintId', 'request'])
    .where('hash', '=', hash)
export const findProof = (ctx: Ctx, hash: string): Promise<Proof | undefined> => proofs(ctx, hash).executeTakeFirst()
export const holdProof = (ctx: Ctx, hash: string): Promise<Proof | undefined> =>
  proofs(ctx, hash).forUpdate().executeTakeFirst()

export async function spendProof(
  { db }: Ctx,
  hash: string,
  spent: { readonly complaintId: string; readonly request: string },
): Promise<void> {
  await db
    .updateTable('complaints.guest_proof')
    .set({ complaint_id: spent.complaintId, request: spent.request })
    .where('hash', '=', hash)
    .execute()
}
