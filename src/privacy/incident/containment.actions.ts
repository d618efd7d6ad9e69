import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { keysInUse, liftRestraint, restrain } from '../../kernel/restraint/restraint.actions.ts'
import { heldChapters } from '../../kernel/restraint/restraint.contract.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { ofDuty, stopOf } from './clocks.actions.ts'
import { say, take } from './held.actions.ts'
import { readIncident } from './incident.actions.ts'
import type * as contract from './incident-routes.contract.ts'
import * as store from './incident.store.ts'

/** Cuts from the next call on. All of the measures, or none. */
export async function contain(ctx: Ctx, asked: Input<typeof contract.containIncident>) {
  const { id, measures, complete, why } = asked
  const row = await take(ctx, id, 'contain')
  if (measures.length === 0 && !complete) return refuse('incident.nothing-to-do', { field: 'measures' })
  for (const { kind, target } of measures) {
    const measure = await restrain(ctx, { kind, target, reason: id, practice: row.drill })
    await say(ctx, id, { step: 'contain', text: why, about: measure })
  }
  if (measures.length === 0) await say(ctx, id, { step: 'contain', text: why })
  if (complete && row.contained_at === null) {
    await store.update(ctx, id, { contained_at: ctx.now })
    await stopOf(ctx, id, { rules: ofDuty.contain, outcome: 'met' })
    await record(ctx, [{ kind: 'incident.contained', subject: id, data: { drill: row.drill } }])
  }
  return readIncident(ctx, id)
}

/** Also after the incident was closed: what was cut must not stay cut for want of a case. */
export async function lift(ctx: Ctx, { id, measure, why }: Input<typeof contract.liftMeasure>) {
  found(await store.hold(ctx, id), 'incident')
  await liftRestraint(ctx, id, measure)
  await say(ctx, id, { step: 'lift', text: why, about: measure })
  return readIncident(ctx, id)
}

export const targets = async (ctx: Ctx) => ({ keys: await keysInUse(ctx), chapters: [...heldChapters] })
