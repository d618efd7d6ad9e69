import { z } from 'zod'
import { namesOf } from '../../../kernel/access/people.ts'
import { shanghaiDay } from '../../../kernel/calendar/day.rules.ts'
import { clocksOf } from '../../../kernel/clock/clock.actions.ts'
import { ClockView } from '../../../kernel/clock/clock.contract.ts'
import { hasRole, type Ctx } from '../../../kernel/context.ts'
import type { Fact } from '../../../kernel/fact/fact.ts'
import { record } from '../../../kernel/fact/record.ts'
import { newId } from '../../../kernel/id.ts'
import { found } from '../../../kernel/refusal.ts'
import { runsOn, type StagedClock } from '../../complaint-clock.rules.ts'
import { staged } from '../../complaint-clocks.actions.ts'
import { Side } from '../../complaint.contract.ts'
import type { Complaint } from '../../complaint.rules.ts'
import * as complaints from '../../complaint.store.ts'
import { readCursor, writeCursor } from '../../../kernel/http/cursor.ts'
import { dayEnd } from '../../day.rules.ts'
import { handled } from '../../handled.actions.ts'
import { filterOf } from '../../queue-filter.rules.ts'
import { countLimit } from '../../queue.contract.ts'
import { count } from '../../queue.store.ts'
import { mostOnWall, type BreachView, type Wall } from './wall.contract.ts'
import { countsOf, scheduleFrom, standingOf, tally, windowOf, type Around, type Standing } from './wall.rules.ts'
import * as store from './wall.store.ts'

/** Far enough that the longest holiday lies between now and what is soon. */
const lookAheadMs = 14 * 86_400_000
const mostNext = 12

type Item = { readonly complaint: Complaint; readonly clock: StagedClock; readonly standing: Standing }

export async function showWall(ctx: Ctx): Promise<Wall> {
  const around = aroundOf(ctx)
  const found = await store.endingBy(ctx, new Date(ctx.now.getTime() + lookAheadMs), mostOnWall + 1)
  const rows = found.slice(0, mostOnWall)
  const ids = rows.map(({ id }) => id)
  const clocks = Map.groupBy(staged(ctx, ids.length > 0 ? await clocksOf(ctx, ids) : []), ({ subject }) => subject)
  const items = rows.flatMap((one) => itemsOf(one, clocks.get(one.id) ?? [], around))
  // A complaint counts once for whoever has it, by its worst clock; each of its clocks counts for the clocks.
  const worst = [...Map.groupBy(items, ({ complaint }) => complaint.id).values()].flatMap((all) => all[0] ?? [])
  const names = await namesOf(ctx, [...new Set(worst.flatMap(({ complaint }) => complaint.agentId ?? []))])
  const nameOf = ({ agentId }: Complaint): string | null => (agentId === null ? null : (names.get(agentId) ?? '—'))
  const desk = { ...ctx, actor: { ...ctx.actor, roles: [...ctx.actor.roles, 'admin' as const] } }
  return {
    at: ctx.now.toISOString(),
    open: await count(ctx, filterOf(desk, { tab: 'open' }), countLimit),
    unassigned: await count(ctx, filterOf(desk, { tab: 'unassigned' }), countLimit),
    all: countsOf(worst.map(({ standing }) => standing)),
    byClock: tally(items.map(({ clock, standing }) => ({ key: clock.rule, standing }))).map(({ key, counts }) => {
      const one = items.find(({ clock }) => clock.rule === key)?.clock
      return { ...counts, stage: one?.stage ?? '', title: one ? { ...one.title } : { zh: key, en: key } }
    }),
    byAgent: tally(worst.map(({ complaint, standing }) => ({ key: nameOf(complaint), standing }))).map(
      ({ key, counts }) => {
        return { agent: key, ...counts }
      },
    ),
    byChannel: tally(worst.map(({ complaint, standing }) => ({ key: complaint.channel, standing }))).map(
      ({ key, counts }) => ({ channel: key, ...counts }),
    ),
    next: worst.slice(0, mostNext).map(({ complaint, clock }) => ({
      id: complaint.id,
      receipt: complaint.receipt,
      category: complaint.category,
      channel: complaint.channel,
      agent: nameOf(complaint),
      clock: ClockView.parse(clock),
    })),
    soonHours: around.soonHours,
    more: found.length > mostOnWall,
  }
}

