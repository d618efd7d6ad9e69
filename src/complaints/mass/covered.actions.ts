import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import * as clusters from './cluster.store.ts'

/** A proposal stands no longer: a claim took up its people, or (null) another proposal tells of the same complaints. */
export async function coverOne(ctx: Ctx, cluster: clusters.Cluster, claim: string | null): Promise<void> {
  await clusters.cover(ctx, cluster, claim)
  await record(ctx, [{ kind: 'mass.covered', subject: cluster.id, data: { claim, people: cluster.people } }])
}
