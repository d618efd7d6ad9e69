import type { Capability } from '../capability.ts'
import { areBackupsKept } from './ask.actions.ts'
import { backupRefusals } from './backup.contract.ts'
import { backupJob, drillJob, expireJob, keyBackupJob, onForgotten, weeklyDrill } from './backup.jobs.ts'
import { backupRoutes } from './backup.routes.ts'
import type { Backups } from './backups.ts'
import { backupFacts } from './facts.rules.ts'

/** What the kernel plugs in for backups: README.md. */
export const backupPart = (backups: Backups): Partial<Capability> => ({
  routes: backupRoutes(backups),
  refusals: backupRefusals,
  jobs: [backupJob(backups), keyBackupJob(backups), expireJob(backups), drillJob(backups), weeklyDrill(backups)],
  reactions: [onForgotten(backups)],
  health: async (ctx) => (backups.place ? [{ name: 'kernel.backup', ok: await areBackupsKept(ctx) }] : []),
  facts: backupFacts,
  notices: new URL('./notices.yaml', import.meta.url),
})
