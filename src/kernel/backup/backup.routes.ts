import { handle, type BoundRoute } from '../http/handle.ts'
import { enqueue } from '../job/enqueue.ts'
import { assertNoneRuns, beginDrill, viewBackups } from './ask.actions.ts'
import * as contract from './backup.contract.ts'
import { backupJob, drillJob } from './backup.jobs.ts'
import type { Backups } from './backups.ts'

export const backupRoutes = (backups: Backups): readonly BoundRoute[] => [
  handle(contract.listBackups, (ctx) => viewBackups(ctx, backups)),
  handle(contract.askBackup, async (ctx) => {
    await assertNoneRuns(ctx, backups)
    await enqueue(ctx, backupJob(backups), {}, { key: 'backup-asked' })
    return { queued: true }
  }),
  handle(contract.askDrill, async (ctx) => {
    const drill = await beginDrill(ctx, backups)
    await enqueue(ctx, drillJob(backups), { drill: drill.id }, { key: `drill:${drill.id}` })
    return drill
  }),
]
