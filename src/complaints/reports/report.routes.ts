import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as filing from './file.actions.ts'
import * as follow from './follow.actions.ts'
import * as actions from './handle.actions.ts'
import * as lists from './list.actions.ts'
import { fullView } from './read.actions.ts'
import * as contract from './report.contract.ts'

export const reportRoutes: readonly BoundRoute[] = [
  handle(contract.fileReport, (ctx, input) => filing.fileReportOf(ctx, input)),
  handle(contract.listOwnReports, (ctx) => follow.listOwn(ctx)),
  handle(contract.followReport, (ctx, input) => follow.followReport(ctx, input)),
  handle(contract.askSecondLook, (ctx, input) => follow.askSecondLook(ctx, input)),
  handle(contract.listReports, (ctx, input) => lists.listReports(ctx, input)),
  handle(contract.exportReports, async (ctx, filter) => ({
    body: await lists.exportReports(ctx, filter),
    type: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': 'attachment; filename="reports.csv"' },
  })),
  handle(contract.readReport, async (ctx, { id }) => fullView(ctx, await actions.openReport(ctx, id))),
  handle(contract.lookAtInformant, (ctx, input) => follow.lookAtInformant(ctx, input)),
  handle(contract.checkReport, (ctx, input) => actions.checkReport(ctx, input)),
  handle(contract.extendCheck, (ctx, input) => actions.extendCheck(ctx, input)),
  handle(contract.decideReport, (ctx, input) => actions.decideReport(ctx, input)),
  handle(contract.closeReport, (ctx, input) => actions.closeReport(ctx, input)),
  handle(contract.reviewReport, (ctx, input) => actions.reviewReport(ctx, input)),
  handle(contract.splitReport, (ctx, input) => filing.splitReportOff(ctx, input)),
  handle(contract.listSplitReports, (ctx, { id }) => lists.listSplit(ctx, id)),
]
