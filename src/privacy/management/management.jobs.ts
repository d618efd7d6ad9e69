import { z } from 'zod'
import { defineJob, type Job } from '../../kernel/capability.ts'
import { remindOfDuties } from './duty.actions.ts'
import { warnOfEnds } from './third-party.actions.ts'

export const managementJobs: readonly Job[] = [
  defineJob({
    name: 'privacy.remind-duties',
    title: { zh: '提醒确认职责', en: 'Remind of duties to be confirmed' },
    payload: z.strictObject({}),
    cron: '10 9 * * *',
    run: (ctx) => remindOfDuties(ctx),
  }),
  defineJob({
    name: 'privacy.warn-of-agreements',
    title: { zh: '提醒第三方协议到期', en: 'Warn of agreements that end' },
    payload: z.strictObject({}),
    cron: '15 9 * * *',
    run: (ctx) => warnOfEnds(ctx),
  }),
]
