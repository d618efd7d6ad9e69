import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify, type To } from '../../kernel/notice/notify.ts'
import type { Request } from './request.rules.ts'
import * as store from './request.store.ts'
import { typeOf } from './type.rules.ts'

type News = { readonly template: string; readonly to: 'person' | 'officers' | 'heads'; readonly only?: 'officer' }
const news: Readonly<Record<string, readonly News[]>> = {
  'rights.requested': [
    { template: 'received', to: 'person' },
    { template: 'to-handle', to: 'officers', only: 'officer' },
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

function hearerOf({ accountId }: Request, to: News['to']): To {
  if (to === 'person') return { account: accountId }
  return { role: to === 'officers' ? 'privacy-officer' : 'admin' }
}
type Said = { readonly template: string; readonly to: To; readonly dedupe: string; readonly at: Date }
function say(ctx: Ctx, request: Request, { template, to, dedupe, at }: Said): Promise<void> {
  const { zh, en } = typeOf(request.type).title
  return notify(ctx, {
    to,
    template: `privacy-request.${template}`,
    params: { request: request.id, number: request.number, type: zh, typeEn: en },
    subject: request.id,
    dedupe: `privacy-request.${template}:${dedupe}`,
    happenedAt: at,
  })
}
