import { drawOne } from '../ties/draw.rules.ts'
import type { Candidate } from '../ties/ties.rules.ts'

/** Who decides a matter together, and how. Pure: what the store holds comes in. */

export type Size = 1 | 3
export type SizeRules = { readonly fromFen: number; readonly categories: readonly string[]; readonly byWish: boolean }
export type SizedBy = { readonly size: Size; readonly rule: string | null }

/** How many decide, and by which rule of the rulebook: the category first, then the amount, then what both sides asked for. */
export function sizeOf(
  { category, claimFen }: { readonly category: string; readonly claimFen: number },
  wishes: readonly string[],
  { fromFen, categories, byWish }: SizeRules,
): SizedBy {
  if (categories.includes(category)) return { size: 3, rule: 'ruling.panel-categories' }
  if (claimFen >= fromFen) return { size: 3, rule: 'ruling.panel-from' }
  const both = wishes.length === 2 && wishes.every((wish) => wish === 'three')
  return byWish && both ? { size: 3, rule: 'ruling.panel-wish' } : { size: 1, rule: null }
}

/** One after another by the same draw; with fewer free than wanted, those. The first presides. */
export function drawSeats(
  candidates: readonly Candidate[],
  excluded: readonly string[],
  { seed, seats }: { readonly seed: string; readonly seats: number },
): readonly string[] {
  const drawn: string[] = []
  for (let seat = 0; seat < seats; seat += 1) {
    const next = drawOne(candidates, [...excluded, ...drawn], seed)
    if (next === null) return drawn
    drawn.push(next)
  }
  return drawn
}

export type Seated = { readonly id: string; readonly part: 'presiding' | 'member'; readonly leftAt: Date | null }
export type Voted = { readonly seatId: string; readonly concurs: boolean }
export type Bench<S extends Seated, D extends { readonly seatId: string }, O extends Voted> = {
  readonly size: Size
  readonly sitting: readonly S[]
  /** What the presiding member proposes now. A draft of somebody who left, or who no longer presides, is history. */
  readonly draft: D | null
  readonly opinions: readonly O[]
}

/** The bench as it sits: those who left count neither with their draft nor with their opinion. */
export function benchOf<
  S extends Seated,
  D extends { readonly seatId: string; readonly version: number },
  O extends Voted,
>(
  size: Size,
  seats: readonly S[],
  said: { readonly drafts: readonly D[]; readonly opinions: readonly (O & { readonly version: number })[] },
): Bench<S, D, O & { readonly version: number }> {
  const sitting = seats.filter(({ leftAt }) => leftAt === null)
  const presiding = sitting.find(({ part }) => part === 'presiding')
  const last = said.drafts.toSorted((a, b) => b.version - a.version)[0]
  const draft = last && last.seatId === presiding?.id ? last : null
  const opinions = said.opinions.filter(
    (one) => one.version === draft?.version && sitting.some(({ id }) => id === one.seatId),
  )
  return { size, sitting, draft, opinions }
}

export type Tally = {
  readonly concurring: number
  readonly dissenting: number
  /** Everybody who sits has spoken on the draft. */
  readonly heard: boolean
  /** More than half of all seats, not of those present, stand by the draft. */
  readonly majority: boolean
  /** More than half do not: somebody else has to write. */
  readonly outvoted: boolean
}

/** Whoever wrote the draft stands by it. */
export function tallyOf({ size, sitting, draft, opinions }: Bench<Seated, { readonly seatId: string }, Voted>): Tally {
  const concurring = (draft ? 1 : 0) + opinions.filter(({ concurs }) => concurs).length
  const dissenting = opinions.filter(({ concurs }) => !concurs).length
  const needed = Math.floor(size / 2) + 1
  return {
    concurring,
    dissenting,
    heard: draft !== null && opinions.length === sitting.length - 1,
    majority: concurring >= needed,
    outvoted: dissenting >= needed,
  }
}

/** What a seat has to do now, as the rule whose clock runs for it; null when it is for others. */
export function owesOf(
  bench: Bench<Seated, { readonly seatId: string }, Voted>,
  seatId: string,
): 'ruling.draft' | 'ruling.opinion' | null {
  const part = bench.sitting.find(({ id }) => id === seatId)?.part
  if (part === 'presiding') return bench.draft === null ? 'ruling.draft' : null
  if (part === undefined || bench.draft === null) return null
  return bench.opinions.some((one) => one.seatId === seatId) ? null : 'ruling.opinion'
}
