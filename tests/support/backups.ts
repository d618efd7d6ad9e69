import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newIdentity, readIdentities, readRecipient } from '../../src/kernel/backup/age-key.ts'
import { readArchive } from '../../src/kernel/backup/archive.ts'
import type { Backups, Place } from '../../src/kernel/backup/backups.ts'
import { chooseBackup, type Chosen } from '../../src/kernel/backup/choose.ts'
import { makeBackup, makeKeyBackup } from '../../src/kernel/backup/make.actions.ts'
import { restoreInto } from '../../src/kernel/backup/restore.ts'
import { filesIn, takeFiles } from '../../src/kernel/backup/take-files.ts'
import { diskStore } from '../../src/kernel/evidence/disk-store.ts'
import type { TestApp } from './app.ts'

export const backupSecret = 'the secret of the installation under test'

export function person() {
  const { identity, recipient } = newIdentity()
  const read = readRecipient(recipient)
  const identities = readIdentities(identity)
  if (!read || !identities) throw new Error('a new key does not read')
  return { identity, recipient: read, identities }
}

/** A folder for backups, somebody who can open them, and a folder into which files are put back. */
export function backupFolder(options: Partial<Place> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'xiaobao-backups-'))
  const owner = person()
  const store = diskStore(join(folder, 'place'))
  const place: Place = { store, where: folder, recipients: [owner.recipient], days: 35, keyDays: 30, ...options }
  const backups = (connectionString: string): Backups => ({
    place,
    connectionString,
    files: { store: diskStore(join(folder, 'evidence')), spool: join(folder, 'evidence-spool') },
    spool: join(folder, 'spool'),
    secret: backupSecret,
    software: '0.1.0',
  })
  const returned = diskStore(join(folder, 'returned'))
  return {
    folder,
    owner,
    store,
    place,
    backups,
    returned,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
export type BackupFolder = ReturnType<typeof backupFolder>

export function backupsOf(app: TestApp, { backups, place, store, owner, returned, folder }: BackupFolder) {
  const own: Backups = { ...backups(app.connectionString), files: app.files }
  const making = () => ({ ctx: app.ctx(), backups: own, place, now: () => app.clock.now })
  const shelf = { store, secret: backupSecret }
  return {
    make: () => makeBackup(making()),
    makeKeys: () => makeKeyBackup(making()),
    choose: (name: string | null = null) => chooseBackup(shelf, name),
    /** Into a database of its own, the files into a folder of their own. */
    restore: async (connectionString: string, chosen: Chosen, identities = owner.identities) => {
      const done = { files: 0, forgotten: [] as string[] }
      await restoreInto(app.ctx(), {
        connectionString,
        data: chosen.data,
        keys: chosen.keys,
        entries: (manifest) => readArchive(store, manifest, identities),
        lastKeys: () => readArchive(store, chosen.newestKeys, identities),
        onFiles: async (ctx, entry) => {
          const files = filesIn(entry)
          const to = { store: returned, spool: join(folder, 'spool') }
          await takeFiles(ctx, { from: store, to, opener: identities, spool: join(folder, 'spool') }, files)
          done.files += files.length
        },
        look: async (_ctx, forgotten) => {
          done.forgotten = forgotten.map(({ subject }) => subject)
        },
      })
      return done
    },
  }
}
