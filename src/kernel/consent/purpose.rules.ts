import type { RuleOf } from '../rulebook/rulebook.contract.ts'
import type { WhyNotUse } from './purpose-rule.contract.ts'
import { saidWords, whyNotUseWords } from './purpose-words.contract.ts'

/** What a person last said about a purpose. `outdated`: it was said about less than what the purpose is now. */
export type Said = {
  readonly given: boolean
  readonly separate: boolean
  readonly byGuardian: boolean
  readonly outdated: boolean
}
export type Standing = { readonly said: Said | null; readonly isMinor: boolean; readonly isRestricted: boolean }
type Rule = Pick<RuleOf<'purpose'>, 'mode' | 'separate' | 'minors'>

/** Why data of this person may not be used for a purpose; null when it may. What has no rule is no. */
export function whyNotUse(rule: Rule | null, { said, isMinor, isRestricted }: Standing): WhyNotUse | null {
  if (rule === null) return 'no-rule'
  if (rule.mode === 'necessary') return null
  if (isRestricted) return 'restricted'
  if (isMinor && rule.minors === 'never') return 'not-for-minors'
  if (said !== null && !said.given) return 'withdrawn'
  if (isMinor && !said?.byGuardian) return 'guardian'
  if (rule.mode === 'refusable') return null
  if (said === null) return 'not-given'
  if (said.outdated) return 'ask-again'
  return rule.separate && !said.separate ? 'separate' : null
}

type Example = RuleOf<'purpose'>['examples'][number]
const allowed = { zh: '可以使用', en: 'may be used' }

/** An example of the rulebook, in words and answered by the decision itself. */
export function purposeExample(rule: RuleOf<'purpose'>, example: Example) {
  const actual = whyNotUse(rule, standingOf(example))
  const inWords = (language: 'zh' | 'en'): string =>
    [
      saidWords[example.said][language],
      ...(['minor', 'guardian', 'separate', 'changed', 'restricted'] as const).flatMap((sign) =>
        example[sign] ? [saidWords[sign][language]] : [],
      ),
    ].join(' · ')
  return {
    given: { zh: inWords('zh'), en: inWords('en') },
    expected: (example.refused ? whyNotUseWords[example.refused] : allowed).zh,
    actual: (actual ? whyNotUseWords[actual] : allowed).zh,
    note: example.note,
  }
}

const standingOf = ({ said, minor, guardian, separate, changed, restricted }: Example): Standing => ({
  said:
    said === 'nothing'
      ? null
      : {
          given: said === 'given',
          byGuardian: guardian ?? false,
          separate: separate ?? false,
          outdated: changed ?? false,
        },
  isMinor: minor ?? false,
  isRestricted: restricted ?? false,
})
