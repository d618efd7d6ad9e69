import type { z } from 'zod'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import { weighAll } from './calculation.rules.ts'
import { dated, localeError, problemsIn } from './input.rules.ts'
import { Situation, type calculateManyRemedies } from './remedy.contract.ts'
import { addUp } from './together.rules.ts'

type Book = { readonly rulebook: Rulebook; readonly language: 'zh' | 'en'; readonly today: string }
type Row = z.input<typeof calculateManyRemedies.output>['rows'][number]
const Ref = Situation.extend({ ref: Situation.shape.unsure.unwrap().element.optional() })

/** Each row by itself: a bad one names what is wrong with it and leaves the others alone. */
export function calculateAll(rows: readonly Record<string, unknown>[], book: Book) {
  const answered = rows.map((row) => calculateRow(row, book))
  return { rulebook: book.rulebook.version, rows: answered, failed: answered.filter(({ ok }) => !ok).length }
}

function calculateRow(raw: Record<string, unknown>, book: Book): Row {
  const ref = typeof raw['ref'] === 'string' ? raw['ref'].slice(0, 80) : null
  const parsed = Ref.safeParse(raw, { error: localeError[book.language] })
  if (!parsed.success)
    return {
      ref,
      ok: false,
      problems: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    }
  const { ref: _, ...given } = parsed.data
  const situation = dated(given, book.today)
  const problems = problemsIn(situation, book)
  if (problems.length > 0) return { ref, ok: false, problems }
  const { weighed } = weighAll(situation, book.rulebook)
  return {
    ref,
    ok: true,
    happenedOn: situation.happenedOn,
    remedies: weighed.map(({ rule, id, state, amount, counted, missing }) => ({
      id,
      state,
      amount,
      counted,
      missing: [...missing],
      from: rule.from,
      confidence: rule.confidence,
    })),
    together: addUp(weighed, situation.prefer),
  }
}
