import { namesOf } from '../../../kernel/access/people.ts'
import { dayNumber, dayText, shanghaiDay, shanghaiDayNumber, startOfDay } from '../../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notify } from '../../../kernel/notice/notify.ts'
import { found } from '../../../kernel/refusal.ts'
import * as complaints from '../../complaint.store.ts'
import { isParty } from '../../ties/ties.rules.ts'
import { give } from './assign.actions.ts'
import { backOn, runsOutBefore } from './away.rules.ts'
import * as store from './away.store.ts'
import { isAbsent } from './duty.rules.ts'
import { chooseForEach, rowOf, tellNewAgents } from './hand-over.actions.ts'
import { mostHandedOver, type HandOverRow } from './hand-over.contract.ts'
import { assertAbsence, assertOwnOrLead } from './roster.actions.ts'
import { absencesOf, oneChoiceAtATime } from './roster.store.ts'
import { openOf } from './waiting.store.ts'

type Days = { readonly accountId: string; readonly fromDay: string; readonly untilDay: string }

/** Of the open complaints of the person, those whose earliest limit runs out before he is back. */
export async function atStake(ctx: Ctx, { accountId, fromDay, untilDay }: Days) {
  const known = (await absencesOf(ctx, [accountId], fromDay)).get(accountId) ?? []
  const back = backOn(untilDay, known, ctx.rulebook.calendar)
  const open = await openOf(ctx, accountId, mostHandedOver + 1)
  const urgent = open.filter(({ nextDueAt }) => runsOutBefore(back, nextDueAt))
  const page = urgent.slice(0, mostHandedOver)
  return { back, page, more: urgent.length > page.length, stay: open.length - urgent.length }
}

type Preview = { rows: HandOverRow[]; more: boolean; stay: number; backOn: string }
export async function previewAbsence(ctx: Ctx, asked: Days): Promise<Preview> {
  await assertAbsence(ctx, asked)
  const { back, page, more, stay } = await atStake(ctx, asked)
  const begins = startOfDay(dayNumber(asked.fromDay))
  const chosen = await chooseForEach(ctx, page, { from: asked.accountId, on: begins > ctx.now ? begins : ctx.now })
  return { rows: chosen.map(rowOf), more, stay, backOn: dayText(back) }
}

/**
 * The first day of an absence: what cannot wait goes to colleagues by the rule of a hand-over, the rest stays. Once for each absence,
 * however often and by however many it is started; what nobody can take stays, and the lead sees that somebody is away with open cases.
 */
export async function beginAbsence(ctx: Ctx, id: string): Promise<void> {
  const absence = await store.holdToHandOver(ctx, id)
  const today = shanghaiDay(ctx.now)
  if (!absence?.hand_over || absence.handed_over_at !== null || absence.cancelled_at !== null) return
  if (absence.from_day > today || absence.until_day < today) return
  await oneChoiceAtATime(ctx)
  const from = absence.account_id
  const { page } = await atStake(ctx, { accountId: from, fromDay: absence.from_day, untilDay: absence.until_day })
  const chosen = await chooseForEach(ctx, page, { from, on: ctx.now })
  const given = new Map<string, number>()
  // In the order of the ids, so that two of these cannot wait for each other.
  for (const one of chosen.toSorted((a, b) => (a.complaint.id < b.complaint.id ? -1 : 1))) {
    const complaint = await complaints.hold(ctx, one.complaint.id)
    if (!one.to || !complaint || complaint.state === 'closed' || complaint.agentId !== from) continue
    const { seed, considered } = one
    await give(ctx, complaint, { how: 'absence', agentId: one.to.id, seed, considered, absenceId: id })
    given.set(one.to.id, (given.get(one.to.id) ?? 0) + 1)
  }
  await tellNewAgents(ctx, { from, given, template: 'complaint.handed-over-absent' })
  await store.keepHandedOver(
    ctx,
    id,
    [...given.values()].reduce((sum, n) => sum + n, 0),
  )
}

/** Whoever is back reads on the first working day what went to colleagues; back early, as soon as the absence is taken back. */
export async function tellThoseBack(ctx: Ctx): Promise<void> {
  const today = shanghaiDay(ctx.now)
  const ended = await store.endedAbsences(ctx, today)
  const people = ended.map(({ account_id: account }) => account)
  const absences = await absencesOf(ctx, people, today)
  const working = ctx.rulebook.calendar.isWorking(shanghaiDayNumber(ctx.now))
  for (const { id, account_id: account, handed_over: count, cancelled_at: cancelledAt } of ended) {
    const isBack = (working || cancelledAt !== null) && !isAbsent({ absences: absences.get(account) ?? [] }, today)
    if (!isBack) continue
    await notify(ctx, {
      to: { account },
      template: 'complaint.handed-over-meanwhile',
      params: { count: count ?? 0, absence: id },
      subject: null,
      dedupe: `complaint.handed-over-meanwhile:${id}`,
    })
    await store.keepToldBack(ctx, id)
  }
}

type HandedOver = { name: string; fromDay: string; untilDay: string; rows: HandOverRow[] }
export async function listHandedOver(ctx: Ctx, id: string): Promise<HandedOver> {
  const absence = found(await store.absenceById(ctx, id), 'absence')
  assertOwnOrLead(ctx, absence.account_id)
  const all = (await store.handedOverBy(ctx, id, mostHandedOver)).filter((one) => !isParty(ctx.actor, one))
  const agents = all.flatMap(({ agentId }) => agentId ?? [])
  const names = await namesOf(ctx, [...new Set([absence.account_id, ...agents])])
  const rows = all.map((complaint) => {
    const agent = complaint.agentId
    return rowOf({ complaint, to: agent === null ? null : { id: agent, name: names.get(agent) ?? '—' } })
  })
  const { from_day: fromDay, until_day: untilDay } = absence
  return { name: names.get(absence.account_id) ?? '—', fromDay, untilDay, rows }
}
