import { Refusal } from '../../kernel/refusal.ts'
import type { CategoryCode } from '../complaint.contract.ts'
import { bodyKinds, type BodyEntry, type BodyKind, type BodyView } from './body.contract.ts'
import { national } from './national.rules.ts'
import { overlaps, plainName } from './region.rules.ts'

export type Version = {
  readonly id: string
  readonly version: number
  readonly entry: BodyEntry
  readonly changedAt: Date | null
}

/** Everything that was ever said of the bodies, the national ones as version 0. */
export const withNational = (written: readonly Version[]): Version[] => [
  ...Object.entries(national).map(([id, entry]) => ({ id, version: 0, entry, changedAt: null })),
  ...written,
]

/** Of one body: the newest version that has begun, unless its last day is over. An older one never comes back to life. */
export function versionOn(versions: readonly Version[], day: string): Version | null {
  const begun = versions.filter(({ entry }) => entry.from <= day)
  const newest = begun.toSorted((a, b) => b.version - a.version)[0]
  return newest && (newest.entry.until === null || newest.entry.until >= day) ? newest : null
}

/** The directory as it holds on a day, in the order in which most people would go. */
export function directoryOn(versions: readonly Version[], day: string): BodyView[] {
  const byId = Map.groupBy(versions, ({ id }) => id)
  return [...byId.values()]
    .flatMap((own) => versionOn(own, day) ?? [])
    .map(viewOf)
    .toSorted((a, b) => rank(a) - rank(b) || a.name.zh.localeCompare(b.name.zh, 'zh'))
}
export const viewOf = ({ id, version, entry }: Version): BodyView => ({ ...entry, id, version })
const rank = ({ kind, regions }: BodyEntry): number => bodyKinds.indexOf(kind) * 2 + (regions.length === 0 ? 1 : 0)

export type Wanted = {
  readonly region?: string | undefined
  readonly kind?: BodyKind | undefined
  readonly text?: string | undefined
}
export function fits(body: BodyView, { region, kind, text = '' }: Wanted): boolean {
  if (kind !== undefined && body.kind !== kind) return false
  if (region !== undefined && !serves(body, region)) return false
  const words = [body.name.zh, body.name.en, body.area, body.phone, body.about.zh, body.about.en]
    .join('\n')
    .toLowerCase()
  return text === '' || words.includes(text.toLowerCase())
}
export const serves = (body: BodyEntry, region: string): boolean =>
  body.regions.length === 0 || body.regions.some((own) => overlaps(own, region))
/** A town that was written in words only, 杭州, in the area of a body that is written in words too. */
export const servesName = (body: BodyEntry, name: string): boolean => {
  const plain = plainName(name)
  return body.regions.length === 0 || (plain.length > 1 && body.area.includes(plain))
}

export type Matter = { readonly category: CategoryCode; readonly claimFen: number }
export const takes = (body: BodyEntry, { category, claimFen }: Matter): boolean =>
  (body.categories.length === 0 || body.categories.includes(category)) &&
  (body.fromFen === null || claimFen >= body.fromFen) &&
  (body.toFen === null || claimFen <= body.toFen)

/** What is wrong with an entry as a whole. */
export function checkEntry(entry: BodyEntry, today: string): void {
  const { from, until, fromFen, toFen, checkedOn } = entry
  if (until !== null && until < from) throw new Refusal('body.ends-before-it-begins', { field: 'until', from, until })
  if (fromFen !== null && toFen !== null && fromFen > toFen)
    throw new Refusal('body.amounts-crossed', { field: 'toFen' })
  if (checkedOn !== null && checkedOn > today) throw new Refusal('body.checked-in-future', { field: 'checkedOn' })
}
