import { hourMs } from '../../src/kernel/calendar/span.ts'
import type { Ctx } from '../../src/kernel/context.ts'
import { startClock, stopClock } from '../../src/kernel/clock/clock.actions.ts'
import { newId } from '../../src/kernel/id.ts'
import { aComplaint } from '../../src/complaints/complaint.example.ts'
import * as complaints from '../../src/complaints/complaint.store.ts'
import * as statements from '../../src/complaints/statement.store.ts'
import type { TestApp } from './app.ts'

export type Answered = {
  readonly merchant: string
  readonly inTime: number
  readonly late: number
  readonly solved: number
}

/**
 * Closed complaints of a shop that were asked on a Monday at ten: answered two working hours later, or after the time was over. Straight
 * into the tables: what leads there has tests of its own, and a ranking needs many.
 */
export async function answeredComplaints(app: TestApp, of: Answered, monday: string): Promise<string[]> {
  const asked = new Date(`${monday}T10:00:00+08:00`)
  const receipts: string[] = []
  await app.inTx(async (ctx) => {
    for (let place = 0; place < of.inTime + of.late; place += 1) {
      const isLate = place >= of.inTime
      const repliedAt = new Date(asked.getTime() + (isLate ? 7 * 24 : 2) * hourMs)
      const outcome = place < of.solved ? 'settled' : 'unperformed'
      receipts.push(await one({ ...ctx, now: repliedAt }, of.merchant, { asked, repliedAt, outcome }))
    }
  })
  return receipts
}

async function one(
  ctx: Ctx,
  merchantId: string,
  { asked, repliedAt, outcome }: { asked: Date; repliedAt: Date; outcome: 'settled' | 'unperformed' },
): Promise<string> {
  const id = newId('cmp')
  const receipt = `XB-${id.slice(-12).toUpperCase()}`
  const begun = { id, receipt, merchantId, orderId: null, orderNumber: null, consumerId: null, stateSince: asked }
  const ended = {
    receivedAt: asked,
    merchantRepliedAt: repliedAt,
    closedAt: repliedAt,
    state: 'closed',
    outcome,
  } as const
  await complaints.insert(ctx, aComplaint({ ...begun, ...ended, waitsFor: null, outcomeFen: 0 }), [])
  const clock = await startClock(ctx, { rule: 'complaint.merchant-reply.platform', subject: id, startedAt: asked })
  await stopClock(ctx, clock.id, { at: repliedAt, outcome: 'met' })
  await statements.insert(ctx, {
    id: newId('stm'),
    complaintId: id,
    side: 'merchant',
    kind: 'answer',
    audience: ['consumer', 'merchant', 'platform'],
    text: '已经核实，按约定处理。',
    offer: null,
  })
  return receipt
}
