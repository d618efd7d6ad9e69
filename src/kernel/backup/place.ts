import { join, relative, resolve } from 'node:path'
import type { Settings } from '../config/settings.ts'
import { diskStore } from '../evidence/disk-store.ts'
import { s3Store } from '../evidence/s3-store.ts'
import { PlainError } from '../log/safe-error.ts'
import { readRecipient } from './age-key.ts'
import type { Place } from './backups.ts'

/** Where the settings send backups; null when they send them nowhere. */
export function storeOf(settings: Settings): Pick<Place, 'store' | 'where'> | null {
  const { XIAOBAO_BACKUP_FOLDER: folder, XIAOBAO_BACKUP_S3_BUCKET: bucket } = settings
  if (folder !== null) {
    if (isInside(settings.XIAOBAO_HOME, folder))
      throw new PlainError(
        'XIAOBAO_BACKUP_FOLDER lies in XIAOBAO_HOME: what destroys the one destroys the other. Name a folder outside.',
      )
    return { store: diskStore(folder), where: folder }
  }
  const { XIAOBAO_BACKUP_S3_ACCESS_KEY_ID: accessKeyId, XIAOBAO_BACKUP_S3_SECRET_ACCESS_KEY: secretAccessKey } =
    settings
  if (bucket === null || accessKeyId === null || secretAccessKey === null) return null
  const store = s3Store({
    endpoint: settings.XIAOBAO_BACKUP_S3_ENDPOINT,
    region: settings.XIAOBAO_BACKUP_S3_REGION,
    bucket,
    pathStyle: settings.XIAOBAO_BACKUP_S3_PATH_STYLE === 'on',
    accessKeyId,
    secretAccessKey,
  })
  return { store, where: `s3://${bucket}` }
}

/** Null while nobody set backups up: that needs a place and somebody who can open them. */
export function placeOf(settings: Settings): Place | null {
  const found = storeOf(settings)
  const recipients = (settings.XIAOBAO_BACKUP_RECIPIENTS ?? []).flatMap((text) => readRecipient(text) ?? [])
  if (!found || recipients.length === 0) return null
  return {
    ...found,
    recipients,
    days: settings.XIAOBAO_BACKUP_DAYS,
    keyDays: Math.min(settings.XIAOBAO_BACKUP_KEY_DAYS, settings.XIAOBAO_BACKUP_DAYS),
  }
}

export const spoolOf = (home: string): string => join(home, 'files', 'backup-spool')

function isInside(home: string, folder: string): boolean {
  const way = relative(resolve(home), resolve(folder))
  return way === '' || (!way.startsWith('..') && way !== resolve(folder))
}
