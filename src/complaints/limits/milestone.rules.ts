import { Refusal } from '../../kernel/refusal.ts'
import { milestoneKinds, type MilestoneKind } from './limit.contract.ts'
import { milestoneWords } from './milestone-words.contract.ts'

/** What was entered, and whether it can be: each thing happens once, after the one that it follows from. */
export type Milestone = { readonly id: string; readonly kind: MilestoneKind; readonly happenedOn: string }
/** Where something can have happened at all. */
export type Places = { readonly authority: boolean; readonly courier: boolean; readonly shop: boolean }

type Row = {
  readonly at: keyof Places
  /** Without it this cannot have happened. */
  readonly needs: MilestoneKind | null
  /** Of these two one at most is true. */
  readonly or: MilestoneKind | null
}
const row = (at: Row['at'], needs: Row['needs'] = null, or: Row['or'] = null): Row => ({ at, needs, or })
const table: Readonly<Record<MilestoneKind, Row>> = {
  'goods-back': row('shop', null, 'goods-not-back'),
  'goods-not-back': row('shop', null, 'goods-back'),
  'courier-told': row('courier'),
  'courier-answered': row('courier', 'courier-told'),
  'authority-received': row('authority'),
  'authority-refused': row('authority', null, 'authority-accepted'),
  'authority-accepted': row('authority', null, 'authority-refused'),
  'test-began': row('authority', 'authority-accepted'),
  'test-ended': row('authority', 'test-began'),
  'lead-found': row('authority', 'authority-accepted'),
  'lead-decided': row('authority', 'lead-found'),
  'authority-settled': row('authority', 'authority-accepted', 'mediation-ended'),
  'mediation-ended': row('authority', 'authority-accepted', 'authority-settled'),
  'told-of-end': row('authority', 'mediation-ended'),
}
/** Known or not, one comes before the other: pairs beside `needs`. */
const before: readonly (readonly [MilestoneKind, MilestoneKind])[] = [
  ['authority-received', 'authority-accepted'],
  ['authority-received', 'authority-refused'],
]

type Known = readonly Pick<Milestone, 'kind' | 'happenedOn'>[]
const count = (known: Known, kind: MilestoneKind): number => known.filter((one) => one.kind === kind).length
const dayOf = (known: Known, kind: MilestoneKind): string | undefined =>
  known.findLast((one) => one.kind === kind)?.happenedOn

/** A test may follow a test; whether one runs. */
const isTesting = (known: Known): boolean => count(known, 'test-began') > count(known, 'test-ended')

/** Why a thing of this kind cannot be entered now; null when it can. */
function kindProblem(kind: MilestoneKind, known: Known, places: Places): Refusal | null {
  const { at, needs, or } = table[kind]
  if (!places[at]) return new Refusal(`limit.not-at-${at}`, { field: 'kind' })
  if (or !== null && count(known, or) > 0)
    return new Refusal('limit.excluded', { field: 'kind', ...milestoneWords[or] })
  if (kind === 'test-began') {
    if (isTesting(known)) return new Refusal('limit.entered', { field: 'kind', ...milestoneWords[kind] })
  } else if (kind !== 'test-ended' && count(known, kind) > 0)
    return new Refusal('limit.entered', { field: 'kind', ...milestoneWords[kind] })
  if (needs !== null && (kind === 'test-ended' ? !isTesting(known) : count(known, needs) === 0))
    return new Refusal('limit.needs-first', { field: 'kind', ...milestoneWords[needs] })
  return null
}

export const enterable = (known: Known, places: Places): MilestoneKind[] =>
  milestoneKinds.filter((kind) => kindProblem(kind, known, places) === null)

export function assertMilestone(
  wish: Pick<Milestone, 'kind' | 'happenedOn'>,
  known: Known,
  { places, today }: { readonly places: Places; readonly today: string },
): void {
  const { kind, happenedOn } = wish
  const problem = kindProblem(kind, known, places)
  if (problem) throw problem
  if (happenedOn > today) throw new Refusal('limit.in-future', { field: 'happenedOn', today })
  const pairs = [...before, ...milestoneKinds.flatMap((one) => pairOf(one))]
  for (const [first, then] of pairs) {
    const [earliest, latest] = [dayOf(known, first), dayOf(known, then)]
    if (then === kind && earliest !== undefined && happenedOn < earliest)
      throw new Refusal('limit.too-early', { field: 'happenedOn', ...milestoneWords[first], day: earliest })
    if (first === kind && latest !== undefined && happenedOn > latest && kind !== 'test-began')
      throw new Refusal('limit.too-late', { field: 'happenedOn', ...milestoneWords[then], day: latest })
  }
}
function pairOf(kind: MilestoneKind): readonly (readonly [MilestoneKind, MilestoneKind])[] {
  const { needs } = table[kind]
  return needs === null ? [] : [[needs, kind]]
}

/** What others rest on stays until they are taken back. */
export function assertWithdrawable({ kind }: Pick<Milestone, 'kind'>, known: Known): void {
  const resting = known.find((one) => table[one.kind].needs === kind)
  const closed = kind === 'test-began' && !isTesting(known)
  if (resting && (kind !== 'test-began' || closed))
    throw new Refusal('limit.rested-on', { ...milestoneWords[resting.kind] })
}

/** The stretches in which an authority had something tested; an open one has no end yet. */
export function testsOf(known: Known): { readonly from: string; readonly until: string | null }[] {
  const days = (kind: MilestoneKind) => known.flatMap((one) => (one.kind === kind ? [one.happenedOn] : [])).toSorted()
  const ended = days('test-ended')
  return days('test-began').map((from, at) => ({ from, until: ended[at] ?? null }))
}
