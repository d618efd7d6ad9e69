import { fileURLToPath } from 'node:url'
import { loadRulebook } from '../../src/kernel/rulebook/load.ts'
import { isKind } from '../../src/kernel/rulebook/rulebook.rules.ts'
import type { AccessEvent } from '../../src/kernel/watch/access-event.ts'
import { judge, type Met } from '../../src/privacy/warning/judge.rules.ts'
import { peersOf, usualOf, type Usual } from '../../src/privacy/warning/usual.rules.ts'
import { dayMs, keyDay, lotOf, officeDay, staffOf, type Day, type Person } from './office.ts'
import { scripts, type Script } from './scripts.ts'

export const baselineDays = 28
const rulebook = loadRulebook(fileURLToPath(new URL('../../rulebook/cn', import.meta.url)))
const rules = rulebook.all.flatMap((rule) => (isKind(rule, 'signal') ? [rule] : []))
const start = new Date('2026-03-02T00:00:00+08:00').getTime()

export type Trial = {
  readonly seed: number
  readonly people: number
  readonly days: number
  readonly runsOfEach: number
}
export type Judged = { readonly met: Met; readonly at: Date }
/** Of one insider: after how long the first alarm counted an act of theirs, within a day; null where none did. */
export type Run = { readonly afterMs: number | null; readonly critical: boolean }
export type Outcome = {
  /** Alarms about people who only work. */
  readonly false: readonly Judged[]
  readonly weeks: number
  readonly scripts: readonly { readonly name: string; readonly runs: readonly Run[] }[]
}

/** What is usual on the morning of a day, and what peers of the role stay under: as the nightly job reckons it. */
type Morning = { readonly usual: ReadonlyMap<Person, Usual>; readonly peers: ReadonlyMap<string, number> }

/** The product's own rules over invented days, and over the same days with an insider in them. */
export function backTest({ seed, people, days, runsOfEach }: Trial): Outcome {
  const lot = lotOf(seed)
  const staff = staffOf(lot, people)
  const lived = new Map<Person, readonly Day[]>(
    staff.map((person) => [
      person,
      Array.from({ length: days }, (_, n) =>
        (person.role === 'machine' ? keyDay : officeDay)(lot, person, start + n * dayMs),
      ),
    ]),
  )
  const mornings = Array.from({ length: days }, (_, n) => (n < baselineDays ? null : morningOf(lived, n)))
  const quiet = mornings.flatMap((morning, n) =>
    morning === null
      ? []
      : staff.flatMap((person) => judgeDay(person, { day: dayOf(lived, person, n), morning, leaver: false })),
  )
  const runOf = (script: Script): Run => {
    const n = baselineDays + lot.below(days - baselineDays - 1)
    const person = script.byKey ? staff.at(-1) : staff[lot.below(people)]
    const morning = mornings[n]
    if (!person || !morning) throw new Error('there is nobody to run a script as')
    const own = script.act(lot, person, start + n * dayMs)
    return outcomeOf(own, (events) => {
      const day = dayOf(lived, person, n)
      const all = [...day.events, ...events].toSorted((a, b) => a.at.getTime() - b.at.getTime())
      return judgeDay(person, { day: { ...day, events: all }, morning, leaver: script.leaver ?? false })
    })
  }
  const tried = scripts.map((script) => ({
    name: script.name,
    runs: Array.from({ length: runsOfEach }, () => runOf(script)),
  }))
  return { false: quiet, weeks: (days - baselineDays) / 7, scripts: tried }
}

type Lived = ReadonlyMap<Person, readonly Day[]>
const nothing: Day = { events: [], acted: new Set() }
const dayOf = (lived: Lived, person: Person, n: number): Day => lived.get(person)?.[n] ?? nothing

function morningOf(lived: Lived, n: number): Morning {
  const before = (of: readonly Day[]) => of.slice(Math.max(0, n - baselineDays), n).flatMap(({ events }) => events)
  const usual = new Map([...lived].map(([person, of]) => [person, usualOf(before(of))]))
  const peers = [...Map.groupBy(lived.keys(), ({ role }) => role)].map(
    ([role, people]) => [role, peersOf(people.flatMap((one) => usual.get(one) ?? []))] as const,
  )
  return { usual, peers: new Map(peers) }
}

type Watched = { readonly day: Day; readonly morning: Morning; readonly leaver: boolean }
/** Every event of a day is judged as it comes, over what the same person did in the day before it. */
function judgeDay(person: Person, { day, morning, leaver }: Watched): readonly Judged[] {
  const since = new Map<string, Date>()
  return day.events.flatMap((event, place) => {
    const within = day.events.slice(0, place + 1).filter(({ at }) => at.getTime() > event.at.getTime() - dayMs)
    const judging = {
      now: event.at,
      events: within,
      signIns: within.filter(({ kind, network }) => kind.startsWith('sign') && network === event.network),
      usual: morning.usual.get(person) ?? null,
      peers: morning.peers.get(person.role) ?? null,
      acted: day.acted,
      leaver,
      since,
    }
    return judge(rules, judging, event.kind).map((met) => {
      // Somebody looked at it: what was counted is not counted again.
      since.set(met.rule.id, event.at)
      return { met, at: event.at }
    })
  })
}

/** Found is who raises an alarm that counts one of the script's own acts, within a day of the first. */
function outcomeOf(own: readonly AccessEvent[], judged: (own: readonly AccessEvent[]) => readonly Judged[]): Run {
  const ids = new Set(own.map(({ id }) => id))
  const first = Math.min(...own.map(({ at }) => at.getTime()))
  const alarms = judged(own).filter(
    ({ met, at }) => at.getTime() - first <= dayMs && met.records.some(({ id }) => ids.has(id)),
  )
  const [earliest] = alarms
  return {
    afterMs: earliest ? earliest.at.getTime() - first : null,
    critical: alarms.some(({ met }) => met.level === 'critical'),
  }
}

export const criticalsPerWeek = ({ false: alarms, weeks }: Outcome): number =>
  alarms.filter(({ met }) => met.level === 'critical').length / weeks
export function shareFound({ scripts: tried }: Outcome): number {
  const runs = tried.flatMap((one) => one.runs)
  return runs.filter(({ afterMs }) => afterMs !== null).length / runs.length
}
