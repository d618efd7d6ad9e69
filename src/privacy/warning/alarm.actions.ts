import { namesOf } from '../../kernel/access/people.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { cut, readCursor } from '../../kernel/http/cursor.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { containmentsOf, release } from '../../kernel/watch/containment.actions.ts'
import { eventsByIds } from '../../kernel/watch/note.actions.ts'
import * as store from './alarm.store.ts'
import { scoreOf, type SignalRule } from './judge.rules.ts'
import type { Alarm, listAlarms, triageAlarm } from './warning.contract.ts'
import { signalRules } from './watch.actions.ts'
import { whyWords } from './words.rules.ts'

/** The plan asks for triage within four hours (5.3.1). */
const triageMs = 4 * 3_600_000
const scoreDays = 7

export async function showAlarms(ctx: Ctx, { cursor, limit, ...wanted }: Input<typeof listAlarms>) {
  const rows = await store.list(ctx, wanted, { after: readCursor(cursor), limit: limit + 1 })
  const page = cut(rows, limit, ({ rank, id }) => ({ at: rank, id }))
  return { rows: await viewAll(ctx, page.rows), next: page.next, ...(await store.countWaiting(ctx)) }
}

export async function showAlarm(ctx: Ctx, id: string) {
  const row = found(await store.find(ctx, id), 'alarm')
  const [alarm] = await viewAll(ctx, [row])
  const others = (await store.ofActor(ctx, row.actor, new Date(ctx.now.getTime() - 90 * dayMs))).filter(
    (one) => one.id !== id,
  )
  const standing = await containmentsOf(ctx, id)
  const names = await namesOf(
    ctx,
    standing.flatMap(({ endedBy }) => endedBy ?? []),
  )
  const rules = rulesById(ctx)
  return {
    ...found(alarm, 'alarm'),
    own: row.actor === ctx.actor.id,
    records: (await eventsByIds(ctx, row.records)).map(({ at, kind, thing, rows, network }) => ({
      at: at.toISOString(),
      kind,
      thing,
      rows,
      network,
    })),
    containments: standing.map((one) => ({
      id: one.id,
      measure: one.measure,
      beganAt: one.beganAt.toISOString(),
      endedAt: one.endedAt?.toISOString() ?? null,
      endedBy: one.endedBy === null ? null : (names.get(one.endedBy) ?? null),
    })),
    others: others.map((one) => ({
      id: one.id,
      title: titleOf(rules.get(one.signal), one.signal),
      level: one.level,
      lastAt: one.last_at.toISOString(),
      verdict: one.verdict,
    })),
  }
}

export async function triage(ctx: Ctx, { id, verdict, reason }: Input<typeof triageAlarm>) {
  const row = found(await store.hold(ctx, id), 'alarm')
  if (row.actor === ctx.actor.id) refuse('warning.own')
  if (row.verdict !== null) refuse('warning.triaged')
  await store.triage(ctx, id, { verdict, reason })
  const data = { signal: row.signal, level: row.level, verdict }
  await record(ctx, [{ kind: 'signal.triaged', subject: id, data }])
  const [view] = await viewAll(ctx, [found(await store.find(ctx, id), 'alarm')])
  return found(view, 'alarm')
}

/** Only what was taken because of this very alarm. */
export async function giveBack(ctx: Ctx, { id, containment }: { readonly id: string; readonly containment: string }) {
  const row = found(await store.find(ctx, id), 'alarm')
  if (row.actor === ctx.actor.id) refuse('warning.own')
  const one = (await containmentsOf(ctx, id)).find((standing) => standing.id === containment)
  await release(ctx, found(one, 'containment').id)
  return { released: true } as const
}

const rulesById = (ctx: Ctx): ReadonlyMap<string, SignalRule> =>
  new Map(signalRules(ctx).map((rule) => [rule.id, rule]))
const titleOf = (rule: SignalRule | undefined, id: string) => (rule ? { ...rule.title } : { zh: id, en: id })

async function viewAll(ctx: Ctx, rows: readonly store.AlarmRow[]): Promise<Alarm[]> {
  const actors = [...new Set(rows.map(({ actor }) => actor))]
  const people = [...actors, ...rows.flatMap(({ triaged_by: by }) => by ?? [])]
  const names = await namesOf(ctx, [...new Set(people)])
  const after = new Date(ctx.now.getTime() - scoreDays * dayMs)
  const against = Map.groupBy(await store.ofActors(ctx, actors, after), ({ actor }) => actor)
  const rules = rulesById(ctx)
  const scored = (row: store.AlarmRow) => ({
    weight: rules.get(row.signal)?.weight ?? 1,
    level: row.level,
    at: row.last_at,
    verdict: row.verdict,
  })
  return rows.flatMap((row) => {
    const rule = rules.get(row.signal)
    if (!rule) return []
    const score = Math.round(10 * scoreOf((against.get(row.actor) ?? []).map(scored), ctx.now)) / 10
    return [
      {
        id: row.id,
        signal: row.signal,
        number: rule.number,
        title: { ...rule.title },
        level: row.level,
        reckoning: rule.reckoning,
        actor: { id: row.actor, name: names.get(row.actor) ?? null, score },
        raisedAt: row.raised_at.toISOString(),
        lastAt: row.last_at.toISOString(),
        times: row.times,
        value: row.value,
        why: whyWords(rule, row),
        dueAt: new Date(row.raised_at.getTime() + triageMs).toISOString(),
        verdict: row.verdict,
        reason: row.reason,
        triagedAt: row.triaged_at?.toISOString() ?? null,
        triagedBy: row.triaged_by === null ? null : (names.get(row.triaged_by) ?? null),
      },
    ]
  })
}

/** What waits for the privacy officer, each within its four hours. */
export async function warningTasks(ctx: Ctx, limit: number) {
  if (!ctx.actor.roles.includes('privacy-officer')) return []
  const rows = await store.list(ctx, { tab: 'waiting' }, { after: null, limit })
  return (await viewAll(ctx, rows)).map((alarm) => ({
    title: alarm.title,
    detail: alarm.number,
    href: `/privacy/signals/${alarm.id}`,
    dueAt: new Date(alarm.dueAt),
    kind: { zh: '预警', en: 'Alarm' },
  }))
}
