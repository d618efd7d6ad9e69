import { roleWords } from '../role.contract.ts'
import type { RuleOf } from '../rulebook/rulebook.contract.ts'
import { caseKindWords, fieldWords, tieWords, whyNotWords } from './reading-words.contract.ts'
import { exampleWhyNot } from './reading.rules.ts'

const allowed = { zh: '可以查看', en: 'may be read' }

/** An example in words, with what the rule says it is and what the decision makes of it. */
export function readingExample(rule: RuleOf<'reading'>, example: RuleOf<'reading'>['examples'][number]) {
  const said = (why: keyof typeof whyNotWords | null | undefined): string => (why ? whyNotWords[why] : allowed).zh
  const inWords = (language: 'zh' | 'en'): string =>
    [
      `${roleWords[example.role][language]} (${example.tie ? tieWords[example.tie][language] : { zh: '与此事无关', en: 'no tie' }[language]})`,
      `${caseKindWords[example.case][language]}${example.type === undefined ? '' : ` ${example.type}`}`,
      fieldWords[example.field][language],
      ...(example.closedDays === undefined
        ? []
        : [language === 'zh' ? `结案 ${example.closedDays} 天` : `closed for ${example.closedDays} days`]),
      ...(example.restricted ? [{ zh: '本人要求限制处理', en: 'processing restricted' }[language]] : []),
      ...(example.withoutConsent ? [{ zh: '本人没有同意', en: 'without consent' }[language]] : []),
    ].join(' · ')
  return {
    given: { zh: inWords('zh'), en: inWords('en') },
    expected: said(example.refused),
    actual: said(exampleWhyNot(rule, example)),
    note: example.note,
  }
}
