import { z } from 'zod'
import { defineJob } from '../capability.ts'
import { record } from '../fact/record.ts'
import { lastCheckpoint, thinCheckpoints } from './checkpoint.store.ts'

/** All checkpoints of the last days are kept; of the time before, the last one of each hour. */
const keptDays = 7

/** Once a day the log says in itself how it stood: the plan's measure counts it, and the next checkpoint covers it. */
export const sealLog = defineJob({
  name: 'kernel.seal-log',
  title: { zh: '每日记录检查点', en: 'Record the checkpoint of the day' },
  payload: z.strictObject({}),
  cron: '20 8 * * *',
  run: async (ctx) => {
    const last = await lastCheckpoint(ctx)
    if (!last) return
    const data = { size: last.size, root: last.root.toString('base64') }
    await record(ctx, [{ kind: 'checkpoint.signed', subject: 'log_facts', data }])
    await thinCheckpoints(ctx, new Date(ctx.now.getTime() - keptDays * 24 * 60 * 60 * 1000))
  },
})
