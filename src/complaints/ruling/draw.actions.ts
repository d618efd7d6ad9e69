import { peopleWithRole } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import type { Complaint } from '../complaint.rules.ts'
import { platformAuthorsOf } from '../statement.store.ts'
import { drawArbitrator, seedOf } from './ruling.rules.ts'
import * as store from './ruling.store.ts'

/**
 * Draws somebody who took no part: not as agent, mediator, earlier arbitrator, nor challenged. Nobody decides an appeal against his own
 * decision. Where nobody is left the matter stays open for whoever is appointed later, and the default rule still ends it in time.
 */
export async function draw(
  ctx: Ctx,
  complaint: Complaint,
  wanted: { readonly kind: 'ruling' | 'review'; readonly also?: readonly string[] },
): Promise<store.Ruling> {
  const rulings = await store.rulingsOf(ctx, complaint.id)
  const people = await peopleWithRole(ctx, ['arbitrator'])
  const load = await store.loadOf(
    ctx,
    people.map(({ id }) => id),
  )
  const challenged = (await store.stepsOf(ctx, complaint.id)).filter(({ kind }) => kind === 'challenge')
  const excluded = [
    ...(await platformAuthorsOf(ctx, complaint.id)),
    ...rulings.filter(({ at }) => at !== null).flatMap(({ arbitratorId }) => arbitratorId ?? []),
    ...challenged.map(({ about }) => about),
    ...(complaint.agentId === null ? [] : [complaint.agentId]),
    ...(wanted.also ?? []),
  ]
  const seed = seedOf(complaint.receipt, rulings.length + challenged.length, ctx.now)
  const candidates = people.map(({ id }) => ({ id, load: load.get(id) ?? 0 }))
  const arbitratorId = drawArbitrator(candidates, excluded, seed)
  const open = rulings.find(({ at }) => at === null)
  const id = open?.id ?? newId('rul')
  if (open) await store.reassign(ctx, complaint.id, { id, arbitratorId, seed })
  else await store.open(ctx, complaint.id, { id, kind: wanted.kind, arbitratorId, seed })
  await record(ctx, [
    {
      kind: 'arbitrator.assigned',
      subject: complaint.id,
      data: {
        ruling: id,
        arbitrator: arbitratorId,
        seed,
        candidates: candidates.map((one) => one.id),
        kind: wanted.kind,
      },
    },
  ])
  const [now] = (await store.rulingsOf(ctx, complaint.id)).filter((one) => one.id === id)
  if (!now) throw new Error(`ruling ${id} is gone`)
  return now
}
