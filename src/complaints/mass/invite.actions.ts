import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { complainantOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { flagged } from '../signals/flag.actions.ts'
import * as claims from './claim.store.ts'
import * as members from './member.store.ts'
import type { Key } from './trait.store.ts'

/** Members are asked in batches, so that five thousand of them hold nothing up. */
const batch = 50

/** A complaint that fits a claim that runs is asked into it; true when it was. */
export async function inviteLate(ctx: Ctx, key: Key, complaintId: string): Promise<boolean> {
  const [claim] = await claims.running(ctx, key)
  if (!claim) return false
  await claims.hold(ctx, claim.id)
  if ((await members.invite(ctx, claim.id, [complaintId])) > 0) await tellBatch(ctx, claim.id)
  return true
}

/** Tells everybody who was not told yet. Killed in the middle it goes on where it stopped: who was told is marked in the same transaction. */
export async function tellInvited(ctx: Ctx, claimId: string): Promise<void> {
  while ((await inTransaction(ctx, (inner) => tellBatch(inner, claimId))) === batch);
}

async function tellBatch(ctx: Ctx, claimId: string): Promise<number> {
  const claim = await claims.find(ctx, claimId)
  const ids = claim ? await members.takeUntold(ctx, claimId, batch) : []
  for (const id of ids) await tellOne(ctx, claimId, id)
  return ids.length
}

/** The case goes to the front as one of many, and the consumer reads what joining would mean. */
async function tellOne(ctx: Ctx, claimId: string, complaintId: string): Promise<void> {
  await flagged(ctx, complaintId, { flag: 'mass', on: true, by: 'words' })
  await record(ctx, [{ kind: 'mass.invited', subject: complaintId, data: { claim: claimId } }])
  const complaint = await complaints.find(ctx, complaintId)
  const consumer = complaint && complainantOf(complaint)
  if (!complaint || !consumer) return
  await notify(ctx, {
    to: { consumer },
    template: 'mass.invited',
    params: { complaint: complaintId, receipt: complaint.receipt },
    subject: complaintId,
    dedupe: `mass.invited:${claimId}:${complaintId}`,
    happenedAt: ctx.now,
  })
}
