import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { showCase } from '../case.actions.ts'
import * as imports from './import.actions.ts'
import * as importing from './import.contract.ts'
import { decideLegalReport, reportLegalResult } from './legal.actions.ts'
import * as contract from './legal.contract.ts'
import { listLegalReports, showLegalResults } from './show.actions.ts'

export const caseLegalRoutes: readonly BoundRoute[] = [
  handle(contract.readLegalResults, (ctx, { id }) => showLegalResults(ctx, id)),
  handle(contract.reportLegalResult, async (ctx, input) => showCase(ctx, await reportLegalResult(ctx, input))),
  handle(contract.decideLegalReport, async (ctx, input) => showCase(ctx, await decideLegalReport(ctx, input))),
]

export const legalRoutes: readonly BoundRoute[] = [
  handle(contract.listLegalReports, (ctx, wanted) => listLegalReports(ctx, wanted)),
  handle(importing.importLegalResults, (ctx, input, { raw }) => imports.importLegalResults(ctx, input, raw.body), {
    outside: true,
  }),
  handle(importing.listLegalImports, (ctx, wanted) => imports.listLegalImports(ctx, wanted)),
  handle(importing.readLegalImport, (ctx, { id }) => imports.readLegalImport(ctx, id)),
  handle(importing.downloadRejectedResults, async (ctx, { id }, { language }) => ({
    body: await imports.rejectedCsv(ctx, id, language),
    type: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': `attachment; filename="rejected-${id}.csv"` },
  })),
]
