import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, linkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from './settings.ts'

/**
 * The secret of this installation. A demo makes its own once and keeps it in its home, so there is no default
 * that two installations could share.
 */
export function installationSecret(settings: Settings): string {
  if (settings.XIAOBAO_SECRET !== null) return settings.XIAOBAO_SECRET
  const file = join(settings.XIAOBAO_HOME, 'secret')
  if (!existsSync(file)) createOnce(file, settings.XIAOBAO_HOME)
  return readFileSync(file, 'utf8')
}

/** Written aside and linked: of two processes starting at once, both read the secret of the first. */
function createOnce(file: string, home: string): void {
  mkdirSync(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const draft = `${file}.new-${process.pid}`
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(draft, file)
    rmSync(draft)
  } catch {
    // Lost the race, or a file system without hard links.
    if (existsSync(file)) rmSync(draft)
    else renameSync(draft, file)
  }
}
