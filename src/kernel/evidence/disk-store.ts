import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, opendir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { FileStore } from './file-store.ts'

/** Files in a folder. A file appears under its key whole or not at all: written beside, fsynced, renamed, folder fsynced. */
export function diskStore(root: string): FileStore {
  const base = resolve(root)
  const pathOf = (key: string): string => {
    const path = resolve(base, key)
    if (!path.startsWith(base + sep)) throw new Error(`a key left the folder: ${key}`)
    return path
  }
  const appear = async (key: string, fill: (path: string) => Promise<void>): Promise<void> => {
    const target = pathOf(key)
    await makeFolder(dirname(target), base)
    const beside = join(dirname(target), `.${randomBytes(8).toString('hex')}.new`)
    try {
      await fill(beside)
      await syncPath(beside)
      await rename(beside, target)
    } catch (error) {
      await rm(beside, { force: true })
      throw error
    }
    await syncPath(dirname(target))
  }
  return {
    put: (key, file) => appear(key, (path) => moveOrCopy(file, path)),
    putBytes: (key, bytes) => appear(key, (path) => writeFile(path, bytes, { mode: 0o600 })),
    size: async (key) => {
      const found = await stat(pathOf(key)).catch(ignoreMissing)
      return found ? found.size : null
    },
    read: async (key, range) => {
      const handle = await open(pathOf(key))
      return createReadStream('', { fd: handle, ...(range && { start: range.start, end: range.end }) })
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    removeAll: (prefix) => rm(pathOf(prefix), { recursive: true, force: true }),
    list: (prefix) => listUnder(base, pathOf(prefix)),
    check: async () => {
      await mkdir(base, { recursive: true, mode: 0o700 })
      await appear('.check', (path) => writeFile(path, 'ok'))
      await rm(pathOf('.check'), { force: true })
    },
  }
}

/** What is only half written has another name and is not among them. */
async function* listUnder(base: string, folder: string): AsyncGenerator<string> {
  const found = await opendir(folder).catch(ignoreMissing)
  if (!found) return
  for await (const entry of found) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* listUnder(base, path)
    else if (!entry.name.startsWith('.')) yield relative(base, path).replaceAll(sep, '/')
  }
}

async function moveOrCopy(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    // Another file system: a rename cannot cross it.
    if (codeOf(error) !== 'EXDEV') throw error
    await copyFile(from, to)
  }
}

/** New folders are fsynced too: after a power cut the file must still be found. */
async function makeFolder(folder: string, base: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let path = folder; path.length >= Math.min(first.length, base.length); path = dirname(path)) {
    await syncPath(path)
    if (path === dirname(first) || path === dirname(path)) return
  }
}

async function syncPath(path: string): Promise<void> {
  // Windows cannot open a folder; it keeps names with the data.
  if (process.platform === 'win32' && (await stat(path)).isDirectory()) return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

function ignoreMissing(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null
  throw error
}
