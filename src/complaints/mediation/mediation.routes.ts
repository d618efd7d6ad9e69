import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { showCase } from '../case.actions.ts'
import * as mediation from './mediation.actions.ts'
import * as contract from './mediation.contract.ts'
import { showMediation } from './mediation-view.actions.ts'
import { recuseMediator } from './recusal.actions.ts'
import { showParts } from './part.actions.ts'

export const mediationRoutes: readonly BoundRoute[] = [
  handle(contract.readMediation, async (ctx, { id }) =>
    showMediation(ctx, await mediation.comeNear(ctx, id, { hold: false })),
  ),
  handle(contract.readParts, (ctx, { id }) => showParts(ctx, id)),
  handle(contract.takeMediation, async (ctx, { id }) => showMediation(ctx, await mediation.takeMediation(ctx, id))),
  handle(contract.postMessage, async (ctx, input) => showMediation(ctx, await mediation.postMessage(ctx, input))),
  handle(contract.propose, async (ctx, input) => showMediation(ctx, await mediation.propose(ctx, input))),
  handle(contract.signProposal, async (ctx, input) => {
    await mediation.signProposal(ctx, input)
    return showMediation(ctx, await mediation.enterRoom(ctx, input.id, { hold: false }))
  }),
  handle(contract.refuseProposal, async (ctx, input) => showMediation(ctx, await mediation.refuseProposal(ctx, input))),
  handle(contract.recuseMediator, async (ctx, input) => showCase(ctx, await recuseMediator(ctx, input))),
  handle(contract.failMediation, async (ctx, input) => showCase(ctx, await mediation.failMediation(ctx, input))),
]
