import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as desk from './desk.actions.ts'
import { fileLetter } from './intake.actions.ts'
import * as contract from './mailbox.contract.ts'
import { readHealth } from './mail-health.contract.ts'
import { sendOutAgain } from './out.actions.ts'
import * as show from './show.actions.ts'

export const mailboxRoutes: readonly BoundRoute[] = [
  handle(contract.listLetters, (ctx, wanted) => show.listMail(ctx, wanted)),
  handle(contract.countLetters, (ctx) => show.countMail(ctx)),
  handle(contract.readLetter, (ctx, { id }) => show.showLetter(ctx, id)),
  handle(readHealth, (ctx) => show.mailHealth(ctx)),
  handle(contract.fileLetter, async (ctx, input) => {
    await fileLetter(ctx, input)
    return show.showLetter(ctx, input.id)
  }),
  handle(contract.joinLetter, async (ctx, input) => {
    await desk.joinLetter(ctx, input)
    return show.showLetter(ctx, input.id)
  }),
  handle(contract.dismissLetter, async (ctx, input) => {
    await desk.dismissLetter(ctx, input)
    return show.showLetter(ctx, input.id)
  }),
  handle(contract.replyToLetter, async (ctx, input) => {
    await desk.replyToLetter(ctx, input)
    return show.showLetter(ctx, input.id)
  }),
  handle(contract.sendAgain, async (ctx, { id }) => show.showOut(ctx, await sendOutAgain(ctx, id))),
]
