import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { record } from '../fact/record.ts'
import { newId } from '../id.ts'
import { PlainError } from '../log/safe-error.ts'
import { notify } from '../notice/notify.ts'
import { sealPassing } from '../vault/passing.actions.ts'
import { makeArchive } from './archive.ts'
import { newFileKey } from './age.ts'
import * as store from './backup.store.ts'
import type { Backups, Place } from './backups.ts'
import { dumpTables, shapeEntry, takeSnapshot, type Counts, type Snapshot } from './dump.ts'
import { ledgers } from './erasures.ts'
import { expire, OldStayed, sweep, takeAway } from './expire.actions.ts'
import { keepFiles, namedFiles, type FilesDone } from './files.actions.ts'
import { holdBackups } from './lock.ts'
import { labelOf, manifestName, partName, writeManifest, type Manifest } from './manifest.ts'
import { problemOf, problemWords } from './problem.rules.ts'
import { snapshotCtx } from './snapshot-ctx.ts'
import type { Entry } from './tar.ts'
import { isApart } from './what.ts'

export type Making = { readonly ctx: Ctx; readonly backups: Backups; readonly place: Place; readonly now: () => Date }

/** A whole backup: data, keys beside it, files that are new. Null while another is being made. @throws {PlainError} in words; {OldStayed} when it was made. */
export const makeBackup = (making: Making): Promise<string | null> => alone(making, 'data', makeWhole)
/** Only the keys: somebody was forgotten, and no backup shall bring them back. */
export const makeKeyBackup = (making: Making): Promise<string | null> => alone(making, 'keys', makeKeys)

type Own = { readonly id: string; readonly label: string }
type Work = (making: Making, own: Own) => Promise<store.Made>

async function alone(making: Making, kind: store.BackupKind, work: Work): Promise<string | null> {
  const { ctx, backups, place, now } = making
  return holdBackups(backups.connectionString, async () => {
    const id = newId('bkp')
    const own = { id, label: labelOf(id, ctx.now) }
    await store.failInterrupted(ctx)
    await store.insertRunning(ctx, id, kind)
    try {
      await sweep(ctx, place)
      const made = await work(making, own)
      await finish({ ...ctx, now: now() }, { id, kind, made })
    } catch (error) {
      const problem = problemOf(error)
      await fail({ ...ctx, now: now() }, id, problem)
      await removeDraft(place, own)
      throw new PlainError(`no backup was made: ${problemWords[problem].en}`, { cause: error })
    }
    // Beyond the catch: a place that removes nothing takes no backup away that was made.
    await expire({ ...ctx, now: now() }, place).catch(stayed)
    return id
  })
}

const finish = (ctx: Ctx, { id, kind, made }: { id: string; kind: store.BackupKind; made: store.Made }) =>
  inTransaction(ctx, async (inner) => {
    await store.saveMade(inner, id, made)
    if (kind === 'data') await store.forgetDrillKeys(inner, id)
    const { bytes, row_count: rows, file_count: files, missing, log_size: logSize } = made
    const taken = made.taken_at.toISOString()
    const data = kind === 'data' ? { bytes, rows, files, missing, logSize, taken } : { bytes, taken }
    await record(inner, [{ kind: kind === 'data' ? 'backup.made' : 'backup.keys-made', subject: id, data }])
  })

const fail = (ctx: Ctx, id: string, problem: store.BackupProblem) =>
  inTransaction(ctx, async (inner) => {
    await store.saveFailed(inner, id, { problem, at: inner.now })
    await record(inner, [{ kind: 'backup.failed', subject: id, data: { problem } }])
    await notify(inner, { to: { role: 'admin' }, template: 'backup.failed', params: {}, subject: id, dedupe: id })
  })

function stayed(cause: unknown): never {
  throw new OldStayed({ cause })
}

/** What a failed one left is no backup; it only takes room. Where the place does not answer, the next one sweeps. */
async function removeDraft({ store: kept }: Place, { label }: Own): Promise<void> {
  for (const kind of ['data', 'keys'] as const)
    await takeAway(kept, { kind, label }).catch((error: unknown) => void error)
}

