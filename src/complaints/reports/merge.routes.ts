import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as actions from './merge.actions.ts'
import * as contract from './merge.contract.ts'

export const mergeRoutes: readonly BoundRoute[] = [
  handle(contract.listMergeTargets, (ctx, { id }) => actions.listMergeTargets(ctx, id)),
  handle(contract.mergeReport, (ctx, input) => actions.mergeReport(ctx, input)),
  handle(contract.undoMerge, (ctx, input) => actions.undoMerge(ctx, input)),
]
