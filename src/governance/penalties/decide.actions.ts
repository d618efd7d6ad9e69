import type { Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import type { Input } from '../../kernel/route.contract.ts'
import * as ledger from './ledger.store.ts'
import { tellMarketplace } from './order.actions.ts'
import type * as contract from './penalty-routes.contract.ts'
import { afterAppeal, type Penalty } from './penalty.rules.ts'
import * as store from './penalty.store.ts'
import { entriesBetween, type Counted } from './points.rules.ts'
import { standOf, type Stand } from './standing.actions.ts'
import { begin, finish } from './step.actions.ts'

/** The ledger before and after one penalty of a merchant changed, with the merchant held. */
async function recount(ctx: Ctx, change: (before: Stand) => Penalty, held: Penalty) {
  await store.holdMerchant(ctx, held.merchantId)
  const decided = await store.decidedOf(ctx, held.merchantId)
  const before = standOf(ctx, decided)
  const changed = change(before)
  const after = standOf(ctx, [...decided.filter(({ id }) => id !== held.id), changed])
  return { before, after, changed }
}
const ownOf = (counted: readonly Counted[], id: string): Counted | undefined =>
  counted.find(({ penalty }) => penalty === id)

/** In force at once: points on the ledger, measures to the marketplace, and the merchant may appeal. */
export async function decidePenalty(ctx: Ctx, input: Input<typeof contract.decidePenalty>): Promise<Penalty> {
  const held = await begin(ctx, 'decide', input)
  const inForce: Penalty = { ...held, state: 'in-force', decidedBy: ctx.actor.id, decidedAt: ctx.now }
  const { before, after } = await recount(ctx, () => inForce, held)
  const own = ownOf(after.counted, held.id)
  const penalty = { ...inForce, points: own?.points ?? 0, occurrence: own?.occurrence ?? 1 }
  const { points, occurrence } = penalty
  const data = {
    violation: held.violation,
    merchant: held.merchantId,
    points,
    occurrence,
    notice: held.noticedAt?.toISOString() ?? null,
    heard: held.heardAt !== null,
  }
  const saved = await finish(ctx, {
    penalty,
    text: { kind: 'decision', text: input.text },
    facts: [
      { kind: 'penalty.decided', subject: held.id, data },
      { kind: 'penalty.took-effect', subject: held.id, data: { merchant: held.merchantId, balance: after.balance } },
      ...nodeFacts(held, after),
    ],
  })
  await book(ctx, saved, { before, after, why: 'decided' })
  return saved
}

const nodeFacts = ({ id, merchantId }: Penalty, { nodes, balance }: Stand): NewFact[] =>
  (nodes.get(id) ?? []).map((node) => ({
    kind: 'points.node-reached',
    subject: id,
    data: { merchant: merchantId, node, balance },
  }))

type Booked = { readonly before: Stand; readonly after: Stand; readonly why: 'decided' | 'lowered' | 'reversed' }
async function book(ctx: Ctx, penalty: Penalty, { before, after, why }: Booked): Promise<void> {
  const entries = entriesBetween(before.counted, after.counted, { penalty: penalty.id, why })
  await ledger.insertEntries(ctx, { merchantId: penalty.merchantId, becauseOf: penalty.id }, entries)
  await tellMarketplace(ctx, penalty, after)
}

export async function appealPenalty(ctx: Ctx, input: Input<typeof contract.appealPenalty>): Promise<Penalty> {
  const held = await begin(ctx, 'appeal', input)
  return finish(ctx, {
    penalty: { ...held, state: 'appealed', appealedAt: ctx.now },
    text: { kind: 'appeal', text: input.text },
    files: input.files,
    facts: [{ kind: 'penalty.appealed', subject: held.id, data: { merchant: held.merchantId } }],
  })
}

/** By somebody who took no part. A reversal is a negative line; later penalties, nodes and measures are counted anew. */
export async function decideAppeal(ctx: Ctx, input: Input<typeof contract.decideAppeal>): Promise<Penalty> {
  const { decision, points } = input
  const held = await begin(ctx, 'decide-appeal', input)
  const decided: Penalty = { ...held, appealDecidedBy: ctx.actor.id, appealDecidedAt: ctx.now }
  const change = ({ counted }: Stand) =>
    afterAppeal(decided, { decision, points, now: ctx.now }, ownOf(counted, held.id)?.points ?? 0)
  const { before, after, changed } = await recount(ctx, change, held)
  const data = { decision, merchant: held.merchantId, balance: after.balance, was: before.balance }
  const saved = await finish(ctx, {
    penalty: changed,
    text: { kind: 'appeal-decision', text: input.text },
    facts: [
      { kind: 'penalty.appeal-decided', subject: held.id, data },
      ...(decision === 'reverse'
        ? [{ kind: 'penalty.reversed', subject: held.id, data: { merchant: held.merchantId } }]
        : []),
    ],
  })
  if (decision !== 'uphold')
    await book(ctx, saved, { before, after, why: decision === 'lower' ? 'lowered' : 'reversed' })
  return saved
}
