import { shanghaiDay } from '../kernel/calendar/day.rules.ts'
import type { Ctx } from '../kernel/context.ts'
import { handle, type BoundRoute } from '../kernel/http/handle.ts'
import { refuse } from '../kernel/refusal.ts'
import { formulaLines } from '../kernel/remedy/formula-words.rules.ts'
import { runExamples } from '../kernel/rulebook/example.rules.ts'
import type { Rule, Source } from '../kernel/rulebook/rulebook.contract.ts'
import { mayBlock } from '../kernel/rulebook/rulebook.rules.ts'
import { coverageOf } from './calendar.rules.ts'
import * as contract from './rule.contract.ts'
import { countBy, findRules, pageAfter, stateOn } from './rule.rules.ts'

export const ruleRoutes: readonly BoundRoute[] = [
  handle(contract.listRules, ({ rulebook, now }, { cursor, limit, ...filter }) =>
    pageAfter(findRules(rulebook, filter, shanghaiDay(now)), { cursor, limit }),
  ),
  handle(contract.readRule, (ctx, { id, onDay }) => {
    const versions = ctx.rulebook.history(id)
    if (versions.length === 0) refuse('not-found', { noun: 'rule' })
    const day = onDay ?? shanghaiDay(ctx.now)
    return {
      id,
      versions: versions.map((rule) => ({
        rule,
        source: sourceOf(ctx, rule),
        state: stateOn(rule, day),
        mayBlock: mayBlock(rule),
        formula: rule.kind === 'remedy' ? formulaLines(rule, ctx.rulebook.questions) : [],
        examples: runExamples(rule, ctx.rulebook),
      })),
      gaps: ctx.rulebook.gaps.filter((gap) => gap.id === id),
    }
  }),
  handle(contract.readRulebook, ({ rulebook }) => ({
    version: rulebook.version,
    rules: new Set(rulebook.all.map(({ id }) => id)).size,
    versions: rulebook.all.length,
    byKind: countBy(rulebook.all, 'kind'),
    byConfidence: countBy(rulebook.all, 'confidence'),
    sources: rulebook.sources.map((source) => ({
      ...source,
      rules: rulebook.all.filter((rule) => rule.source === source.id).length,
    })),
    gaps: [...rulebook.gaps],
    calendars: coverageOf(rulebook.calendar),
  })),
]

/** The loader refuses a rule without its source. */
function sourceOf({ rulebook }: Ctx, rule: Rule): Source {
  return rulebook.source(rule.source) ?? refuse('not-found', { noun: 'source' })
}
