import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { Answers, type Answers as AnswersGiven } from '../../kernel/remedy/question.contract.ts'
import { Finder } from '../remedies/remedy.contract.ts'
import { Choices } from './demand.contract.ts'

/** As it is kept: with a draft as it was worked out, with a ruling as it was issued. */
export const Award = z.object({
  demandId: z.string(),
  remedy: z.string(),
  ruleFrom: z.string(),
  happenedOn: z.string(),
  answers: Answers,
  choices: Choices,
  why: z.string(),
  finding: z.object({ by: Finder, text: z.string(), evidence: z.array(z.string()).readonly() }),
  words: z.object({ zh: z.string(), en: z.string() }),
  amountFen: z.int(),
})
export type Award = Readonly<Omit<z.infer<typeof Award>, 'answers'>> & { readonly answers: AnswersGiven }
export const Awards = z.array(Award)

export async function insertAwards(
  { db, now, actor }: Ctx,
  { complaintId, rulingId }: { readonly complaintId: string; readonly rulingId: string },
  awards: readonly Award[],
): Promise<void> {
  if (awards.length === 0) return
  await db
    .insertInto('complaints.award')
    .values(
      awards.map((award) => ({
        complaint_id: complaintId,
        ruling_id: rulingId,
        demand_id: award.demandId,
        remedy: award.remedy,
        rule_from: award.ruleFrom,
        happened_on: award.happenedOn,
        answers: JSON.stringify(award.answers),
        choices: JSON.stringify(award.choices),
        why: award.why,
        found_by: award.finding.by,
        finding: award.finding.text,
        evidence: [...award.finding.evidence],
        words_zh: award.words.zh,
        words_en: award.words.en,
        amount_fen: award.amountFen,
        by: actor.id,
        at: now,
      })),
    )
    .execute()
}

export type Kept = Award & { readonly rulingId: string }
export async function awardsOf({ db }: Ctx, complaintId: string): Promise<Kept[]> {
  const rows = await db
    .selectFrom('complaints.award')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('ruling_id')
    .orderBy('demand_id')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    rulingId: row.ruling_id,
    demandId: row.demand_id,
    remedy: row.remedy,
    ruleFrom: row.rule_from,
    happenedOn: row.happened_on,
    answers: Answers.parse(row.answers),
    choices: Choices.parse(row.choices),
    why: row.why,
    finding: { by: Finder.parse(row.found_by), text: row.finding, evidence: row.evidence },
    words: { zh: row.words_zh, en: row.words_en },
    amountFen: row.amount_fen,
  }))
}
