import { z } from 'zod'
import { defineJob } from '../kernel/capability.ts'
import { recountClocks } from '../kernel/rulebook/calendar-import.ts'
import { recountJob } from './calendar.actions.ts'

/** After an import, and every night: no clock stays provisional once its year is announced. */
export const recount = defineJob({
  name: recountJob,
  title: { zh: '按新的工作日历重算时限', en: 'Count clocks again with a new calendar' },
  payload: z.strictObject({}),
  cron: '10 3 * * *',
  run: async (ctx) => {
    await recountClocks(ctx)
  },
})
