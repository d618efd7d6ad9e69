import type { Ctx } from '../../kernel/context.ts'
import { entriesEqual, openRows, sealRow } from '../../kernel/vault/personal.actions.ts'
import { contactSealed } from './contact.sealed.ts'

export type Contact = {
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly handle: string | null
  readonly verifiedBy: readonly ('phone' | 'email' | 'handle')[]
  readonly orderHint: string | null
  readonly shopHint: string | null
}
type Owned = { readonly id: string; readonly consumerId: string | null; readonly guestId: string | null }

const personalOf = ({ name, phone, email, handle, orderHint, shopHint }: Contact) => ({
  name,
  phone,
  email,
  handle,
  order_hint: orderHint,
  shop_hint: shopHint,
})
const sealedFor = (ctx: Ctx, of: Owned, contact: Contact) =>
  sealRow(ctx, contactSealed, {
    row: of.id,
    subject: of.consumerId ?? of.guestId ?? of.id,
    values: personalOf(contact),
  })

export async function insertContact(ctx: Ctx, of: Owned, contact: Contact): Promise<void> {
  await ctx.db
    .insertInto('complaints.contact')
    .values({ complaint_id: of.id, verified_by: [...contact.verifiedBy], ...(await sealedFor(ctx, of, contact)) })
    .execute()
}

/** Of a complaint that somebody else is known to have filed by now: sealed under the key of that person, to be forgotten with them. */
export async function sealContactAnew(ctx: Ctx, of: Owned): Promise<void> {
  const contact = await contactOf(ctx, of.id)
  if (!contact) return
  await ctx.db
    .updateTable('complaints.contact')
    .set(await sealedFor(ctx, of, contact))
    .where('complaint_id', '=', of.id)
    .execute()
}

export async function contactOf(ctx: Ctx, complaintId: string): Promise<Contact | null> {
  const rows = await ctx.db
    .selectFrom('complaints.contact')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .limit(1)
    .execute()
  const [row] = await openRows(ctx, contactSealed, { rows, rowOf: (one) => one.complaint_id })
  if (!row) return null
  return {
    name: row.name,
    phone: row.phone,
    email: row.email,
    handle: row.handle,
    verifiedBy: row.verified_by.flatMap((by) => (by === 'phone' || by === 'email' || by === 'handle' ? [by] : [])),
    orderHint: row.order_hint,
    shopHint: row.shop_hint,
  }
}

/** Under which entries a telephone and an address stand in the index, to look for who has the same. */
export type Reach = { readonly phones: readonly Buffer[]; readonly emails: readonly Buffer[] }
export async function entriesOf(
  ctx: Ctx,
  { phone, email }: { readonly phone: string | null; readonly email: string | null },
): Promise<Reach> {
  return {
    phones: await entriesEqual(ctx, contactSealed, { column: 'phone', text: phone }),
    emails: await entriesEqual(ctx, contactSealed, { column: 'email', text: email }),
  }
}

export async function reachOf(ctx: Ctx, complaintId: string): Promise<Reach> {
  return entriesOf(ctx, (await contactOf(ctx, complaintId)) ?? { phone: null, email: null })
}
