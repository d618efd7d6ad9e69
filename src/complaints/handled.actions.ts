import { hasRole, type Ctx } from '../kernel/context.ts'
import { found, refuse } from '../kernel/refusal.ts'
import { sideOf, type Complaint } from './complaint.rules.ts'
import * as complaints from './complaint.store.ts'
import { isTheirs } from './seated.store.ts'

/** A complaint for whoever handles it, or mediates or rules on it, and is no side of it; for anybody else it does not exist. */
export async function handled(ctx: Ctx, id: string): Promise<Complaint> {
  const there = ours(ctx, await complaints.find(ctx, id))
  return (await isTheirs(ctx, id)) ? there : refuse('not-found', { noun: 'complaint' })
}

/** The same for a decision: nobody else moves it until the transaction is over. */
export async function heldByUs(ctx: Ctx, id: string): Promise<Complaint> {
  return ours(ctx, await complaints.hold(ctx, id))
}

/** A program of an authority speaks for it; a person has to be one of ours and no side of the case. */
export const heldFor = async (ctx: Ctx, id: string): Promise<Complaint> =>
  hasRole(ctx.actor, 'machine') ? found(await complaints.hold(ctx, id), 'complaint') : heldByUs(ctx, id)

function ours(ctx: Ctx, complaint: Complaint | undefined): Complaint {
  const there = found(complaint, 'complaint')
  return sideOf(ctx.actor, there) === 'platform' ? there : refuse('not-found', { noun: 'complaint' })
}
