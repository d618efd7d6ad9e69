import { z } from 'zod'
import { dayNumber, dayText, shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import { defineJob } from '../../kernel/capability.ts'
import type { Ctx } from '../../kernel/context.ts'
import { factsOfKinds, lastFact, record } from '../../kernel/fact/record.ts'
import { numberOf } from '../parameter.rules.ts'
import { redeemedOn, sweepCodes } from './list.store.ts'

/** The log of facts is asked what the table cannot say of itself: that no code of yesterday was redeemed twice. */
const checkCodes = defineJob({
  name: 'transactions.check-codes',
  title: { zh: '核对昨日付款码有没有核销两次', en: 'Check that no payment code of yesterday was redeemed twice' },
  payload: z.strictObject({}),
  cron: '40 2 * * *',
  run: (ctx) => checkDay(ctx, dayText(dayNumber(shanghaiDay(ctx.now)) - 1)),
})

const atOnce = 500
export async function checkDay(ctx: Ctx, on: string): Promise<void> {
  for (let after = ''; ;) {
    const ids = (await redeemedOn(ctx, { on, after, limit: atOnce })).map(({ id }) => id)
    const facts = await factsOfKinds(ctx, ids, ['payment-code.redeemed'])
    const twice = ids.filter((id) => facts.filter(({ subject }) => subject === id).length > 1)
    for (const id of twice)
      if (!(await lastFact(ctx, id, 'payment-code.replay-succeeded')))
        await record(ctx, [{ kind: 'payment-code.replay-succeeded', subject: id, data: {} }])
    if (ids.length < atOnce) return
    after = ids.at(-1) ?? ''
  }
}

const sweep = defineJob({
  name: 'transactions.sweep-codes',
  title: { zh: '清理没有付款的旧付款码', en: 'Sweep old payment codes that led to no payment' },
  payload: z.strictObject({}),
  cron: '50 2 * * *',
  run: (ctx) => {
    const kept = numberOf(ctx.rulebook, 'payment-code.kept', ctx.now)
    const before = (days: number) => new Date(ctx.now.getTime() - days * dayMs)
    return sweepCodes(ctx, { codes: before(kept), misses: before(1) })
  },
})

export const codeJobs = [checkCodes, sweep]
