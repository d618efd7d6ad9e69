import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Remedy } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { togetherProblem } from '../demand/award.rules.ts'
import type { Award } from '../demand/award.store.ts'
import { ruleFor } from '../demand/demand.actions.ts'
import { openDemandsOf } from '../demand/demand.store.ts'
import type { MassAward, MassDemand } from './award.contract.ts'
import { awardsOf, byFormula, type OwnDemand } from './award.rules.ts'
import { demandedIn } from './award.store.ts'
import { inputsOf } from './calculation.actions.ts'
import type { FindingView } from './claim.contract.ts'
import { viewerOf } from './claim.rules.ts'
import * as claims from './claim.store.ts'
import type { MemberInput } from './formula.rules.ts'
import { chosenOf } from './lead-case.store.ts'

/** In numbers, for whoever reads the claim: the shop has to be able to answer, whoever decides has to see what is asked. */
export async function listMassDemands(ctx: Ctx, id: string): Promise<MassDemand[]> {
  const claim = found(await claims.find(ctx, id), 'mass-claim')
  if (viewerOf(ctx.actor, claim) === null) refuse('not-found', { noun: 'mass-claim' })
  return (await demandedIn(ctx, id)).flatMap(({ remedy, happenedOn, members, upToFen }) => {
    const rule = ruleFor(ctx, remedy, happenedOn)
    if (!rule) return []
    const asks = rule.asks
      .filter(({ decidedBy }) => decidedBy === 'person')
      .map(({ id: name, ask, options }) => ({ id: name, ask, options: [...options] }))
    const { title, punitive } = rule
    return [{ remedy, title, members, upToFen, together: byFormula(rule), finding: punitive?.words ?? null, asks }]
  })
}

type Finding = {
  readonly decision: string
  readonly remedy: Remedy
  readonly awards: readonly MassAward[]
}
/** Each rule once, demanded by somebody, workable from the order alone, and upon evidence that both sides could answer. */
export async function assertAwards(ctx: Ctx, claimId: string, { decision, remedy, awards }: Finding): Promise<void> {
  const demanded = await demandedIn(ctx, claimId)
  const granted = awards.filter(({ verdict }) => verdict === 'award')
  if (granted.length > 0 && (await chosenOf(ctx, claimId)).length === 0)
    refuse('mass.award-no-evidence', { field: 'awards' })
  for (const [at, award] of awards.entries()) {
    const field = (path: string) => `awards.${at}.${path}`
    const one =
      demanded.find((row) => row.remedy === award.remedy) ??
      refuse('mass.award-not-demanded', { field: field('remedy') })
    if (awards.slice(0, at).some((earlier) => earlier.remedy === award.remedy))
      refuse('mass.award-twice', { field: field('remedy') })
    if (award.verdict === 'refuse') continue
    const rule = ruleFor(ctx, one.remedy, one.happenedOn) ?? refuse('demand.unknown', { field: field('remedy') })
    const problem = togetherProblem([{ rule, demand: one.remedy }], { decision, remedy, amountFen: 1 })
    if (problem) refuse(problem.code, { ...problem.params, field: field('remedy') })
    if (rule.asks.some(({ decidedBy }) => decidedBy === 'person') && award.why.trim().length < 10)
      refuse('award.why-needed', { field: field('why') })
    const open = rule.asks.find(({ id, decidedBy, options }) => {
      const chosen = award.choices[id]
      return decidedBy === 'person' && !options.some(({ value }) => value === chosen)
    })
    if (open)
      refuse('demand.choice-missing', {
        field: field(`choices.${open.id}`),
        askZh: open.ask.zh,
        askEn: open.ask.en,
      })
    if (!(await worksFor(ctx, one.example, award))) refuse('mass.award-not-together', { field: field('choices') })
  }
}

/** Tried on one case before it stands for thousands. */
async function worksFor(ctx: Ctx, complaintId: string, award: MassAward): Promise<boolean> {
  const complaint = await complaints.find(ctx, complaintId)
  if (!complaint) return false
  const input = (await inputsOf(ctx, [{ complaint, affected: null }])).get(complaint.id)
  const own = (await ownDemands(ctx, complaint))?.filter(({ rule }) => rule.id === award.remedy) ?? []
  return awardsOf(own, [award], { goods: input?.order ?? null, rulebook: ctx.rulebook }) !== 'alone'
}

/** Null where a rule that was demanded is not in the rulebook any more: a person looks at such a case. */
async function ownDemands(
  ctx: Ctx,
  { id, demandedFen }: Complaint,
): Promise<(OwnDemand & { happenedOn: string })[] | null> {
  if (demandedFen === 0) return []
  const own = []
  for (const { id: demand, remedy, happenedOn, answers, choices, upToFen } of await openDemandsOf(ctx, id)) {
    const rule = ruleFor(ctx, remedy, happenedOn)
    if (!rule) return null
    own.push({ id: demand, rule, happenedOn, answers, choices, upToFen })
  }
  return own
}

type Member = {
  readonly claimId: string
  readonly complaint: Complaint
  readonly common: readonly MassAward[]
  readonly input: MemberInput | undefined
}
export type ByLaw = { readonly awards: readonly Award[]; readonly refused: readonly string[] }

/** What the common finding gives this member by law: upon the own demand, by the formula, from the own order. */
export async function awardedTo(
  ctx: Ctx,
  { claimId, complaint, common, input }: Member,
): Promise<ByLaw | { skip: 'demanded' }> {
  const own = await ownDemands(ctx, complaint)
  if (own === null) return { skip: 'demanded' }
  if (own.length === 0) return { awards: [], refused: [] }
  const outcome = awardsOf(own, common, { goods: input?.order ?? null, rulebook: ctx.rulebook })
  if (outcome === 'alone') return { skip: 'demanded' }
  const evidence = (await chosenOf(ctx, claimId)).map(({ fileId }) => fileId)
  const awards = outcome.granted.map(({ demand, award, weighed }) => ({
    ...weighed,
    demandId: demand.id,
    remedy: demand.rule.id,
    happenedOn: own.find(({ id }) => id === demand.id)?.happenedOn ?? '',
    ruleFrom: demand.rule.from,
    why: award.why,
    finding: { by: award.by, text: award.text, evidence },
  }))
  return { awards, refused: outcome.refused.map((award) => refusedWords(ctx, award)) }
}

const titleOf = (ctx: Ctx, remedy: string) => {
  const [rule] = ctx.rulebook.history(remedy)
  return rule?.title ?? { zh: remedy, en: remedy }
}
const refusedWords = (ctx: Ctx, { remedy, text }: MassAward): string => {
  const { zh, en } = titleOf(ctx, remedy)
  return `不予支持 Not awarded: ${zh} / ${en}\n${text}`
}

export const viewAwards = (ctx: Ctx, awards: readonly MassAward[]): z.input<typeof FindingView>['awards'] =>
  awards.map(({ remedy, verdict, text }) => ({ remedy, title: titleOf(ctx, remedy), verdict, text }))