function aroundOf(ctx: Ctx): Around {
  const value = (id: string) => ctx.rulebook.ruleOf('parameter', `complaint.${id}`, shanghaiDay(ctx.now)).value
  return {
    now: ctx.now,
    dayEnds: dayEnd(ctx.now),
    schedule: scheduleFrom(ctx.rulebook.calendar, ctx.now, windowOf(String(value('desk-hours')))),
    soonHours: Number(value('soon-hours')),
  }
}

/** The clocks of one complaint that press, the first to end first. */
function itemsOf(complaint: Complaint, clocks: readonly StagedClock[], around: Around): Item[] {
  return clocks
    .filter((clock) => runsOn(clock, complaint) && clock.state !== 'suspended')
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
    .flatMap((clock) => {
      const standing = standingOf(new Date(clock.dueAt), around)
      return standing === null ? [] : [{ complaint, clock, standing }]
    })
}

const Breached = z.looseObject({
  clock: z.string(),
  rule: z.string(),
  stage: z.string(),
  blame: Side,
  agent: z.string().nullable().optional(),
})

export async function noteBreach(ctx: Ctx, fact: Fact): Promise<void> {
  const breached = Breached.safeParse(fact.data).data
  const complaint = await complaints.find(ctx, fact.subject)
  if (!breached || !complaint) return
  // Whoever had it when it broke: the lead may have taken it over since.
  const { clock, rule, stage, blame, agent: agentId = complaint.agentId } = breached
  const complaintId = complaint.id
  await store.insertBreach(ctx, { id: newId('bre'), complaintId, clock, rule, stage, blame, agentId, at: fact.at })
}

type Wanted = {
  readonly only: 'all' | 'platform' | 'unexplained'
  readonly cursor?: string | undefined
  readonly limit: number
}
export async function listBreaches(ctx: Ctx, { only, cursor, limit }: Wanted) {
  const rows = await store.breaches(ctx, { only }, { after: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: await viewAll(ctx, page),
    next: rows.length > limit && last ? writeCursor({ at: last.at, id: last.id }) : null,
  }
}

async function viewAll(ctx: Ctx, rows: readonly store.BreachRead[]): Promise<BreachView[]> {
  const names = await namesOf(ctx, [
    ...new Set(rows.flatMap((row) => [row.agent_id ?? [], row.reason_by ?? []].flat())),
  ])
  // The words of a reason are for the desk; whoever keeps the rules reads the kind of reason.
  const atDesk = hasRole(ctx.actor, 'agent', 'admin')
  return rows.map((row) => ({
    id: row.id,
    complaint: row.complaint_id,
    receipt: row.receipt,
    channel: row.channel,
    title: titleOf(ctx, row.rule),
    blame: row.blame,
    agent: row.agent_id === null ? null : (names.get(row.agent_id) ?? null),
    at: row.at.toISOString(),
    reason: row.reason,
    words: atDesk ? row.words : null,
    by: row.reason_by === null ? null : (names.get(row.reason_by) ?? null),
  }))
}

function titleOf(ctx: Ctx, rule: string): { zh: string; en: string } {
  const [first] = ctx.rulebook.history(rule)
  return first ? { ...first.title } : { zh: rule, en: rule }
}

type Explained = { readonly id: string; readonly reason: string; readonly words: string }
/** Entered again, the last reason stands. */
export async function explainBreach(ctx: Ctx, { id, reason, words }: Explained): Promise<BreachView> {
  const held = found(await store.holdBreach(ctx, id), 'breach')
  await handled(ctx, held.complaint_id)
  await store.explain(ctx, id, { reason, words })
  await record(ctx, [{ kind: 'complaint.breach-explained', subject: held.complaint_id, data: { breach: id, reason } }])
  const [row] = await viewAll(ctx, await store.breaches(ctx, { id, only: 'all' }, { after: null, limit: 1 }))
  return found(row, 'breach')
}
