import { shanghaiDay } from '../calendar/day.rules.ts'
import type { Ctx } from '../context.ts'
import type { RuleOf } from '../rulebook/rulebook.contract.ts'
import { isInForce, isKind, mayPause } from '../rulebook/rulebook.rules.ts'
import type { Clock, RuleWords } from './clock.rules.ts'
import { plainLadder, type Rung } from './rung.rules.ts'

/** The version the clock was started under; undefined when the rule was taken out since. */
function ruleOf({ rulebook }: Ctx, clock: Clock): RuleOf<'clock'> | undefined {
  const versions = rulebook.history(clock.rule)
  const rule = versions.find(({ from }) => from === clock.ruleFrom) ?? versions.at(-1)
  return rule && isKind(rule, 'clock') ? rule : undefined
}

export function wordsOfRule(ctx: Ctx, clock: Clock): RuleWords {
  const rule = ruleOf(ctx, clock)
  const pauseTitle = (reason: string) => pauseWords(ctx, reason)
  return rule
    ? { title: rule.title, consequence: rule.consequence, pauseTitle }
    : { title: { zh: clock.rule, en: clock.rule }, consequence: null, pauseTitle }
}

/** What the rulebook calls a reason to stand still; the newest words of it. */
function pauseWords({ rulebook }: Ctx, reason: string): RuleWords['title'] {
  const pause = rulebook.all.findLast((one) => isKind(one, 'pause') && one.reason === reason)
  return pause?.title ?? { zh: reason, en: reason }
}

/** The pause of the rulebook by which this reason stops this clock on that day; undefined when it does not: what is not listed never does. */
export function pauseOf(ctx: Ctx, clock: Clock, reason: string, at: Date): RuleOf<'pause'> | undefined {
  const rule = ruleOf(ctx, clock)
  const day = shanghaiDay(at)
  return ctx.rulebook.all
    .filter((pause) => isKind(pause, 'pause'))
    .find((pause) => pause.reason === reason && isInForce(pause, day) && rule !== undefined && mayPause(pause, rule))
}

export function ladderOf({ rulebook }: Ctx, clock: Clock): readonly Rung[] {
  const ladder = clock.ladder === null ? undefined : rulebook.find(clock.ladder, shanghaiDay(clock.startedAt))
  return ladder && isKind(ladder, 'ladder') ? ladder.rungs : plainLadder
}
