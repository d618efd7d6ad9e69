import { dayMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { noteLook } from './look.store.ts'
import { numberOf } from './mass-numbers.actions.ts'
import { sharedPhrases } from './phrase.rules.ts'
import { isLead } from './product.rules.ts'
import * as leads from './product-lead.store.ts'
import { claimTexts } from './trait.store.ts'

const mostTexts = 200

/** The same goods at several shops: no case of one merchant, but a lead for those who decide on sampling and recall. */
export async function lookAcross(ctx: Ctx, value: string): Promise<void> {
  const limits = {
    shops: numberOf(ctx, 'product-shops'),
    people: numberOf(ctx, 'product-people'),
    peopleWithSafety: numberOf(ctx, 'product-people-safety'),
  }
  const since = new Date(ctx.now.getTime() - numberOf(ctx, 'product-window') * dayMs)
  await leads.holdIdentity(ctx, value)
  const found = await leads.acrossShops(ctx, value, since)
  await noteLook(ctx, { merchantId: null, kind: 'product', value }, found?.complaints ?? 0)
  if (!found || !isLead(found, limits)) return
  const texts = await claimTexts(ctx, await leads.casesOf(ctx, value, mostTexts))
  const lead = { id: newId('mpl'), value, ...found, words: sharedPhrases([...texts.values()]) }
  if (!(await leads.note(ctx, lead))) return
  const { shops, people, complaints, safety } = found
  await record(ctx, [{ kind: 'mass.product-lead', subject: lead.id, data: { shops, people, complaints, safety } }])
}
