import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BackupBroken } from '../kernel/backup/age.ts'
import type { Identity } from '../kernel/backup/age-key.ts'
import { readArchive } from '../kernel/backup/archive.ts'
import { chooseBackup, type Chosen, type Shelf } from '../kernel/backup/choose.ts'
import { spoolOf } from '../kernel/backup/place.ts'
import { restoreInto } from '../kernel/backup/restore.ts'
import { filesIn, takeFiles } from '../kernel/backup/take-files.ts'
import type { Capability } from '../kernel/capability.ts'
import { readSettings, type Settings } from '../kernel/config/settings.ts'
import { systemActor, type Ctx } from '../kernel/context.ts'
import { kyselyOn, openPool } from '../kernel/db/database.ts'
import { startEngine } from '../kernel/db/engine.ts'
import { openedFiles } from '../kernel/evidence/opened-files.ts'
import { record } from '../kernel/fact/record.ts'
import { loneLog } from '../kernel/proof/log.ts'
import { openLog } from '../kernel/proof/open-log.ts'
import { loadRulebook } from '../kernel/rulebook/load.ts'
import { openVault, rootFileOf } from '../kernel/vault/open-vault.ts'
import { identitiesIn, secretOf, shelfOf, textOf } from './backup-shelf.ts'

type Say = (line: string) => void
const usage = `xiaobao restore --identity FILE [--from FOLDER] [--backup NAME]
Puts a backup into an empty database (XIAOBAO_HOME, DATABASE_URL) and its files where the settings keep files.
FILE: what opens the backup (AGE-SECRET-KEY-1…). FOLDER: where it lies, when the settings do not say. NAME: which one; the newest.
XIAOBAO_SECRET has to be that of the installation that made it, and the root key of its vault has to be here.`

/** `xiaobao restore …`: all of a backup or nothing, into an empty place. */
export async function restoreCommand(args: readonly string[], say: Say): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { identity: { type: 'string' }, from: { type: 'string' }, backup: { type: 'string' } },
    strict: false,
  })
  const [identity, from, backup] = [values.identity, values.from, values.backup].map(textOf)
  if (!identity || args.length % 2 !== 0) {
    process.exitCode = 2
    return say(usage)
  }
  const { settings, warnings } = readSettings(process.env)
  for (const warning of warnings) say(`! ${warning}`)
  const identities = identitiesIn(identity)
  const shelf = { store: shelfOf(settings, from ?? null), secret: secretOf(settings) }
  if (settings.XIAOBAO_VAULT === 'file' && !existsSync(rootFileOf(settings)))
    throw new BackupBroken(
      `the root key of the vault is not in ${rootFileOf(settings)}. It is in no backup: put your copy of it there first`,
    )
  const chosen = await chooseBackup(shelf, backup ?? null)
  say(`Restoring ${chosen.data.label}, as it was at ${chosen.data.takenAt} (Xiaobao ${chosen.data.software}).`)
  await restoreChosen({ settings, shelf, chosen, identities, say })
}

type Work = {
  readonly settings: Settings
  readonly shelf: Shelf
  readonly chosen: Chosen
  readonly identities: readonly Identity[]
  readonly say: Say
}

async function restoreChosen(work: Work): Promise<void> {
  const { settings, say } = work
  // Only now: what is missing was told without it.
  const [{ assemble }, { openKernelParts }, { rulebookFolder }] = await Promise.all([
    import('../app.ts'),
    import('../kernel-parts.ts'),
    import('../process.ts'),
  ])
  const engine = await startEngine({
    home: settings.XIAOBAO_HOME,
    log: say,
    ...(settings.DATABASE_URL && { databaseUrl: settings.DATABASE_URL }),
    ...(settings.XIAOBAO_PG_BIN && { pgBin: settings.XIAOBAO_PG_BIN }),
  })
  const parts = await openKernelParts(settings, () => capabilities, engine.connectionString)
  const capabilities: readonly Capability[] = assemble(parts.parts)
  const pool = openPool({ connectionString: engine.connectionString, max: 2, onError: () => {} })
  const ctx: Ctx = { db: kyselyOn(pool), actor: systemActor, now: new Date(), rulebook: loadRulebook(rulebookFolder) }
  try {
    await putBack(ctx, work, engine.connectionString)
  } finally {
    parts.close()
    await ctx.db.destroy()
    await engine.stop()
  }
}

async function putBack(ctx: Ctx, { settings, shelf, chosen, identities, say }: Work, connectionString: string) {
  const { data, keys, newestKeys } = chosen
  const taking = { from: shelf.store, to: openedFiles(), opener: identities, spool: spoolOf(settings.XIAOBAO_HOME) }
  let files = 0
  let forgotten = 0
  await restoreInto(ctx, {
    connectionString,
    data,
    keys,
    entries: (manifest) => readArchive(shelf.store, manifest, identities),
    lastKeys: () => readArchive(shelf.store, newestKeys, identities),
    onFiles: async (inner, entry) => {
      const listed = filesIn(entry)
      await takeFiles(inner, taking, listed)
      files += listed.length
    },
    look: async (inner, again) => {
      await openVault(inner, settings)
      await openLog(inner, loneLog('restored', join(settings.XIAOBAO_HOME, 'proof', 'none')))
      forgotten = new Set(again.map(({ subject }) => subject)).size
      const facts = { backup: data.label, taken: data.takenAt, forgotten }
      await record(inner, [{ kind: 'backup.restored', subject: data.label.split('.')[1] ?? data.label, data: facts }])
    },
  })
  const rows = Object.values({ ...data.rows, ...keys.rows }).reduce((sum, count) => sum + count, 0)
  say(`Restored: ${rows} rows, ${files} files, ${data.log.size} facts in the log.`)
  if (forgotten > 0) say(`${forgotten} people who were forgotten since were forgotten again.`)
  say('Everybody signs in anew. What happened after the backup is not there: docs/operate.md, "After a restore".')
}