async function makeWhole(making: Making, own: Own): Promise<store.Made> {
  const { ctx, backups, place, now } = making
  // Before the snapshot, so that it is held for a short time only; what came in between is put below.
  const before: FilesDone = { count: 0, bytes: 0, missing: 0, added: 0 }
  for await (const keys of namedFiles(ctx)) before.added += (await keepFiles(ctx, backups, place, keys)).added
  const snapshot = await takeSnapshot(backups.connectionString, now)
  try {
    const rows: Counts = {}
    const files: FilesDone = { ...before, added: before.added }
    const fileKey = newFileKey()
    const archived = { making, own, snapshot, fileKey }
    const data = await archive(archived, 'data', async function* () {
      const tables = snapshot.tables.filter(({ name }) => !isApart(name, ledgers()))
      yield await shapeEntry(snapshot, tables)
      yield* dumpTables(snapshot, tables, rows)
      yield* listFiles(making, snapshot, files)
    })
    const keys = await archiveKeys(archived)
    await putManifest(making, keys)
    await putManifest(making, {
      ...data,
      rows,
      files: { count: files.count, bytes: files.bytes, missing: files.missing },
    })
    const sum = Object.values({ ...rows, ...keys.rows }).reduce((total, count) => total + count, 0)
    return {
      ...madeOf(snapshot, data.archive.bytes + keys.archive.bytes, sum),
      file_count: files.count,
      file_bytes: files.bytes,
      new_files: files.added,
      missing: files.missing,
      finished_at: now(),
      drill_key: await sealPassing(
        ctx,
        { domain: 'passing', place: drillPlace(own.id) },
        { text: fileKey.toString('base64'), keyId: null },
      ),
    }
  } finally {
    await snapshot.close()
  }
}

export const drillPlace = (id: string) => ({ table: 'kernel.backup', column: 'drill', row: id })

async function makeKeys(making: Making, own: Own): Promise<store.Made> {
  const snapshot = await takeSnapshot(making.backups.connectionString, making.now)
  try {
    const keys = await archiveKeys({ making, own, snapshot, fileKey: newFileKey() })
    await putManifest(making, keys)
    const sum = Object.values(keys.rows).reduce((total, count) => total + count, 0)
    const none = { file_count: 0, file_bytes: 0, new_files: 0, missing: 0, drill_key: null }
    return { ...madeOf(snapshot, keys.archive.bytes, sum), ...none, finished_at: making.now() }
  } finally {
    await snapshot.close()
  }
}

const madeOf = ({ takenAt, log }: Snapshot, bytes: number, row_count: number) => ({
  taken_at: takenAt,
  bytes,
  row_count,
  log_size: log.size,
})

type Archived = {
  readonly making: Making
  readonly own: Own
  readonly snapshot: Snapshot
  readonly fileKey: Buffer
}

async function archiveKeys(archived: Archived): Promise<Manifest> {
  const { snapshot } = archived
  const tables = snapshot.tables.filter(({ name }) => isApart(name, ledgers()))
  const rows: Counts = {}
  const manifest = await archive(archived, 'keys', async function* () {
    yield await shapeEntry(snapshot, tables)
    yield* dumpTables(snapshot, tables, rows)
  })
  return { ...manifest, rows }
}

async function archive(
  { making, own, snapshot, fileKey }: Archived,
  kind: store.BackupKind,
  entries: () => AsyncIterable<Entry>,
): Promise<Manifest> {
  const { place, backups } = making
  const made = await makeArchive(entries(), {
    store: place.store,
    spool: backups.spool,
    recipients: place.recipients,
    fileKey,
    madeAt: snapshot.takenAt,
    nameOf: (number) => partName({ kind, label: own.label }, number),
  })
  return {
    format: 'xiaobao-backup-1',
    label: own.label,
    kind,
    takenAt: snapshot.takenAt.toISOString(),
    software: backups.software,
    installation: snapshot.installation,
    migrations: [...snapshot.migrations],
    jobsSchema: snapshot.jobsSchema,
    rows: {},
    files: { count: 0, bytes: 0, missing: 0 },
    log: snapshot.log,
    recipients: place.recipients.map(({ text }) => text),
    archive: made,
  }
}

async function putManifest({ place, backups }: Making, manifest: Manifest): Promise<void> {
  await place.store.putBytes(manifestName(manifest), Buffer.from(writeManifest(manifest, backups.secret)))
}

/** Which files belong to it and where they lie, as lines of JSON. */
async function* listFiles({ ctx, backups, place }: Making, snapshot: Snapshot, done: FilesDone): AsyncGenerator<Entry> {
  let piece = 0
  for await (const keys of namedFiles(snapshotCtx(ctx, snapshot.client))) {
    const { files, missing, added } = await keepFiles(ctx, backups, place, keys)
    await store.needFiles(ctx, keys, snapshot.takenAt)
    done.count += files.length
    done.bytes += files.reduce((sum, { bytes }) => sum + bytes, 0)
    done.missing += missing.length
    done.added += added
    piece += 1
    const lines = files.map((file) => `${JSON.stringify(file)}\n`).join('')
    yield { name: `files/${String(piece).padStart(6, '0')}.jsonl`, bytes: Buffer.from(lines) }
  }
}
