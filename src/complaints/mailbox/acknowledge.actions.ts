import type { Ctx } from '../../kernel/context.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { plainAddress } from '../../kernel/notice/address.rules.ts'
import { acknowledgement, answerSubject, languageOf, type Occasion } from './letter-words.rules.ts'
import type { KeptLetter } from './letter.store.ts'
import { countAcknowledged } from './out.store.ts'
import { writeOut, type NewOut } from './out.actions.ts'

/** So many an address gets in a day, whatever it writes: two programs that greet each other stop here at the latest. */
const mostPerDay = 5
export async function isGreetedEnough(ctx: Ctx, address: string): Promise<boolean> {
  return (await countAcknowledged(ctx, address, shanghaiDay(ctx.now))) >= mostPerDay
}

/** One acknowledgement per thread and day. Whether the letter may be answered by a program at all was decided before. */
export async function acknowledge(
  ctx: Ctx,
  letter: KeptLetter,
  { occasion, about }: { readonly occasion: Occasion; readonly about: NewOut['about'] },
): Promise<boolean> {
  const address = letter.fromAddress
  if (address === null || !plainAddress.test(address)) return false
  const day = shanghaiDay(ctx.now)
  if (await isGreetedEnough(ctx, address)) return false
  const language = languageOf(letter.text || letter.subject)
  const thread = about?.complaintId ?? letter.thread ?? letter.id
  return writeOut(ctx, {
    dedupe: `ack:${thread}:${day}`,
    kind: 'acknowledgement',
    to: { address, name: letter.fromName },
    subject: answerSubject(letter.subject, about?.receipt ?? null),
    text: acknowledgement(occasion, language),
    language,
    answers: letter,
    about,
  })
}
