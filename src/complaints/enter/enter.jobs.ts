import { z } from 'zod'
import { defineJob, type Job, type Reaction } from '../../kernel/capability.ts'
import { tellLetterDays } from './letter-day.actions.ts'
import { awaitAgain } from './transfer.store.ts'

export const enterReactions: readonly Reaction[] = [
  {
    name: 'complaints.await-report-again',
    on: ['complaint.reopened'],
    run: (ctx, fact) => awaitAgain(ctx, fact.subject),
  },
]

const letterDays = defineJob({
  name: 'complaints.tell-letter-days',
  title: { zh: '提醒转办件的答复日期', en: 'Remind of the days that letters of authorities name' },
  payload: z.strictObject({}),
  // Before the day's work.
  cron: '30 8 * * *',
  outside: true,
  run: (ctx) => tellLetterDays(ctx),
})
export const enterJobs: readonly Job[] = [letterDays]
