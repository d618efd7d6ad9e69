import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { openRows, sealRow } from '../../kernel/vault/personal.actions.ts'
import { transferRowSealed } from './import.sealed.ts'

export type NewImport = {
  readonly id: string
  readonly fileName: string
  readonly channel: string
  readonly sha256: string
  readonly encoding: string
  readonly columns: readonly string[]
  readonly rows: number
}

export async function insertImport({ db, now, actor }: Ctx, { fileName, columns, ...row }: NewImport): Promise<void> {
  const values = { ...row, file_name: fileName, columns: [...columns], by: actor.id, at: now }
  await db.insertInto('complaints.transfer_import').values(values).execute()
}

export async function endImport({ db }: Ctx, id: string, at: Date): Promise<void> {
  await db.updateTable('complaints.transfer_import').set({ ended_at: at }).where('id', '=', id).execute()
}

export type RowOutcome =
  | { readonly outcome: 'loaded' | 'known'; readonly complaintId: string }
  | {
      readonly outcome: 'rejected'
      readonly field: string
      readonly reason: string
      readonly record: readonly string[]
    }

export async function insertRow(ctx: Ctx, importId: string, row: number, outcome: RowOutcome): Promise<void> {
  const values =
    outcome.outcome === 'rejected'
      ? {
          outcome: outcome.outcome,
          field: outcome.field,
          reason: outcome.reason,
          ...(await sealRow(ctx, transferRowSealed, {
            row: `${importId} ${row}`,
            subject: importId,
            values: { record: JSON.stringify(outcome.record) },
          })),
        }
      : { outcome: outcome.outcome, complaint_id: outcome.complaintId }
  await ctx.db
    .insertInto('complaints.transfer_row')
    .values({ ...values, import_id: importId, row })
    .execute()
}

const counted = (outcome: RowOutcome['outcome']) =>
  sql<number>`(select count(*)::int from complaints.transfer_row r where r.import_id = i.id and r.outcome = ${outcome})`

type Page = { readonly after: Place | null; readonly limit: number }
export const listImports = ({ db }: Ctx, id: string | null, { after, limit }: Page) =>
  db
    .selectFrom('complaints.transfer_import as i')
    .select(['i.id', 'i.file_name', 'i.channel', 'i.encoding', 'i.columns', 'i.rows', 'i.at', 'i.ended_at'])
    .select([counted('loaded').as('loaded'), counted('known').as('known'), counted('rejected').as('rejected')])
    .$if(id !== null, (query) => query.where('i.id', '=', id ?? ''))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(i.at, i.id) < (${after?.at ?? null}, ${after?.id ?? ''})`),
    )
    .orderBy('i.at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit)
    .execute()
export type ImportRead = Awaited<ReturnType<typeof listImports>>[number]

const Cells = z.array(z.string())
export async function rejectedRows(ctx: Ctx, importId: string) {
  const rows = await ctx.db
    .selectFrom('complaints.transfer_row')
    .select(['row', 'field', 'reason', 'record_sealed'])
    .where('import_id', '=', importId)
    .where('outcome', '=', 'rejected')
    .orderBy('row')
    .execute()
  const opened = await openRows(ctx, transferRowSealed, { rows, rowOf: ({ row }) => `${importId} ${row}` })
  return opened.map(({ record, ...row }) => ({ ...row, record: Cells.parse(JSON.parse(record ?? '[]')) }))
}
