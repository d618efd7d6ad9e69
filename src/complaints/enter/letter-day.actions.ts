import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { notify, type To } from '../../kernel/notice/notify.ts'
import { daysToTell, letterNews } from './letter-day.rules.ts'
import { waitingLetters, type WaitingLetter } from './transfer.store.ts'

const page = 200

/** Every day: whoever has the case hears the day of a letter once before it ends, and once with the lead when it is over. */
export async function tellLetterDays(ctx: Ctx): Promise<void> {
  const today = shanghaiDay(ctx.now)
  const days = daysToTell(today, ctx.rulebook.calendar)
  for (let after: WaitingLetter | null = null, more = true; more;) {
    const letters: readonly WaitingLetter[] = await waitingLetters(ctx, days, { after, limit: page })
    await inTransaction(ctx, async (inner) => {
      for (const letter of letters) await tellOne(inner, letter, today)
    })
    after = letters.at(-1) ?? null
    more = letters.length === page
  }
}

async function tellOne(ctx: Ctx, letter: WaitingLetter, today: string): Promise<void> {
  const { complaint, receipt, reference, channel, answerBy, agentId } = letter
  const template = letterNews(answerBy, today)
  const owner: To = agentId === null ? { role: 'agent' } : { account: agentId }
  for (const to of template === 'complaint.letter-late' ? [owner, { role: 'admin' } as const] : [owner])
    await notify(ctx, {
      to,
      template,
      params: { complaint, receipt, reference, answerBy },
      subject: complaint,
      dedupe: `${template}:${complaint}:${channel}:${reference}:${answerBy}`,
    })
}
