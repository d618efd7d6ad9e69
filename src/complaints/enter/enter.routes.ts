import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as calls from './call-back.actions.ts'
import * as callBack from './call-back.contract.ts'
import { findCallers, openCaller } from './caller.actions.ts'
import * as caller from './caller.contract.ts'
import { enterComplaint } from './entry.actions.ts'
import * as entry from './entry.contract.ts'

export const enterRoutes: readonly BoundRoute[] = [
  handle(entry.enterComplaint, (ctx, input) => enterComplaint(ctx, input)),
  handle(caller.findCallers, (ctx, { text }) => findCallers(ctx, text)),
  handle(caller.openCaller, (ctx, { id }) => openCaller(ctx, id)),
  handle(callBack.listCallBacks, (ctx, wanted) => calls.listCallBacks(ctx, wanted)),
  handle(callBack.promiseCallBack, (ctx, { id, dueAt }) => calls.promiseAnother(ctx, id, dueAt)),
  handle(callBack.noteCall, (ctx, input) => calls.noteCall(ctx, input)),
]
