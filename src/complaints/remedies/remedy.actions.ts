import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { BadInput } from '../../kernel/http/input.ts'
import { problemOfDay } from '../../kernel/remedy/answer.rules.ts'
import { catalogueOn } from './catalogue.rules.ts'
import { calculate } from './calculation.rules.ts'
import { dated, problemsIn } from './input.rules.ts'
import type { Calculation, Situation } from './remedy.contract.ts'

type Reader = Pick<Ctx, 'rulebook' | 'now'>

/** Works out one situation, or refuses it with every field that is wrong. Nothing is stored. */
export function answerOne({ rulebook, now }: Reader, given: Situation, language: 'zh' | 'en'): Calculation {
  const situation = dated(given, shanghaiDay(now))
  const problems = problemsIn(situation, { rulebook, language })
  if (problems.length > 0) throw new BadInput(problems)
  return calculate(situation, rulebook)
}

/** The catalogue of a day within the years that the calendar knows. */
export function listOn({ rulebook, now }: Reader, onDay: string | undefined, language: 'zh' | 'en') {
  const problem = onDay === undefined ? null : problemOfDay(onDay, rulebook.calendar)
  if (problem) throw new BadInput([{ path: 'onDay', message: problem[language] }])
  return catalogueOn(rulebook, onDay ?? shanghaiDay(now))
}
