import { activePerson, namesOf, peopleWithRole } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import type { Task } from '../../kernel/capability.ts'
import { hasRole, isStaff, type Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { staff } from '../../kernel/role.contract.ts'
import type { Input } from '../../kernel/route.contract.ts'
import type { Duty } from './duty.contract.ts'
import type * as contract from './duty.contract.ts'
import { confirmBy, stateOf, type Days } from './duty.rules.ts'
import * as store from './duty.store.ts'

export const numberOf = ({ rulebook, now }: Ctx, id: string): number =>
  Number(rulebook.ruleOf('parameter', `privacy.${id}`, shanghaiDay(now)).value)
const daysOf = (ctx: Ctx): Days => ({
  first: numberOf(ctx, 'duty-first-days'),
  again: numberOf(ctx, 'duty-confirm-days'),
})

async function viewAll(ctx: Ctx, rows: readonly store.DutyRow[]): Promise<Duty[]> {
  const names = await namesOf(ctx, [...new Set(rows.flatMap(({ owner, deputy }) => [owner, deputy ?? owner]))])
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  const days = daysOf(ctx)
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    content: row.content,
    owner: named(row.owner),
    deputy: row.deputy === null ? null : named(row.deputy),
    assignedAt: row.assigned_at.toISOString(),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    confirmBy: confirmBy(row, days)?.toISOString() ?? null,
    state: stateOf(row, days, ctx.now),
    mine: row.owner === ctx.actor.id && row.retired_at === null,
  }))
}
const viewOne = async (ctx: Ctx, row: store.DutyRow): Promise<Duty> => found((await viewAll(ctx, [row]))[0], 'duty')

export const listDuties = async (ctx: Ctx) => ({
  rows: await viewAll(ctx, await store.list(ctx)),
  mayAssign: hasRole(ctx.actor, 'privacy-officer'),
})

export const listColleagues = async (ctx: Ctx) => ({
  rows: (await peopleWithRole(ctx, staff)).map(({ id, name }) => ({ id, name })),
})

/** Whoever works here and may sign in; nobody else can answer for anything. */
export async function colleague(ctx: Ctx, id: string, field: string): Promise<void> {
  const person = await activePerson(ctx, id)
  if (!person || !isStaff(person)) refuse('privacy.no-colleague', { field })
}

/** Given to another, or changed in what it asks, it is to be confirmed anew. */
export async function putDuty(ctx: Ctx, wish: Input<typeof contract.putDuty>): Promise<Duty> {
  const { id, title, content, owner, deputy, retired } = wish
  if (deputy === owner) refuse('privacy.deputy-is-owner', { field: 'deputy' })
  await colleague(ctx, owner, 'owner')
  if (deputy !== null) await colleague(ctx, deputy, 'deputy')
  const before = await store.hold(ctx, id)
  const same =
    before !== undefined && before.owner === owner && before.content === content && before.retired_at === null
  const row = await store.save(ctx, {
    id,
    title,
    content,
    owner,
    deputy,
    assigned_by: ctx.actor.id,
    assigned_at: same ? before.assigned_at : ctx.now,
    confirmed_at: same ? before.confirmed_at : null,
    retired_at: retired ? ctx.now : null,
    reminded_at: null,
  })
  if (retired) await record(ctx, [{ kind: 'duty.retired', subject: id, data: {} }])
  else if (!same) {
    const [fact] = await record(ctx, [{ kind: 'duty.assigned', subject: id, data: { owner, deputy } }])
    await notify(ctx, {
      to: { account: owner },
      template: 'duty.assigned',
      params: { duty: title },
      subject: null,
      dedupe: `duty.assigned:${fact?.id ?? id}`,
    })
  }
  return viewOne(ctx, row)
}

export async function confirmDuty(ctx: Ctx, id: string): Promise<Duty> {
  const row = found(await store.hold(ctx, id), 'duty')
  if (row.retired_at !== null) refuse('privacy.duty-retired')
  if (row.owner !== ctx.actor.id) refuse('privacy.duty-of-another')
  const confirmed = await store.update(ctx, id, { confirmed_at: ctx.now })
  await record(ctx, [{ kind: 'duty.confirmed', subject: id, data: {} }])
  return viewOne(ctx, confirmed)
}

/** Asked once a month for as long as it waits, not every morning. */
export async function remindOfDuties(ctx: Ctx): Promise<void> {
  const days = daysOf(ctx)
  const before = new Date(ctx.now.getTime() - 30 * dayMs)
  const waiting = (await store.list(ctx)).filter((row) =>
    ['to-confirm', 'overdue'].includes(stateOf(row, days, ctx.now)),
  )
  for (const row of waiting) {
    if ((row.reminded_at ?? row.assigned_at) > before) continue
    await store.update(ctx, row.id, { reminded_at: ctx.now })
    await notify(ctx, {
      to: { account: row.owner },
      template: 'duty.reminded',
      params: { duty: row.title },
      subject: null,
      dedupe: `duty.reminded:${row.id}:${shanghaiDay(ctx.now)}`,
    })
  }
}

export async function dutyTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!isStaff(ctx.actor)) return []
  const days = daysOf(ctx)
  const rows = (await store.listOf(ctx, ctx.actor.id)).filter((row) => stateOf(row, days, ctx.now) !== 'confirmed')
  return rows.slice(0, limit).map((row) => ({
    title: { zh: '确认您的个人信息保护职责', en: 'Confirm your duty in data protection' },
    detail: row.title,
    href: '/privacy/duties',
    dueAt: confirmBy(row, days),
    kind: { zh: '职责', en: 'Duty' },
  }))
}
