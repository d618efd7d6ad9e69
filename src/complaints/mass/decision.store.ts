import type { Ctx } from '../../kernel/context.ts'
import { Remedy } from '../complaint.contract.ts'
import { Decision } from './claim.contract.ts'
import { MassFormula } from './formula.contract.ts'

export type Draft = { readonly remedy: Remedy; readonly formula: MassFormula; readonly at: Date }
export type Finding = Draft & {
  readonly decision: 'consumer' | 'partly' | 'merchant'
  readonly reasons: string
  readonly cites: readonly string[]
  readonly by: string
}

export async function saveDraft({ db, actor, now }: Ctx, claimId: string, draft: Pick<Draft, 'remedy' | 'formula'>) {
  const row = { remedy: draft.remedy, formula: JSON.stringify(draft.formula), by: actor.id, at: now }
  await db
    .insertInto('complaints.mass_draft')
    .values({ claim_id: claimId, ...row })
    .onConflict((conflict) => conflict.column('claim_id').doUpdateSet(row))
    .execute()
}

export async function draftOf({ db }: Ctx, claimId: string): Promise<Draft | null> {
  const row = await db
    .selectFrom('complaints.mass_draft')
    .selectAll()
    .where('claim_id', '=', claimId)
    .executeTakeFirst()
  return row ? { remedy: Remedy.parse(row.remedy), formula: MassFormula.parse(row.formula), at: row.at } : null
}

/** False when it was made already: the table decides. */
export async function makeFinding(
  { db, actor, now, rulebook }: Ctx,
  claimId: string,
  of: Omit<Finding, 'by' | 'at'>,
): Promise<boolean> {
  const row = await db
    .insertInto('complaints.mass_finding')
    .values({
      claim_id: claimId,
      decision: of.decision,
      remedy: of.remedy,
      formula: JSON.stringify(of.formula),
      reasons: of.reasons,
      cites: [...of.cites],
      rulebook: rulebook.version,
      by: actor.id,
      at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('claim_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findingOf({ db }: Ctx, claimId: string): Promise<Finding | null> {
  const row = await db
    .selectFrom('complaints.mass_finding')
    .selectAll()
    .where('claim_id', '=', claimId)
    .executeTakeFirst()
  if (!row) return null
  return {
    decision: Decision.parse(row.decision),
    remedy: Remedy.parse(row.remedy),
    formula: MassFormula.parse(row.formula),
    reasons: row.reasons,
    cites: row.cites,
    by: row.by,
    at: row.at,
  }
}

type Said = { readonly id: string; readonly text: string }
export async function addAnswer({ db, actor, now }: Ctx, claimId: string, { id, text }: Said): Promise<void> {
  await db.insertInto('complaints.mass_answer').values({ claim_id: claimId, id, text, by: actor.id, at: now }).execute()
}
export const answersOf = ({ db }: Ctx, claimId: string) =>
  db
    .selectFrom('complaints.mass_answer')
    .select(['id', 'text', 'by', 'at'])
    .where('claim_id', '=', claimId)
    .orderBy('id')
    .limit(50)
    .execute()

export async function addNotice({ db, actor, now }: Ctx, claimId: string, { id, text }: Said): Promise<void> {
  await db.insertInto('complaints.mass_notice').values({ claim_id: claimId, id, text, by: actor.id, at: now }).execute()
}
export const noticesOf = ({ db }: Ctx, claimId: string) =>
  db
    .selectFrom('complaints.mass_notice')
    .select(['text', 'at'])
    .where('claim_id', '=', claimId)
    .orderBy('id')
    .limit(50)
    .execute()
