import type { Ctx } from '../context.ts'
import { kyselyOn, openPool } from '../db/database.ts'
import { inTransaction } from '../db/transaction.ts'
import { record } from '../fact/record.ts'
import { PlainError } from '../log/safe-error.ts'
import { notify } from '../notice/notify.ts'
import { openPassing } from '../vault/passing.actions.ts'
import { BackupBroken } from './age.ts'
import { readArchive } from './archive.ts'
import * as backups from './backup.store.ts'
import type { Backups, Place } from './backups.ts'
import { ledgers } from './erasures.ts'
import { manifestOf, type Shelf } from './choose.ts'
import * as checks from './drill-checks.actions.ts'
import * as store from './drill.store.ts'
import { dumpTables, shapeEntry, takeSnapshot } from './dump.ts'
import { drillPlace } from './make.actions.ts'
import { labelOf, type Manifest } from './manifest.ts'
import { restoreInto } from './restore.ts'
import { dropAbandoned, MayNotCreate, withScratch } from './scratch.ts'
import { filesIn, sealedOf, type Listed } from './take-files.ts'
import type { Entry } from './tar.ts'
import { personKeys } from './what.ts'

export type Drilling = {
  readonly ctx: Ctx
  readonly backups: Backups
  readonly place: Place
  readonly now: () => Date
}
type Opened = { readonly data: Manifest; readonly keys: Manifest; readonly fileKey: Uint8Array; readonly id: string }
const mostFiles = 20

class DrillFailed extends Error {
  readonly problem: store.DrillProblem
  constructor(problem: store.DrillProblem, options?: ErrorOptions) {
    super(problem, options)
    this.problem = problem
  }
}

/**
 * Puts the newest backup into a database of its own, looks at it, and throws it away. What it opens the archives with was sealed in the vault when
 * they were made: no key that opens older ones is on the server. Started again after a kill it begins anew.
 */
export async function runDrill(drilling: Drilling, id: string): Promise<void> {
  const { ctx, now } = drilling
  const drill = await store.findDrill(ctx, id)
  if (drill?.state !== 'waiting' && drill?.state !== 'running') return
  const begun = now()
  await store.saveDrill(ctx, id, { state: 'running', step: 'open', started_at: begun })
  try {
    const found = await drillThrough(drilling, id)
    const end = now()
    const took = end.getTime() - begun.getTime()
    await inTransaction({ ...ctx, now: end }, async (inner) => {
      await store.saveDrill(inner, id, { ...found, state: 'passed', step: null, finished_at: end, took_ms: took })
      const { backup_id: backup, row_count: rows, cells, facts, files } = found
      await record(inner, [{ kind: 'restore.drilled', subject: id, data: { backup, rows, cells, facts, files, took } }])
    })
  } catch (error) {
    const problem = problemOf(error)
    await inTransaction({ ...ctx, now: now() }, async (inner) => {
      await store.saveDrill(inner, id, { state: 'failed', problem, finished_at: now() })
      await record(inner, [{ kind: 'restore.drill-failed', subject: id, data: { problem } }])
      const told = { template: 'backup.drill-failed', params: {}, subject: id, dedupe: id }
      await notify(inner, { to: { role: 'admin' }, ...told })
    })
    throw new PlainError(`the drill of a restore failed: ${problem}`, { cause: error })
  }
}

function problemOf(error: unknown): store.DrillProblem {
  if (error instanceof DrillFailed) return error.problem
  if (error instanceof MayNotCreate) return 'no-database'
  if (error instanceof BackupBroken) return 'broken'
  return 'other'
}

async function drillThrough(drilling: Drilling, id: string) {
  const { ctx, backups: own } = drilling
  const opened = await open(drilling)
  await dropAbandoned(own.connectionString)
  return withScratch(own.connectionString, id, async (connectionString) => {
    await store.saveDrill(ctx, id, { step: 'restore', backup_id: opened.id, taken_at: new Date(opened.data.takenAt) })
    const files = await restoreScratch(drilling, opened, connectionString)
    const pool = openPool({ connectionString, max: 3, onError: () => {} })
    const both = { living: ctx, restored: { ...ctx, db: kyselyOn(pool) } }
    const step = async <T>(name: Exclude<store.DrillStep, 'open' | 'restore'>, look: () => Promise<T>): Promise<T> => {
      await store.saveDrill(ctx, id, { step: name })
      return look().catch((cause: unknown) => {
        throw new DrillFailed(name === 'files' ? 'place' : name, { cause })
      })
    }
    try {
      await step('forgotten', () => checks.lookForForgotten(both))
      const cells = await step('cells', () => checks.openCells(both))
      const facts = await step('log', () => checks.lookAtLog(both))
      await step('sign-in', () => inTransaction(both.restored, (restored) => checks.trySignIn({ ...both, restored })))
      const looked = await step('files', () => lookAtFiles(drilling.place, files))
      const rows = Object.values({ ...opened.data.rows, ...opened.keys.rows }).reduce((sum, count) => sum + count, 0)
      const taken_at = new Date(opened.data.takenAt)
      return { backup_id: opened.id, taken_at, row_count: rows, cells, facts, files: looked }
    } finally {
      await both.restored.db.destroy()
    }
  })
}

async function open({ ctx, backups: own, place }: Drilling): Promise<Opened> {
  const made = await backups.newestMade(ctx, 'data')
  if (!made) throw new DrillFailed('no-key')
  const sealed = made.drill_key
  const key = sealed && (await openPassing(ctx, { domain: 'passing', place: drillPlace(made.id) }, sealed))
  if (!key) throw new DrillFailed('no-key')
  const shelf: Shelf = { store: place.store, secret: own.secret }
  const label = labelOf(made.id, made.started_at)
  const [data, keys] = [
    await manifestOf(shelf, { kind: 'data', label }),
    await manifestOf(shelf, { kind: 'keys', label }),
  ]
  return { data, keys, fileKey: Buffer.from(key, 'base64'), id: made.id }
}

/** The living keys stand for the last ones in the place: they are never older. Some of the files, by lot. */
async function restoreScratch({ ctx, backups: own, place, now }: Drilling, opened: Opened, connectionString: string) {
  const files: Listed[] = []
  let seen = 0
  await restoreInto(ctx, {
    connectionString,
    data: opened.data,
    keys: opened.keys,
    entries: (manifest) => readArchive(place.store, manifest, { fileKey: opened.fileKey }),
    lastKeys: () => livingKeys(own.connectionString, now),
    onFiles: async (_ctx, entry) => {
      for (const file of filesIn(entry)) {
        seen += 1
        if (files.length < mostFiles) files.push(file)
        else {
          const at = Math.floor(Math.random() * seen)
          if (at < mostFiles) files[at] = file
        }
      }
    },
    look: async () => {},
  })
  return files
}

async function* livingKeys(connectionString: string, now: () => Date): AsyncGenerator<Entry> {
  const snapshot = await takeSnapshot(connectionString, now)
  try {
    const tables = snapshot.tables.filter(({ name }) => name === personKeys || ledgers().includes(name))
    yield await shapeEntry(snapshot, tables)
    yield* dumpTables(snapshot, tables, {})
  } finally {
    await snapshot.close()
  }
}

async function lookAtFiles({ store: kept }: Place, files: readonly Listed[]): Promise<number> {
  for (const file of files) for await (const _ of sealedOf(kept, file));
  return files.length
}
