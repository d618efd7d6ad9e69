import type { Ctx } from '../../kernel/context.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as answer from './answer.actions.ts'
import * as calendar from './calendar.contract.ts'
import * as call from './call.actions.ts'
import * as feed from './feed.actions.ts'
import * as contract from './hearing-step.contract.ts'
import { listCaseHearings, showOne } from './hearing-view.actions.ts'
import { listMyHearings } from './list.actions.ts'
import * as minutes from './minutes.actions.ts'

/** Every write answers with the hearing as it is afterwards. */
const shown =
  <I>(act: (ctx: Ctx, input: I) => Promise<{ id: string; hearing: string }>) =>
  async (ctx: Ctx, input: I) =>
    showOne(ctx, await act(ctx, input))

const file = (body: string) => ({
  body,
  type: 'text/calendar; charset=utf-8',
  headers: { 'content-disposition': 'attachment; filename="hearing.ics"' },
})

/** What stands under the id of a case. */
export const caseHearingRoutes: readonly BoundRoute[] = [
  handle(contract.listCaseHearings, (ctx, { id }) => listCaseHearings(ctx, id)),
  handle(contract.checkHearingTime, async (ctx, asked) => ({ rows: await call.checkTime(ctx, asked) })),
  handle(contract.callHearing, shown(call.callHearing)),
  handle(contract.voteHearing, shown(answer.voteHearing)),
  handle(contract.chooseTime, shown(call.chooseTime)),
  handle(contract.confirmHearing, shown(answer.confirmHearing)),
  handle(contract.askOtherTime, shown(answer.askOtherTime)),
  handle(contract.refuseOtherTime, shown(call.refuseOtherTime)),
  handle(contract.adjournHearing, shown(call.adjournHearing)),
  handle(contract.cancelHearing, shown(call.cancelHearing)),
  handle(contract.noteAttendance, shown(minutes.noteAttendance)),
  handle(contract.presentMinutes, shown(minutes.presentMinutes)),
  handle(contract.signMinutes, shown(minutes.signMinutes)),
  handle(contract.objectToMinutes, shown(minutes.objectToMinutes)),
  handle(contract.closeHearing, shown(minutes.closeHearing)),
  handle(contract.readHearingEvent, async (ctx, named) => file(await feed.oneEvent(ctx, named))),
]

export const hearingRoutes: readonly BoundRoute[] = [
  handle(calendar.listMyHearings, (ctx, wanted) => listMyHearings(ctx, wanted)),
  handle(calendar.readFeed, (ctx) => feed.showFeed(ctx)),
  handle(calendar.openFeed, (ctx) => feed.openFeed(ctx)),
  handle(calendar.endFeed, (ctx) => feed.endFeed(ctx)),
  handle(calendar.readFeedEvents, async (ctx, { token }) => file(await feed.feedEvents(ctx, token))),
]
