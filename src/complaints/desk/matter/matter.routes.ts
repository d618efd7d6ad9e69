import { handle, type BoundRoute } from '../../../kernel/http/handle.ts'
import * as matter from './matter.actions.ts'
import * as contract from './matter.contract.ts'
import { splitComplaint } from './split.actions.ts'

export const matterRoutes: readonly BoundRoute[] = [
  handle(contract.readMatter, (ctx, { id }) => matter.showMatter(ctx, id)),
  handle(contract.merge, (ctx, input) => matter.mergeComplaint(ctx, input)),
  handle(contract.separate, (ctx, input) => matter.separateComplaint(ctx, input)),
  handle(contract.split, (ctx, input) => splitComplaint(ctx, input)),
  handle(contract.relate, (ctx, input) => matter.relateComplaint(ctx, input)),
]
