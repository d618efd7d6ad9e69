import type { Capability } from '../capability.ts'
import { backupJob, keyBackupJob, onForgotten } from './backup.jobs.ts'
import type { Backups } from './backups.ts'
import { backupFacts } from './facts.rules.ts'

/** What the kernel plugs in for backups: README.md. */
export const backupPart = (backups: Backups): Partial<Capability> => ({
  jobs: [backupJob(backups), keyBackupJob(backups)],
  reactions: [onForgotten(backups)],
  facts: backupFacts,
})
