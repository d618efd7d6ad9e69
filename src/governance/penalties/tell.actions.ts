import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify, type To } from '../../kernel/notice/notify.ts'
import type { Penalty } from './penalty.rules.ts'
import * as store from './penalty.store.ts'
import { ruleOf } from './standing.actions.ts'

type Hearer = 'merchant' | 'officers' | 'heads'
const news: Readonly<Record<string, readonly { readonly template: string; readonly to: Hearer }[]>> = {
  'violation.proposed': [{ template: 'penalty.proposed', to: 'officers' }],
  'violation.noticed': [{ template: 'penalty.notice', to: 'merchant' }],
  'violation.heard': [{ template: 'penalty.to-decide', to: 'officers' }],
  'violation.unheard': [{ template: 'penalty.to-decide', to: 'officers' }],
  'violation.dropped': [{ template: 'penalty.dropped', to: 'merchant' }],
  'penalty.decided': [{ template: 'penalty.decided', to: 'merchant' }],
  'penalty.appealed': [{ template: 'penalty.appealed', to: 'officers' }],
  'penalty.appeal-decided': [{ template: 'penalty.appeal-decided', to: 'merchant' }],
  'penalty.overdue': [
    { template: 'penalty.overdue', to: 'officers' },
    { template: 'penalty.overdue', to: 'heads' },
  ],
  'penalty.measure-ended': [
    { template: 'penalty.measure-ended', to: 'merchant' },
    { template: 'penalty.measure-ended', to: 'officers' },
  ],
  'penalty.measure-refused': [{ template: 'penalty.measure-troubled', to: 'officers' }],
  'penalty.measure-troubled': [{ template: 'penalty.measure-troubled', to: 'officers' }],
}
export const penaltyNews = Object.keys(news)

export async function tell(ctx: Ctx, fact: Fact): Promise<void> {
  const penalty = await store.find(ctx, fact.subject)
  if (!penalty) return
  for (const { template, to } of news[fact.kind] ?? [])
    // Of a lead that was dropped before anybody told the merchant, the merchant hears nothing.
    if (to !== 'merchant' || penalty.noticedAt !== null)
      await say(ctx, penalty, {
        template,
        to: hearerOf(penalty, to),
        dedupe: `${template}:${to}:${fact.id}`,
        at: fact.at,
      })
}

/** On the way to the end of its time: whoever should act. */
export const remind = (ctx: Ctx, penalty: Penalty, fact: Fact): Promise<void> =>
  say(ctx, penalty, {
    template: 'penalty.reminder',
    to: { role: 'governance-officer' },
    dedupe: `penalty.reminder:${fact.id}`,
    at: fact.at,
  })

function hearerOf({ merchantId }: Penalty, hearer: Hearer): To {
  switch (hearer) {
    case 'merchant':
      return { merchant: merchantId }
    case 'officers':
      return { role: 'governance-officer' }
    case 'heads':
      return { role: 'admin' }
  }
}

/** Where there is no date to keep, none is said. */
const dateless = [
  'penalty.dropped',
  'penalty.appeal-decided',
  'penalty.overdue',
  'penalty.measure-troubled',
  'penalty.measure-ended',
]
type Said = { readonly template: string; readonly to: To; readonly dedupe: string; readonly at: Date }
function say(ctx: Ctx, penalty: Penalty, { template, to, dedupe, at }: Said): Promise<void> {
  const { zh, en } = ruleOf(ctx, penalty).title
  return notify(ctx, {
    to,
    template,
    params: {
      penalty: penalty.id,
      number: penalty.number,
      violation: zh,
      violationEn: en,
      ...(dateless.includes(template) ? {} : { until: lastDayOf(penalty) }),
    },
    subject: penalty.id,
    dedupe,
    happenedAt: at,
  })
}

const lastDayOf = ({ nextDueAt }: Penalty): string =>
  nextDueAt === null ? '—' : shanghaiDay(new Date(nextDueAt.getTime() - 1))
