import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { viewerOf } from './claim.rules.ts'
import * as claims from './claim.store.ts'
import * as members from './member.store.ts'
import { noteAffected } from './membership.actions.ts'

type Entering = { readonly id: string; readonly complaint: string; readonly affected: number }

/** Told by telephone, entered by the platform. What was carried out stays as it was. */
export async function enterAffected(ctx: Ctx, { id, complaint, affected }: Entering): Promise<{ affected: number }> {
  const claim = found(await claims.share(ctx, id), 'mass-claim')
  if (viewerOf(ctx.actor, claim) !== 'platform') refuse('not-found', { noun: 'mass-claim' })
  const member = found(await members.hold(ctx, id, complaint), 'mass-member')
  if (claim.closedAt !== null) refuse('mass.over')
  if (member.state !== 'joined') refuse('mass.not-joined')
  if (member.result === 'done') refuse('mass.case-decided')
  await noteAffected(ctx, claim, member, affected)
  return { affected }
}
