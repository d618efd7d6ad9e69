import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { installationSecret } from '../config/installation-secret.ts'
import type { Settings } from '../config/settings.ts'
import { diskStore } from '../evidence/disk-store.ts'
import type { Files } from '../evidence/file-store.ts'
import type { Backups } from './backups.ts'
import { placeOf, spoolOf } from './place.ts'

const Package = z.object({ version: z.string() })
const software = (): string =>
  Package.parse(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))).version

/** How this process makes backups, from its settings. A place that does not answer now is no reason not to start. */
export const openBackups = (settings: Settings, connectionString: string, files: Files): Backups => ({
  place: placeOf(settings),
  connectionString,
  files,
  spool: spoolOf(settings.XIAOBAO_HOME),
  secret: installationSecret(settings),
  software: software(),
})

/** Backups that nobody set up. */
export const unopenedBackups: Backups = {
  place: null,
  connectionString: '',
  files: { store: diskStore('.'), spool: '.' },
  spool: '.',
  secret: '',
  software: software(),
}
