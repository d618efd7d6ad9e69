import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../context.ts'
import type { ColumnShape, Emptied, ErasePart } from './erase.rules.ts'
import { isOf } from './person.store.ts'
import type { Tie } from './ties.contract.ts'

// Names of tables and columns come from declarations in the code, never from what somebody sends.
type Whose = { readonly ties: ReadonlyMap<string, Tie>; readonly ids: readonly string[] }

export async function columnShapes({ db }: Pick<Ctx, 'db'>): Promise<ColumnShape[]> {
  const { rows } = await sql<ColumnShape>`
    select n.nspname || '.' || c.relname as "table", a.attname as "column", coalesce(element.typname, base.typname) as type,
      element.typname is not null as list,
      a.attnotnull or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)) as bound,
      exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any (i.indkey::int2[])) as "unique"
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type base on base.oid = a.atttypid
    left join pg_type element on element.oid = base.typelem and base.typcategory = 'A'
    where a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('graphile_worker', 'information_schema', 'public') and n.nspname !~ '^pg_'`.execute(db)
  return rows
}

const column = (name: string) => sql.ref(`t0.${name}`)
/** Text, lists and objects without anything in them hold nothing. */
const isFilled = (name: string): RawBuilder<boolean> =>
  sql<boolean>`(${column(name)} is not null and ${column(name)}::text not in ('', '{}', '[]', '\\x'))`
const anyFilled = ({ filled }: ErasePart): RawBuilder<boolean> =>
  filled.length === 0 ? sql`false` : sql`(${sql.join(filled.map(isFilled), sql` or `)})`

export type Count = { readonly rows: number; readonly last: Date | null }
/** How many rows hold something of this kind, and when the last of them was touched. */
export async function countPart(ctx: Ctx, part: ErasePart, whose: Whose): Promise<Count> {
  const past = part.times.map(
    (name) => sql`case when ${column(name)} <= ${ctx.now}::timestamptz then ${column(name)} end`,
  )
  const last = past.length === 0 ? sql`null::timestamptz` : sql`greatest(${sql.join(past)})`
  const { rows } = await sql<Count>`
    select count(*)::int as rows, max(${last}) as last from ${sql.table(part.table)} as t0
    where ${isOf(whose, part.table)} and ${anyFilled(part)}`.execute(ctx.db)
  return rows[0] ?? { rows: 0, last: null }
}

const empties: Readonly<Record<Exclude<Emptied, 'pseudonym' | 'json'>, RawBuilder<unknown>>> = {
  null: sql`null`,
  text: sql`''`,
  list: sql`'{}'`,
  bytes: sql`'\\x'::bytea`,
  search: sql`''::tsvector`,
}

type Batch = Whose & { readonly pseudonym: string; readonly most: number }
/** The next rows, emptied or gone; how many. Zero: nothing of the kind is left in the table. */
export async function eraseBatch({ db }: Ctx, part: ErasePart, { most, pseudonym, ...whose }: Batch): Promise<number> {
  if (!part.rows && part.columns.length === 0) return 0
  const table = sql.table(part.table)
  const holds = part.rows
    ? sql`true`
    : sql`(${sql.join(
        part.columns.map((one) => differs(one, whose.ids)),
        sql` or `,
      )})`
  const next = sql`select t0.ctid from ${table} as t0 where ${isOf(whose, part.table)} and ${holds} limit ${most} for update`
  const done = part.rows
    ? await sql`delete from ${table} where ctid = any (array(${next}))`.execute(db)
    : await sql`update ${table} as t0 set ${sql.join(part.columns.map((one) => sets(one, { ids: whose.ids, pseudonym })))}
        where t0.ctid = any (array(${next}))`.execute(db)
  return Number(done.numAffectedRows ?? 0)
}
type Column = ErasePart['columns'][number]
function differs({ column: name, to }: Column, ids: readonly string[]): RawBuilder<unknown> {
  if (to === 'pseudonym') return sql`${column(name)} = any (${[...ids]}::text[])`
  return to === 'null' ? sql`${column(name)} is not null` : isFilled(name)
}
function sets({ column: name, to }: Column, { ids, pseudonym }: { ids: readonly string[]; pseudonym: string }) {
  const target = sql.ref(name)
  if (to === 'pseudonym')
    return sql`${target} = case when ${column(name)} = any (${[...ids]}::text[]) then ${pseudonym}::text else ${column(name)} end`
  if (to === 'json')
    return sql`${target} = case jsonb_typeof(${column(name)}) when 'array' then '[]'::jsonb else '{}'::jsonb end`
  return sql`${target} = ${empties[to]}`
}
