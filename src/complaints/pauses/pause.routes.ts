import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { showCase } from '../case.actions.ts'
import * as actions from './extension.actions.ts'
import * as contract from './extension.contract.ts'
import * as orders from './force-majeure.actions.ts'
import * as majeure from './force-majeure.contract.ts'
import { showPauses } from './show.actions.ts'

export const casePauseRoutes: readonly BoundRoute[] = [
  handle(contract.readPauses, (ctx, { id }) => showPauses(ctx, id)),
  handle(contract.askExtension, async (ctx, input) => showCase(ctx, await actions.askExtension(ctx, input))),
  handle(contract.answerExtension, async (ctx, input) => showCase(ctx, await actions.answerExtension(ctx, input))),
  handle(contract.decideExtension, async (ctx, input) => showCase(ctx, await actions.decideExtension(ctx, input))),
  handle(contract.endExtension, async (ctx, input) => showCase(ctx, await actions.endExtension(ctx, input))),
]

export const pauseRoutes: readonly BoundRoute[] = [
  handle(majeure.listOrders, (ctx, page) => orders.listOrders(ctx, page)),
  handle(majeure.orderForceMajeure, (ctx, input) => orders.orderForceMajeure(ctx, input)),
  handle(majeure.liftForceMajeure, (ctx, input) => orders.liftForceMajeure(ctx, input)),
]
