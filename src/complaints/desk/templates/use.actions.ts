import type { Ctx } from '../../../kernel/context.ts'
import { found, refuse } from '../../../kernel/refusal.ts'
import { fill } from './fill.rules.ts'
import type { TemplateLanguage } from './template.contract.ts'
import * as store from './template.store.ts'
import { spokenIn, writingAbout, type Writing } from './writing.actions.ts'

/** What fits the case comes first by use; about what is no case, whatever is for every category. */
export async function listUsable(ctx: Ctx, id: string) {
  const writing = await writingAbout(ctx, id)
  const isCase = id.startsWith('cmp_')
  const fitting = (await store.templatesIn(ctx, writing)).filter(
    ({ retired, categories, body }) =>
      !retired &&
      (isCase || body.kind === 'reply') &&
      (categories.length === 0 || writing.category === null || categories.includes(writing.category)),
  )
  return {
    rows: fitting.map(({ id: own, name, body, version }) => ({ id: own, name, kind: body.kind, version })),
    language: spokenIn(writing),
  }
}

type Wanted = { readonly template: string; readonly language: TemplateLanguage }
export async function fillTemplate(ctx: Ctx, { id, ...wanted }: Wanted & { readonly id: string }) {
  return textFor(ctx, await writingAbout(ctx, id), wanted)
}

export async function textFor(ctx: Ctx, writing: Writing, { template, language }: Wanted) {
  const one = found(await store.findTemplate(ctx, template), 'template')
  const theirs = one.side === writing.side && (one.merchantId === null || one.merchantId === writing.merchantId)
  if (!theirs || one.body.kind !== 'reply') return refuse('not-found', { noun: 'template' })
  if (one.retired) refuse('desk.template-retired', { field: 'template', name: one.name })
  await store.countUse(ctx, template)
  const words = language === 'en' && one.body.en !== '' ? one.body.en : one.body.zh
  const spoken = words === one.body.zh ? 'zh' : 'en'
  return fill(words, await writing.values(spoken), spoken)
}
