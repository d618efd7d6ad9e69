import { isInForce, isKind } from '../kernel/rulebook/rulebook.rules.ts'
import type { Rulebook } from '../kernel/rulebook/rulebook.ts'

/** A closed list of grounds in force on a day: the parameters of the rulebook under `prefix`, each with its article. */
export const groundsUnder = (rulebook: Rulebook, prefix: string, day: string) =>
  rulebook.all
    .flatMap((rule) =>
      isKind(rule, 'parameter') && rule.id.startsWith(prefix) && isInForce(rule, day)
        ? [
            {
              code: String(rule.value),
              title: rule.title,
              summary: rule.summary,
              rule: rule.id,
              source: rulebook.source(rule.source)?.title ?? rule.title,
              article: rule.article ?? null,
            },
          ]
        : [],
    )
    .toSorted(inOrderOfLaw)

type Placed = { readonly article: string | null; readonly code: string }
/** As the law counts them; rules of the platform come after. */
const inOrderOfLaw = (a: Placed, b: Placed): number =>
  Number(a.article === null) - Number(b.article === null) ||
  (a.article ?? a.code).localeCompare(b.article ?? b.code, 'en', { numeric: true })

/** Nobody is rejected for what is missing who was never told what it is. */
export const needsRequest = (ground: string): boolean => ground === 'material-missing'
