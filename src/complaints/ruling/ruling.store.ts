import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { Remedy } from '../complaint.contract.ts'

export type Ruling = {
  readonly id: string
  readonly kind: 'ruling' | 'review'
  /** Who presides, or sits alone. */
  readonly arbitratorId: string | null
  readonly size: 1 | 3
  /** By which rule it has this size. */
  readonly rule: string | null
  readonly seed: string
  readonly assignedAt: Date
  readonly decidedBy: 'person' | 'default' | null
  readonly decision: string | null
  readonly remedy: Remedy | null
  readonly amountFen: number | null
  readonly reasons: string | null
  readonly cites: readonly string[]
  readonly restsOn: readonly string[]
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
    size: row.size === 3 ? 3 : 1,
    rule: row.size_rule,
    seed: row.seed,
    assignedAt: row.assigned_at,
    decidedBy: row.decided_by === 'person' || row.decided_by === 'default' ? row.decided_by : null,
    decision: row.decision,
    remedy: Remedy.nullable().parse(row.remedy),
    amountFen: row.amount_fen,
    reasons: row.reasons,
    cites: row.cites,
    restsOn: row.rests_on,
    at: row.at,
  }))
}

export async function open(
  { db, now }: Ctx,
  complaintId: string,
  ruling: { id: string; kind: 'ruling' | 'review'; seed: string; size: 1 | 3; rule: string | null },
): Promise<void> {
  await db
    .insertInto('complaints.ruling')
    .values({
      complaint_id: complaintId,
      id: ruling.id,
      kind: ruling.kind,
      size: ruling.size,
      size_rule: ruling.rule,
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
  readonly restsOn: readonly string[]
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
      rests_on: [...decided.restsOn],
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

const StepKind = z.enum(['application', 'challenge', 'appeal'])
type StepKind = z.infer<typeof StepKind>
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

/** `about`: whom a challenge is about, how many an application asks for. */
export async function stepsOf({ db }: Ctx, complaintId: string) {
  const rows = await db
    .selectFrom('complaints.ruling_step')
    .select(['kind', 'side', 'about', 'at'])
    .where('complaint_id', '=', complaintId)
    .limit(10)
    .execute()
  return rows.map(({ kind, ...step }) => ({ ...step, kind: StepKind.parse(kind) }))
}

/** Both sides asked for more people than sit. */
export async function resize(
  { db }: Ctx,
  complaintId: string,
  to: { readonly id: string; readonly size: 1 | 3; readonly rule: string | null },
): Promise<void> {
  await db
    .updateTable('complaints.ruling')
    .set({ size: to.size, size_rule: to.rule })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', to.id)
    .execute()
}
