import { sql } from 'kysely'
import { dayMs } from '../calendar/span.ts'
import type { Ctx } from '../context.ts'
import type { SealedTable } from '../vault/sealed-table.ts'

export type DrillStep = 'open' | 'restore' | 'forgotten' | 'cells' | 'log' | 'sign-in' | 'files'
export type DrillProblem =
  'no-key' | 'no-database' | 'broken' | 'forgotten' | 'cells' | 'log' | 'sign-in' | 'place' | 'other'
export type DrillRow = {
  readonly id: string
  readonly state: 'waiting' | 'running' | 'passed' | 'failed'
  readonly step: DrillStep | null
  readonly backup_id: string | null
  readonly taken_at: Date | null
  readonly asked_by: string | null
  readonly asked_at: Date
  readonly started_at: Date | null
  readonly finished_at: Date | null
  readonly took_ms: number | null
  readonly row_count: number | null
  readonly cells: number | null
  readonly facts: number | null
  readonly files: number | null
  readonly problem: DrillProblem | null
}
const columns = [
  'id',
  'state',
  'step',
  'backup_id',
  'taken_at',
  'asked_by',
  'asked_at',
  'started_at',
  'finished_at',
  'took_ms',
  'row_count',
  'cells',
  'facts',
  'files',
  'problem',
] as const

/** False when one waits or runs. */
export async function insertDrill({ db, now }: Ctx, id: string, askedBy: string | null): Promise<boolean> {
  const row = await db
    .insertInto('kernel.restore_drill')
    .values({ id, state: 'waiting', asked_by: askedBy, asked_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** One that runs for longer than a day was killed, and nobody took it up again. */
export async function failStale({ db, now }: Ctx): Promise<void> {
  await db
    .updateTable('kernel.restore_drill')
    .set({ state: 'failed', problem: 'other', finished_at: now })
    .where('state', 'in', ['waiting', 'running'])
    .where((clause) => clause(clause.fn.coalesce('started_at', 'asked_at'), '<', new Date(now.getTime() - dayMs)))
    .execute()
}

export async function saveDrill({ db }: Ctx, id: string, change: Partial<Omit<DrillRow, 'id'>>): Promise<void> {
  await db.updateTable('kernel.restore_drill').set(change).where('id', '=', id).execute()
}

export async function findDrill({ db }: Ctx, id: string): Promise<DrillRow | undefined> {
  const row = await db.selectFrom('kernel.restore_drill').select(columns).where('id', '=', id).executeTakeFirst()
  return row as DrillRow | undefined
}

export async function listDrills({ db }: Ctx, limit: number): Promise<DrillRow[]> {
  const rows = await db
    .selectFrom('kernel.restore_drill')
    .select(columns)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows as DrillRow[]
}

export async function lastPassed({ db }: Ctx): Promise<DrillRow | undefined> {
  const row = await db
    .selectFrom('kernel.restore_drill')
    .select(columns)
    .where('state', '=', 'passed')
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as DrillRow | undefined
}

/** Keys of people who were forgotten, after `after`. */
export async function forgottenKeys({ db }: Ctx, after: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('kernel.vault_subject_key')
    .select('kid')
    .where('state', '=', 'destroyed')
    .where((clause) => clause.or([clause('reason', 'is', null), clause('reason', '<>', 'renewed')]))
    .where('kid', '>', after)
    .orderBy('kid')
    .limit(limit)
    .execute()
  return rows.map(({ kid }) => kid)
}
export async function livingAmong({ db }: Ctx, kids: readonly number[]): Promise<number> {
  const rows = await db
    .selectFrom('kernel.vault_subject_key')
    .select('kid')
    .where('kid', 'in', [...kids])
    .where('state', '<>', 'destroyed')
    .execute()
  return rows.length
}

export type SomeRow = { readonly row: string } & Readonly<Record<string, unknown>>
/** Some rows of a table with sealed columns, by lot. */
export async function rowsByLot({ db }: Ctx, { table, key, columns: named }: SealedTable, most: number) {
  const sealed = Object.keys(named).map((name) => sql.ref(`t.${name}_sealed`))
  const { rows } = await sql<SomeRow>`
    select concat_ws(' ', ${sql.join(key.map((name) => sql.ref(`t.${name}`)))}) as "row", ${sql.join(sealed)}
    from ${sql.table(table)} t order by random() limit ${most}`.execute(db)
  return rows
}
