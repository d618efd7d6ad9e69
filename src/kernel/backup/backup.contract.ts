import { z } from 'zod'
import { declareRefusals } from '../refusal.contract.ts'
import { Empty, Instant, route } from '../route.contract.ts'

export const backupStates = ['running', 'made', 'failed', 'expired'] as const
export const backupProblems = ['disk-full', 'place', 'database', 'interrupted', 'other'] as const
export const drillStates = ['waiting', 'running', 'passed', 'failed'] as const
/** In their order. */
export const drillSteps = ['open', 'restore', 'forgotten', 'cells', 'log', 'sign-in', 'files'] as const
export const drillProblems = [
  'no-key',
  'no-database',
  'broken',
  'forgotten',
  'cells',
  'log',
  'sign-in',
  'place',
  'other',
] as const
/** The platform's own choice: a week, and a day to mend it. */
export const drillDays = 8

export const BackupView = z.object({
  id: z.string(),
  /** keys: only the keys, because somebody was forgotten since. */
  kind: z.enum(['data', 'keys']),
  state: z.enum(backupStates),
  startedAt: Instant,
  takenAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  problem: z.enum(backupProblems).nullable(),
  bytes: z.int().nullable(),
  rows: z.int().nullable(),
  files: z.int().nullable(),
  newFiles: z.int().nullable(),
  /** Files that the database names and the file store does not have. */
  missing: z.int().nullable(),
})
export type BackupView = z.infer<typeof BackupView>

export const DrillView = z.object({
  id: z.string(),
  state: z.enum(drillStates),
  step: z.enum(drillSteps).nullable(),
  /** Null: asked for by time. */
  askedBy: z.string().nullable(),
  askedAt: Instant,
  finishedAt: Instant.nullable(),
  takenAt: Instant.nullable(),
  tookMs: z.int().nullable(),
  rows: z.int().nullable(),
  cells: z.int().nullable(),
  facts: z.int().nullable(),
  files: z.int().nullable(),
  problem: z.enum(drillProblems).nullable(),
})
export type DrillView = z.infer<typeof DrillView>

export const listBackups = route({
  method: 'GET',
  path: '/api/operations/backups',
  summary: { zh: '备份与恢复演练：最近的结果', en: 'Backups and drills of restoring them' },
  who: ['admin', 'privacy-officer'],
  clause: '5.2.1(4)',
  input: Empty,
  output: z.object({
    /** Null: nobody set backups up. */
    place: z.object({ where: z.string(), recipients: z.array(z.string()), days: z.int(), keyDays: z.int() }).nullable(),
    backups: z.array(BackupView),
    drills: z.array(DrillView),
    /** What would be lost now: since when nothing is in a backup. */
    newestAt: Instant.nullable(),
    /** How long putting it back took, and when that was tried last with success. */
    passed: z.object({ at: Instant, takenAt: Instant, tookMs: z.int() }).nullable(),
    /** No drill passed for longer than so many days. */
    overdueDays: z.int(),
    overdue: z.boolean(),
  }),
})

export const askBackup = route({
  method: 'POST',
  path: '/api/operations/backups',
  summary: { zh: '立即备份一次', en: 'Make a backup now' },
  who: ['admin'],
  clause: '5.2.1(4)',
  audit: 'backup.ask',
  status: 202,
  input: z.strictObject({}),
  output: z.object({ queued: z.boolean() }),
})

export const askDrill = route({
  method: 'POST',
  path: '/api/operations/restore-drills',
  summary: { zh: '开始一次恢复演练', en: 'Begin a drill: restore the newest backup into a database of its own' },
  who: ['admin'],
  clause: '5.2.1(4)',
  audit: 'backup.drill',
  status: 202,
  input: z.strictObject({}),
  output: DrillView,
})

export const backupRefusals = declareRefusals({
  'backup.not-set-up': {
    status: 409,
    zh: '还没有设置备份：请按本页说明设置收件公钥和备份位置，然后重启。',
    en: 'Backups are not set up: set recipients and a place as this page says, then restart.',
  },
  'backup.running': {
    status: 409,
    zh: '正在备份，完成后再来。',
    en: 'A backup is being made; ask again when it is done.',
  },
  'drill.running': {
    status: 409,
    zh: '已有一次演练在等待或进行中。',
    en: 'A drill waits or runs already.',
  },
  'drill.no-backup': {
    status: 409,
    zh: '还没有完成的备份可以演练。',
    en: 'There is no backup yet to put back.',
  },
})
