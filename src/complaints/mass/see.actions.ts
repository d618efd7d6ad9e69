import type { Ctx } from '../../kernel/context.ts'
import { viewerOf } from './claim.rules.ts'
import { find } from './claim.store.ts'

/** Whose is it: the timeline of a mass claim follows the answer. */
export async function maySeeMass(ctx: Ctx, id: string): Promise<boolean> {
  const claim = await find(ctx, id)
  return claim !== undefined && viewerOf(ctx.actor, claim) !== null
}
