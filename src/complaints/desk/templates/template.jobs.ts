import { z } from 'zod'
import { defineJob, type Job } from '../../../kernel/capability.ts'
import { tellReminder } from './reminder.actions.ts'

export const templateJobs: readonly Job[] = [
  defineJob({
    name: 'complaints.remind',
    title: { zh: '提醒再看一件投诉', en: 'Remind somebody of a complaint' },
    payload: z.strictObject({ complaint: z.string(), reminder: z.string() }),
    run: (ctx, asked) => tellReminder(ctx, asked),
  }),
]
