import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { Currency, Side, State } from '../complaint.contract.ts'
import { LegalOutcome, Ordered, type LegalDocument } from './outcome.contract.ts'

export type ResultState = 'reported' | 'entered' | 'refused' | 'lapsed'
export type LegalResult = LegalDocument & {
  readonly id: string
  readonly complaintId: string
  readonly side: Side
  readonly state: ResultState
  readonly ledTo: State | null
  readonly statementId: string
  readonly documentFile: string | null
  readonly reportedAt: Date
  readonly decidedAt: Date | null
  readonly answerId: string | null
}

const columns = (select: Ctx['db']) =>
  select
    .selectFrom('complaints.legal_result')
    .selectAll('complaints.legal_result')
    .select([sql<string>`dated_on::text`.as('dated_text'), sql<string | null>`effective_on::text`.as('effective_text')])

type Row = Selectable<DB['complaints.legal_result']> & { dated_text: string; effective_text: string | null }
const fromRow = (row: Row): LegalResult => ({
  id: row.id,
  complaintId: row.complaint_id,
  outcome: LegalOutcome.parse(row.outcome),
  bodyId: row.body_id,
  body: row.body,
  reference: row.reference,
  datedOn: row.dated_text,
  effectiveOn: row.effective_text,
  amountFen: row.amount_fen,
  obligations: z.array(Ordered).parse(row.obligations),
  side: Side.parse(row.side),
  state: stateOf(row.state),
  ledTo: State.nullable().parse(row.led_to),
  statementId: row.statement_id,
  documentFile: row.document_file,
  reportedAt: row.reported_at,
  decidedAt: row.decided_at,
  answerId: row.answer_id,
})
const stateOf = (text: string): ResultState =>
  text === 'reported' || text === 'entered' || text === 'refused' ? text : 'lapsed'

/** The oldest first; more than this no case has. */
export async function resultsOf({ db }: Ctx, complaintId: string): Promise<LegalResult[]> {
  const query = columns(db).where('complaint_id', '=', complaintId).orderBy('reported_at').orderBy('id').limit(100)
  return (await query.execute()).map(fromRow)
}

export type NewResult = Omit<LegalResult, 'reportedAt' | 'decidedAt' | 'answerId'>
/** False when this document is here already: the key decides, also between two clicks. */
export async function insert({ db, actor, now }: Ctx, result: NewResult): Promise<boolean> {
  const entered = result.state === 'entered'
  const row = await db
    .insertInto('complaints.legal_result')
    .values({
      complaint_id: result.complaintId,
      id: result.id,
      outcome: result.outcome,
      body_id: result.bodyId,
      body: result.body,
      reference: result.reference,
      dated_on: result.datedOn,
      effective_on: result.effectiveOn,
      amount_fen: result.amountFen,
      obligations: JSON.stringify(result.obligations),
      document_file: result.documentFile,
      statement_id: result.statementId,
      side: result.side,
      state: result.state,
      led_to: result.ledTo,
      reported_by: actor.id,
      reported_at: now,
      ...(entered && { decided_by: actor.id, decided_at: now }),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['complaint_id', 'reference'])
        .where(sql.ref('state'), 'in', sql`('reported', 'entered')`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

type Decision = {
  readonly state: 'entered' | 'refused'
  readonly ledTo: State | null
  readonly answerId: string | null
}
export async function decide({ db, actor, now }: Ctx, { complaintId, id }: LegalResult, to: Decision): Promise<void> {
  await db
    .updateTable('complaints.legal_result')
    .set({ state: to.state, led_to: to.ledTo, answer_id: to.answerId, decided_by: actor.id, decided_at: now })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .execute()
}

/** The matter left the legal route by another way: nobody decides on what was reported until then. It may be at law again by now. */
export async function lapseReports({ db, now }: Ctx, complaintId: string, leftAt: Date): Promise<void> {
  await db
    .updateTable('complaints.legal_result')
    .set({ state: 'lapsed', decided_at: now })
    .where('complaint_id', '=', complaintId)
    .where('state', '=', 'reported')
    .where('reported_at', '<=', leftAt)
    .execute()
}

type Page = { readonly after: Place | null; readonly limit: number }
/** What waits longest comes first. */
export async function waiting({ db }: Ctx, { after, limit }: Page) {
  const rows = await columns(db)
    .innerJoin('complaints.complaint as c', 'c.id', 'complaint_id')
    .select(['c.receipt', 'c.currency'])
    .where('complaints.legal_result.state', '=', 'reported')
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(reported_at, complaints.legal_result.id) > (${after?.at ?? null}, ${after?.id ?? ''})`),
    )
    .orderBy('reported_at')
    .orderBy('complaints.legal_result.id')
    .limit(limit)
    .execute()
  return rows.map(({ receipt, currency, ...row }) => ({
    receipt,
    currency: Currency.parse(currency),
    result: fromRow(row),
  }))
}
