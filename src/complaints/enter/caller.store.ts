import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { CategoryCode, State } from '../complaint.contract.ts'
import type { Wanted } from './caller.rules.ts'

export type Reach = Wanted & { readonly consumers: readonly string[]; readonly orders: readonly string[] }

/** Open cases of one person, newest first: by what they left, by their account, by their order or its number, by the receipt. */
export async function openCasesOf({ db }: Ctx, reach: Reach, limit: number) {
  const rows = await db
    .selectFrom('complaints.complaint as c')
    .leftJoin('complaints.contact as k', 'k.complaint_id', 'c.id')
    .select(['c.id', 'c.receipt', 'c.state', 'c.category', 'c.channel', 'c.received_at', 'c.order_number'])
    .select(['k.name', 'k.phone', 'k.email', 'k.handle'])
    .where('c.state', '<>', 'closed')
    .where(sql<boolean>`c.id in (${sql.join(waysTo(reach), sql` union all `)})`)
    .orderBy('c.received_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, state: State.parse(row.state), category: CategoryCode.parse(row.category) }))
}

/** Each way has an index of its own; what was not typed finds nobody, since no such column is empty text. */
const waysTo = ({ phone, email, number, consumers, orders }: Reach) => [
  sql`select complaint_id from complaints.contact where phone = ${phone ?? ''}`,
  sql`select complaint_id from complaints.contact where lower(email) = ${email?.toLowerCase() ?? ''}`,
  sql`select complaint_id from complaints.receipt where receipt = ${number?.toUpperCase() ?? ''}`,
  sql`select id from complaints.complaint where order_number = ${number ?? ''}`,
  sql`select id from complaints.complaint where consumer_id = any(${[...consumers]})`,
  sql`select id from complaints.complaint where order_id = any(${[...orders]})`,
]
