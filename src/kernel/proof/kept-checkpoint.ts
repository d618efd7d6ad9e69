import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Log } from './log.ts'

/** The last checkpoint beside the database: who changes only the database does not change it. */
export async function keepCheckpoint({ file }: Log, { note }: { readonly note: string }): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.new-${process.pid}`
  await writeFile(draft, note, { mode: 0o600 })
  await rename(draft, file)
}

/** Null when none is kept here: a new machine, or the log is signed by another one. */
export async function keptCheckpoint({ file }: Log): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
