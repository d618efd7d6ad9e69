import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify, type To } from '../../kernel/notice/notify.ts'
import type { Request } from './request.rules.ts'
import * as store from './request.store.ts'
import { typeOf } from './type.rules.ts'

type News = {
  readonly template: string
  readonly to: 'person' | 'about' | 'officers' | 'heads'
  readonly only?: 'officer'
}
const news: Readonly<Record<string, readonly News[]>> = {
  'rights.requested': [
    { template: 'received', to: 'person' },
    { template: 'to-handle', to: 'officers', only: 'officer' },
  ],
  'rights.erasure-planned': [
    { template: 'planned', to: 'person' },
    { template: 'planned', to: 'about' },
  ],
  'rights.identity-asked': [{ template: 'identity', to: 'person' }],
  'rights.fulfilled': [{ template: 'answered', to: 'person' }],
  'rights.declined': [{ template: 'answered', to: 'person' }],
  'rights.refused': [{ template: 'refused', to: 'person' }],
  'rights.overdue': [
    { template: 'overdue', to: 'officers' },
    { template: 'overdue', to: 'heads' },
  ],
}
export const requestNews = Object.keys(news)

export async function tell(ctx: Ctx, fact: Fact): Promise<void> {
  const request = await store.find(ctx, fact.subject)
  if (!request) return
  for (const { template, to, only } of news[fact.kind] ?? [])
    if (only === undefined || typeOf(request.type).carried === only)
      await say(ctx, request, { template, to: hearerOf(request, to), dedupe: `${to}:${fact.id}`, at: fact.at })
}
export const remind = (ctx: Ctx, request: Request, fact: Fact): Promise<void> =>
  say(ctx, request, {
    template: 'reminder',
    to: { role: 'privacy-officer' },
    dedupe: `officers:${fact.id}`,
    at: fact.at,
  })

/** Whoever is said to have died hears of it too: if that is not so, the link takes it back. */
function hearerOf({ accountId, aboutId }: Request, to: News['to']): To | null {
  if (to === 'about') return aboutId === null ? null : { account: aboutId }
  if (to === 'person') return accountId.startsWith('gst_') ? { consumer: accountId } : { account: accountId }
  return { role: to === 'officers' ? 'privacy-officer' : 'admin' }
}
type Said = { readonly template: string; readonly to: To | null; readonly dedupe: string; readonly at: Date }
async function say(ctx: Ctx, request: Request, { template, to, dedupe, at }: Said): Promise<void> {
  if (to === null) return
  const { zh, en } = typeOf(request.type).title
  const planned = { certificate: request.certificate ?? '', until: (request.carryAt ?? at).toISOString() }
  const more = template === 'planned' ? planned : { request: request.id }
  await notify(ctx, {
    to,
    template: `privacy-request.${template}`,
    params: { number: request.number, type: zh, typeEn: en, ...more },
    subject: request.id,
    dedupe: `privacy-request.${template}:${dedupe}`,
    happenedAt: at,
  })
}
