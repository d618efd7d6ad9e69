import { z } from 'zod'
import { dayMs } from '../../kernel/calendar/span.ts'
import { defineJob } from '../../kernel/capability.ts'
import { record } from '../../kernel/fact/record.ts'
import { remindDays } from './password.actions.ts'
import * as store from './password.store.ts'
import { tell } from './tell.actions.ts'

const atOnce = 500
/** In every profile a reminder, in none more: what is left for the next hour is not late for anybody. */
export const remindPassword = defineJob({
  name: 'transactions.remind-password',
  title: { zh: '提醒更换用了很久的交易密码', en: 'Remind of old transaction passwords' },
  payload: z.strictObject({}),
  cron: '20 9-18 * * *',
  run: async (ctx) => {
    const old = await store.listOld(ctx, new Date(ctx.now.getTime() - remindDays(ctx) * dayMs), atOnce)
    for (const { consumer_id: consumer, set_at: setAt } of old) {
      const days = Math.floor((ctx.now.getTime() - setAt.getTime()) / dayMs)
      await store.update(ctx, consumer, { reminded_at: ctx.now })
      const [fact] = await record(ctx, [{ kind: 'transaction-password.reminded', subject: consumer, data: { days } }])
      await tell(ctx, 'reminded', { consumer, occasion: fact?.id ?? '' })
    }
  },
})
