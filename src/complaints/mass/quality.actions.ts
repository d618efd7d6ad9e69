import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { numberOf } from './mass-numbers.actions.ts'

const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** Whoever decides on sampling and recall hears of every lead once, when it is found and when a claim is opened on it. */
export async function tellQuality(ctx: Ctx, fact: Fact): Promise<void> {
  const isLead = fact.kind === 'mass.product-lead'
  if (!isLead && fact.data['forQuality'] !== true) return
  const template = isLead ? 'mass.product-lead' : fact.kind === 'mass.opened' ? 'mass.opened-for-quality' : 'mass.lead'
  await notify(ctx, {
    to: { role: 'inspector' },
    template,
    params: {
      people: numberIn(fact.data['people']),
      safety: numberIn(fact.data['safety']),
      ...(isLead && { shops: numberIn(fact.data['shops']) }),
    },
    subject: fact.subject,
    dedupe: `${template}:${fact.subject}`,
    happenedAt: fact.at,
  })
}

/** The authority hears of a claim when it is opened: where danger is told of, or so many people are concerned. */
export async function tellRegulator(ctx: Ctx, fact: Fact): Promise<void> {
  const people = numberIn(fact.data['people'])
  const safety = numberIn(fact.data['safety'])
  if (safety === 0 && people < numberOf(ctx, 'regulator-people')) return
  await notify(ctx, {
    to: { role: 'regulator' },
    template: 'mass.for-regulator',
    params: { claim: fact.subject, people, safety },
    subject: fact.subject,
    dedupe: `mass.for-regulator:${fact.subject}`,
    happenedAt: fact.at,
  })
}
