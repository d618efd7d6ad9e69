import { z } from 'zod'
import { defineJob, type Job } from '../capability.ts'
import { deliverNotice } from './deliver.actions.ts'
import { deleteDailyBefore } from './notice.store.ts'
import { shanghaiDay } from './schedule.rules.ts'
import type { Transports } from './transport.ts'

const weekMs = 7 * 24 * 60 * 60 * 1000

export function noticeJobs(transports: Transports): readonly Job[] {
  return [
    defineJob({
      name: 'kernel.deliver-notice',
      title: { zh: '发送通知', en: 'Send a notice' },
      payload: z.strictObject({ recipient: z.string(), id: z.string() }),
      outside: true,
      run: (ctx, key) => deliverNotice(ctx, transports, key),
    }),
    defineJob({
      name: 'kernel.sweep-notice-counts',
      title: { zh: '清理每日通知计数', en: 'Sweep the daily counts of notices' },
      payload: z.strictObject({}),
      cron: '40 9 * * *',
      run: (ctx) => deleteDailyBefore(ctx, shanghaiDay(new Date(ctx.now.getTime() - weekMs))),
    }),
  ]
}
