import { Client } from 'pg'

type Column = {
  readonly table: string
  readonly column: string
  /** Name of the type; of the element for an array. */
  readonly type: string
  readonly array: boolean
  readonly nullable: boolean
  readonly defaulted: boolean
  readonly generated: boolean
}

const head = `// Written by \`npm run generate\` from the migrated database. Do not edit.
import type { ColumnType } from 'kysely'

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }
/** What a JSON column takes: JSON text, or an object. No bare array: the driver would make a PostgreSQL array of it. */
type JsonInput = string | { readonly [key: string]: unknown }
export type Json = ColumnType<JsonValue, JsonInput, JsonInput>
type NullableJson = ColumnType<JsonValue, JsonInput | null | undefined, JsonInput | null>
/** Has a default, so an insert may leave it out. */
type Defaulted<T> =
  [T] extends [ColumnType<infer S, infer I, infer U>] ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>
`

const columns = `
  select n.nspname || '.' || c.relname as table, a.attname as column,
         coalesce(element.typname, base.typname) as type, element.oid is not null as array,
         not a.attnotnull as nullable, a.atthasdef as defaulted, a.attgenerated <> '' or a.attidentity = 'a' as generated
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
  join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid
  join pg_type base on base.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
  left join pg_type element on element.oid = base.typelem and base.typcategory = 'A'
  where a.attnum > 0 and not a.attisdropped
    and n.nspname not in ('graphile_worker', 'information_schema', 'public') and n.nspname !~ '^pg_'
  order by n.nspname collate "C", c.relname collate "C", a.attnum`

/** The TypeScript of every row, read from the migrated database: what the SQL says is what the code sees. */
export async function generateTables(connectionString: string): Promise<string> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    const { rows } = await client.query<Column>(columns)
    const tables = Map.groupBy(rows, ({ table }) => table)
    const body = [...tables].map(([name, found]) => [`  '${name}': {`, ...found.map(line), '  }'].join('\n'))
    return `${head}\nexport type DB = {\n${body.join('\n')}\n}\n`
  } finally {
    await client.end()
  }
}

function line(column: Column): string {
  const name = /^[a-z_]\w*$/.test(column.column) ? column.column : `'${column.column}'`
  return `    ${name}: ${columnType(column)}`
}

function columnType({ type, array, nullable, defaulted, generated }: Column): string {
  const element = typeNames[type] ?? 'unknown'
  if (!array && element === 'Json') return nullable ? 'NullableJson' : defaulted ? 'Defaulted<Json>' : 'Json'
  const value = array ? `${element === 'Json' ? 'JsonValue' : element}[]` : element
  const full = nullable ? `${value} | null` : value
  if (generated) return `ColumnType<${full}, never, never>`
  return defaulted ? `Defaulted<${full}>` : full
}

/** Must agree with the parsers of database.ts. A day stays a string, an instant is a Date. */
const typeNames: Readonly<Record<string, string>> = {
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  name: 'string',
  uuid: 'string',
  citext: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'number',
  bool: 'boolean',
  date: 'string',
  time: 'string',
  timestamptz: 'Date',
  timestamp: 'Date',
  json: 'Json',
  jsonb: 'Json',
  bytea: 'Buffer',
  inet: 'string',
  tsvector: 'string',
}
