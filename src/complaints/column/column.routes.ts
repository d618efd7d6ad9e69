import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as ofCase from './case.actions.ts'
import * as contract from './column.contract.ts'
import * as door from './door.contract.ts'
import { fileFromColumn, readColumnOrigin } from './door.actions.ts'
import { showCase } from '../case.actions.ts'
import * as desk from './desk.actions.ts'
import * as open from './public.actions.ts'

/** What stands under the id of a case. */
export const caseColumnRoutes: readonly BoundRoute[] = [
  handle(contract.readCasePosting, (ctx, { id }) => ofCase.readCasePosting(ctx, id)),
  handle(contract.offerPosting, (ctx, input) => ofCase.offerPosting(ctx, input)),
  handle(contract.withdrawPosting, (ctx, { id }) => ofCase.withdrawPosting(ctx, id)),
]

export const columnRoutes: readonly BoundRoute[] = [
  handle(contract.listColumn, (ctx, wanted) => open.listColumn(ctx, wanted)),
  handle(contract.readPosting, (ctx, { id }) => open.readPosting(ctx, id)),
  handle(contract.columnFeed, async (ctx, _nothing, { publicUrl }) => ({
    body: await open.columnFeed(ctx, publicUrl),
    type: 'application/rss+xml; charset=utf-8',
  })),
  handle(contract.replyPublicly, (ctx, input) => open.replyPublicly(ctx, input)),
  handle(contract.sayMeToo, (ctx, { id }) => open.sayMeToo(ctx, id)),
  handle(contract.flagPosting, (ctx, input) => open.flagPosting(ctx, input)),
  handle(door.fileFromColumn, async (ctx, input) => showCase(ctx, await fileFromColumn(ctx, input))),
  handle(door.readColumnOrigin, (ctx, { id }) => readColumnOrigin(ctx, id)),
  handle(contract.listColumnDesk, (ctx, { tab }) => desk.listColumnDesk(ctx, tab)),
  handle(contract.moderatePosting, (ctx, input) => desk.moderatePosting(ctx, input)),
  handle(contract.moderateReply, (ctx, input) => desk.moderateReply(ctx, input)),
]
