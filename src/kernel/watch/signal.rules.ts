import type { RuleOf } from '../rulebook/rulebook.contract.ts'
import type { Level, Threshold } from './signal-rule.contract.ts'

/** What was reckoned: the number, how many it is of, and how it stands to what is usual, where that is known. */
export type Reckoned = {
  readonly value: number
  readonly of?: number | undefined
  readonly z?: number | undefined
  readonly times?: number | undefined
}
type Rule = Pick<RuleOf<'signal'>, 'least' | 'warn' | 'critical' | 'heavierForLeavers'>

/** Which level a number reaches; null: none. Whoever is about to leave reaches the higher one with the lower number. */
export function levelOf(rule: Rule, found: Reckoned, leaver = false): Level | null {
  if ((found.of ?? found.value) < rule.least) return null
  if (reaches(rule.critical, found)) return 'critical'
  if (!reaches(rule.warn, found)) return null
  return leaver && rule.heavierForLeavers ? 'critical' : 'warn'
}

const reaches = (threshold: Threshold | undefined, { value, z, times }: Reckoned): boolean =>
  threshold !== undefined && (isOver(value, threshold.over) || isOver(z, threshold.z) || isOver(times, threshold.times))
const isOver = (value: number | undefined, limit: number | undefined): boolean =>
  value !== undefined && limit !== undefined && value > limit

const said = (level: Level | null | undefined): string =>
  level === 'critical' ? '严重' : level === 'warn' ? '提醒' : '不提示'

/** An example in words, with what the rule says and what the decision makes of it. */
export function signalExample(rule: RuleOf<'signal'>, example: RuleOf<'signal'>['examples'][number]) {
  const { value, of, z, times, leaver, level, note } = example
  const more = [
    ...(of === undefined ? [] : [`n = ${of}`]),
    ...(z === undefined ? [] : [`z = ${z}`]),
    ...(times === undefined ? [] : [`× ${times}`]),
  ]
  return {
    given: {
      zh: [String(value), ...more, ...(leaver ? ['即将离岗'] : [])].join(' · '),
      en: [String(value), ...more, ...(leaver ? ['about to leave'] : [])].join(' · '),
    },
    expected: said(level),
    actual: said(levelOf(rule, example, leaver)),
    note,
  }
}
