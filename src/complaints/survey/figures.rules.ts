import type { Block, Share, Spread } from './figures.contract.ts'

/** Two-sided 95 %, the usual one. */
const z = 1.959964

/** A share with the interval of Wilson (1927): it stays within 0 and 1 and is honest about small numbers. Null without any. */
export function shareOf(count: number, of: number): Share | null {
  if (of === 0) return null
  const share = count / of
  const spread = z * z
  const middle = share + spread / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + spread / (4 * of * of))
  const below = 1 + spread / of
  return { count, of, share, low: Math.max(0, (middle - half) / below), high: Math.min(1, (middle + half) / below) }
}

export type Month = {
  readonly month: string
  readonly asked: number
  readonly answered: number
  readonly spread: Spread
}

/**
 * Months put together, the oldest first, until at least so many answered. What is left over at the end is not shown. A block never changes
 * once it is there, so nobody learns a single answer by looking twice.
 */
export function blocksOf(months: readonly Month[], minimum: number): Block[] {
  const blocks: Block[] = []
  let open: Block | null = null
  for (const one of months) {
    const { month, asked, answered, spread } = one
    open = open === null ? { from: month, until: month, asked, answered, spread } : joined(open, one)
    if (open.answered < minimum) continue
    blocks.push(open)
    open = null
  }
  return blocks
}

const joined = (block: Block, { month, asked, answered, spread }: Month): Block => ({
  from: block.from,
  until: month,
  asked: block.asked + asked,
  answered: block.answered + answered,
  spread: {
    outcome: sum(block.spread.outcome, spread.outcome),
    handling: sum(block.spread.handling, spread.handling),
    solved: {
      yes: block.spread.solved.yes + spread.solved.yes,
      partly: block.spread.solved.partly + spread.solved.partly,
      no: block.spread.solved.no + spread.solved.no,
    },
  },
})
const sum = (one: readonly number[], other: readonly number[]): number[] =>
  one.map((count, at) => count + (other[at] ?? 0))
