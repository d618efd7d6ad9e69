import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as objection from './objection.actions.ts'
import { listCases, readOwn } from './performance.actions.ts'
import { listFigureCases, readPerformance } from './performance.contract.ts'
import * as open from './public.actions.ts'
import * as contract from './ranking.contract.ts'

export const rankingRoutes: readonly BoundRoute[] = [
  handle(readPerformance, (ctx, input) => readOwn(ctx, input)),
  handle(listFigureCases, (ctx, input) => listCases(ctx, input)),
  handle(contract.listRankings, (ctx) => open.listPublic(ctx)),
  handle(contract.readRanking, (ctx, input) => open.readPublic(ctx, input)),
  handle(contract.rankingJson, (ctx, { period }) => open.jsonFile(ctx, period)),
  handle(contract.rankingCsv, (ctx, { period }) => open.csvFile(ctx, period)),
  handle(contract.readOwnRow, (ctx) => objection.readOwnRow(ctx)),
  handle(contract.objectToRow, (ctx, input) => objection.objectToOwnRow(ctx, input)),
  handle(contract.listRankingDesk, (ctx) => objection.listDesk(ctx)),
  handle(contract.decideObjection, (ctx, input) => objection.decideOnObjection(ctx, input)),
  handle(contract.withdrawRanking, (ctx, input) => objection.withdrawPublished(ctx, input)),
]
