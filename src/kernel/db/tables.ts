// Written by `npm run generate` from the migrated database. Do not edit.
import type { ColumnType } from 'kysely'

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }
/** Read as parsed JSON; written as an object, or as JSON text (arrays too: the driver would make a PostgreSQL array of one). */
export type Json = ColumnType<JsonValue, string | object, string | object>

export type DB = {}
