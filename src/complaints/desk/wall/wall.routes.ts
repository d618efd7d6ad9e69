import { handle, type BoundRoute } from '../../../kernel/http/handle.ts'
import { explainBreach, listBreaches, showWall } from './wall.actions.ts'
import * as contract from './wall.contract.ts'

export const wallRoutes: readonly BoundRoute[] = [
  handle(contract.readWall, (ctx) => showWall(ctx)),
  handle(contract.listBreaches, (ctx, input) => listBreaches(ctx, input)),
  handle(contract.explainBreach, (ctx, input) => explainBreach(ctx, input)),
]
