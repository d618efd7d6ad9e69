import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { confirmCommand } from '../command.actions.ts'
import * as rules from '../command.rules.ts'
import * as store from '../command.store.ts'
import type { CommandRow } from '../command.store.ts'
import { ingest } from '../ingest.actions.ts'
import { spendDeposit } from '../merchant.store.ts'
import { readThing } from '../noun.rules.ts'

/**
 * The demo's own marketplace: it takes every command, carries out a refund by reporting it like any marketplace would, and
 * answers. It exists only where the demo was loaded.
 */
export async function answerAsDemo(ctx: Ctx, { id, round }: CommandRow): Promise<void> {
  const held = await store.holdCommand(ctx, id)
  if (!held || held.state !== 'queued' || held.round !== round) return
  const sent = await store.updateCommand(ctx, id, { state: 'sent', attempts: 1, sent_at: ctx.now, next_try_at: null })
  await record(ctx, [rules.told(sent, 'sent')])
  const { kind, payload } = rules.viewOf(sent)
  const target = await store.findTarget(ctx, sent.target)
  if (kind === 'refund' && target) {
    const data = {
      order: target.externalId,
      id,
      amountFen: payload.amountFen,
      currency: target.currency ?? 'CNY',
      reason: '平台处理投诉退款',
      refundedAt: ctx.now.toISOString(),
    }
    const read = readThing('refund', data, { source: sent.source, asOf: ctx.now.toISOString(), key: `command:${id}` })
    if ('thing' in read) await ingest(ctx, [read.thing])
  }
  // Like any marketplace it does not pay from a deposit what is not in it.
  const shop =
    kind === 'recover-from-deposit' ? sent.target : kind === 'pay-from-deposit' ? payload.merchant : undefined
  if (shop !== undefined && !(await spendDeposit(ctx, shop, payload.amountFen ?? 0))) {
    await confirmCommand(ctx, { id, outcome: 'refused', note: '保证金余额不足' })
    return
  }
  await confirmCommand(ctx, { id, outcome: 'done', reference: `DEMO-${id.slice(-8).toUpperCase()}` })
}
