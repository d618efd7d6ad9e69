import type { z } from 'zod'
import { rangeOf, type RemedyRule } from '../../kernel/remedy/remedy.rules.ts'
import type { RemedyResult, Together } from './remedy.contract.ts'
import type { Candidate, Dated } from './situation.rules.ts'
import { exclusionWords } from './vocabulary.rules.ts'

type Grouped = Pick<RemedyRule, 'id' | 'exclusive'>

/** The others that share a group: of these, one may be asked for. */
export function excludedBy(rule: Grouped, others: readonly { readonly rule: Grouped }[]): RemedyResult['excludes'] {
  return others.flatMap(({ rule: other }) => {
    const group = rule.exclusive.find((one) => other.exclusive.includes(one))
    return other.id === rule.id || group === undefined ? [] : [{ id: other.id, group, because: exclusionWords[group] }]
  })
}

/** A remedy with its amount and whether it may be in the sum. */
export type Weighed = Candidate &
  Pick<RemedyResult, 'id' | 'state' | 'amount' | 'punitive' | 'counted'> & {
    readonly missing: readonly string[]
    readonly excludes: RemedyResult['excludes']
  }

export function weigh(candidates: readonly Candidate[], { demands, findings }: Dated): Weighed[] {
  return candidates.map(({ rule, judged }) => {
    const amount = rangeOf(judged.variants)
    const punitive = rule.punitive
      ? { ...rule.punitive, demanded: demands.includes(rule.id), foundBy: findings[rule.punitive.finding] ?? null }
      : null
    const mayCount = punitive === null || (punitive.demanded && punitive.foundBy !== null)
    return {
      rule,
      judged,
      id: rule.id,
      state: judged.state === 'open' ? 'open' : 'applies',
      amount,
      missing: [...new Set(judged.variants.flatMap(({ missing }) => missing))],
      punitive,
      counted: judged.state === 'applies' && amount !== null && mayCount,
      excludes: excludedBy(rule, candidates),
    }
  })
}

/**
 * What can be asked for at once: first what the consumer prefers, then of the rest the dearest set in which nothing excludes
 * another. Everything that is not in it is named with its reason.
 */
export function addUp(remedies: readonly Weighed[], prefer: readonly string[]): z.infer<typeof Together> {
  const mayCount = remedies.filter((one) => one.counted || isDeed(one))
  const wanted = prefer.flatMap((id) => mayCount.find((one) => one.id === id) ?? [])
  const first = wanted.reduce<readonly Weighed[]>((set, one) => (isFreeOf(set, one) ? [...set, one] : set), [])
  const rest = mayCount.filter((one) => one.counted && !first.includes(one) && isFreeOf(first, one))
  const set = [...first, ...dearest(rest, { clash: (one, other) => !isFreeOf([other], one), fen: worth })]
  const ids = remedies.filter((one) => set.some(({ id }) => id === one.id)).map(({ id }) => id)
  return {
    ids,
    amount: {
      fromFen: total(set.map(({ amount }) => amount?.fromFen ?? 0)),
      upToFen: total(set.map(worth)),
    },
    left: remedies.filter(({ id }) => !ids.includes(id)).map((one) => reasonFor(one, set)),
  }
}

/** Something to be done, not paid; it is in the set only when the consumer prefers it. */
const isDeed = ({ rule, state, punitive }: Weighed): boolean =>
  rule.deed !== undefined && state === 'applies' && punitive === null

/** Amounts may be as high as numbers go exactly; a sum of them stays there. */
export const total = (amounts: readonly number[]): number =>
  Math.min(
    amounts.reduce((sum, fen) => sum + fen, 0),
    Number.MAX_SAFE_INTEGER,
  )
const worth = ({ amount }: Weighed): number => amount?.upToFen ?? 0
const isFreeOf = (set: readonly Weighed[], one: Weighed): boolean =>
  set.every(({ id, excludes }) => id !== one.id && !excludes.some((other) => other.id === one.id))

/** Exact: what clashes with nobody is in; for the first that clashes, both ways are tried. The groups are few and small. */
export function dearest<T>(
  all: readonly T[],
  { clash, fen }: { readonly clash: (one: T, other: T) => boolean; readonly fen: (one: T) => number },
): readonly T[] {
  const clashing = all.find((one) => all.some((other) => other !== one && clash(one, other)))
  if (clashing === undefined) return all
  const others = all.filter((one) => one !== clashing)
  const withIt = [
    clashing,
    ...dearest(
      others.filter((one) => !clash(one, clashing)),
      { clash, fen },
    ),
  ]
  const without = dearest(others, { clash, fen })
  return total(without.map(fen)) > total(withIt.map(fen)) ? without : withIt
}

function reasonFor(one: Weighed, set: readonly Weighed[]): z.infer<typeof Together>['left'][number] {
  const by = set.find(({ excludes }) => excludes.some(({ id }) => id === one.id))?.id ?? null
  if (one.state === 'open') return { id: one.id, why: 'unconfirmed', by: null }
  if (one.punitive?.demanded === false) return { id: one.id, why: 'not-demanded', by: null }
  if (one.punitive?.foundBy === null) return { id: one.id, why: 'not-found', by: null }
  if (by !== null) return { id: one.id, why: 'excluded', by }
  return { id: one.id, why: one.rule.formula === undefined ? 'deed' : 'no-amount', by: null }
}
