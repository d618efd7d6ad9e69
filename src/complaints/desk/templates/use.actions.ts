import { namesOf } from '../../../kernel/access/people.ts'
import { shanghaiDay } from '../../../kernel/calendar/day.rules.ts'
import { clocksOf } from '../../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { found, refuse } from '../../../kernel/refusal.ts'
import { categoryOf } from '../../category.rules.ts'
import { staged } from '../../complaint-clocks.actions.ts'
import { sideOf, type Complaint } from '../../complaint.rules.ts'
import * as complaints from '../../complaint.store.ts'
import { contactOf } from '../../intake/source.store.ts'
import { merchantNames, orderOf } from '../../orders.actions.ts'
import { languageOf } from '../roster/duty.rules.ts'
import { claimsOf } from '../roster/waiting.store.ts'
import { addressOf, dayWords, fill, type Values } from './fill.rules.ts'
import type { TemplateLanguage, TemplateSide } from './template.contract.ts'
import * as store from './template.store.ts'

/** On which side whoever asks writes; a consumer has no templates, and somebody else's case does not exist. */
export async function writerOf(ctx: Ctx, id: string): Promise<{ complaint: Complaint; side: TemplateSide }> {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  const side = sideOf(ctx.actor, complaint)
  if (side !== 'platform' && side !== 'merchant') return refuse('not-found', { noun: 'complaint' })
  return { complaint, side }
}

const scopeFor = (side: TemplateSide, complaint: Complaint): store.Scope => {
  return { side, merchantId: side === 'merchant' ? complaint.merchantId : null }
}

export async function listUsable(ctx: Ctx, id: string) {
  const { complaint, side } = await writerOf(ctx, id)
  const fitting = (await store.templatesIn(ctx, scopeFor(side, complaint))).filter(
    ({ retired, categories }) => !retired && (categories.length === 0 || categories.includes(complaint.category)),
  )
  return {
    rows: fitting.map(({ id: own, name, body, version }) => ({ id: own, name, kind: body.kind, version })),
    language: languageOf((await claimsOf(ctx, [id])).get(id) ?? ''),
  }
}

type Wanted = { readonly template: string; readonly language: TemplateLanguage }
export async function fillTemplate(ctx: Ctx, { id, ...wanted }: Wanted & { readonly id: string }) {
  const { complaint, side } = await writerOf(ctx, id)
  return textFor(ctx, { complaint, side, ...wanted })
}

type Filling = Wanted & { readonly complaint: Complaint; readonly side: TemplateSide }
export async function textFor(ctx: Ctx, { complaint, side, template, language }: Filling) {
  const one = found(await store.findTemplate(ctx, template), 'template')
  const scope = scopeFor(side, complaint)
  const theirs = one.side === side && (one.merchantId === null || one.merchantId === scope.merchantId)
  if (!theirs || one.body.kind !== 'reply') return refuse('not-found', { noun: 'template' })
  if (one.retired) refuse('desk.template-retired', { field: 'template', name: one.name })
  await store.countUse(ctx, template)
  const words = language === 'en' && one.body.en !== '' ? one.body.en : one.body.zh
  const spoken = words === one.body.zh ? 'zh' : 'en'
  return fill(words, await valuesFor(ctx, complaint, { side, language: spoken }), spoken)
}

/** What is known of a complaint, as far as the side that writes may know it. */
async function valuesFor(
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
