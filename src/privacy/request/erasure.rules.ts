import { addMonths, dayText, shanghaiDayNumber, startOfDay, type Day } from '../../kernel/calendar/day.rules.ts'
import type { DataKind } from '../../kernel/declared/declared.contract.ts'
import { erasedKinds, type HeldKind } from '../../kernel/person/erase.rules.ts'
import type { Matter } from '../../kernel/person/standing.ts'
import type { PlannedOutcome, RequestType } from './request.contract.ts'

/** What no open case, return or order needs of anybody. */
const neededByNoMatter = ['identity', 'passing']
/** Without these an account is none: they go with it. */
export const ofTheAccount = ['name', 'contact', 'credential', 'device', 'passing']

export type Planned = {
  readonly item: string
  readonly outcome: PlannedOutcome
  readonly counted: number
  readonly rule: string | null
  readonly until: Day | null
  readonly heldBy: readonly string[]
}
export type Asked = {
  readonly held: readonly HeldKind[]
  readonly kinds: readonly DataKind[]
  readonly matters: readonly Matter[]
  readonly now: Date
  /** The account goes as well; else only what it can do without. */
  readonly closes: boolean
  /** By kind; empty: everything. */
  readonly chosen: readonly string[]
  readonly monthsOf: (rule: string) => number
}

/** For each kind of data that is held: whether it goes now, and if not, what for and until when (PIPL 47). */
export function planErasure({ held, kinds, chosen, ...asked }: Asked): Planned[] {
  return erasedKinds(kinds).flatMap((kind) => {
    const found = held.find((one) => one.kind === kind.id)
    if (!found || (chosen.length > 0 && !chosen.includes(kind.id))) return []
    const keep = keptUntil(kind, found, asked)
    const needed = !neededByNoMatter.includes(kind.id) && asked.matters.length > 0
    const stays = !asked.closes && ofTheAccount.includes(kind.id)
    const heldBy = needed && !stays ? asked.matters.map(({ id }) => id) : []
    const outcome = stays ? 'needed' : heldBy.length > 0 ? 'held' : keep ? 'kept' : 'goes'
    return [
      { item: kind.id, outcome, counted: found.rows, rule: keep?.rule ?? null, until: keep?.until ?? null, heldBy },
    ]
  })
}

/** The day from which it may go; null when no law wants it any more. */
function keptUntil(
  kind: DataKind,
  { since }: HeldKind,
  { now, monthsOf }: Pick<Asked, 'now' | 'monthsOf'>,
): { readonly rule: string; readonly until: Day } | null {
  if (!('onErase' in kind) || kind.onErase !== 'keep' || kind.keep.rule === undefined) return null
  const until = addMonths(shanghaiDayNumber(since ?? now), monthsOf(kind.keep.rule)) + 1
  return until > shanghaiDayNumber(now) ? { rule: kind.keep.rule, until: dayText(until) } : null
}

/** When it is looked at next: soon while something open holds it, else on the first day on which something may go. */
export function nextLook(
  items: readonly Pick<Planned, 'outcome' | 'until'>[],
  now: Date,
  minutes: number,
): Date | null {
  if (items.some(({ outcome }) => outcome === 'held')) return new Date(now.getTime() + minutes * 60_000)
  const days = items.flatMap(({ outcome, until }) => (outcome === 'kept' && until !== null ? [until] : []))
  const first = days.toSorted()[0]
  return first === undefined ? null : startOfDay(shanghaiDayNumber(new Date(`${first}T00:00:00+08:00`)))
}

/** Whose account goes. The family's wish closes the account of whoever died. */
export const closesAccount = (type: RequestType): boolean => type === 'closure' || type === 'kin'
export const isErasing = (type: RequestType): boolean => type === 'erasure' || type === 'closure'
