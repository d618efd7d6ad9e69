import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as calls from './call-back.actions.ts'
import * as callBack from './call-back.contract.ts'
import { findCallers } from './caller.actions.ts'
import * as caller from './caller.contract.ts'
import { enterComplaint } from './entry.actions.ts'
import { findByLastFour } from './last-four.actions.ts'
import { searchByLastFour } from './last-four.contract.ts'
import { readSources } from './source.actions.ts'
import * as source from './source.contract.ts'
import * as transfers from './transfer.actions.ts'
import * as transfer from './transfer.contract.ts'
import * as captures from './capture.actions.ts'
import * as capture from './capture.contract.ts'
import * as imports from './import.actions.ts'
import * as importing from './import.contract.ts'
import * as entry from './entry.contract.ts'

export const enterRoutes: readonly BoundRoute[] = [
  handle(entry.enterComplaint, (ctx, input) => enterComplaint(ctx, input)),
  handle(caller.findCallers, (ctx, { text }) => findCallers(ctx, text)),
  handle(searchByLastFour, (ctx, wanted) => findByLastFour(ctx, wanted)),
  handle(callBack.listCallBacks, (ctx, wanted) => calls.listCallBacks(ctx, wanted)),
  handle(callBack.promiseCallBack, (ctx, { id, dueAt }) => calls.promiseAnother(ctx, id, dueAt)),
  handle(transfer.listTransfers, (ctx, wanted) => transfers.listTransfers(ctx, wanted)),
  handle(transfer.exportTransfers, async (ctx, filter) => ({
    body: await transfers.exportTransfers(ctx, filter),
    type: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': 'attachment; filename="transfers.csv"' },
  })),
  handle(transfer.reportStatus, (ctx, input) => transfers.reportStatus(ctx, input)),
  handle(source.readSources, (ctx, { id }) => readSources(ctx, id)),
  handle(callBack.noteCall, (ctx, input) => calls.noteCall(ctx, input)),
  handle(importing.importTransfers, (ctx, input, { raw }) => imports.importTransfers(ctx, input, raw.body), {
    outside: true,
  }),
  handle(importing.listTransferImports, (ctx, wanted) => imports.listImports(ctx, wanted)),
  handle(importing.readTransferImport, (ctx, { id }) => imports.readImport(ctx, id)),
  handle(importing.downloadRejected, async (ctx, { id }, { language }) => ({
    body: await imports.rejectedCsv(ctx, id, language),
    type: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': `attachment; filename="rejected-${id}.csv"` },
  })),
  handle(capture.capturePost, (ctx, input) => captures.capturePost(ctx, input)),
  handle(capture.readPost, (ctx, { id }) => captures.readPost(ctx, id)),
  handle(capture.verifyPoster, (ctx, input) => captures.verifyPoster(ctx, input)),
]
