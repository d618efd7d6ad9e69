import type { Ctx } from '../../kernel/context.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { makeCase } from './case.actions.ts'
import * as actions from './chat.actions.ts'
import * as contract from './chat.contract.ts'
import { chatDoors } from '../guest/guest.routes.ts'
import { listChats, showChat, showDesk } from './chat-view.actions.ts'
import { topicsFor } from './enter.actions.ts'
import { listeningOfGuest, startAsGuest } from './guest-chat.actions.ts'
import * as guest from './guest-chat.contract.ts'

/** Every write answers with the chat as it is afterwards, and its last messages. */
const shown =
  <I>(act: (ctx: Ctx, input: I) => Promise<{ id: string }>) =>
  async (ctx: Ctx, input: I) => {
    const { id } = await act(ctx, input)
    const { lastSeq } = await showChat(ctx, { id, after: Number.MAX_SAFE_INTEGER })
    return showChat(ctx, { id, after: Math.max(0, lastSeq - shownAfterwards) })
  }
const shownAfterwards = 20

const ofAccounts: readonly BoundRoute[] = [
  handle(contract.readDesk, (ctx) => showDesk(ctx)),
  handle(contract.followChats, (ctx, _nothing, exchange) => exchange.listen(topicsFor(ctx.actor))),
  handle(contract.listChats, (ctx, wanted) => listChats(ctx, wanted)),
  handle(contract.startChat, shown(actions.startChat)),
  handle(contract.readChat, (ctx, wanted) => showChat(ctx, wanted)),
  handle(contract.sendMessage, shown(actions.sendMessage)),
  handle(contract.giveSign, shown(actions.giveSign)),
  handle(contract.takeChat, shown(actions.takeChat)),
  handle(contract.handOver, shown(actions.handOver)),
  handle(contract.closeChat, shown(actions.closeChat)),
  handle(contract.makeCase, shown(makeCase)),
]

export const chatRoutes: readonly BoundRoute[] = [
  ...ofAccounts,
  handle(guest.readHours, (ctx) => actions.deskHours(ctx)),
  handle(guest.startGuestChat, (ctx, typed) => startAsGuest(ctx, typed)),
  handle(guest.followGuestChat, async (ctx, { id }, exchange) => exchange.listenAs(await listeningOfGuest(ctx, id))),
  ...chatDoors(ofAccounts),
]
