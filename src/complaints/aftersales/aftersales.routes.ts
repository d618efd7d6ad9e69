import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { saveShop, shopOf } from './address.actions.ts'
import { complainAbout } from './complaint.actions.ts'
import * as consumer from './consumer.actions.ts'
import { askFor, assessLine } from './filing.actions.ts'
import * as filing from './filing.contract.ts'
import * as goods from './goods.actions.ts'
import * as inboxActions from './inbox.actions.ts'
import * as inbox from './inbox.contract.ts'
import * as merchant from './merchant.actions.ts'
import { listPolicies } from './policy.contract.ts'
import * as postage from './postage.actions.ts'
import { policiesOn, stepTimes } from './policy.rules.ts'
import { openRequest, showRequest } from './read.actions.ts'
import * as step from './step.contract.ts'

const reading: readonly BoundRoute[] = [
  handle(listPolicies, ({ rulebook, now }, { onDay = shanghaiDay(now) }) => ({
    onDay,
    policies: policiesOn(rulebook, onDay),
    steps: stepTimes(rulebook, onDay),
  })),
  handle(filing.assess, (ctx, wish) => assessLine(ctx, wish)),
  handle(filing.listMine, (ctx, wanted) => inboxActions.listMine(ctx, wanted)),
  handle(inbox.listRequests, (ctx, wanted) => inboxActions.listRequests(ctx, wanted)),
  handle(inbox.countRequests, async (ctx) => ({
    counts: await inboxActions.countRequests(ctx),
    limit: inbox.countLimit,
  })),
  handle(inbox.readShop, (ctx) => shopOf(ctx)),
  handle(inbox.requestOfComplaint, async (ctx, { id }) => ({
    request: await inboxActions.requestOfComplaint(ctx, id),
  })),
  handle(step.readRequest, (ctx, { id }) => openRequest(ctx, id)),
]

const writing: readonly BoundRoute[] = [
  handle(filing.ask, async (ctx, input) => showRequest(ctx, await askFor(ctx, input))),
  handle(inbox.saveShop, (ctx, { returnAddress }) => saveShop(ctx, returnAddress)),
  handle(step.approve, async (ctx, input) => showRequest(ctx, await merchant.approveRequest(ctx, input))),
  handle(step.counter, async (ctx, input) => showRequest(ctx, await merchant.counterRequest(ctx, input))),
  handle(step.refuse, async (ctx, input) => showRequest(ctx, await merchant.refuseRequest(ctx, input))),
  handle(step.giveAddress, async (ctx, input) => showRequest(ctx, await merchant.giveAddress(ctx, input))),
  handle(step.acceptCounter, async (ctx, input) => showRequest(ctx, await consumer.acceptCounter(ctx, input))),
  handle(step.declineCounter, async (ctx, input) => showRequest(ctx, await consumer.declineCounter(ctx, input))),
  handle(step.sendBack, async (ctx, input) => showRequest(ctx, await goods.sendBack(ctx, input))),
  handle(step.receive, async (ctx, input) => showRequest(ctx, await goods.receiveGoods(ctx, input))),
  handle(step.acceptGoods, async (ctx, input) => showRequest(ctx, await goods.acceptGoods(ctx, input))),
  handle(step.disputeGoods, async (ctx, input) => showRequest(ctx, await goods.disputeGoods(ctx, input))),
  handle(step.contestPostage, async (ctx, input) => showRequest(ctx, await postage.contestPostage(ctx, input))),
  handle(step.acceptDispute, async (ctx, input) => showRequest(ctx, await goods.acceptDispute(ctx, input))),
  handle(step.sendOut, async (ctx, input) => showRequest(ctx, await goods.sendOut(ctx, input))),
  handle(step.confirm, async (ctx, input) => showRequest(ctx, await goods.confirmGoods(ctx, input))),
  handle(step.complain, async (ctx, input) => showRequest(ctx, await complainAbout(ctx, input))),
  handle(step.addStatement, async (ctx, input) => showRequest(ctx, await consumer.addStatement(ctx, input))),
  handle(step.withdraw, async (ctx, input) => showRequest(ctx, await consumer.withdrawRequest(ctx, input))),
]

export const aftersalesRoutes: readonly BoundRoute[] = [...reading, ...writing]
