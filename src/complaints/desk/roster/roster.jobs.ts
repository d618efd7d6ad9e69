import { z } from 'zod'
import { defineJob, type Job, type Reaction } from '../../../kernel/capability.ts'
import { assignByRule, assignWaiting } from './assign.actions.ts'

export const rosterReactions: readonly Reaction[] = [
  {
    name: 'complaints.assign-new',
    on: ['complaint.filed'],
    run: async (ctx, { subject }) => {
      await assignByRule(ctx, subject)
    },
  },
]

export const rosterJobs: readonly Job[] = [
  defineJob({
    name: 'complaints.assign-waiting',
    title: { zh: '把无人经办的投诉分给当班专员', en: 'Give complaints that nobody has to those on duty' },
    payload: z.strictObject({}),
    cron: '*/10 * * * *',
    run: (ctx) => assignWaiting(ctx),
  }),
]
