import { z } from 'zod'
import { RuleId } from '../rulebook/rule-parts.contract.ts'
import { OptionValue } from './question.contract.ts'

/**
 * How an amount is worked out: a small closed language, nothing is ever evaluated as code. A text names a question, a number is
 * itself, everything else says what it does. Amounts are exact fractions of a fen until the end and never fall below zero.
 */
export type Expression = string | number | Operation
export type Operation =
  | { readonly do: 'fen'; readonly fen: number }
  | { readonly do: 'sum'; readonly of: readonly Expression[] }
  /** `from` less `take`; nothing when `take` is more. */
  | { readonly do: 'minus'; readonly from: Expression; readonly take: Expression }
  | { readonly do: 'times'; readonly by: Expression; readonly of: Expression }
  | { readonly do: 'share'; readonly of: Expression; readonly part: Expression; readonly whole: Expression }
  /** So many hundredths of a percent of it. */
  | { readonly do: 'rate'; readonly of: Expression; readonly rate: string | number }
  | { readonly do: 'at-least'; readonly value: Expression; readonly floor: Expression }
  | { readonly do: 'at-most'; readonly value: Expression; readonly cap: Expression }
  /** Days from the last day of a clock of the rulebook, begun on `since`, to `until`. */
  | { readonly do: 'days-late'; readonly clock: string; readonly since: string; readonly until: string }
  /** By the answer to a choice, or by what was taken where the text leaves it open. */
  | { readonly do: 'choose'; readonly by: string; readonly cases: Readonly<Record<string, Expression>> }
  /** The first of these questions that was answered. */
  | { readonly do: 'first'; readonly of: readonly string[] }

const Name = z.string().regex(/^[a-z][A-Za-z0-9]{1,60}$/)
const Inner: z.ZodType<Expression> = z.lazy(() => Expression)
const Whole = z.int().min(0).max(1_000_000)

export const Expression: z.ZodType<Expression> = z
  .union([
    Name,
    Whole,
    z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('fen'), fen: z.int().min(1).max(100_000_000) }),
      z.strictObject({ do: z.literal('sum'), of: z.array(Inner).min(2).max(12) }),
      z.strictObject({ do: z.literal('minus'), from: Inner, take: Inner }),
      z.strictObject({ do: z.literal('times'), by: Inner, of: Inner }),
      z.strictObject({ do: z.literal('share'), of: Inner, part: Inner, whole: Inner }),
      z.strictObject({ do: z.literal('rate'), of: Inner, rate: z.union([Name, z.int().min(1).max(10_000)]) }),
      z.strictObject({ do: z.literal('at-least'), value: Inner, floor: Inner }),
      z.strictObject({ do: z.literal('at-most'), value: Inner, cap: Inner }),
      z.strictObject({ do: z.literal('days-late'), clock: RuleId, since: Name, until: Name }),
      z.strictObject({ do: z.literal('choose'), by: Name, cases: z.record(OptionValue, Inner) }),
      z.strictObject({ do: z.literal('first'), of: z.array(Name).min(2).max(6) }),
    ]),
  ])
  .meta({ id: 'RemedyExpression' })

const deepest = 24
/** An alias inside its own anchor would never end. */
function isTooDeep(value: unknown, left = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1))
}

/** One amount, or a stretch within which a person decides. */
export const Formula = z
  .unknown()
  .refine((value) => !isTooDeep(value), { error: 'a formula is at most 24 levels deep', abort: true })
  .pipe(
    z.union([
      z.strictObject({ amount: Expression }),
      z.strictObject({ from: Expression.optional(), upTo: Expression }),
    ]),
  )
export type Formula = z.infer<typeof Formula>
