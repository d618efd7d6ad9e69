import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { hourMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { DataKind } from '../../kernel/declared/declared.contract.ts'
import { askKinds } from '../../kernel/declared/register.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { peopleWithRole } from '../../kernel/access/people.ts'
import { newToken } from '../../kernel/access/token.ts'
import { surveyPerson } from '../../kernel/person/erase.actions.ts'
import { mattersOf, type Matter } from '../../kernel/person/standing.ts'
import { closesAccount, ofTheAccount, planErasure, type Planned } from './erasure.rules.ts'
import * as ledger from './erasure.store.ts'
import { titleOf, whyKept } from './item.rules.ts'
import { numberOf } from './number.actions.ts'
import { RequestType } from './request.contract.ts'
import { openStates, type Request } from './request.rules.ts'
import * as store from './request.store.ts'
import { subjectsOf } from './subjects.rules.ts'
import { typeOf } from './type.rules.ts'

/** When it will be carried out, said before: until then it can be taken back. */
export async function planCarrying(ctx: Ctx, request: Request): Promise<Request> {
  const carryAt = new Date(ctx.now.getTime() + numberOf(ctx, 'withdrawal-window') * hourMs)
  const planned = { ...request, carryAt, certificate: newToken() }
  await store.save(ctx, planned)
  await record(ctx, [
    {
      kind: 'rights.erasure-planned',
      subject: request.id,
      data: { type: request.type, carryAt: carryAt.toISOString() },
    },
  ])
  return planned
}

export type Wanted = { readonly ids: readonly string[]; readonly closes: boolean; readonly chosen: readonly string[] }
export const wantedBy = (request: Request, ids: readonly string[]): Wanted => ({
  ids,
  closes: closesAccount(request.type),
  chosen: request.chosen,
})

/** What would go now and what would stay, and for what. */
export async function lookAtErasure(ctx: Ctx, { ids, closes, chosen }: Wanted) {
  const matters = await mattersOf(ctx, [...ids, ...(closes ? await shopsLeftAlone(ctx, ids) : [])])
  const planned = planErasure({
    held: await surveyPerson(ctx, ids),
    kinds: askKinds(),
    matters,
    now: ctx.now,
    closes,
    chosen,
    monthsOf: (rule) => monthsOf(ctx, rule),
  })
  return { planned, matters }
}
/** A shop whose last account closes has nobody any more who answers in its cases. */
async function shopsLeftAlone(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const shopkeepers = await peopleWithRole(ctx, ['merchant'])
  const shops = shopkeepers.flatMap(({ id, merchantId }) =>
    ids.includes(id) && merchantId !== null ? [merchantId] : [],
  )
  return shops.filter((shop) => shopkeepers.every(({ id, merchantId }) => merchantId !== shop || ids.includes(id)))
}
function monthsOf(ctx: Ctx, rule: string): number {
  const { amount, unit } = ctx.rulebook.ruleOf('retention', rule, shanghaiDay(ctx.now))
  return unit === 'year' ? amount * 12 : amount
}

/** What can be asked for by itself while the account lives. What a law keeps cannot, also while something open holds it besides. */
export const mayBeChosen = ({ item, outcome, rule }: Planned): boolean =>
  !ofTheAccount.includes(item) && rule === null && (outcome === 'goes' || outcome === 'held')

/** Other requests of the same person that are under way: a copy that is being made, a correction that waits for its answer. */
export async function openRequests(ctx: Ctx, ids: readonly string[]): Promise<Matter[]> {
  const rows = await ledger.openOthers(ctx, ids, openStates)
  return rows.map(({ id, number, type }) => ({
    id,
    number,
    title: typeOf(RequestType.parse(type)).title,
    href: `/my/privacy/requests/${id}`,
  }))
}

export async function previewFor(ctx: Ctx, type: 'erasure' | 'closure', kinds: readonly DataKind[]) {
  const ids = subjectsOf({ accountId: ctx.actor.id, consumerId: ctx.actor.consumerId })
  const { planned, matters } = await lookAtErasure(ctx, { ids, closes: type === 'closure', chosen: [] })
  return {
    items: planned.map((one) => ({
      item: one.item,
      title: titleOf(one.item, kinds),
      outcome: one.outcome,
      counted: one.counted,
      because: one.rule === null || one.outcome === 'needed' ? null : whyKept(one.item, kinds),
      rule: one.rule,
      until: one.until,
      choosable: mayBeChosen(one),
    })),
    matters: [...matters],
    hours: numberOf(ctx, 'withdrawal-window'),
  }
}
