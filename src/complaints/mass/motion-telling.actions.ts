import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { complainantOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import * as members from './member.store.ts'

const batch = 100

/** Every member hears of a proposal once: run again, the same occasion is not told twice. */
export async function tellMotion(ctx: Ctx, claimId: string, motion: string): Promise<void> {
  for (let after = 0; ;) {
    const rows = await members.list(ctx, claimId, { filter: 'joined', after, limit: batch })
    await inTransaction(ctx, (inner) => tellPage(inner, rows, motion))
    if (rows.length < batch) return
    after = rows.at(-1)?.number ?? after
  }
}

async function tellPage(ctx: Ctx, rows: readonly members.Member[], motion: string): Promise<void> {
  const cases = await complaints.findAll(
    ctx,
    rows.map(({ complaintId }) => complaintId),
  )
  for (const complaint of cases) {
    const consumer = complainantOf(complaint)
    if (consumer === null) continue
    await notify(ctx, {
      to: { consumer },
      template: 'mass.motion',
      params: { complaint: complaint.id, receipt: complaint.receipt },
      subject: complaint.id,
      dedupe: `mass.motion:${motion}:${complaint.id}`,
      happenedAt: ctx.now,
    })
  }
}
