import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { problemOfDay } from '../../kernel/remedy/answer.rules.ts'
import type { RemedyRule } from '../../kernel/remedy/remedy.rules.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { finish } from '../complaint.actions.ts'
import type { Complaint } from '../complaint.rules.ts'
import { sideOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { orderOf } from '../orders.actions.ts'
import { stateWords } from '../refusal-words.contract.ts'
import { demandedIn, mostDemands, type Demanding } from './demand.contract.ts'
import {
  asked,
  asksPriceBack,
  givesPriceBack,
  isDemandable,
  mostOf,
  orderProblem,
  workOutDemand,
} from './demand.rules.ts'
import * as store from './demand.store.ts'

/** The rule in force on the day; undefined when it is not one that can be demanded. */
export function ruleFor({ rulebook }: Pick<Ctx, 'rulebook'>, remedy: string, onDay: string): RemedyRule | undefined {
  const rule = rulebook.find(remedy, onDay)
  return rule?.kind === 'remedy' && isDemandable(rule) ? rule : undefined
}

export const mayDemand = ({ state, currency }: Complaint): boolean => demandedIn.includes(state) && currency === 'CNY'

async function heldByConsumer(ctx: Ctx, id: string): Promise<Complaint> {
  const complaint = found(await complaints.hold(ctx, id), 'complaint')
  if (sideOf(ctx.actor, complaint) !== 'consumer') refuse('not-found', { noun: 'complaint' })
  if (!demandedIn.includes(complaint.state)) {
    const { zh: stateZh, en: stateEn } = stateWords[complaint.state]
    refuse('demand.too-late', { stateZh, stateEn })
  }
  return complaint
}

/** The consumer's own word, with the facts the rule asks for; worked out now, so that both sides know what it is about. */
export async function raiseDemand(ctx: Ctx, { id, ...demanding }: Demanding & { readonly id: string }) {
  const complaint = await heldByConsumer(ctx, id)
  return addDemands(ctx, complaint, [demanding])
}

/** `prefix`: where they stand in what was sent, so that a refusal names the field. */
export async function addDemands(
  ctx: Ctx,
  before: Complaint,
  demands: readonly Demanding[],
  prefix: (at: number) => string = () => '',
): Promise<Complaint> {
  if (demands.length === 0) return before
  const facts = []
  for (const [at, demanding] of demands.entries()) {
    const demand = await worked(ctx, before, { demanding, prefix: prefix(at) })
    await store.insertDemand(ctx, before.id, demand)
    const { remedy, ruleFrom, upToFen } = demand
    facts.push({
      kind: 'complaint.demand-raised',
      subject: before.id,
      data: { demand: demand.id, remedy, ruleFrom, upToFen },
    })
  }
  return finish(ctx, { before, after: await recounted(ctx, before) }, facts)
}

export async function withdrawDemand(ctx: Ctx, { id, demand }: { id: string; demand: string }): Promise<Complaint> {
  const before = await heldByConsumer(ctx, id)
  const one = found(
    (await store.demandsOf(ctx, id)).find((other) => other.id === demand),
    'demand',
  )
  if (one.withdrawnAt !== null) refuse('demand.gone')
  await store.withdraw(ctx, id, demand)
  return finish(ctx, { before, after: await recounted(ctx, before) }, [
    { kind: 'complaint.demand-withdrawn', subject: id, data: { demand, remedy: one.remedy } },
  ])
}

/** Demands of a complaint that goes with this one come along as they were worked out, or leave with it again. */
export async function bringDemands(
  ctx: Ctx,
  before: Complaint,
  change: { readonly add: readonly store.NewDemand[]; readonly take: readonly { id: string; remedy: string }[] },
): Promise<void> {
  const { add, take } = change
  if (add.length + take.length === 0) return
  for (const demand of add) await store.insertDemand(ctx, before.id, demand)
  for (const { id } of take) await store.withdraw(ctx, before.id, id)
  await finish(ctx, { before, after: await recounted(ctx, before) }, [
    ...add.map(({ id, remedy, ruleFrom, upToFen }) => ({
      kind: 'complaint.demand-raised',
      subject: before.id,
      data: { demand: id, remedy, ruleFrom, upToFen },
    })),
    ...take.map(({ id, remedy }) => ({
      kind: 'complaint.demand-withdrawn',
      subject: before.id,
      data: { demand: id, remedy },
    })),
  ])
}

async function recounted(ctx: Ctx, before: Complaint): Promise<Complaint> {
  const open = await store.openDemandsOf(ctx, before.id)
  const sized = open.map(({ remedy, happenedOn, upToFen }) => ({
    rule: ruleFor(ctx, remedy, happenedOn) ?? null,
    upToFen,
  }))
  return { ...before, demandedFen: mostOf(sized), version: before.version + 1 }
}

type One = { readonly demanding: Demanding; readonly prefix: string }
async function worked(ctx: Ctx, complaint: Complaint, { demanding, prefix }: One): Promise<store.NewDemand> {
  const at = (path: string) => `${prefix}${path}`
  if (complaint.currency !== 'CNY') refuse('demand.not-yuan', { field: at('remedy') })
  const open = await store.openDemandsOf(ctx, complaint.id)
  if (open.length >= mostDemands) refuse('demand.too-many', { field: at('remedy'), most: mostDemands })
  if (open.some(({ remedy }) => remedy === demanding.remedy)) refuse('demand.known', { field: at('remedy') })
  const order = complaint.orderId === null ? null : await orderOf(ctx, complaint.orderId)
  const first = order ? shanghaiDay(order.placedAt) : null
  const happenedOn = demanding.happenedOn ?? first ?? shanghaiDay(complaint.receivedAt)
  const tooEarly = first !== null && happenedOn < first
  if (problemOfDay(happenedOn, ctx.rulebook.calendar) || tooEarly || happenedOn > shanghaiDay(ctx.now))
    refuse('demand.day-wrong', { field: at('happenedOn'), from: first ?? '2007-01-01', to: shanghaiDay(ctx.now) })
  const rule = ruleFor(ctx, demanding.remedy, happenedOn) ?? refuse('demand.unknown', { field: at('remedy') })
  if (givesPriceBack(rule) && asksPriceBack({ ...complaint, amountFen: complaint.claimFen }))
    refuse('demand.price-twice', { field: at('remedy') })
  const answers = asked(rule, demanding.answers)
  const facts = { answers: demanding.answers, choices: demanding.choices }
  const result = workOutDemand(rule, facts, { rulebook: ctx.rulebook, decided: 'by-consumer' })
  const lines = order ? await complaints.linesOf(ctx, complaint.id) : []
  const problem = 'problem' in result ? result.problem : order && orderProblem(answers, order, lines)
  if (problem) refuse(problem.code, { ...problem.params, field: at(problem.path) })
  if ('problem' in result) throw new Error('a demand that cannot be worked out was let through')
  return {
    id: newId('dmd'),
    remedy: rule.id,
    ruleFrom: rule.from,
    happenedOn,
    answers,
    choices: demanding.choices,
    ...result.amount,
  }
}
