import { record } from '../../kernel/fact/record.ts'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import * as complaints from '../complaint.store.ts'
import { explain, isForQuality, isToldAlready, verdictOn, type Limits } from './cluster.rules.ts'
import * as clusters from './cluster.store.ts'
import { coverOne } from './covered.actions.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import { numberOf } from './mass-numbers.actions.ts'
import { noteLook } from './look.store.ts'
import { noteTraits } from './note.actions.ts'
import { sharedPhrases } from './phrase.rules.ts'
import { lookAcross } from './product-lead.actions.ts'
import * as traits from './trait.store.ts'

/** More members than this nobody handles in one claim. */
export const mostTogether = 5000
/** So many texts are read for the words they share. */
const mostTexts = 200

export const limitsOf = (ctx: Ctx): Limits => ({
  people: numberOf(ctx, 'least-people'),
  peopleWithSafety: numberOf(ctx, 'least-people-safety'),
  windowDays: numberOf(ctx, 'window'),
  growth: numberOf(ctx, 'growth'),
})

/** Reads everything in one group and says what a person should know of it. */
export async function lookAtGroup(ctx: Ctx, group: traits.Group): Promise<void> {
  if (traits.isKey(group)) await lookFor(ctx, group, limitsOf(ctx))
  else await lookAcross(ctx, group.value)
}

/** Looks at one key; true when something new was proposed. */
export async function lookFor(ctx: Ctx, key: traits.Key, limits: Limits): Promise<boolean> {
  await traits.holdKey(ctx, key)
  const since = new Date(ctx.now.getTime() - limits.windowDays * dayMs)
  const shared = await traits.sharing(ctx, key, since, mostTogether)
  await noteLook(ctx, key, shared.length)
  if (explain(shared, [], limits) === null) return false
  const ids = shared.map(({ id }) => id)
  const before = await clusters.latest(ctx, key)
  if (isToldAlready(key.kind, ids.length, await traits.gathered(ctx, key, ids, since))) {
    if (before?.state === 'proposed') await coverOne(ctx, before, null)
    return false
  }
  const texts = await traits.claimTexts(
    ctx,
    shared.slice(-mostTexts).map(({ id }) => id),
  )
  const explanation = explain(shared, sharedPhrases([...texts.values()]), limits)
  if (!explanation) return false
  switch (verdictOn(before, explanation, limits.growth)) {
    case 'leave':
      return false
    case 'refresh':
      await clusters.refresh(ctx, before?.id ?? '', explanation)
      return false
    case 'propose': {
      const id = newId('mcl')
      await clusters.insert(ctx, id, key, explanation)
      const { people, complaints: number, safety, because } = explanation
      const forQuality = isForQuality(explanation)
      await record(ctx, [
        {
          kind: 'mass.proposed',
          subject: id,
          data: { merchant: key.merchantId, people, complaints: number, safety, because, forQuality },
        },
      ])
      return true
    }
  }
}

const mostBacklog = 2000
const mostKeys = 500

/** Every night, and when somebody asks: what came without being looked at, then everything that enough people share. */
export async function lookAtAll(
  ctx: Ctx,
  windowDays = numberOf(ctx, 'window'),
): Promise<{ looked: number; proposed: number }> {
  const limits = { ...limitsOf(ctx), windowDays }
  const since = new Date(ctx.now.getTime() - windowDays * dayMs)
  for (const id of await traits.withoutTraits(ctx, since, mostBacklog)) {
    const complaint = await complaints.find(ctx, id)
    if (complaint) await noteTraits(ctx, complaint)
  }
  const least = Math.min(limits.people, limits.peopleWithSafety)
  const keys = await traits.sharedKeys(ctx, since, { least, limit: mostKeys })
  let proposed = 0
  for (const key of keys) if (await lookFor(ctx, key, limits)) proposed += 1
  return { looked: keys.length, proposed }
}
