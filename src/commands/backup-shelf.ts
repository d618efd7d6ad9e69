import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BackupBroken } from '../kernel/backup/age.ts'
import { readIdentities, type Identity } from '../kernel/backup/age-key.ts'
import type { Shelf } from '../kernel/backup/choose.ts'
import { storeOf } from '../kernel/backup/place.ts'
import { installationSecret } from '../kernel/config/installation-secret.ts'
import type { Settings } from '../kernel/config/settings.ts'
import { diskStore } from '../kernel/evidence/disk-store.ts'

/** What the commands that read backups are told. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

export function identitiesIn(file: string): readonly Identity[] {
  if (!existsSync(file)) throw new BackupBroken(`there is no file ${file}`)
  const identities = readIdentities(readFileSync(file, 'utf8'))
  if (!identities) throw new BackupBroken(`${file} holds no key of age: a line that begins with AGE-SECRET-KEY-1`)
  return identities
}

export function shelfOf(settings: Settings, folder: string | null): Shelf['store'] {
  if (folder === null) {
    const found = storeOf(settings)
    if (!found) throw new BackupBroken('say where the backup lies: --from FOLDER, or the settings XIAOBAO_BACKUP_…')
    return found.store
  }
  if (!existsSync(folder)) throw new BackupBroken(`there is no folder ${folder}`)
  return diskStore(folder)
}

/** A demo would make itself a new one, with which nothing fits. */
export function secretOf(settings: Settings): string {
  if (settings.XIAOBAO_SECRET === null && !existsSync(join(settings.XIAOBAO_HOME, 'secret')))
    throw new BackupBroken(
      'set XIAOBAO_SECRET to that of the installation that made the backup (a demo keeps it in the file secret of its home)',
    )
  return installationSecret(settings)
}
