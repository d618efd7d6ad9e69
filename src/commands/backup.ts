import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { newIdentity } from '../kernel/backup/age-key.ts'
import { checkArchives } from '../kernel/backup/check-archives.ts'
import { chooseBackup, manifestOf } from '../kernel/backup/choose.ts'
import { lying } from '../kernel/backup/lying.ts'
import { makeBackup } from '../kernel/backup/make.actions.ts'
import { openBackups } from '../kernel/backup/open-backups.ts'
import { storeOf } from '../kernel/backup/place.ts'
import { installationSecret } from '../kernel/config/installation-secret.ts'
import { readSettings } from '../kernel/config/settings.ts'
import { systemActor } from '../kernel/context.ts'
import { openedFiles } from '../kernel/evidence/opened-files.ts'
import { PlainError } from '../kernel/log/safe-error.ts'
import { ctxFor } from '../kernel/runtime.ts'
import { identitiesIn, secretOf, shelfOf, textOf } from './backup-shelf.ts'

type Say = (line: string) => void
const usage = `xiaobao backup        makes a backup now, where the settings say
xiaobao backup list   the backups that lie there
xiaobao backup check --identity FILE [--from FOLDER] [--backup NAME]   opens every byte of a backup with your key, and keeps nothing
xiaobao backup key    makes a key for backups: keep the secret line away from this machine`

/** `xiaobao backup …`: backups, for operators who have a terminal. */
export async function backupCommand([verb, ...rest]: readonly string[], say: Say): Promise<void> {
  if (verb === undefined) return makeOne(say)
  if (verb === 'list' && rest.length === 0) return listThem(say)
  if (verb === 'key' && rest.length === 0) return sayKey(say)
  if (verb === 'check' && rest.length > 0 && rest.length % 2 === 0) return checkOne(rest, say)
  process.exitCode = 2
  say(usage)
}

async function makeOne(say: Say): Promise<void> {
  // The others need no database, and nothing of what speaks to one.
  const { startProcess } = await import('../process.ts')
  const started = await startProcess(say)
  try {
    const { settings, engine, runtime } = started
    const backups = openBackups(settings, engine.connectionString, openedFiles())
    const { place } = backups
    if (!place)
      throw new PlainError(
        'Backups are not set up: XIAOBAO_BACKUP_RECIPIENTS, and XIAOBAO_BACKUP_FOLDER or XIAOBAO_BACKUP_S3_BUCKET.',
      )
    const made = await makeBackup({ ctx: ctxFor(runtime, systemActor), backups, place, now: runtime.now })
    if (made === null) throw new PlainError('Another backup is being made just now.')
    say(`${made} lies in ${place.where}.`)
  } finally {
    await started.close()
  }
}

async function listThem(say: Say): Promise<void> {
  const { settings } = readSettings(process.env)
  const found = storeOf(settings)
  if (!found) throw new PlainError('No place is named: XIAOBAO_BACKUP_FOLDER or XIAOBAO_BACKUP_S3_BUCKET.')
  if (settings.XIAOBAO_BACKUP_FOLDER !== null && !existsSync(settings.XIAOBAO_BACKUP_FOLDER))
    throw new PlainError(`There is no folder ${settings.XIAOBAO_BACKUP_FOLDER}.`)
  const shelf = { store: found.store, secret: installationSecret(settings) }
  const { whole, broken } = await lying(found.store, 'data')
  for (const label of whole) {
    const { takenAt, archive, rows, files } = await manifestOf(shelf, { kind: 'data', label })
    const all = Object.values(rows).reduce((sum, count) => sum + count, 0)
    say(`${label}  ${takenAt}  ${all} rows  ${files.count} files  ${archive.bytes} bytes`)
  }
  say(
    `${whole.length} whole backups in ${found.where}${broken.length > 0 ? `, ${broken.length} that were not finished` : ''}.`,
  )
}

/** Whether the keys of the operators open what is made for them: no drill can tell. Needs no database and no root key. */
async function checkOne(args: readonly string[], say: Say): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { identity: { type: 'string' }, from: { type: 'string' }, backup: { type: 'string' } },
    strict: false,
  })
  const [identity, from, backup] = [values['identity'], values['from'], values['backup']].map(textOf)
  if (!identity) {
    process.exitCode = 2
    return say(usage)
  }
  const { settings } = readSettings(process.env)
  const shelf = { store: shelfOf(settings, from ?? null), secret: secretOf(settings) }
  const identities = identitiesIn(identity)
  const { data, keys } = await chooseBackup(shelf, backup ?? null)
  const done = await checkArchives(shelf.store, [data, keys], identities)
  say(
    `${data.label}: every byte opens with this key. ${done.rows} rows, ${done.files} files, as they were at ${data.takenAt}.`,
  )
}

function sayKey(say: Say): void {
  const { identity, recipient } = newIdentity()
  say(
    `# Keep this line away from the server, in two safe places; it is not shown again. It opens every backup made for it.`,
  )
  say(identity)
  say(`# For XIAOBAO_BACKUP_RECIPIENTS, with a comma between two of them:`)
  say(`# ${recipient}`)
}
