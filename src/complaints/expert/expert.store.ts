import type { Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import { Favours, FinalPayer, Payer, TestState } from './expert.contract.ts'
import type { Consent, Test } from './expert.rules.ts'

const fromRow = (row: Selectable<DB['complaints.expert_test']>): Test => ({
  id: row.id,
  complaintId: row.complaint_id,
  question: row.question,
  laboratory: row.laboratory,
  feeFen: row.fee_fen,
  advanceBy: Payer.parse(row.advance_by),
  finalBy: FinalPayer.parse(row.final_by),
  state: TestState.parse(row.state),
  proposedAt: row.proposed_at,
  orderedAt: row.ordered_at,
  reportedAt: row.reported_at,
  outcome: row.outcome === 'found' || row.outcome === 'not-possible' ? row.outcome : null,
  method: row.method,
  finding: row.finding,
  favours: Favours.nullable().parse(row.favours),
  borneBy: Payer.nullable().parse(row.borne_by),
  reportFile: row.report_file,
})

/** The newest first; more than this no case has. */
export async function testsOf({ db }: Ctx, complaintId: string): Promise<Test[]> {
  const rows = await db
    .selectFrom('complaints.expert_test')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(fromRow)
}

type New = Pick<Test, 'id' | 'complaintId' | 'question' | 'laboratory' | 'feeFen' | 'advanceBy' | 'finalBy' | 'state'>
export async function insert({ db, actor, now }: Ctx, test: New & { readonly orderedAt: Date | null }): Promise<void> {
  await db
    .insertInto('complaints.expert_test')
    .values({
      complaint_id: test.complaintId,
      id: test.id,
      question: test.question,
      laboratory: test.laboratory,
      fee_fen: test.feeFen,
      advance_by: test.advanceBy,
      final_by: test.finalBy,
      state: test.state,
      proposed_by: actor.id,
      proposed_at: now,
      ordered_at: test.orderedAt,
    })
    .execute()
}

export type Change = Partial<
  Pick<
    Test,
    'state' | 'orderedAt' | 'reportedAt' | 'outcome' | 'method' | 'finding' | 'favours' | 'borneBy' | 'reportFile'
  >
>
export async function change({ db }: Ctx, { complaintId, id }: Pick<Test, 'complaintId' | 'id'>, to: Change) {
  await db
    .updateTable('complaints.expert_test')
    .set({
      ...(to.state !== undefined && { state: to.state }),
      ...(to.orderedAt !== undefined && { ordered_at: to.orderedAt }),
      ...(to.reportedAt !== undefined && { reported_at: to.reportedAt }),
      ...(to.outcome !== undefined && { outcome: to.outcome }),
      ...(to.method !== undefined && { method: to.method }),
      ...(to.finding !== undefined && { finding: to.finding }),
      ...(to.favours !== undefined && { favours: to.favours }),
      ...(to.borneBy !== undefined && { borne_by: to.borneBy }),
      ...(to.reportFile !== undefined && { report_file: to.reportFile }),
    })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .execute()
}

export async function consentsOf({ db }: Ctx, complaintId: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom('complaints.expert_test_consent')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('at')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    testId: row.test_id,
    side: row.side === 'consumer' ? 'consumer' : 'merchant',
    says: row.says,
    text: row.text,
    at: row.at,
  }))
}

export async function addConsent({ db, now }: Ctx, complaintId: string, consent: Omit<Consent, 'at'>): Promise<void> {
  const { testId, side, says, text } = consent
  await db
    .insertInto('complaints.expert_test_consent')
    .values({ complaint_id: complaintId, test_id: testId, side, says, text, at: now })
    .execute()
}
