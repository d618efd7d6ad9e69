import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Place } from '../../kernel/http/cursor.ts'

type NewImport = {
  readonly id: string
  readonly fileName: string
  readonly sha256: string
  readonly encoding: string
  readonly columns: readonly string[]
  readonly rows: number
}
export async function insertImport({ db, now, actor }: Ctx, { fileName, columns, ...row }: NewImport): Promise<void> {
  const values = { ...row, file_name: fileName, columns: [...columns], by: actor.id, at: now }
  await db.insertInto('complaints.legal_import').values(values).execute()
}

export async function endImport({ db, now }: Ctx, id: string): Promise<void> {
  await db.updateTable('complaints.legal_import').set({ ended_at: now }).where('id', '=', id).execute()
}

export type RowOutcome =
  | { readonly outcome: 'applied' | 'known'; readonly complaintId: string }
  | {
      readonly outcome: 'rejected'
      readonly field: string
      readonly reason: string
      readonly record: readonly string[]
    }
export async function insertRow({ db }: Ctx, importId: string, row: number, of: RowOutcome): Promise<void> {
  const what =
    of.outcome === 'rejected'
      ? { field: of.field, reason: of.reason, record: [...of.record] }
      : { complaint_id: of.complaintId }
  await db
    .insertInto('complaints.legal_import_row')
    .values({ ...what, outcome: of.outcome, import_id: importId, row })
    .execute()
}

const counted = (outcome: RowOutcome['outcome']) =>
  sql<number>`(select count(*)::int from complaints.legal_import_row r where r.import_id = i.id and r.outcome = ${outcome})`

type Page = { readonly after: Place | null; readonly limit: number }
export const listImports = ({ db }: Ctx, id: string | null, { after, limit }: Page) =>
  db
    .selectFrom('complaints.legal_import as i')
    .select(['i.id', 'i.file_name', 'i.encoding', 'i.columns', 'i.rows', 'i.at', 'i.ended_at'])
    .select([counted('applied').as('applied'), counted('known').as('known'), counted('rejected').as('rejected')])
    .$if(id !== null, (query) => query.where('i.id', '=', id ?? ''))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(i.at, i.id) < (${after?.at ?? null}, ${after?.id ?? ''})`),
    )
    .orderBy('i.at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit)
    .execute()
export type ImportRead = Awaited<ReturnType<typeof listImports>>[number]

/** Every row of the file, in its order; a file has no more rows than the import takes. */
export const rowsOf = ({ db }: Ctx, importId: string, limit: number) =>
  db
    .selectFrom('complaints.legal_import_row')
    .select(['row', 'outcome', 'complaint_id', 'field', 'reason', 'record'])
    .where('import_id', '=', importId)
    .orderBy('row')
    .limit(limit)
    .execute()
