import { isInForce, isKind } from '../kernel/rulebook/rulebook.rules.ts'
import type { Rulebook } from '../kernel/rulebook/rulebook.ts'

/** A closed list of grounds in force on a day: the parameters of the rulebook under `prefix`, each with its article. */
export const groundsUnder = (rulebook: Rulebook, prefix: string, day: string) =>
  rulebook.all.flatMap((rule) =>
    isKind(rule, 'parameter') && rule.id.startsWith(prefix) && isInForce(rule, day)
      ? [
          {
            code: String(rule.value),
            title: rule.title,
            summary: rule.summary,
            rule: rule.id,
            article: rule.article ?? null,
          },
        ]
      : [],
  )
