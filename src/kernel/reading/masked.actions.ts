import type { Ctx } from '../context.ts'
import { found, refuse, wordsOf } from '../refusal.ts'
import { masked } from './mask.rules.ts'
import { purposes, readFields, type Purpose } from './reading-rule.contract.ts'
import { readingRefusals, type MaskedPerson } from './reading.contract.ts'
import { readable, whyNotRead } from './reading.rules.ts'
import { askerOf, refusalFor, ruleFor, wishesOf } from './reveal.actions.ts'
import { sourceOf, type CaseOfPerson, type ReadingSources } from './source.ts'

/** What is held, masked, and for which purposes this reader could read which of it. */
export async function showMasked(ctx: Ctx, sources: ReadingSources, id: string): Promise<MaskedPerson> {
  const source = found(sourceOf(sources, id), 'case')
  const of = found(await source.standing(ctx, id), 'case')
  // A side of the case, also when it works for the platform, knows the other side from the case alone.
  if (of.isSide) refuse('not-found', { noun: 'case' })
  const plain = await source.open(ctx, id)
  const fields = readFields.flatMap((field) => {
    const value = plain[field] ?? ''
    return value === '' ? [] : [{ field, masked: masked(field, value) }]
  })
  const held = fields.map(({ field }) => field)
  const offers: MaskedPerson['purposes'][number][] = []
  for (const purpose of purposes) offers.push(...(await offerOf(ctx, { of, purpose, held })))
  return { fields, purposes: offers.toSorted((a, b) => Number(a.reason !== null) - Number(b.reason !== null)) }
}

type Asked = {
  readonly of: CaseOfPerson
  readonly purpose: Purpose
  readonly held: readonly (typeof readFields)[number][]
}
/** Purposes that could never fit such a case are not offered; one that could says why not now. */
async function offerOf(ctx: Ctx, { of, purpose, held }: Asked): Promise<MaskedPerson['purposes']> {
  const rule = ruleFor(ctx, purpose)
  const asker = askerOf(ctx, of, await wishesOf(ctx, of.person, rule))
  const not = whyNotRead(rule, asker, [])
  if (rule === null || not?.why === 'case-unfit' || not?.why === 'purpose-unknown') return []
  const refusal = not && refusalFor(purpose, { of, rule, not })
  const said = refusal && {
    zh: wordsOf(readingRefusals, refusal, 'zh'),
    en: wordsOf(readingRefusals, refusal, 'en'),
  }
  const fields = [...readable(rule, asker, held)]
  return said === null && fields.length === 0 ? [] : [{ purpose, fields, reason: said }]
}
