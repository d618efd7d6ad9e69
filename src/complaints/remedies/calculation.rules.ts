import { judge, type RemedyRule } from '../../kernel/remedy/remedy.rules.ts'
import type { Bilingual } from '../../kernel/rulebook/rule-parts.contract.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import { headOf, resultOf } from './explanation.rules.ts'
import { nextQuestions } from './next.rules.ts'
import type { Calculation } from './remedy.contract.ts'
import { fits, remediesOf, type Candidate, type Dated } from './situation.rules.ts'
import { addUp, weigh } from './together.rules.ts'
import { rounding } from './vocabulary.rules.ts'

/** Everything that may be asked for in a situation, everything that may not and why, and what goes together. */
export function calculate(situation: Dated, rulebook: Rulebook): Calculation {
  const { outside, judged, weighed } = weighAll(situation, rulebook)
  const taken = new Set(weighed.map(({ rule }) => rule))
  return {
    rulebook: rulebook.version,
    happenedOn: situation.happenedOn,
    remedies: weighed.map((one) => resultOf(one, { situation, rulebook, weighed })),
    not: [
      ...judged
        .filter(({ rule }) => !taken.has(rule))
        .map((one) => ({ ...headOf(one.rule, rulebook), ...whyNot(one, situation) })),
      ...outside.map((rule) => ({
        ...headOf(rule, rulebook),
        reason: 'not-in-force' as const,
        why: [notInForce(rule, situation.happenedOn)],
      })),
    ],
    together: addUp(weighed, situation.prefer),
    next: nextQuestions(weighed, situation, rulebook.questions),
    rounding,
  }
}

/** What applies or may apply with its amounts, without the words. */
export function weighAll(situation: Dated, rulebook: Rulebook) {
  const { inForce, outside } = remediesOf(rulebook, situation.happenedOn)
  const judged: readonly Candidate[] = inForce.map((rule) => ({
    rule,
    judged: judge(rule, { answers: situation.answers, choices: situation.choices[rule.id] ?? {} }, rulebook),
  }))
  const fitting = judged.filter(({ rule, judged: { state } }) => state !== 'not' && fits(rule, situation))
  return { outside, judged, weighed: weigh(fitting, situation) }
}

const anotherMatter: Bilingual = {
  zh: '不属于您选的情形。',
  en: 'It belongs to another kind of matter than the one you chose.',
}
const notInForce = ({ from, until }: RemedyRule, day: string): Bilingual =>
  day < from
    ? { zh: `${day} 时还没有这条规则（${from} 起施行）。`, en: `It was not in force on ${day}; it began on ${from}.` }
    : {
        zh: `${day} 时这条规则已失效（施行到 ${until ?? ''}）。`,
        en: `It was no longer in force on ${day}; it ended on ${until ?? ''}.`,
      }

function whyNot({ rule, judged }: Candidate, situation: Dated): Pick<Calculation['not'][number], 'reason' | 'why'> {
  if (!fits(rule, situation)) return { reason: 'other-matter', why: [anotherMatter] }
  const failed = rule.needs.filter((_, place) => judged.needs[place] === false)
  const excepted = rule.unless.filter((_, place) => judged.unless[place] === true)
  return {
    reason: 'condition',
    why: [
      ...failed.map(({ words }) => ({ zh: `不满足：${words.zh}`, en: `Not met: ${words.en}` })),
      ...excepted.map(({ words }) => ({ zh: `不适用：${words.zh}`, en: `Ruled out: ${words.en}` })),
    ],
  }
}
