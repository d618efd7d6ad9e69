import { handle, type BoundRoute } from '../../../kernel/http/handle.ts'
import { listAssignments, takeNext } from './assign.actions.ts'
import { listHandedOver, previewAbsence } from './away.actions.ts'
import * as away from './away.contract.ts'
import { handOver, previewHandOver } from './hand-over.actions.ts'
import * as hand from './hand-over.contract.ts'
import * as roster from './roster.actions.ts'
import * as contract from './roster.contract.ts'

export const rosterRoutes: readonly BoundRoute[] = [
  handle(contract.readRoster, (ctx) => roster.showRoster(ctx)),
  handle(contract.saveDuty, (ctx, input) => roster.saveDuty(ctx, input)),
  handle(contract.addAbsence, (ctx, input) => roster.addAbsence(ctx, input)),
  handle(contract.cancelAbsence, (ctx, { id }) => roster.cancelAbsence(ctx, id)),
  handle(contract.listAssignments, (ctx, { id }) => listAssignments(ctx, id)),
  handle(contract.takeNext, (ctx) => takeNext(ctx)),
  handle(away.previewAbsence, (ctx, input) => previewAbsence(ctx, input)),
  handle(away.listHandedOver, (ctx, { id }) => listHandedOver(ctx, id)),
  handle(hand.previewHandOver, (ctx, input) => previewHandOver(ctx, input)),
  handle(hand.handOver, (ctx, input) => handOver(ctx, input)),
]
