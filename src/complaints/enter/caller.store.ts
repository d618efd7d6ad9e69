import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { entriesOfLastFour, openRows } from '../../kernel/vault/personal.actions.ts'
import { isSame } from '../../kernel/vault/blind-index.ts'
import { CategoryCode, State } from '../complaint.contract.ts'
import { contactSealed } from '../intake/contact.sealed.ts'
import { entriesOf } from '../intake/contact.store.ts'
import { noSide } from '../ties/ties.store.ts'
import type { Wanted } from './caller.rules.ts'

export type Reach = Wanted & {
  readonly consumers: readonly string[]
  readonly orders: readonly string[]
  readonly complaints: readonly string[]
}

/** Open cases of one person, newest first: by what they left, by their account, by their order or its number, by the receipt. */
export async function openCasesOf(ctx: Ctx, reach: Reach, limit: number) {
  const ways = await waysTo(ctx, reach)
  const found = await ctx.db
    .selectFrom('complaints.complaint as c')
    .leftJoin('complaints.contact as k', 'k.complaint_id', 'c.id')
    .select(['c.id', 'c.receipt', 'c.state', 'c.category', 'c.channel', 'c.received_at', 'c.order_number'])
    .select(['k.name_sealed', 'k.phone_sealed', 'k.email_sealed', 'k.handle_sealed'])
    .where('c.state', '<>', 'closed')
    .where(noSide(ctx, 'c'))
    .where(sql<boolean>`c.id in (${sql.join(ways, sql` union all `)})`)
    .orderBy('c.received_at', 'desc')
    .limit(limit)
    .execute()
  const rows = await openRows(ctx, contactSealed, { rows: found, rowOf: ({ id }) => id })
  return rows.map((row) => ({ ...row, state: State.parse(row.state), category: CategoryCode.parse(row.category) }))
}

/** Each way has an index of its own; what was not typed finds nobody, since no such column is empty text. */
async function waysTo(ctx: Ctx, { phone, email, number, consumers, orders, complaints }: Reach) {
  const { phones, emails } = await entriesOf(ctx, { phone, email })
  return [
    sql`select complaint_id from complaints.contact where phone_index = any(${phones}::bytea[])`,
    sql`select complaint_id from complaints.contact where email_index = any(${emails}::bytea[])`,
    sql`select complaint_id from complaints.receipt where receipt = ${number?.toUpperCase() ?? ''}`,
    sql`select id from complaints.complaint where order_number = ${number ?? ''}`,
    sql`select id from complaints.complaint where consumer_id = any(${[...consumers]})`,
    sql`select id from complaints.complaint where order_id = any(${[...orders]})`,
    sql`select unnest(${[...complaints]}::text[])`,
  ]
}

export type Known = { readonly name: string | null; readonly phone: string | null }

/** Of an entry that several numbers share by design so many are opened at most. */
const mostOpened = 500

/** Contacts of open cases whose number ends so; the entry is shared, so that each number is looked at. */
export async function contactsByLastFour(
  ctx: Ctx,
  { lastFour, orderNumber }: { readonly lastFour: string; readonly orderNumber: string | null },
): Promise<(Known & { readonly id: string })[]> {
  const entries = await entriesOfLastFour(ctx, contactSealed, { column: 'phone', text: lastFour })
  const rows = await ctx.db
    .selectFrom('complaints.contact as k')
    .innerJoin('complaints.complaint as c', 'c.id', 'k.complaint_id')
    .select(['c.id', 'k.name_sealed', 'k.phone_sealed'])
    .where(sql<boolean>`k.phone_last4 = any(${entries}::bytea[])`)
    .where('c.state', '<>', 'closed')
    .$if(orderNumber !== null, (query) => query.where('c.order_number', '=', orderNumber ?? ''))
    .orderBy('c.received_at', 'desc')
    .limit(mostOpened)
    .execute()
  const opened = await openRows(ctx, contactSealed, { rows, rowOf: ({ id }) => id })
  return opened.filter(({ phone }) => isSame('last-four', phone, lastFour))
}
