import type { Client } from 'pg'

/** A table as it is in the database: everything that a dump holds and a restore fills. */
export type Table = { readonly name: string; readonly columns: readonly string[] }
export type Sequence = { readonly name: string; readonly value: string }
/** A reference between tables, as SQL that makes it again. */
export type Reference = { readonly table: string; readonly name: string; readonly definition: string }

const ours = `n.nspname not in ('information_schema', 'public', 'pg_catalog') and n.nspname !~ '^pg_'`

/** By name. Generated columns are left out: they follow from the others. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname || '.' || c.relname as name,
      coalesce(json_agg(a.attname order by a.attnum) filter (where a.attname is not null), '[]') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and ${ours}
    group by 1 order by 1`)
  return rows
}

/** Where counters stand. They do not belong to a snapshot: read after it they are never behind it. */
export async function sequencesOf(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(`
    select schemaname || '.' || sequencename as name, last_value::text as value from pg_sequences n
    where last_value is not null and ${ours.replaceAll('n.nspname', 'schemaname')} order by 1`)
  return rows
}

export async function referencesOf(client: Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(`
    select n.nspname || '.' || c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and ${ours} order by 1, 2`)
  return rows
}

/** `kernel.fact` as it is written in SQL. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.')
export const columnList = ({ columns }: Table): string => columns.map(quotedColumn).join(', ')
const quotedColumn = (name: string): string => `"${name.replaceAll('"', '""')}"`
