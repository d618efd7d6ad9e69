import { activePerson, peopleWithRole } from '../../kernel/access/people.ts'
import { systemActor, type Actor, type Ctx } from '../../kernel/context.ts'
import type { Role } from '../../kernel/role.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { filterOf } from '../queue-filter.rules.ts'
import * as queue from '../queue.store.ts'

/** The first of the demo's people with this role. */
export async function someoneWith(ctx: Ctx, role: Role): Promise<Actor | null> {
  const [first] = await peopleWithRole(ctx, [role])
  return first ? activePerson(ctx, first.id) : null
}

/** The newest open complaints, as an agent reads them. */
export function openCases(ctx: Ctx, agent: Actor): Promise<Complaint[]> {
  const asAgent = { ...ctx, actor: agent }
  return queue.list(asAgent, filterOf(asAgent, { tab: 'open' }), { order: 'newest', after: null, limit: 100 })
}

/** Both sides of a complaint as invented people, who have no account. */
export const sidesOf = ({ consumerId, merchantId }: Complaint) => {
  const somebody = { ...systemActor, kind: 'person' } as const satisfies Actor
  return {
    consumer: { ...somebody, id: 'demo', roles: ['consumer'], consumerId } satisfies Actor,
    merchant: { ...somebody, id: 'demo-shop', roles: ['merchant'], merchantId } satisfies Actor,
  }
}
