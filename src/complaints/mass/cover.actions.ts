import { dayMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import type { Claim } from './claim.store.ts'
import { explain, isToldAlready } from './cluster.rules.ts'
import * as clusters from './cluster.store.ts'
import { coverOne } from './covered.actions.ts'
import { limitsOf, mostTogether } from './look.actions.ts'
import * as members from './member.store.ts'
import * as traits from './trait.store.ts'

type Taking = Pick<Claim, 'id' | 'merchantId'>

/** People who were asked into a claim are no longer proposed for another: what is left says so, and without enough it stands no longer. */
export async function standDown(ctx: Ctx, { id, merchantId }: Taking): Promise<void> {
  for (const cluster of await clusters.holdProposed(ctx, merchantId)) {
    const { now } = await leftOf(ctx, cluster)
    if (now === null) await coverOne(ctx, cluster, id)
    else await clusters.refresh(ctx, cluster.id, now)
  }
}

/**
 * Closed without a finding, a claim gives back what it took: its members may be asked again, and proposals that stood aside for it stand
 * again where enough people still share them. The proposal that it came from counts as dismissed for the reason of the closing.
 */
export async function takeBack(ctx: Ctx, { id, merchantId }: Taking, reason: string): Promise<void> {
  await traits.holdShop(ctx, merchantId)
  await members.release(ctx, id)
  await clusters.dismissOf(ctx, id, reason)
  for (const cluster of await clusters.holdCoveredBy(ctx, id)) {
    const { now, told } = await leftOf(ctx, cluster)
    const last = await clusters.latest(ctx, cluster)
    if (now === null || told || last?.id !== cluster.id) continue
    await clusters.standAgain(ctx, cluster.id)
    await clusters.refresh(ctx, cluster.id, now)
    await record(ctx, [{ kind: 'mass.uncovered', subject: cluster.id, data: { claim: id, people: now.people } }])
  }
}

async function leftOf(ctx: Ctx, cluster: clusters.Cluster) {
  const limits = limitsOf(ctx)
  const windowDays = Math.max(cluster.windowDays, limits.windowDays)
  const since = new Date(ctx.now.getTime() - windowDays * dayMs)
  const shared = await traits.sharing(ctx, cluster, since, mostTogether)
  const ids = shared.map(({ id }) => id)
  return {
    now: explain(shared, cluster.words, { ...limits, windowDays }),
    told: ids.length > 0 && isToldAlready(cluster.kind, ids.length, await traits.gathered(ctx, cluster, ids, since)),
  }
}
