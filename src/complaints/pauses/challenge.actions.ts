import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import type { Complaint } from '../complaint.rules.ts'
import type { Party } from './extension.rules.ts'
import { goOn, standStill } from './standstill.actions.ts'

/** While a challenge is not settled the stage stands still, once for each side and no longer than the matrix allows. */
export async function pauseForChallenge(ctx: Ctx, complaint: Complaint, party: Party): Promise<void> {
  const held = await standStill(ctx, complaint, { reason: 'challenge', party })
  const until = held.map(({ resumesBy }) => resumesBy).find((at) => at !== null)
  if (until === undefined) return
  await record(ctx, [{ kind: 'challenge.holds', subject: complaint.id, data: { party, until } }])
}

/** Somebody took the seat: it is settled, and the stage goes on. */
export const endChallengePause = (ctx: Ctx, complaintId: string): Promise<number> =>
  goOn(ctx, { id: complaintId }, 'challenge')
