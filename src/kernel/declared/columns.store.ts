import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Column } from './declared.rules.ts'

/** A column as the database has it. `view`: it shows what other tables keep. */
export type KnownColumn = Column & { readonly view: boolean }

/** Every column of every capability, by table and place. */
export async function listColumns({ db }: Pick<Ctx, 'db'>): Promise<KnownColumn[]> {
  const constrained = (type: 'f' | 'c') =>
    sql`exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = ${type} and k.conkey = array[a.attnum]
      and (${type} = 'f' or pg_get_constraintdef(k.oid) ~ '''[A-Za-z-]+''::text'))`
  const { rows } = await sql<KnownColumn>`
    select n.nspname || '.' || c.relname as "table", a.attname as "column", coalesce(element.typname, base.typname) as type,
      ${constrained('f')} as refers, ${constrained('c')} as listed, c.relkind in ('v', 'm') as view
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    join pg_type base on base.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
    left join pg_type element on element.oid = base.typelem and base.typcategory = 'A'
    where a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('graphile_worker', 'information_schema', 'public') and n.nspname !~ '^pg_'
    order by 1, a.attnum`.execute(db)
  return rows
}

/** Names of tables and columns come from the catalogue of the database, never from what somebody sends. */
export type Counted = { readonly table: string; readonly columns: readonly string[] }

/** How many rows a table has, and of each of these columns how many hold something; no further than `most` rows. */
export async function countRows({ db }: Pick<Ctx, 'db'>, { table, columns }: Counted, most: number) {
  const filled = columns.map((name, place) => sql`count(${sql.ref(name)})::int as ${sql.id(`c${String(place)}`)}`)
  const wanted = columns.length === 0 ? sql`1` : sql.join(columns.map((name) => sql.ref(name)))
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join([sql`count(*)::int as rows`, ...filled])}
    from (select ${wanted} from ${sql.table(table)} limit ${most + 1}) counted`.execute(db)
  const [row] = rows
  return {
    rows: row?.['rows'] ?? 0,
    filled: new Map(columns.map((name, place) => [name, row?.[`c${String(place)}`] ?? 0])),
  }
}
