import { namesOf } from '../../../kernel/access/people.ts'
import { shanghaiDay } from '../../../kernel/calendar/day.rules.ts'
import { clocksOf } from '../../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { found, refuse } from '../../../kernel/refusal.ts'
import { categoryOf } from '../../category.rules.ts'
import { staged } from '../../complaint-clocks.actions.ts'
import { sideOf, type Complaint } from '../../complaint.rules.ts'
import * as complaints from '../../complaint.store.ts'
import { contactOf } from '../../intake/contact.store.ts'
import { merchantNames, orderOf } from '../../orders.actions.ts'
import { addressOf, dayWords, type Values } from './fill.rules.ts'
import type { TemplateLanguage, TemplateSide } from './template.contract.ts'

/** On which side whoever asks writes; a consumer has no templates, and somebody else's case does not exist. */
export async function writerOf(ctx: Ctx, id: string): Promise<{ complaint: Complaint; side: TemplateSide }> {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  const side = sideOf(ctx.actor, complaint)
  if (side !== 'platform' && side !== 'merchant') return refuse('not-found', { noun: 'complaint' })
  return { complaint, side }
}

/** What is known of a complaint, as far as the side that writes may know it. */
export async function valuesOfCase(
  ctx: Ctx,
  complaint: Complaint,
  { side, language }: { readonly side: TemplateSide; readonly language: TemplateLanguage },
): Promise<Values> {
  const { id, orderId, orderNumber, merchantId } = complaint
  const order = orderId === null ? null : await orderOf(ctx, orderId)
  const concerned = new Set(await complaints.linesOf(ctx, id))
  const lines = order?.lines.filter((line) => concerned.has(line.id)) ?? []
  const merchant = merchantId === null ? undefined : (await merchantNames(ctx, [merchantId])).get(merchantId)
  const clocks = staged(ctx, await clocksOf(ctx, [id]))
  const until = (wanted: (clock: (typeof clocks)[number]) => boolean): string | undefined => {
    const day = clocks.find(wanted)?.lastDay
    return day === undefined || day === null ? undefined : dayWords(day, language)
  }
  const item = lines[0]?.title
  const replyBy = complaint.waitsFor === 'merchant' ? until((clock) => clock.id === complaint.stageClock) : undefined
  const common = defined({
    receipt: complaint.receipt,
    category: categoryOf(complaint.category).title[language],
    item,
    order: orderNumber ?? undefined,
    merchant,
    replyBy,
    today: dayWords(shanghaiDay(ctx.now), language),
  })
  if (side === 'merchant') return common
  return defined({
    ...common,
    consumer: addressOf((await contactOf(ctx, id))?.name ?? null, language),
    respondBy: until(({ stage }) => stage === 'respond'),
    finishBy: until(({ stage }) => stage === 'finish'),
    agent: (await namesOf(ctx, [ctx.actor.id])).get(ctx.actor.id),
  })
}

const defined = (values: Readonly<Record<string, string | undefined>>): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
