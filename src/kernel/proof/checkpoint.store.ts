import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

export type CheckpointRow = {
  readonly size: number
  readonly root: Buffer
  readonly note: string
  readonly signed_at: Date
}
const columns = ['size', 'root', 'note', 'signed_at'] as const

export async function lastCheckpoint({ db }: Ctx): Promise<CheckpointRow | undefined> {
  return db.selectFrom('kernel.checkpoint').select(columns).orderBy('size', 'desc').limit(1).executeTakeFirst()
}

export async function checkpointsAfter({ db }: Ctx, size: number, limit: number): Promise<CheckpointRow[]> {
  return db
    .selectFrom('kernel.checkpoint')
    .select(columns)
    .where('size', '>', size)
    .orderBy('size')
    .limit(limit)
    .execute()
}

export async function insertCheckpoint({ db }: Ctx, row: CheckpointRow): Promise<void> {
  await db.insertInto('kernel.checkpoint').values(row).execute()
}

/** Of each hour before, the last one stays, and the last that a witness signed: what was sealed with the others is under them too. */
export async function thinCheckpoints({ db }: Ctx, before: Date): Promise<void> {
  const later = sql`later.size > c.size and date_trunc('hour', later.signed_at) = date_trunc('hour', c.signed_at)`
  const witnessed = (size: string) => sql`exists (select from kernel.cosignature s where s.size = ${sql.ref(size)})`
  await sql`delete from kernel.checkpoint c where c.signed_at < ${before}
    and exists (select from kernel.checkpoint later where ${later})
    and not (${witnessed('c.size')} and not exists (select from kernel.checkpoint later where ${later} and ${witnessed('later.size')}))`.execute(
    db,
  )
  await sql`delete from kernel.cosignature s where not exists (select from kernel.checkpoint c where c.size = s.size)`.execute(
    db,
  )
}

export type LogKeyRow = {
  readonly id: string
  readonly origin: string
  readonly verifier: string
  readonly root: string
  readonly wrapped: Buffer
}
const keyColumns = ['id', 'origin', 'verifier', 'root', 'wrapped'] as const

/** The newest first; only the first signs. */
export async function logKeys({ db }: Ctx): Promise<LogKeyRow[]> {
  return db
    .selectFrom('kernel.log_key')
    .select(keyColumns)
    .orderBy('retired_at', (order) => order.desc().nullsFirst())
    .execute()
}

/** Of two processes that start at once one makes the key. */
export async function insertLogKey({ db, now }: Ctx, row: LogKeyRow): Promise<void> {
  await db
    .insertInto('kernel.log_key')
    .values({ ...row, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function rewrapLogKey({ db }: Ctx, row: Pick<LogKeyRow, 'id' | 'root' | 'wrapped'>): Promise<void> {
  await db
    .updateTable('kernel.log_key')
    .set({ root: row.root, wrapped: row.wrapped })
    .where('id', '=', row.id)
    .execute()
}
