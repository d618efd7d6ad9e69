import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where throw-away homes go: root's own temporary folder may be private, and PostgreSQL's user must be able to enter. */
export const temporaryFolder: string = process.getuid?.() === 0 ? '/tmp' : tmpdir()

/** A home for a database of tests, benches and generators; the caller removes it. */
export function temporaryHome(prefix: string, folder = temporaryFolder): string {
  const home = mkdtempSync(join(folder, prefix))
  chmodSync(home, 0o711)
  return home
}
