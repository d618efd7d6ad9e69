import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { answerWords } from '../../kernel/remedy/formula-words.rules.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Remedy } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { assessmentsOf } from '../dispute/dispute.store.ts'
import { exhibitsOf } from '../dispute/exhibits.actions.ts'
import { basisOf } from '../remedies/situation.rules.ts'
import type { Award } from './award.store.ts'
import { togetherProblem, weighAward } from './award.rules.ts'
import { ruleFor } from './demand.actions.ts'
import type { AwardView, Awarding } from './demand.contract.ts'
import { openDemandsOf } from './demand.store.ts'

type Ordinary = { readonly decision: string; readonly remedy: Remedy; readonly amountFen: number }

/** What a decision awards beside the ordinary claim: upon open demands only, worked out, with evidence that both sides have read. */
export async function weighAwards(
  ctx: Ctx,
  complaint: Complaint,
  { awards, ...ordinary }: Ordinary & { readonly awards: readonly Awarding[] },
): Promise<Award[]> {
  if (awards.length === 0) return []
  const demands = await openDemandsOf(ctx, complaint.id)
  const weighed = awards.map((awarding, at) => {
    const field = (path: string) => `awards.${at}.${path}`
    const demand =
      demands.find(({ id }) => id === awarding.demand) ?? refuse('award.no-demand', { field: field('demand') })
    const rule = ruleFor(ctx, demand.remedy, demand.happenedOn) ?? refuse('demand.unknown', { field: field('demand') })
    const result = weighAward(awarding, { ...demand, rule }, ctx.rulebook)
    if ('problem' in result) {
      const { code, path, params } = result.problem
      return refuse(code, { ...params, field: field(path) })
    }
    const { id: demandId, remedy, happenedOn } = demand
    const { why, finding } = awarding
    return { rule, award: { ...result, demandId, remedy, happenedOn, ruleFrom: rule.from, why, finding } }
  })
  const together = togetherProblem(
    weighed.map(({ rule, award }) => ({ rule, demand: award.demandId })),
    ordinary,
  )
  if (together) refuse(together.code, { ...together.params, field: together.path })
  await assertEvidence(ctx, complaint.id, awards)
  return weighed.map(({ award }) => award)
}

/** A finding rests on what both sides could answer, and never on what was excluded. */
async function assertEvidence(ctx: Ctx, id: string, awards: readonly Awarding[]): Promise<void> {
  const known = new Set((await exhibitsOf(ctx, id)).map(({ file }) => file.id))
  const excluded = new Set(
    (await assessmentsOf(ctx, id)).filter(({ admitted }) => admitted === 'not').map(({ fileId }) => fileId),
  )
  for (const [at, { finding }] of awards.entries())
    for (const [place, file] of finding.evidence.entries()) {
      const field = `awards.${at}.finding.evidence.${place}`
      if (!known.has(file)) refuse('award.evidence-unknown', { field })
      if (excluded.has(file)) refuse('award.evidence-excluded', { field })
    }
}

export const totalOf = (awards: readonly Pick<Award, 'amountFen'>[]): number =>
  awards.reduce((sum, { amountFen }) => sum + amountFen, 0)

/** For the fact log: ids and sums. */
export const awardsData = (awards: readonly Award[]) =>
  awards.map(({ demandId, remedy, ruleFrom, amountFen }) => ({ demand: demandId, remedy, ruleFrom, amountFen }))

/** As both sides read it: rule and version, facts, choices, who found what upon which evidence, the sum. */
export function viewAward(ctx: Ctx, award: Award, numbers: ReadonlyMap<string, number>): z.input<typeof AwardView> {
  const { rulebook } = ctx
  const rule = rulebook.history(award.remedy).find((one) => one.kind === 'remedy' && one.from === award.ruleFrom)
  const remedy = rule?.kind === 'remedy' ? rule : null
  const { by, text, evidence } = award.finding
  return {
    demand: award.demandId,
    title: remedy?.title ?? { zh: award.remedy, en: award.remedy },
    basis: remedy && basisOf(remedy, rulebook),
    ruleFrom: award.ruleFrom,
    happenedOn: award.happenedOn,
    used: rulebook.questions.flatMap((question) => {
      const answer = award.answers[question.id]
      return answer === undefined
        ? []
        : [{ question: question.id, name: question.name, value: answerWords(question, answer) }]
    }),
    choices: (remedy?.asks ?? []).flatMap((ask) =>
      ask.options.filter(({ value }) => value === award.choices[ask.id]).map(({ words }) => ({ ask: ask.id, words })),
    ),
    why: award.why,
    finding: { what: remedy?.punitive?.finding ?? null, words: remedy?.punitive?.words ?? null, by, text },
    evidence: evidence.map((id) => ({ id, number: numbers.get(id) ?? null })),
    words: award.words,
    amountFen: award.amountFen,
  }
}

/** How the pieces of evidence are numbered for both sides. */
export const numbersOf = async (ctx: Ctx, id: string): Promise<ReadonlyMap<string, number>> =>
  new Map((await exhibitsOf(ctx, id)).map(({ file, number }) => [file.id, number]))
