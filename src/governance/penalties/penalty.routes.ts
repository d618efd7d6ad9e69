import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { readCatalogue } from './catalogue.contract.ts'
import { catalogueOn, nodesOn } from './catalogue.rules.ts'

export const penaltyRoutes: readonly BoundRoute[] = [
  handle(readCatalogue, async ({ rulebook, now }, { onDay = shanghaiDay(now) }) => ({
    onDay,
    violations: catalogueOn(rulebook, onDay),
    nodes: nodesOn(rulebook, onDay),
  })),
]
