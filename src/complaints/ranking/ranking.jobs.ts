import { z } from 'zod'
import { defineJob, type Job } from '../../kernel/capability.ts'
import { tendRankings } from './count.actions.ts'

export const rankingJobs: readonly Job[] = [
  defineJob({
    name: 'complaints.tend-rankings',
    title: { zh: '商家投诉处理榜：计数与公布', en: 'Count and publish the ranking of shops' },
    payload: z.strictObject({}),
    cron: '30 4 * * *',
    run: (ctx) => tendRankings(ctx),
  }),
]
