import type { z } from 'zod'
import { dayMs, hourMs } from '../calendar/span.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../id.ts'
import { found, refuse } from '../refusal.ts'
import { drillDays, type BackupView, type DrillView, type listBackups } from './backup.contract.ts'
import * as backups from './backup.store.ts'
import type { Backups } from './backups.ts'
import * as drills from './drill.store.ts'

const mostBackups = 60
const mostDrills = 20
const longestMs = 6 * hourMs
const written = (at: Date | null): string | null => at?.toISOString() ?? null

const backupView = (row: backups.BackupRow): BackupView => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  startedAt: row.started_at.toISOString(),
  takenAt: written(row.taken_at),
  finishedAt: written(row.finished_at),
  problem: row.problem,
  bytes: row.bytes,
  rows: row.row_count,
  files: row.file_count,
  newFiles: row.new_files,
  missing: row.missing,
})

const drillView = (row: drills.DrillRow): DrillView => ({
  id: row.id,
  state: row.state,
  step: row.step,
  askedBy: row.asked_by,
  askedAt: row.asked_at.toISOString(),
  finishedAt: written(row.finished_at),
  takenAt: written(row.taken_at),
  tookMs: row.took_ms,
  rows: row.row_count,
  cells: row.cells,
  facts: row.facts,
  files: row.files,
  problem: row.problem,
})

export async function viewBackups(ctx: Ctx, { place }: Backups): Promise<z.input<(typeof listBackups)['output']>> {
  const passed = await drills.lastPassed(ctx)
  const newest = await backups.newestMade(ctx, 'data')
  return {
    place: place && {
      where: place.where,
      recipients: place.recipients.map(({ text }) => text),
      days: place.days,
      keyDays: place.keyDays,
    },
    backups: (await backups.listBackups(ctx, mostBackups)).map(backupView),
    drills: (await drills.listDrills(ctx, mostDrills)).map(drillView),
    newestAt: written(newest?.taken_at ?? null),
    passed: passedOf(passed),
    overdueDays: drillDays,
    overdue: place !== null && isOverdue(passed, ctx.now),
  }
}

function passedOf(row: drills.DrillRow | undefined) {
  if (!row?.finished_at || !row.taken_at || row.took_ms === null) return null
  return { at: row.finished_at.toISOString(), takenAt: row.taken_at.toISOString(), tookMs: row.took_ms }
}

const isOverdue = (passed: drills.DrillRow | undefined, now: Date): boolean =>
  !passed?.finished_at || now.getTime() - passed.finished_at.getTime() > drillDays * dayMs

/** For `/readyz`: a day and a half without a backup, or too long without a drill that passed. */
export async function areBackupsKept(ctx: Ctx): Promise<boolean> {
  const newest = await backups.newestMade(ctx, 'data')
  const fresh = newest?.taken_at && ctx.now.getTime() - newest.taken_at.getTime() < 1.5 * dayMs
  return fresh === true && !isOverdue(await drills.lastPassed(ctx), ctx.now)
}

export async function assertNoneRuns(ctx: Ctx, { place }: Backups): Promise<void> {
  if (!place) refuse('backup.not-set-up')
  const [newest] = await backups.listBackups(ctx, 1)
  // One that was killed says so until the next is made: it does not stand in the way for ever.
  const fresh = newest && ctx.now.getTime() - newest.started_at.getTime() < longestMs
  if (newest?.state === 'running' && fresh) refuse('backup.running')
}

/** A drill that waits for its job. */
export async function beginDrill(ctx: Ctx, { place }: Backups): Promise<DrillView> {
  if (!place) refuse('backup.not-set-up')
  if (!(await backups.newestMade(ctx, 'data'))) refuse('drill.no-backup')
  const id = newId('rdr')
  const by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  await drills.failStale(ctx)
  if (!(await drills.insertDrill(ctx, id, by))) refuse('drill.running')
  return drillView(found(await drills.findDrill(ctx, id), 'drill'))
}
