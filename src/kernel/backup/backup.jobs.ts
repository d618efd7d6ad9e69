import { z } from 'zod'
import { defineJob, type Job, type Reaction } from '../capability.ts'
import { newId } from '../id.ts'
import { enqueue } from '../job/enqueue.ts'
import { minuteMs } from '../calendar/span.ts'
import type { Backups } from './backups.ts'
import { runDrill } from './drill.actions.ts'
import { failStale, insertDrill } from './drill.store.ts'
import { expire, OldStayed } from './expire.actions.ts'
import { holdBackups } from './lock.ts'
import { makeBackup, makeKeyBackup } from './make.actions.ts'

const soonMs = 10 * minuteMs

/** In the night, and when somebody asks for one. Where nobody set backups up there is nothing to do. */
export const backupJob = (backups: Backups): Job =>
  defineJob({
    name: 'kernel.backup',
    title: { zh: '备份数据库、文件和密钥', en: 'Back up database, files and keys' },
    payload: z.strictObject({}),
    cron: '15 3 * * *',
    outside: true,
    maxAttempts: 4,
    run: async (ctx) => {
      const { place } = backups
      const now = elapsing(ctx.now)
      if (place) await unlessOldStays(ctx, backups, makeBackup({ ctx, backups, place, now }))
    },
  })

export const keyBackupJob = (backups: Backups) =>
  defineJob<Record<string, never>>({
    name: 'kernel.backup-keys',
    title: { zh: '有人被遗忘后重新备份密钥', en: 'Back up the keys anew after somebody was forgotten' },
    payload: z.strictObject({}),
    outside: true,
    maxAttempts: 8,
    run: async (ctx) => {
      const { place } = backups
      if (!place) return
      const made = await unlessOldStays(ctx, backups, makeKeyBackup({ ctx, backups, place, now: elapsing(ctx.now) }))
      // Another one runs, and began before or after: whichever, this one is made later.
      if (made === null) await later(ctx, backups)
    },
  })

/** By itself: a backup that is made again because an old one stays would only be one more that stays. */
export const expireJob = (backups: Backups) =>
  defineJob<Record<string, never>>({
    name: 'kernel.backup-expire',
    title: { zh: '清理过期的备份', en: 'Take old backups out of their place' },
    payload: z.strictObject({}),
    outside: true,
    maxAttempts: 4,
    run: async (ctx) => {
      const { place, connectionString } = backups
      // Whoever holds them takes away what is old when it is done.
      if (place) await holdBackups(connectionString, () => expire(ctx, place))
    },
  })
async function unlessOldStays(ctx: RunCtx, backups: Backups, making: Promise<string | null>): Promise<string | null> {
  try {
    return await making
  } catch (error) {
    if (!(error instanceof OldStayed)) throw error
    await enqueue(ctx, expireJob(backups), {}, { key: 'backup-expire' })
    return 'made'
  }
}
type RunCtx = Parameters<Job['run']>[0]

export const drillJob = (backups: Backups) =>
  defineJob<{ readonly drill: string }>({
    name: 'kernel.restore-drill',
    title: { zh: '恢复演练', en: 'Drill of a restore' },
    payload: z.strictObject({ drill: z.string() }),
    outside: true,
    // For a process that was killed: a drill that failed is over, because the same backup does not get better.
    maxAttempts: 5,
    run: async (ctx, { drill }) => {
      const { place } = backups
      if (place) await runDrill({ ctx, backups, place, now: elapsing(ctx.now) }, drill)
    },
  })

/** In the night to Monday. While one waits or runs there is nothing to begin. */
export const weeklyDrill = (backups: Backups): Job =>
  defineJob({
    name: 'kernel.weekly-drill',
    title: { zh: '每周恢复演练', en: 'The weekly drill of a restore' },
    payload: z.strictObject({}),
    cron: '30 22 * * 0',
    run: async (ctx) => {
      const id = newId('rdr')
      await failStale(ctx)
      if (backups.place && (await insertDrill(ctx, id, null)))
        await enqueue(ctx, drillJob(backups), { drill: id }, { key: `drill:${id}` })
    },
  })

/** Whoever is forgotten now is forgotten in what is restored from the next minutes on; many at once are one backup. */
export const onForgotten = (backups: Backups): Reaction => ({
  name: 'kernel.backup-keys-soon',
  on: ['vault.keys-destroyed'],
  lastOnly: true,
  run: async (ctx) => {
    if (backups.place) await later(ctx, backups)
  },
})

const later = (ctx: RunCtx, backups: Backups): Promise<void> =>
  enqueue(ctx, keyBackupJob(backups), {}, { key: 'backup-keys', runAt: new Date(ctx.now.getTime() + soonMs) })

/** The instant of the job, going on. */
function elapsing(begun: Date): () => Date {
  const startedMs = performance.now()
  return () => new Date(begun.getTime() + Math.round(performance.now() - startedMs))
}
