import type { AccessEvent } from '../../src/kernel/watch/access-event.ts'

/** People who only work: invented from a seed, no two alike, with good and bad days. */
export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
const minuteMs = 60_000

export type Lot = {
  /** In [0, 1). */
  next(): number
  /** A whole number below. */
  below(limit: number): number
  between(least: number, most: number): number
  /** So many of what comes so often on average. */
  poisson(mean: number): number
}
/** Mulberry32: small, and the same on every machine. */
export function lotOf(seed: number): Lot {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const poisson = (mean: number): number => {
    let count = 0
    for (let left = Math.exp(-mean), product = next(); product > left; product *= next()) count += 1
    return count
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { next, below, between: (least, most) => least + next() * (most - least), poisson }
}

export type Person = {
  readonly id: string
  readonly role: string
  /** Reads in an hour, on an ordinary day. */
  readonly pace: number
  readonly from: number
  readonly hours: number
  /** Share of the cases read that something is done with the same day. */
  readonly diligence: number
  readonly exportsADay: number
  readonly home: string
}
const roles = ['agent', 'agent', 'agent', 'agent', 'mediator', 'inspector'] as const

/** A hundred people, and at the end the key of the marketplace. */
export const staffOf = (lot: Lot, count: number): readonly Person[] => [
  ...Array.from({ length: count }, (_, n) => ({
    id: `acc_${n}`,
    role: roles[n % roles.length] ?? 'agent',
    pace: lot.between(2, 8),
    from: 8 + lot.below(3),
    hours: 8 + lot.below(2),
    diligence: lot.between(0.86, 0.98),
    exportsADay: n % 10 === 0 ? 1 : 0.02,
    home: `10.9.${n}.0/24`,
  })),
  { id: 'key_1', role: 'machine', pace: 30, from: 0, hours: 24, diligence: 1, exportsADay: 0, home: '10.8.0.0/24' },
]

export type Day = { readonly events: readonly AccessEvent[]; readonly acted: ReadonlySet<string> }
const office = '10.0.0.0/24'
let made = 0
export function eventAt(at: number, person: Person, more: Partial<AccessEvent> = {}): AccessEvent {
  made += 1
  return {
    id: `aev_${made}`,
    at: new Date(at),
    actor: person.id,
    kind: 'read',
    role: person.role,
    thing: `cmp_${made}`,
    rows: 1,
    route: 'POST /api/reveals',
    network: office,
    device: 'own',
    detail: `number ${made}`,
    ...more,
  }
}

const isWeekend = (start: number): boolean => [0, 6].includes(new Date(start + 8 * hourMs).getUTCDay())

/** A working day, or a Saturday that somebody takes over; one of forty is a rush. */
export function officeDay(lot: Lot, person: Person, start: number): Day {
  if (isWeekend(start) && lot.next() > 0.1) return { events: [], acted: new Set() }
  const rush = lot.next() < 0.025 ? lot.between(1.5, 2.5) : 1
  const network = placeOf(lot, person)
  const at = (hour: number): number => start + (person.from + hour + lot.next()) * hourMs
  const few = (mean: number, kind: AccessEvent['kind'], more: Partial<AccessEvent> = {}) =>
    Array.from({ length: lot.poisson(mean) }, () =>
      eventAt(at(lot.below(person.hours)), person, { network, kind, thing: null, ...more }),
    )
  const late = lot.next() < 0.05 ? lot.below(5) : 0
  const reads = Array.from({ length: person.hours }, (_, hour) =>
    Array.from({ length: lot.poisson(person.pace * rush) }, () => eventAt(at(hour), person, { network })),
  ).flat()
  const overtime = Array.from({ length: late }, () => eventAt(at(person.hours + lot.below(2)), person, { network }))
  const events = [
    eventAt(start + person.from * hourMs - 5 * minuteMs, person, { kind: 'signed-in', network, thing: null }),
    ...few(0.1, 'sign-in-failed'),
    ...reads,
    ...overtime,
    ...few(2, 'missed'),
    ...few(1, 'denied'),
    ...few(6, 'searched'),
    ...few(person.exportsADay, 'exported', { rows: 20 + lot.below(380) }),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const done = [...reads, ...overtime].filter(() => lot.next() < person.diligence)
  return { events, acted: new Set(done.flatMap(({ thing }) => thing ?? [])) }
}

/** At the office, at home, and now and then somewhere new. */
function placeOf(lot: Lot, { home }: Person): string {
  const where = lot.next()
  if (where < 0.005) return `10.7.${lot.below(250)}.0/24`
  return where < 0.15 ? home : office
}

/** A key works around the clock, busier by day, on the same two routes. */
export function keyDay(lot: Lot, person: Person, start: number): Day {
  const events = Array.from({ length: 24 * 6 }, (_, tenth) => {
    const busy = tenth > 8 * 6 && tenth < 22 * 6 ? 1 : 0.3
    const route = tenth % 2 === 0 ? 'POST /api/events' : 'GET /api/commands'
    const rows = Math.max(1, lot.poisson(person.pace * busy))
    return eventAt(start + tenth * 10 * minuteMs, person, {
      kind: 'key-called',
      network: person.home,
      thing: null,
      rows,
      route,
    })
  })
  return { events, acted: new Set() }
}
