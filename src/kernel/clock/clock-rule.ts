import { shanghaiDay } from '../calendar/day.rules.ts'
import type { Ctx } from '../context.ts'
import { isKind } from '../rulebook/rulebook.rules.ts'
import type { Clock, RuleWords } from './clock.rules.ts'
import { plainLadder, type Rung } from './rung.rules.ts'

/** The words of the version the clock was started under; a rule that was taken out since is named by its id. */
export function wordsOfRule({ rulebook }: Ctx, clock: Clock): RuleWords {
  const versions = rulebook.history(clock.rule)
  const rule = versions.find(({ from }) => from === clock.ruleFrom) ?? versions.at(-1)
  if (!rule || !isKind(rule, 'clock')) return { title: { zh: clock.rule, en: clock.rule }, consequence: null }
  return { title: rule.title, consequence: rule.consequence }
}

export function ladderOf({ rulebook }: Ctx, clock: Clock): readonly Rung[] {
  const ladder = clock.ladder === null ? undefined : rulebook.find(clock.ladder, shanghaiDay(clock.startedAt))
  return ladder && isKind(ladder, 'ladder') ? ladder.rungs : plainLadder
}
