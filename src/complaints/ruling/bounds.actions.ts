import type { Ctx } from '../../kernel/context.ts'
import type { Complaint } from '../complaint.rules.ts'
import { reviewBounds, type Bounds } from './ruling.rules.ts'
import { stepsOf } from './ruling.store.ts'

/** Of the review that is open: what whoever alone asked for it may not lose by it. */
export async function boundsOf(ctx: Ctx, complaint: Complaint): Promise<Bounds | null> {
  const appeals = (await stepsOf(ctx, complaint.id)).filter(({ kind }) => kind === 'appeal')
  return reviewBounds(
    complaint,
    appeals.map(({ side }) => (side === 'merchant' ? 'merchant' : 'consumer')),
  )
}
