import type { Ctx } from '../../kernel/context.ts'
import { BodyEntry, BodyImport } from './body.contract.ts'
import type { Version } from './body.rules.ts'

/** So many versions of bodies are read at once: a directory of a whole country stays below it. */
const most = 20_000

export async function allVersions({ db }: Ctx): Promise<Version[]> {
  const rows = await db
    .selectFrom('complaints.body')
    .select(['id', 'version', 'entry', 'changed_at'])
    .orderBy('id')
    .orderBy('version')
    .limit(most)
    .execute()
  return rows.map(versionOf)
}

export async function versionsOf({ db }: Ctx, id: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('complaints.body')
    .select(['id', 'version', 'entry', 'changed_at'])
    .where('id', '=', id)
    .orderBy('version')
    .limit(500)
    .execute()
  return rows.map(versionOf)
}
const versionOf = (row: { id: string; version: number; entry: unknown; changed_at: Date }): Version => ({
  id: row.id,
  version: row.version,
  entry: BodyEntry.parse(row.entry),
  changedAt: row.changed_at,
})

/** False when that version is taken: somebody was faster. */
export async function insertVersion(
  { db, actor, now }: Ctx,
  id: string,
  version: number,
  entry: BodyEntry,
): Promise<boolean> {
  const row = await db
    .insertInto('complaints.body')
    .values({ id, version, entry: JSON.stringify(entry), changed_by: actor.id, changed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertImport({ db, actor, now }: Ctx, done: BodyImport): Promise<void> {
  const { id, fileName, sha256, counts, rows } = done
  await db
    .insertInto('complaints.body_import')
    .values({ id, file_name: fileName, sha256, by: actor.id, at: now, report: JSON.stringify({ counts, rows }) })
    .execute()
}

export async function listImports({ db }: Ctx): Promise<BodyImport[]> {
  const rows = await db
    .selectFrom('complaints.body_import')
    .select(['id', 'file_name', 'sha256', 'at', 'report'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) =>
    BodyImport.parse({
      id: row.id,
      fileName: row.file_name,
      sha256: row.sha256,
      at: row.at.toISOString(),
      ...BodyImport.pick({ counts: true, rows: true }).parse(row.report),
    }),
  )
}
