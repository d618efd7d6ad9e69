import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { contain, lift, targets } from './containment.actions.ts'
import { advise, grade } from './grade.actions.ts'
import * as contract from './incident-routes.contract.ts'
import * as incident from './incident.actions.ts'
import * as papers from './report-routes.contract.ts'
import { argue, close, report, sign } from './report.actions.ts'

export const incidentRoutes: readonly BoundRoute[] = [
  handle(contract.listIncidents, (ctx, asked) => incident.listIncidents(ctx, asked)),
  handle(contract.listTargets, (ctx) => targets(ctx)),
  handle(contract.adviseGrade, (ctx, known) => advise(ctx, known)),
  handle(contract.readIncident, (ctx, { id }) => incident.readIncident(ctx, id)),
  handle(contract.openIncident, (ctx, given) => incident.openIncident(ctx, given)),
  handle(contract.correctFound, (ctx, asked) => incident.correctFound(ctx, asked)),
  handle(contract.containIncident, (ctx, asked) => contain(ctx, asked)),
  handle(contract.liftMeasure, (ctx, asked) => lift(ctx, asked)),
  handle(contract.gradeIncident, (ctx, asked) => grade(ctx, asked)),
  handle(papers.reportIncident, (ctx, asked) => report(ctx, asked)),
  handle(papers.argueIncident, (ctx, asked) => argue(ctx, asked)),
  handle(papers.signArgument, (ctx, asked) => sign(ctx, asked)),
  handle(papers.closeIncident, (ctx, asked) => close(ctx, asked)),
]
