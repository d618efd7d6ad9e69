import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import type { Known } from './contact.rules.ts'
import { ContactKind } from './guest.contract.ts'

export type Guest = Known & { readonly id: string; readonly language: 'zh' | 'en' }

/** The guest with this contact, the same every time; the language is that of the latest visit. */
export async function saveGuest({ db, now }: Ctx, { kind, address, language }: Omit<Guest, 'id'>): Promise<string> {
  const { id } = await db
    .insertInto('complaints.guest')
    .values({ id: newId('gst'), kind, address, language, created_at: now })
    .onConflict((conflict) => conflict.columns(['kind', 'address']).doUpdateSet({ language }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function findGuest({ db }: Ctx, id: string): Promise<Guest | undefined> {
  const row = await db
    .selectFrom('complaints.guest')
    .select(['id', 'kind', 'address', sql<'zh' | 'en'>`language`.as('language')])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, kind: ContactKind.parse(row.kind) }
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
