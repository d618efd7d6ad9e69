import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { listCases, readOwn } from './performance.actions.ts'
import { listFigureCases, readPerformance } from './performance.contract.ts'

export const rankingRoutes: readonly BoundRoute[] = [
  handle(readPerformance, (ctx, input) => readOwn(ctx, input)),
  handle(listFigureCases, (ctx, input) => listCases(ctx, input)),
]
