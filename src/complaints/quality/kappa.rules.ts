import { foundAnswers, type Findings } from './quality.contract.ts'

export type Agreement = { readonly items: number; readonly same: number; readonly kappa: number | null }
type Pair = { readonly one: Findings; readonly other: Findings }

/**
 * Cohen's kappa (1960) over the items of all pairs: how far two people agree beyond what chance alone would give. Null without items, or
 * where both said the same one thing everywhere, which chance explains as well.
 */
export function agreementOf(pairs: readonly Pair[]): Agreement {
  const answers = pairs.flatMap(({ one, other }) =>
    Object.entries(one).flatMap(([id, { found }]) => {
      const second = other[id]
      return second ? [{ first: found, second: second.found }] : []
    }),
  )
  const items = answers.length
  const same = answers.filter(({ first, second }) => first === second).length
  if (items === 0) return { items, same, kappa: null }
  const share = (who: 'first' | 'second', answer: string): number =>
    answers.filter((one) => one[who] === answer).length / items
  const chance = foundAnswers.reduce((sum, answer) => sum + share('first', answer) * share('second', answer), 0)
  return { items, same, kappa: chance >= 1 ? null : (same / items - chance) / (1 - chance) }
}
