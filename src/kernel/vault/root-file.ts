import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { localRootKey, WrongRootKey, type RootKey } from './root-key.ts'

const line = /^xbroot1 ([A-Za-z0-9_-]{43})$/

/**
 * Root keys in a file that only this user may read, one on a line, the newest first. Made when there is none: of two processes that start
 * at once both read the key of the first.
 * @throws {WrongRootKey} when others may read the file or it holds something else.
 */
export function rootKeysOfFile(path: string): RootKey[] {
  if (!existsSync(path)) makeOnce(path)
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new WrongRootKey(`${path} may be read by others; allow only yourself: chmod 600 ${path}`)
  const lines = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((text) => text !== '')
  const keys = lines.map((text) => line.exec(text)?.[1])
  if (keys.length === 0 || keys.some((key) => key === undefined))
    throw new WrongRootKey(`${path} is no file of root keys: each line is xbroot1 and 43 characters`)
  return keys.map((key) => localRootKey(Buffer.from(key ?? '', 'base64url')))
}

/** Puts a new key before the others. Nothing is wrapped by it until the domain keys are wrapped anew. */
export function addRootKeyToFile(path: string): void {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const draft = `${path}.new-${process.pid}`
  writeFileSync(draft, `${newLine()}\n${before}`, { mode: 0o600 })
  renameSync(draft, path)
}

const newLine = (): string => `xbroot1 ${randomBytes(32).toString('base64url')}`

function makeOnce(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.new-${process.pid}`
  writeFileSync(draft, `${newLine()}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  try {
    linkSync(draft, path)
    rmSync(draft)
  } catch (error) {
    // Somebody else made it first; or a file system that knows no hard links.
    if (existsSync(path)) rmSync(draft)
    else if (error instanceof Error && 'code' in error && error.code !== 'EEXIST') renameSync(draft, path)
  }
}
