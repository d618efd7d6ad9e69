import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { readCatalogue } from './catalogue.contract.ts'
import { catalogueOn, nodesOn } from './catalogue.rules.ts'
import * as decide from './decide.actions.ts'
import { exportPenalties, listPenalties, readStanding } from './list.actions.ts'
import * as open from './open.actions.ts'
import * as contract from './penalty-routes.contract.ts'
import { previewOf } from './preview.actions.ts'
import { showPenalty } from './show.actions.ts'

export const penaltyRoutes: readonly BoundRoute[] = [
  handle(readCatalogue, async ({ rulebook, now }, { onDay = shanghaiDay(now) }) => ({
    onDay,
    violations: catalogueOn(rulebook, onDay),
    nodes: nodesOn(rulebook, onDay),
  })),
  handle(contract.listPenalties, (ctx, input) => listPenalties(ctx, input)),
  handle(contract.exportPenalties, async (ctx, filter) => ({
    body: await exportPenalties(ctx, filter),
    type: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': 'attachment; filename="penalties.csv"' },
  })),
  handle(contract.readStanding, (ctx, input) => readStanding(ctx, input)),
  handle(contract.readPenalty, (ctx, { id }) => showPenalty(ctx, id)),
  handle(contract.previewPenalty, (ctx, input) => previewOf(ctx, input)),
  handle(contract.openPenalty, async (ctx, input) => showPenalty(ctx, (await open.openPenalty(ctx, input)).id)),
  handle(contract.giveNotice, async (ctx, input) => showPenalty(ctx, (await open.giveNotice(ctx, input)).id)),
  handle(contract.dropPenalty, async (ctx, input) => showPenalty(ctx, (await open.dropPenalty(ctx, input)).id)),
  handle(contract.stateDefence, async (ctx, input) => showPenalty(ctx, (await open.stateDefence(ctx, input)).id)),
  handle(contract.decidePenalty, async (ctx, input) => showPenalty(ctx, (await decide.decidePenalty(ctx, input)).id)),
  handle(contract.appealPenalty, async (ctx, input) => showPenalty(ctx, (await decide.appealPenalty(ctx, input)).id)),
  handle(contract.decideAppeal, async (ctx, input) => showPenalty(ctx, (await decide.decideAppeal(ctx, input)).id)),
]
