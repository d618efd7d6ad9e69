import type { Ctx } from '../../kernel/context.ts'
import { complainantOf, type Complaint } from '../complaint.rules.ts'
import { latest } from '../mediation/mediation.store.ts'
import { readBench } from '../ruling/part.actions.ts'
import { rulingsOf } from '../ruling/ruling.store.ts'
import type { Attendee } from './attendee.store.ts'
import type { HearingStage } from './hearing.contract.ts'
import { isDuring } from './hearing.rules.ts'

export type Bench = { readonly stage: HearingStage; readonly presidingId: string; readonly members: readonly string[] }

/** Who may call a hearing in this case now: its mediator, or whoever rules on it alone or presides. Null: nobody. */
export async function benchNow(ctx: Ctx, complaint: Complaint): Promise<Bench | null> {
  if (isDuring('mediation', complaint.state)) {
    const room = await latest(ctx, complaint.id)
    if (!room?.mediatorId || room.closedAt !== null) return null
    return { stage: 'mediation', presidingId: room.mediatorId, members: [] }
  }
  if (!isDuring('ruling', complaint.state)) return null
  const ruling = (await rulingsOf(ctx, complaint.id)).find(({ at }) => at === null)
  if (!ruling?.arbitratorId) return null
  if (ruling.size === 1) return { stage: 'ruling', presidingId: ruling.arbitratorId, members: [] }
  const { sitting } = await readBench(ctx, complaint.id, ruling)
  const presiding = sitting.find(({ part }) => part === 'presiding')?.accountId ?? ruling.arbitratorId
  const members = sitting.map(({ accountId }) => accountId).filter((id) => id !== presiding)
  return { stage: 'ruling', presidingId: presiding, members }
}

type Called = Pick<Attendee, 'party' | 'part'>
/** Everybody who is called: the two sides as far as they are known, and the bench. */
export function calledTo(complaint: Complaint, bench: Bench): Called[] {
  const consumer = complainantOf(complaint)
  const { merchantId } = complaint
  return [
    ...(consumer === null ? [] : [{ party: consumer, part: 'consumer' as const }]),
    ...(merchantId === null ? [] : [{ party: merchantId, part: 'merchant' as const }]),
    { party: bench.presidingId, part: 'presiding' as const },
    ...bench.members.map((party) => ({ party, part: 'member' as const })),
  ]
}
