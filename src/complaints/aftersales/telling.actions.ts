import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { formatFen } from '../../kernel/money.ts'
import { notify, type To } from '../../kernel/notice/notify.ts'
import { openClocks } from './clock.actions.ts'
import { postageOf } from './postage.rules.ts'
import type { Request } from './request.rules.ts'
import * as store from './request.store.ts'
import { newsOf, type News, type Told } from './telling.rules.ts'

/** Tells both sides what happened, in the words for where the request stands. */
export async function tell(ctx: Ctx, fact: Fact): Promise<void> {
  const request = await store.find(ctx, fact.subject)
  if (!request) return
  const lastDay = await lastDayOf(ctx, request)
  for (const news of newsOf(fact.kind, request.state, fact.data['bySilence'] === true))
    await send(ctx, request, { news, fact, lastDay })
}

async function lastDayOf(ctx: Ctx, request: Request): Promise<string | null> {
  return (await openClocks(ctx, request)).find(({ id }) => id === request.stageClock)?.lastDay ?? null
}

type Sending = { readonly news: News; readonly fact: Fact; readonly lastDay: string | null }
async function send(ctx: Ctx, request: Request, { news, fact, lastDay }: Sending): Promise<void> {
  const day = news.with === 'day' || news.with === 'both'
  // The stage has ended meanwhile: its last day would mislead, and what came after it is told by itself.
  if (day && lastDay === null) return
  const amount = formatFen(request.refundedFen > 0 ? request.refundedFen : request.amountFen, request.currency)
  const template = `aftersales.${news.template}`
  for (const to of recipients(request, news.to))
    await notify(ctx, {
      to,
      template,
      params: {
        request: request.id,
        number: request.number,
        ...(day && lastDay !== null && { lastDay }),
        ...(news.with === 'postage' && { amount: formatFen(postageOf(request.postage), request.currency) }),
        ...((news.with === 'amount' || news.with === 'both') && { amount }),
      },
      subject: request.id,
      dedupe: `${template}:${fact.id}`,
      happenedAt: fact.at,
    })
}

function recipients(request: Request, told: Told): readonly To[] {
  switch (told) {
    case 'consumer':
      return [{ consumer: request.consumerId }]
    case 'merchant':
      return [{ merchant: request.merchantId }]
    case 'staff':
      return [{ role: 'agent' }, { role: 'admin' }]
  }
}

/** One day before the end, whoever's turn it is hears of it. */
export async function tellRung(
  ctx: Ctx,
  request: Request,
  { fact, rung }: { readonly fact: Fact; readonly rung: string },
): Promise<void> {
  if (rung !== 'last-day' || request.waitsFor === 'platform' || request.waitsFor === null) return
  const news: News = { to: request.waitsFor, template: 'turn', with: 'day' }
  await send(ctx, request, { news, fact, lastDay: await lastDayOf(ctx, request) })
}
