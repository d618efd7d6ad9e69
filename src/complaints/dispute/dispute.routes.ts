import type { Ctx } from '../../kernel/context.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as actions from './dispute.actions.ts'
import * as contract from './dispute.contract.ts'
import { showDispute } from './dispute-view.actions.ts'

/** Every write answers with the statement as it is afterwards. */
const shown =
  <I>(act: (ctx: Ctx, input: I) => Promise<actions.Inside>) =>
  async (ctx: Ctx, input: I) =>
    showDispute(ctx, await act(ctx, input))

export const disputeRoutes: readonly BoundRoute[] = [
  handle(contract.readDispute, async (ctx, { id }) => showDispute(ctx, await actions.enter(ctx, id, { hold: false }))),
  handle(contract.addPoint, shown(actions.addPoint)),
  handle(contract.withdrawPoint, shown(actions.withdrawPoint)),
  handle(contract.takeStance, shown(actions.takeStance)),
  handle(contract.assessEvidence, shown(actions.assessEvidence)),
  handle(contract.findOnEvidence, shown(actions.findOnEvidence)),
  handle(contract.signDispute, shown(actions.signDispute)),
]
