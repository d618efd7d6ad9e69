import { handle, type BoundRoute } from '../../../kernel/http/handle.ts'
import { bePresent } from './presence.actions.ts'
import * as contract from './presence.contract.ts'

export const presenceRoutes: readonly BoundRoute[] = [handle(contract.bePresent, (ctx, input) => bePresent(ctx, input))]
