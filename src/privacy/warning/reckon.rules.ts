import type { AccessEvent } from '../../kernel/watch/access-event.ts'
import type { Reckoning } from '../../kernel/watch/signal-rule.contract.ts'
import type { Reckoned } from '../../kernel/watch/signal.rules.ts'
import type { AccessKind } from '../../kernel/watch/watch.contract.ts'
import { shanghaiHour } from './hour.rules.ts'
import { casesIn, robustZ, type Usual } from './usual.rules.ts'

/** Everything that one judgement sees. */
export type Sight = {
  readonly now: Date
  /** Of the actor, within the window, oldest first. */
  readonly events: readonly AccessEvent[]
  /** Sign-ins from the network of the event, within the window. */
  readonly signIns: readonly AccessEvent[]
  readonly usual: Usual | null
  /** People a day that peers stay under; null before there is a baseline. */
  readonly peers: number | null
  /** Cases that the actor worked on since. */
  readonly acted: ReadonlySet<string>
}
/** A number, and the records that it was counted from. */
export type Finding = { readonly found: Reckoned; readonly records: readonly AccessEvent[] }

/** Which kinds of events make a reckoning worth doing again. */
export const listensTo: Readonly<Record<Reckoning, readonly AccessKind[]>> = {
  'reads-hour': ['read', 'read-refused'],
  'cases-day': ['read'],
  'unused-reads': ['read'],
  misses: ['missed'],
  'export-rows': ['exported'],
  exports: ['exported'],
  'off-hours': ['read'],
  'new-place': ['read'],
  'two-places': ['read', 'exported', 'searched'],
  'key-place': ['key-called'],
  denials: ['denied'],
  'narrow-searches': ['searched'],
  'logins-tried': ['sign-in-failed'],
  'entered-after-failures': ['signed-in'],
}

export function reckon(reckoning: Reckoning, sight: Sight): Finding {
  switch (reckoning) {
    case 'reads-hour':
      return readsHour(sight)
    case 'cases-day':
      return casesDay(sight)
    case 'unused-reads':
      return unusedReads(sight)
    case 'misses':
      return counted(ofKind(sight, 'missed'))
    case 'export-rows': {
      const records = ofKind(sight, 'exported')
      return { found: { value: records.reduce((sum, { rows }) => sum + rows, 0) }, records }
    }
    case 'exports':
      return counted(ofKind(sight, 'exported'))
    case 'off-hours':
      return offHours(sight)
    case 'new-place':
      return newPlace(sight)
    case 'two-places':
      return twoPlaces(sight)
    case 'key-place':
      return keyPlace(sight)
    case 'denials':
      return counted(ofKind(sight, 'denied'))
    case 'narrow-searches':
      return counted(ofKind(sight, 'searched'))
    case 'logins-tried': {
      const records = sight.signIns.filter(({ kind }) => kind === 'sign-in-failed')
      return { found: { value: new Set(records.map(({ detail }) => detail)).size }, records }
    }
    case 'entered-after-failures':
      return counted(sight.signIns.filter(({ kind }) => kind === 'sign-in-failed'))
  }
}

const counted = (records: readonly AccessEvent[]): Finding => ({ found: { value: records.length }, records })
const ofKind = ({ events }: Sight, ...kinds: readonly AccessKind[]): readonly AccessEvent[] =>
  events.filter(({ kind }) => kinds.includes(kind))

/** The same read opened again is one read; one that the budget refused was wished for all the same. */
function readsHour(sight: Sight): Finding {
  const wished = ofKind(sight, 'read', 'read-refused').filter(
    ({ kind, detail }) => kind === 'read' || detail === 'reading.hour-spent' || detail === 'reading.day-spent',
  )
  const records = [
    ...new Map(wished.map((one) => [one.kind === 'read' ? (one.detail ?? one.id) : one.id, one])).values(),
  ]
  const value = records.length
  const usual = sight.usual?.readsHour
  return { found: usual ? { value, z: robustZ(value, usual) } : { value }, records }
}

function casesDay(sight: Sight): Finding {
  const records = ofKind(sight, 'read')
  const value = casesIn(records).length
  return { found: sight.peers === null ? { value } : { value, times: value / sight.peers }, records }
}

/** Whoever read a moment ago is still about to do something. */
const timeToActMs = 2 * 3_600_000
function unusedReads(sight: Sight): Finding {
  const before = sight.now.getTime() - timeToActMs
  const due = ofKind(sight, 'read').filter(({ at }) => at.getTime() <= before)
  const records = due.filter(({ thing }) => thing === null || !sight.acted.has(thing))
  const of = casesIn(due).length
  return { found: { value: of === 0 ? 0 : Math.round((100 * casesIn(records).length) / of), of }, records }
}

/** Until fifty reads are known, the day of an office with an hour on either side. */
const officeHours = { from: 8, to: 19 }
function offHours(sight: Sight): Finding {
  const { from, to } = sight.usual?.hours ?? officeHours
  const isOff = (hour: number): boolean => hour < from - 1 || hour > to + 1
  return counted(ofKind(sight, 'read').filter(({ at }) => isOff(shanghaiHour(at))))
}

/** Nothing is new while nobody knows what is usual. */
const daysToKnow = 5
function newPlace(sight: Sight): Finding {
  const { usual } = sight
  if (!usual || usual.days < daysToKnow) return counted([])
  const entered = ofKind(sight, 'signed-in').filter(
    ({ network }) => network !== null && !usual.networks.includes(network),
  )
  const [first] = entered
  if (!first) return counted([])
  const networks = new Set(entered.map(({ network }) => network))
  return counted(ofKind(sight, 'read').filter(({ at, network }) => at >= first.at && networks.has(network)))
}

function twoPlaces(sight: Sight): Finding {
  const placed = ofKind(sight, 'read', 'exported', 'searched').filter(({ network }) => network !== null)
  return counted(placed.filter(({ network }, place) => place > 0 && placed[place - 1]?.network !== network))
}

function keyPlace(sight: Sight): Finding {
  const { usual } = sight
  if (!usual || usual.days < daysToKnow) return counted([])
  const calls = ofKind(sight, 'key-called')
  const elsewhere = calls.filter(({ network }) => network !== null && !usual.networks.includes(network))
  const unusual = calls.filter(({ route }) => !usual.routes.includes(route))
  const busy = [...Map.groupBy(calls, ({ at }) => at.getTime()).values()].find(
    (some) => some.reduce((sum, { rows }) => sum + rows, 0) > 5 * Math.max(10, usual.callsMinute),
  )
  const odd = [elsewhere, unusual, busy ?? []].filter((some) => some.length > 0)
  return { found: { value: odd.length }, records: [...new Set(odd.flat())] }
}
