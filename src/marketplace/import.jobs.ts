import { dayMs } from '../kernel/calendar/span.ts'
import { z } from 'zod'
import { defineJob } from '../kernel/capability.ts'
import { resumeAbandoned, runImport } from './import-run.actions.ts'
import { deleteOldFiles } from './import.store.ts'

/** Files of finished imports are kept so long, for questions about their report. */
const filesKeptDays = 30

export const importJobs = [
  defineJob({
    name: 'marketplace.import',
    title: { zh: '导入数据文件', en: 'Load a data file' },
    payload: z.strictObject({ import: z.string(), run: z.int() }),
    outside: true,
    maxAttempts: 5,
    run: (ctx, { import: id, run }) => runImport(ctx, id, run),
  }),
  defineJob({
    name: 'marketplace.resume-imports',
    title: { zh: '接着做中断的导入', en: 'Go on with interrupted imports' },
    payload: z.strictObject({}),
    cron: '* * * * *',
    run: resumeAbandoned,
  }),
  defineJob({
    name: 'marketplace.sweep-import-files',
    title: { zh: '清理旧的导入文件', en: 'Remove old import files' },
    payload: z.strictObject({}),
    cron: '50 10 * * *',
    run: async (ctx) => {
      const now = ctx.now.getTime()
      await deleteOldFiles(ctx, new Date(now - filesKeptDays * dayMs), new Date(now - dayMs))
    },
  }),
]
