import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { listSafetyLeads } from './leads.actions.ts'
import { changeFlag, decideSignal, showSignals } from './signal.actions.ts'
import * as contract from './signal.contract.ts'

export const signalRoutes: readonly BoundRoute[] = [
  handle(contract.readSignals, (ctx, { id }) => showSignals(ctx, id)),
  handle(contract.decideSignal, (ctx, input) => decideSignal(ctx, input)),
  handle(contract.changeFlag, (ctx, input) => changeFlag(ctx, input)),
  handle(contract.listSafetyLeads, (ctx, input) => listSafetyLeads(ctx, input)),
]
