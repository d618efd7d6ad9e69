import { dayMs } from './span.ts'

/** Summer time was last kept in 1991: since then the answer needs no look into the tables. */
const sinceShanghaiIsFixed = Date.UTC(1992, 0, 1)
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const parts = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...parts })
  formats.set(zone, made)
  return made
}

/** What the zone's clocks show minus UTC at this instant, in milliseconds. Throws a RangeError for an unknown zone. */
export function zoneOffsetMs(zone: string, instantMs: number): number {
  if (zone === 'UTC') return 0
  if (zone === 'Asia/Shanghai' && instantMs >= sinceShanghaiIsFixed) return 8 * 3_600_000
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const shown = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
    part['second'] ?? 0,
  )
  return shown - Math.floor(instantMs / 1000) * 1000
}

/**
 * The first instant at which the zone's clocks show this many seconds of this day, or more. A time that they show twice in autumn is
 * the first of the two; one that they skip, an hour in spring or a whole day at the date line, is the moment of the jump: so a later
 * time is never an earlier instant, and what is skipped lasts no time.
 */
export function instantAt(zone: string, day: number, seconds: number): number {
  const shown = day * dayMs + seconds * 1000
  const early = shown - zoneOffsetMs(zone, shown - dayMs)
  if (early + zoneOffsetMs(zone, early) === shown) return early
  const late = shown - zoneOffsetMs(zone, shown + dayMs)
  return late + zoneOffsetMs(zone, late) === shown ? late : jumpBetween(zone, late, early)
}

/** The first second after `before` at which the clocks show what they show at `after`, having jumped ahead once in between. */
function jumpBetween(zone: string, before: number, after: number): number {
  const offset = zoneOffsetMs(zone, after)
  let [earlier, later] = [before, after]
  while (later - earlier > 1000) {
    const middle = earlier + Math.floor((later - earlier) / 2000) * 1000
    if (zoneOffsetMs(zone, middle) === offset) later = middle
    else earlier = middle
  }
  return later
}

/** The zone's civil day on which the instant lies. */
export const zoneDay = (zone: string, instantMs: number): number =>
  Math.floor((instantMs + zoneOffsetMs(zone, instantMs)) / dayMs)
