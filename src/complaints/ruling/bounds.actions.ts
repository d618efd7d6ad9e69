import type { Ctx } from '../../kernel/context.ts'
import type { Complaint } from '../complaint.rules.ts'
import { reviewBounds, type Bounds } from './ruling.rules.ts'
import { rulingsOf, stepsOf } from './ruling.store.ts'

/**
 * Of the review that is open: what whoever alone asked for it may not lose by it. Where the first review sent the case back, only who
 * appealed against the ruling that came then asked for this one.
 */
export async function boundsOf(ctx: Ctx, complaint: Complaint): Promise<Bounds | null> {
  const ruled = (await rulingsOf(ctx, complaint.id)).findLast(({ kind, at }) => kind === 'ruling' && at !== null)
  const since = ruled?.at ?? complaint.receivedAt
  const appeals = (await stepsOf(ctx, complaint.id)).filter(({ kind, at }) => kind === 'appeal' && at >= since)
  return reviewBounds(
    complaint,
    appeals.map(({ side }) => (side === 'merchant' ? 'merchant' : 'consumer')),
  )
}
