import { createHash } from 'node:crypto'
import type { FileStore } from '../evidence/file-store.ts'
import { BackupBroken, decryptAge, type Opener } from './age.ts'
import { readArchive } from './archive.ts'
import { isShape, tableOf, type Counts } from './dump.ts'
import { compareCounts, readShape } from './load.ts'
import type { Manifest } from './manifest.ts'
import { filesIn, sealedOf, type Listed } from './take-files.ts'
import type { Entry } from './tar.ts'

/** Opens everything and keeps nothing. @throws {BackupBroken} at the first byte that is not as it was. */
export async function checkArchives(store: FileStore, manifests: readonly Manifest[], opener: Opener) {
  const done = { rows: 0, files: 0 }
  for (const manifest of manifests) {
    const rows: Counts = {}
    for await (const entry of readArchive(store, manifest, opener)) {
      const files = countRows(entry, rows) ? [] : filesIn(entry)
      for (const file of files) await checkFile(store, file, opener)
      done.files += files.length
    }
    compareCounts(rows, manifest.rows)
    done.rows += Object.values(rows).reduce((sum, count) => sum + count, 0)
  }
  return done
}

/** False when the entry is none of rows. */
function countRows(entry: Entry, rows: Counts): boolean {
  if (isShape(entry)) {
    for (const { name } of readShape(entry).tables) rows[name] = 0
    return true
  }
  const table = tableOf(entry)
  if (table === null) return false
  rows[table] = (rows[table] ?? 0) + rowsIn(entry.bytes)
  return true
}

/** A row is a line: what people wrote has its line ends escaped. */
function rowsIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}

async function checkFile(store: FileStore, file: Listed, opener: Opener): Promise<void> {
  const hash = createHash('sha256')
  for await (const chunk of decryptAge(sealedOf(store, file), opener)) hash.update(chunk)
  if (hash.digest('hex') !== file.sha256) throw new BackupBroken(`${file.name} holds another file than it did`)
}
