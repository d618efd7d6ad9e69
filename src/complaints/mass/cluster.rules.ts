import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { ClusterState, TraitKind } from './cluster.contract.ts'
import type { Phrase } from './phrase.rules.ts'

export type Limits = {
  readonly people: number
  readonly peopleWithSafety: number
  readonly windowDays: number
  /** Percent by which a dismissed proposal must have grown. */
  readonly growth: number
}
export type One = {
  readonly person: string
  readonly title: string | null
  readonly receivedAt: Date
  readonly safety: boolean
  readonly quality: boolean
  readonly alike: boolean
}
/** Why this is proposed: counts that a person can check. */
export type Explanation = {
  readonly title: string | null
  readonly people: number
  readonly complaints: number
  readonly safety: number
  readonly quality: number
  readonly alike: number
  readonly because: 'people' | 'safety'
  readonly needed: number
  readonly windowDays: number
  readonly firstOn: string
  readonly lastOn: string
  readonly days: readonly { readonly day: string; readonly complaints: number }[]
  readonly words: readonly Phrase[]
}

/** Null while too few people share it. One person with many complaints is one person. */
export function explain(of: readonly One[], words: readonly Phrase[], limits: Limits): Explanation | null {
  const people = new Set(of.map(({ person }) => person)).size
  const safety = of.filter((one) => one.safety).length
  const because = people >= limits.people ? 'people' : 'safety'
  const needed = because === 'people' ? limits.people : limits.peopleWithSafety
  if (people < needed || (because === 'safety' && safety === 0)) return null
  const days = [...Map.groupBy(of, ({ receivedAt }) => shanghaiDay(receivedAt))]
    .map(([day, there]) => ({ day, complaints: there.length }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return {
    title: of.find(({ title }) => title !== null)?.title ?? null,
    people,
    complaints: of.length,
    safety,
    quality: of.filter((one) => one.quality).length,
    alike: of.filter((one) => one.alike).length,
    because,
    needed,
    windowDays: limits.windowDays,
    firstOn: days[0]?.day ?? '',
    lastOn: days.at(-1)?.day ?? '',
    days,
    words,
  }
}

type Before = { readonly state: ClusterState; readonly peopleThen: number | null }
/** What a look leads to. What a person dismissed stays away until it has grown; what was accepted goes on as a claim. */
export function verdictOn(
  before: Before | undefined,
  now: Pick<Explanation, 'people'> | null,
  growth: number,
): 'propose' | 'refresh' | 'leave' {
  if (!now) return 'leave'
  if (before?.state === 'proposed') return 'refresh'
  if (before?.state === 'dismissed')
    return now.people * 100 >= (before.peopleThen ?? 0) * (100 + growth) ? 'propose' : 'leave'
  return 'propose'
}

/** A matter for the quality department: somebody speaks of danger, or most are about the goods themselves. */
export const isForQuality = ({ safety, quality, complaints }: Pick<Explanation, 'safety' | 'quality' | 'complaints'>) =>
  safety > 0 || quality * 2 >= complaints

/**
 * One proposal about one set of complaints. A fault or a batch that all complaints about one item name is told by the proposal about the
 * item, whose explanation shows it; one kind of matter says less than goods, batch or fault, and nearly the same words say least.
 */
const telling: Readonly<Record<TraitKind, readonly TraitKind[]>> = {
  item: [],
  category: ['item', 'lot', 'defect'],
  lot: ['item'],
  defect: ['item', 'lot'],
  alike: ['item', 'lot', 'defect', 'category'],
}
type Group = { readonly kind: TraitKind; readonly complaints: number; readonly common: number }
/** `groups`: how many complaints each other trait gathers, and how many of them are among these. */
export const isToldAlready = (kind: TraitKind, size: number, groups: readonly Group[]): boolean =>
  groups.some((one) => telling[kind].includes(one.kind) && one.common === size && one.complaints === size)
