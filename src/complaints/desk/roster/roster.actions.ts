import { peopleWithRole } from '../../../kernel/access/people.ts'
import { shanghaiDay, shanghaiDayNumber } from '../../../kernel/calendar/day.rules.ts'
import { hasRole, type Ctx } from '../../../kernel/context.ts'
import { record } from '../../../kernel/fact/record.ts'
import { newId } from '../../../kernel/id.ts'
import { found, refuse } from '../../../kernel/refusal.ts'
import { filterOf } from '../../queue-filter.rules.ts'
import { countLimit } from '../../queue.contract.ts'
import { count } from '../../queue.store.ts'
import { whyNotNow } from './duty.rules.ts'
import { membersOf } from './members.actions.ts'
import type { Role } from '../../../kernel/role.contract.ts'
import type { Absence, Duty, Roster } from './roster.contract.ts'
import * as store from './roster.store.ts'

export async function showRoster(ctx: Ctx): Promise<Roster> {
  const members = await membersOf(ctx)
  const { calendar } = ctx.rulebook
  const day = shanghaiDayNumber(ctx.now)
  return {
    rows: members.map((member) => ({
      id: member.id,
      name: member.name,
      open: member.load,
      duty: member.duty,
      absences: [...member.absences],
      whyNot: whyNotNow(member, { now: ctx.now, calendar }),
    })),
    others: (await membersOf(ctx, ['mediator', 'arbitrator']))
      .filter(({ id }) => !members.some((member) => member.id === id))
      .map(({ id, name, absences }) => ({ id, name, absences: [...absences] })),
    waiting: await count(ctx, filterOf(ctx, { tab: 'unassigned' }), countLimit),
    today: { day: shanghaiDay(ctx.now), kind: calendar.kindOf(day), name: calendar.nameOf(day) },
  }
}

export async function saveDuty(ctx: Ctx, { id, ...duty }: Duty & { readonly id: string }): Promise<Roster> {
  await assertOneOf(ctx, id, ['agent'])
  if (duty.untilMinute <= duty.fromMinute) refuse('desk.shift-reversed', { field: 'untilMinute' })
  const unique = {
    ...duty,
    categories: [...new Set(duty.categories)],
    weekdays: [...new Set(duty.weekdays)].toSorted(),
  }
  if (!(await store.saveDuty(ctx, id, unique))) refuse('desk.changed-meanwhile')
  await record(ctx, [{ kind: 'complaint-roster.saved', subject: id, data: { capacity: duty.capacity } }])
  return showRoster(ctx)
}

async function assertOneOf(ctx: Ctx, id: string, roles: readonly Role[]): Promise<void> {
  const people = await peopleWithRole(ctx, roles)
  if (!people.some((one) => one.id === id)) refuse('not-found', { noun: 'agent' })
}

/** Longer than a year nobody is away and still on the roster. */
const longestDays = 366
/** Nobody plans further; and no calendar knows the working days of a year that is far away. */
const farthestDays = 731

type Days = Pick<Absence, 'fromDay' | 'untilDay'> & { readonly accountId: string }
/** Whether this person may be away on these days, and the caller may say so. */
export async function assertAbsence(ctx: Ctx, { accountId, fromDay, untilDay }: Days): Promise<void> {
  assertOwnOrLead(ctx, accountId)
  await assertOneOf(ctx, accountId, ['agent', 'mediator', 'arbitrator'])
  if (untilDay < fromDay) refuse('desk.absence-reversed', { field: 'untilDay' })
  if (untilDay < shanghaiDay(ctx.now)) refuse('desk.absence-over', { field: 'untilDay' })
  if (Date.parse(untilDay) - Date.parse(fromDay) > longestDays * 86_400_000)
    refuse('desk.absence-long', { field: 'untilDay' })
  if (Date.parse(untilDay) - ctx.now.getTime() > farthestDays * 86_400_000)
    refuse('desk.absence-far', { field: 'untilDay' })
}

export async function addAbsence(ctx: Ctx, absence: Omit<Absence, 'id' | 'handed'> & Days): Promise<Roster> {
  await assertAbsence(ctx, absence)
  const { fromDay, untilDay } = absence
  const id = newId('abs')
  await store.insertAbsence(ctx, { ...absence, id })
  await record(ctx, [
    { kind: 'complaint-absence.added', subject: id, data: { account: absence.accountId, fromDay, untilDay } },
  ])
  return showRoster(ctx)
}

export async function cancelAbsence(ctx: Ctx, id: string): Promise<Roster> {
  const held = found(await store.holdAbsence(ctx, id), 'absence')
  assertOwnOrLead(ctx, held.account_id)
  if (held.cancelled_at === null) {
    await store.cancelAbsence(ctx, id)
    await record(ctx, [{ kind: 'complaint-absence.cancelled', subject: id, data: { account: held.account_id } }])
  }
  return showRoster(ctx)
}

/** Everybody speaks for himself; the administrator for all. */
export function assertOwnOrLead(ctx: Ctx, accountId: string): void {
  if (accountId !== ctx.actor.id && !hasRole(ctx.actor, 'admin')) refuse('desk.not-yours')
}
