import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as alarms from './alarm.actions.ts'
import * as signals from './signal.actions.ts'
import * as contract from './warning.contract.ts'

export const warningRoutes: readonly BoundRoute[] = [
  handle(contract.listAlarms, (ctx, wanted) => alarms.showAlarms(ctx, wanted)),
  handle(contract.readAlarm, (ctx, { id }) => alarms.showAlarm(ctx, id)),
  handle(contract.triageAlarm, (ctx, judged) => alarms.triage(ctx, judged)),
  handle(contract.releaseContainment, (ctx, wanted) => alarms.giveBack(ctx, wanted)),
  handle(contract.listSignals, (ctx) => signals.showSignals(ctx)),
  handle(contract.askChange, (ctx, wanted) => signals.ask(ctx, wanted)),
  handle(contract.decideChange, (ctx, decision) => signals.decide(ctx, decision)),
]
