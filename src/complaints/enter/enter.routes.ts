import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { enterComplaint } from './entry.actions.ts'
import * as entry from './entry.contract.ts'

export const enterRoutes: readonly BoundRoute[] = [
  handle(entry.enterComplaint, (ctx, input) => enterComplaint(ctx, input)),
]
