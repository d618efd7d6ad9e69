import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Place } from '../http/cursor.ts'
import { ReadField, type Purpose, type WhyNot } from './reading-rule.contract.ts'
import type { Spent } from './reading.rules.ts'

export type Reading = {
  readonly id: string
  readonly at: Date
  readonly until: Date | null
  readonly reader: string
  readonly role: string | null
  readonly purpose: string
  readonly caseId: string
  readonly person: string
  readonly fields: readonly ReadField[]
  readonly refused: string | null
  readonly rule: string | null
}
const columns = [
  'id',
  'at',
  'until',
  'reader',
  'role',
  'purpose',
  'case_id',
  'person',
  'fields',
  'refused',
  'rule',
] as const

/** One decision per reader at a time: of a hundred that come at once each counts those before it. */
export const holdReader = ({ db, actor }: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`reads of ${actor.id}`}, 0))`.execute(db)

type Wanted = { readonly caseId: string; readonly fields: readonly ReadField[]; readonly purpose: Purpose }
const hourMs = 60 * 60 * 1000

/** What this reader read within the last hour and the last twenty-four, and of this case field by field. */
export async function spentOf({ db, actor, now }: Ctx, { caseId, fields }: Wanted): Promise<Spent> {
  const day = new Date(now.getTime() - 24 * hourMs)
  const hour = new Date(now.getTime() - hourMs)
  const rows = await db
    .selectFrom('kernel.reading')
    .select(({ fn, eb }) => [
      eb.fn.count<number>(eb.case().when('at', '>', hour).then(1).end()).as('hour'),
      fn.countAll<number>().as('day'),
      ...fields.map((field) =>
        eb.fn
          .count<number>(
            eb
              .case()
              .when(eb.and([eb('case_id', '=', caseId), sql<boolean>`${field} = any(fields)`]))
              .then(1)
              .end(),
          )
          .as(`of ${field}`),
      ),
    ])
    .where('reader', '=', actor.id)
    .where('at', '>', day)
    .where('refused', 'is', null)
    .executeTakeFirstOrThrow()
  const counts = rows as Readonly<Record<string, number>>
  return {
    hour: Number(rows.hour),
    day: Number(rows.day),
    ofField: new Map(fields.map((field) => [field, Number(counts[`of ${field}`] ?? 0)])),
  }
}

/** The same read, still open: whoever presses twice reads once. */
export async function standing({ db, actor, now }: Ctx, { caseId, fields, purpose }: Wanted) {
  const row = await db
    .selectFrom('kernel.reading')
    .select(columns)
    .where('reader', '=', actor.id)
    .where('at', '>', new Date(now.getTime() - 24 * hourMs))
    .where('case_id', '=', caseId)
    .where('purpose', '=', purpose)
    .where('until', '>', now)
    .where(sql<boolean>`fields @> ${[...fields]}::text[]`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function insert({ db }: Ctx, reading: Reading): Promise<void> {
  await db
    .insertInto('kernel.reading')
    .values({
      id: reading.id,
      at: reading.at,
      until: reading.until,
      reader: reading.reader,
      role: reading.role,
      purpose: reading.purpose,
      case_id: reading.caseId,
      person: reading.person,
      fields: [...reading.fields],
      refused: reading.refused,
      rule: reading.rule,
    })
    .execute()
}

export type ReadingFilter = {
  readonly person?: string | undefined
  readonly reader?: string | undefined
  readonly purpose?: Purpose | undefined
  readonly caseId?: string | undefined
  /** The number behind the value. */
  readonly number?: string | undefined
  readonly answer?: 'read' | 'refused' | undefined
  readonly refused?: WhyNot | undefined
  readonly from?: Date | undefined
  readonly before?: Date | undefined
}
export async function list({ db }: Ctx, filter: ReadingFilter, page: { after: Place | null; limit: number }) {
  let query = db.selectFrom('kernel.reading').select(columns)
  if (filter.person !== undefined) query = query.where('person', '=', filter.person)
  if (filter.reader !== undefined) query = query.where('reader', '=', filter.reader)
  if (filter.purpose !== undefined) query = query.where('purpose', '=', filter.purpose)
  if (filter.caseId !== undefined) query = query.where('case_id', '=', filter.caseId)
  if (filter.number !== undefined) query = query.where(sql<boolean>`right(id, 10) = ${filter.number.toLowerCase()}`)
  if (filter.answer !== undefined) query = query.where('refused', filter.answer === 'read' ? 'is' : 'is not', null)
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from)
  if (filter.before !== undefined) query = query.where('at', '<', filter.before)
  if (page.after) query = query.where(sql<boolean>`(at, id) < (${page.after.at}::timestamptz, ${page.after.id}::text)`)
  const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map(fromRow)
}

const fromRow = (row: {
  id: string
  at: Date
  until: Date | null
  reader: string
  role: string | null
  purpose: string
  case_id: string
  person: string
  fields: string[]
  refused: string | null
  rule: string | null
}): Reading => ({
  id: row.id,
  at: row.at,
  until: row.until,
  reader: row.reader,
  role: row.role,
  purpose: row.purpose,
  caseId: row.case_id,
  person: row.person,
  fields: row.fields.map((field) => ReadField.parse(field)),
  refused: row.refused,
  rule: row.rule,
})
