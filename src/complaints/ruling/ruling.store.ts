import type { Ctx } from '../../kernel/context.ts'
import { Remedy } from '../complaint.contract.ts'

export type Ruling = {
  readonly id: string
  readonly kind: 'ruling' | 'review'
  readonly arbitratorId: string | null
  readonly seed: string
  readonly assignedAt: Date
  readonly decidedBy: 'person' | 'default' | null
  readonly decision: string | null
  readonly remedy: Remedy | null
  readonly amountFen: number | null
  readonly reasons: string | null
  readonly cites: readonly string[]
  readonly at: Date | null
}

export async function rulingsOf({ db }: Ctx, complaintId: string): Promise<Ruling[]> {
  const rows = await db
    .selectFrom('complaints.ruling')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('id')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind === 'review' ? 'review' : 'ruling',
    arbitratorId: row.arbitrator_id,
    seed: row.seed,
    assignedAt: row.assigned_at,
    decidedBy: row.decided_by === 'person' || row.decided_by === 'default' ? row.decided_by : null,
    decision: row.decision,
    remedy: Remedy.nullable().parse(row.remedy),
    amountFen: row.amount_fen,
    reasons: row.reasons,
    cites: row.cites,
    at: row.at,
  }))
}

export async function open(
  { db, now }: Ctx,
  complaintId: string,
  ruling: { id: string; kind: 'ruling' | 'review'; arbitratorId: string | null; seed: string },
): Promise<void> {
  await db
    .insertInto('complaints.ruling')
    .values({
      complaint_id: complaintId,
      id: ruling.id,
      kind: ruling.kind,
      arbitrator_id: ruling.arbitratorId,
      seed: ruling.seed,
      assigned_at: now,
    })
    .execute()
}

export async function reassign(
  { db, now }: Ctx,
  complaintId: string,
  to: { id: string; arbitratorId: string | null; seed: string },
): Promise<void> {
  await db
    .updateTable('complaints.ruling')
    .set({ arbitrator_id: to.arbitratorId, seed: to.seed, assigned_at: now })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', to.id)
    .execute()
}

export type Decided = {
  readonly id: string
  readonly decidedBy: 'person' | 'default'
  readonly decision: string
  readonly remedy: string | null
  readonly amountFen: number | null
  readonly reasons: string
  readonly cites: readonly string[]
}
export async function decide({ db, now, rulebook }: Ctx, complaintId: string, decided: Decided): Promise<void> {
  await db
    .updateTable('complaints.ruling')
    .set({
      decided_by: decided.decidedBy,
      decision: decided.decision,
      remedy: decided.remedy,
      amount_fen: decided.amountFen,
      reasons: decided.reasons,
      cites: [...decided.cites],
      rulebook: rulebook.version,
      at: now,
    })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', decided.id)
    .execute()
}

/** Given back undecided: evidence was asked for, or the matter ended another way. */
export async function drop({ db }: Ctx, complaintId: string): Promise<void> {
  await db.deleteFrom('complaints.ruling').where('complaint_id', '=', complaintId).where('at', 'is', null).execute()
}

type StepKind = 'application' | 'challenge' | 'appeal'
/** False when that side has taken it already. */
export async function claimStep(
  { db, now }: Ctx,
  complaintId: string,
  step: { kind: StepKind; side: 'consumer' | 'merchant'; about?: string },
): Promise<boolean> {
  const row = await db
    .insertInto('complaints.ruling_step')
    .values({ complaint_id: complaintId, kind: step.kind, side: step.side, about: step.about ?? '', at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('kind')
    .executeTakeFirst()
  return row !== undefined
}

export const stepsOf = ({ db }: Ctx, complaintId: string) =>
  db
    .selectFrom('complaints.ruling_step')
    .select(['kind', 'side', 'about'])
    .where('complaint_id', '=', complaintId)
    .limit(10)
    .execute()

/** How many undecided matters each has. */
export async function loadOf({ db }: Ctx, arbitrators: readonly string[]): Promise<Map<string, number>> {
  if (arbitrators.length === 0) return new Map()
  const rows = await db
    .selectFrom('complaints.ruling')
    .select(['arbitrator_id', (count) => count.fn.countAll<number>().as('n')])
    .where('at', 'is', null)
    .where('arbitrator_id', 'in', [...arbitrators])
    .groupBy('arbitrator_id')
    .execute()
  return new Map(rows.flatMap((row) => (row.arbitrator_id === null ? [] : [[row.arbitrator_id, Number(row.n)]])))
}
