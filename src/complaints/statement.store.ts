import type { Selectable } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import type { DB } from '../kernel/db/tables.ts'
import { openRows, sealRow, type Opened } from '../kernel/vault/personal.actions.ts'
import { LineOffer, Remedy, Side, StatementKind } from './complaint.contract.ts'
import type { Offered } from './offer.rules.ts'
import { rowOfStatement, statementSealed } from './statement.sealed.ts'

export type NewStatement = {
  readonly id: string
  readonly complaintId: string
  readonly side: Side
  readonly kind: StatementKind
  readonly audience: readonly Side[]
  readonly text: string
  readonly offer: Offered | null
}
export type Statement = NewStatement & { readonly author: string; readonly at: Date }

export async function insert(ctx: Ctx, statement: NewStatement): Promise<void> {
  const { db, actor, now } = ctx
  const { id, complaintId, text } = statement
  const row = rowOfStatement({ complaint_id: complaintId, id })
  const sealed = await sealRow(ctx, statementSealed, { row, subject: complaintId, values: { text } })
  await db
    .insertInto('complaints.statement')
    .values({
      complaint_id: complaintId,
      id,
      side: statement.side,
      kind: statement.kind,
      audience: [...statement.audience],
      author: actor.id,
      ...sealed,
      offered_remedy: statement.offer?.remedy ?? null,
      offered_fen: statement.offer?.amountFen ?? null,
      offered_lines: statement.offer?.lines?.length ? JSON.stringify(statement.offer.lines) : null,
      at: now,
    })
    .execute()
}

/** More than this nobody reads at once; the newest are shown. */
const mostStatements = 500
/** So many statements of one side leave room for every step and for the other sides: nobody talks a claim out of sight. */
export const mostOfSide = 150

export async function countOfSide({ db }: Ctx, complaintId: string, side: Side): Promise<number> {
  const row = await db
    .selectFrom('complaints.statement')
    .select((count) => count.fn.countAll<number>().as('rows'))
    .where('complaint_id', '=', complaintId)
    .where('side', '=', side)
    .executeTakeFirstOrThrow()
  return Number(row.rows)
}

/** With one query for the key of the case. What was forgotten is empty. */
const opened = async (ctx: Ctx, rows: readonly Selectable<DB['complaints.statement']>[]): Promise<Statement[]> =>
  (await openRows(ctx, statementSealed, { rows, rowOf: rowOfStatement })).map(fromRow)

export async function listOf(ctx: Ctx, complaintId: string): Promise<Statement[]> {
  const rows = await ctx.db
    .selectFrom('complaints.statement')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('id', 'desc')
    .limit(mostStatements)
    .execute()
  return opened(ctx, rows.toReversed())
}

export async function wasSaid({ db }: Ctx, complaintId: string, kind: StatementKind): Promise<boolean> {
  const row = await db
    .selectFrom('complaints.statement')
    .select('id')
    .where('complaint_id', '=', complaintId)
    .where('kind', '=', kind)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function findStatement(ctx: Ctx, complaintId: string, id: string): Promise<Statement | undefined> {
  const row = await ctx.db
    .selectFrom('complaints.statement')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && (await opened(ctx, [row]))[0]
}

type Plain = Opened<Selectable<DB['complaints.statement']>, typeof statementSealed.columns>
const fromRow = (row: Plain): Statement => ({
  id: row.id,
  complaintId: row.complaint_id,
  side: Side.parse(row.side),
  kind: StatementKind.parse(row.kind),
  audience: row.audience.map((side) => Side.parse(side)),
  author: row.author,
  text: row.text ?? '',
  offer:
    row.offered_remedy === null || row.offered_fen === null
      ? null
      : {
          remedy: Remedy.parse(row.offered_remedy),
          amountFen: row.offered_fen,
          lines: LineOffer.array().parse(row.offered_lines ?? []),
        },
  at: row.at,
})

export const evidenceOf = async ({ db }: Ctx, complaintId: string) => {
  const rows = await db
    .selectFrom('complaints.evidence')
    .select(['file_id', 'side', 'note', 'at', 'statement_id', 'late'])
    .where('complaint_id', '=', complaintId)
    .orderBy('place')
    .limit(1000)
    .execute()
  return rows.map((row) => ({
    fileId: row.file_id,
    side: Side.parse(row.side),
    note: row.note,
    at: row.at,
    statementId: row.statement_id,
    late: row.late,
  }))
}
