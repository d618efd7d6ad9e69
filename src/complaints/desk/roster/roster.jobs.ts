import { z } from 'zod'
import { defineJob, type Job, type Reaction } from '../../../kernel/capability.ts'
import { shanghaiDay } from '../../../kernel/calendar/day.rules.ts'
import { enqueue } from '../../../kernel/job/enqueue.ts'
import { assignByRule, assignWaiting } from './assign.actions.ts'
import { beginAbsence, tellThoseBack } from './away.actions.ts'
import { begunAbsences } from './away.store.ts'

export const rosterReactions: readonly Reaction[] = [
  {
    name: 'complaints.assign-new',
    on: ['complaint.filed'],
    run: async (ctx, { subject }) => {
      await assignByRule(ctx, subject)
    },
  },
]

const beginOne = defineJob({
  name: 'complaints.begin-absence',
  title: { zh: '缺勤第一天：移交等不到回来的投诉', en: 'First day of an absence: hand over what cannot wait' },
  payload: z.strictObject({ absence: z.string() }),
  run: (ctx, { absence }) => beginAbsence(ctx, absence),
})
/** Looked for again and again, so that a first day on which nothing ran is made up for; each in a transaction of its own. */
const lookForAbsences = defineJob({
  name: 'complaints.look-for-absences',
  title: { zh: '查找开始或结束的缺勤', en: 'Look for absences that begin or are over' },
  payload: z.strictObject({}),
  cron: '*/10 * * * *',
  run: async (ctx) => {
    for (const absence of await begunAbsences(ctx, shanghaiDay(ctx.now)))
      await enqueue(ctx, beginOne, { absence }, { runAt: ctx.now, key: `absence-begins:${absence}` })
    await tellThoseBack(ctx)
  },
})

export const rosterJobs: readonly Job[] = [
  beginOne,
  lookForAbsences,
  defineJob({
    name: 'complaints.assign-waiting',
    title: { zh: '把无人经办的投诉分给当班专员', en: 'Give complaints that nobody has to those on duty' },
    payload: z.strictObject({}),
    cron: '*/10 * * * *',
    run: (ctx) => assignWaiting(ctx),
  }),
]
