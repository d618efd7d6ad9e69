import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

export type Stale = { readonly id: string; readonly state: string }

/**
 * Unfinished uploads nobody touched since `unfinishedBefore`, and finished ones attached to nothing since
 * `unattachedBefore`. Rows another process works on are left to it.
 */
export async function holdStale(
  ctx: Ctx,
  limits: { unfinishedBefore: Date; unattachedBefore: Date; limit: number },
): Promise<Stale[]> {
  const { rows } = await sql<Stale>`
    select id, state from kernel.file
    where subject is null
      and ((state = 'receiving' and touched_at < ${limits.unfinishedBefore})
        or (state in ('received', 'stored') and touched_at < ${limits.unattachedBefore}))
    order by touched_at limit ${limits.limit} for update skip locked`.execute(ctx.db)
  return rows
}

/** The name goes too: it is something a person wrote. The id, times and size stay, so that the page can still say what happened. */
export async function discardFiles({ db, now }: Ctx, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('kernel.file')
    .set({ state: 'discarded', name: '', sha256: null, type: null, touched_at: now })
    .where('id', 'in', ids)
    .execute()
}

/** Uploads that are over and whose incoming folder may still hold bytes. */
export async function filesWithParts({ db }: Ctx, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('kernel.file')
    .select('id')
    .where('parts_left', '=', true)
    .where('state', 'in', ['stored', 'refused', 'discarded'])
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Contents that no file refers to any more. */
export async function orphanContents({ db }: Ctx, keptBefore: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select content.sha256 from kernel.file_content content
    where content.kept_at < ${keptBefore} and not exists (select from kernel.file file where file.sha256 = content.sha256)
    limit ${limit}`.execute(db)
  return rows.map(({ sha256 }) => sha256)
}

/** The next files that these people handed in are taken away, alone theirs; the bytes go with the next sweep, unless another file has the same. */
export async function discardOwned({ db, now }: Ctx, owners: readonly string[], most: number): Promise<number> {
  const done = await sql`
    update kernel.file set state = 'discarded', subject = null, name = '', sha256 = null, type = null, touched_at = ${now}
    where id in (
      select id from kernel.file where owner = any (${[...owners]}::text[]) and state = 'stored' order by id limit ${most} for update)`.execute(
    db,
  )
  return Number(done.numAffectedRows ?? 0)
}
