import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { lastFact, record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import type { AccessEvent } from '../../kernel/watch/access-event.ts'
import { contain } from '../../kernel/watch/containment.actions.ts'
import { actedOn, eventsOf, holdActor, signInsFrom } from '../../kernel/watch/note.actions.ts'
import * as alarms from './alarm.store.ts'
import { switchedOff } from './change.store.ts'
import { judge, type Judging, type Met, type SignalRule } from './judge.rules.ts'
import { listensTo } from './reckon.rules.ts'
import * as usuals from './usual.store.ts'

/** So many events are looked at; whoever did more has long been met. */
const mostEvents = 1_000
const leaverDays = 14

export const signalRules = (ctx: Ctx): readonly SignalRule[] =>
  ctx.rulebook.all
    .flatMap((rule) => (isKind(rule, 'signal') ? [rule] : []))
    .filter((rule) => ctx.rulebook.find(rule.id, shanghaiDay(ctx.now)) === rule)

/**
 * Judges what was just kept, in the transaction that keeps it: an alarm, and what is taken because of it, stand before the next call.
 */
export async function watch(ctx: Ctx, event: AccessEvent): Promise<void> {
  const off = await switchedOff(ctx)
  const rules = signalRules(ctx).filter(
    ({ id, reckoning }) => !off.has(id) && listensTo[reckoning].includes(event.kind),
  )
  if (rules.length === 0) return
  await holdActor(ctx, event.actor)
  const open = await undecided(ctx, event.actor, rules)
  if (open.length === 0) return
  const judging = await sightOf(ctx, event, open)
  for (const one of judge(open, judging, event.kind)) await raise(ctx, event, one)
}

/** What is critical and waits for somebody says all there is to say: whoever goes on and on costs no more reckoning. */
async function undecided(ctx: Ctx, actor: string, rules: readonly SignalRule[]): Promise<readonly SignalRule[]> {
  const said = new Set(
    (await alarms.ofActor(ctx, actor, new Date(0))).flatMap(({ signal, level, verdict }) =>
      level === 'critical' && verdict === null ? [signal] : [],
    ),
  )
  return rules.filter(({ id }) => !said.has(id))
}

async function sightOf(ctx: Ctx, event: AccessEvent, rules: readonly SignalRule[]): Promise<Judging> {
  const longest = Math.max(...rules.map(({ windowMinutes }) => windowMinutes))
  const span = { after: new Date(ctx.now.getTime() - longest * 60_000), limit: mostEvents }
  const events = await eventsOf(ctx, event.actor, { ...span, kinds: kindsFor(rules) })
  const before = await alarms.ofActor(ctx, event.actor, new Date(ctx.now.getTime() - 2 * dayMs))
  const changed = await lastFact(ctx, event.actor, 'account.changed')
  const cases = [...new Set(events.flatMap(({ kind, thing }) => (kind === 'read' && thing !== null ? [thing] : [])))]
  return {
    now: ctx.now,
    events,
    signIns: event.network !== null && byNetwork(event) ? await signInsFrom(ctx, event.network, span) : [],
    usual: await usuals.usualOfActor(ctx, event.actor),
    peers: await usuals.peersOfRole(ctx, event.role),
    acted: new Set(await actedOn(ctx, event.actor, { things: cases, after: span.after })),
    leaver: changed !== undefined && ctx.now.getTime() - changed.at.getTime() < leaverDays * dayMs,
    since: new Map(
      before.toReversed().flatMap(({ signal, triaged_at: at }) => (at === null ? [] : [[signal, at] as const])),
    ),
  }
}
/** What the rules count, and the sign-ins that say what is new: nobody buries reads under a heap of refusals. */
const kindsFor = (rules: readonly SignalRule[]): readonly AccessEvent['kind'][] => [
  ...new Set([...rules.flatMap(({ reckoning }) => listensTo[reckoning]), 'signed-in' as const]),
]
const byNetwork = ({ kind }: AccessEvent): boolean => kind === 'signed-in' || kind === 'sign-in-failed'

const mostRecords = 200
async function raise(ctx: Ctx, event: AccessEvent, { rule, level, found, records }: Met): Promise<void> {
  const waiting = (await alarms.ofActor(ctx, event.actor, new Date(0))).find(
    ({ signal, verdict }) => signal === rule.id && verdict === null,
  )
  const { value, ...baseline } = found
  const kept = { value, baseline, records: records.slice(-mostRecords).map(({ id }) => id) }
  // What was critical stays so while it waits: nobody talks an alarm down by going slow.
  const stands = waiting?.level === 'critical' ? 'critical' : level
  const id = waiting?.id ?? newId('alm')
  if (waiting) await alarms.repeat(ctx, { ...kept, id, level: stands })
  else await alarms.insert(ctx, { ...kept, id, level, signal: rule.id, actor: event.actor, role: event.role })
  const isNews = !waiting || waiting.level !== stands
  if (!isNews) return
  const data = { signal: rule.id, number: rule.number, level, actor: event.actor }
  await record(ctx, [{ kind: waiting ? 'signal.escalated' : 'signal.raised', subject: id, data }])
  await tell(ctx, id, { rule, level })
  if (!isInside(event)) return
  const measures = level === 'critical' ? rule.contain : rule.containWarn
  await contain(ctx, { held: event.actor, measures, cause: id })
}

/**
 * Taken at once from whoever works for the platform, and from keys. Of a consumer, a shop or a guest an alarm is raised and a person decides: their
 * own files and cases are theirs.
 */
const isInside = ({ actor, role }: AccessEvent): boolean =>
  !actor.startsWith('network ') && role !== 'consumer' && role !== 'merchant'

/** A critical one is told by itself; warnings of one signal once an hour, so that a flood of them is one line in the bell. */
async function tell(ctx: Ctx, id: string, { rule, level }: Pick<Met, 'rule' | 'level'>): Promise<void> {
  const hour = Math.floor(ctx.now.getTime() / 3_600_000)
  await notify(ctx, {
    to: { role: 'privacy-officer' },
    template: level === 'critical' ? 'warning.critical' : 'warning.raised',
    params: { alarm: id, titleZh: rule.title.zh, titleEn: rule.title.en },
    subject: id,
    dedupe: level === 'critical' ? `${id} critical` : `${rule.id} ${hour}`,
  })
}
