import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'

const root = temporaryHome('xiaobao-backup-')
const [home, other, place] = ['home', 'other', 'place'].map((name) => join(root, name)) as [string, string, string]
afterAll(() => rmSync(root, { recursive: true, force: true }))

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const base = {
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(root, 'compiled'),
  XIAOBAO_HOME: home,
  XIAOBAO_SECRET: randomBytes(32).toString('base64url'),
  XIAOBAO_BACKUP_FOLDER: place,
  LOG_LEVEL: 'silent',
}
type Settings = Readonly<Record<string, string>>
const run = (args: readonly string[], settings: Settings = {}) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    execFile(process.execPath, [main, ...args], { env: { ...base, ...settings } }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err }),
    )
  })

const identity = join(root, 'key.txt')
let owner: Settings = {}
beforeAll(async () => {
  const { said } = await run(['backup', 'key'])
  writeFileSync(identity, said)
  owner = { XIAOBAO_BACKUP_RECIPIENTS: /age1\w+/.exec(said)?.[0] ?? '' }
}, 60_000)

test('a backup that is killed in the middle is none; the next one takes away what it left, and is whole', async () => {
  mkdirSync(place)
  const child = spawn(process.execPath, [main, 'backup'], { env: { ...base, ...owner }, stdio: 'ignore' })
  const ended = once(child, 'exit')
  // Killed as soon as the first part of it lies there: everything but the manifest may be there by then.
  const watching = watch(place, { recursive: true }, (_event, name) => {
    if (name?.includes('data.tar.gz.age')) child.kill('SIGKILL')
  })
  await ended
  watching.close()
  expect(child.signalCode).toBe('SIGKILL')
  expect((await run(['backup', 'list'])).said).toMatch(/^0 whole backups in .*, 1 that were not finished\.$/m)
  const none = await run(['restore', '--identity', identity], { XIAOBAO_HOME: other })
  expect(none.code).toBe(1)
  expect(await run(['backup'], owner)).toMatchObject({ code: 0 })
  expect((await run(['backup', 'list'])).said).toMatch(/^1 whole backups in [^,]*\.$/m)
  expect(readdirSync(join(place, 'data'))).toHaveLength(1)
}, 180_000)

test('whoever holds a key opens every byte with it, without a database; a changed byte is named', async () => {
  const check = () => run(['backup', 'check', '--identity', identity], { XIAOBAO_HOME: join(root, 'nothing') })
  expect((await check()).said).toMatch(/every byte opens with this key\. \d{2,} rows, 0 files/)
  const [label = ''] = readdirSync(join(place, 'data'))
  const part = join(place, 'data', label, 'data.tar.gz.age.0001')
  const bytes = readFileSync(part)
  writeFileSync(part, Buffer.concat([bytes.subarray(0, 2000), Buffer.of((bytes[2000] ?? 0) ^ 1), bytes.subarray(2001)]))
  const broken = await check()
  expect(broken).toMatchObject({ code: 1 })
  expect(broken.said).toMatch(/changed/)
  writeFileSync(part, bytes)
}, 60_000)

test('it is restored into an empty home with the key, the secret and the root key, and with nothing less', async () => {
  const restore = (settings: Settings = {}) =>
    run(['restore', '--identity', identity], { XIAOBAO_HOME: other, ...settings })
  expect((await restore()).said).toContain(`the root key of the vault is not in ${join(other, 'keys', 'root')}`)
  mkdirSync(join(other, 'keys'), { recursive: true })
  cpSync(join(home, 'keys', 'root'), join(other, 'keys', 'root'))
  expect((await restore({ XIAOBAO_SECRET: randomBytes(32).toString('base64url') })).said).toContain(
    'XIAOBAO_SECRET is not that',
  )
  const wrong = join(root, 'wrong.txt')
  writeFileSync(wrong, (await run(['backup', 'key'])).said)
  expect((await run(['restore', '--identity', wrong], { XIAOBAO_HOME: other })).said).toContain('not one of those')
  const done = await restore()
  expect(done).toMatchObject({ code: 0 })
  expect(done.said).toMatch(/Restored: \d{2,} rows, 0 files/)
  expect(existsSync(join(other, 'database'))).toBe(true)
  // A process starts on it, opens the vault and finds the log whole.
  expect((await run(['verify'], { XIAOBAO_HOME: other })).said).toContain('Nothing was changed')
  expect((await restore()).said).toContain('the database is not empty')
}, 180_000)

test('a root key that does not fit is told before anything is kept', async () => {
  const third = join(root, 'third')
  mkdirSync(join(third, 'keys'), { recursive: true })
  writeFileSync(join(third, 'keys', 'root'), `xbroot1 ${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  const answer = await run(['restore', '--identity', identity], { XIAOBAO_HOME: third })
  expect(answer).toMatchObject({ code: 1 })
  expect(answer.said).toContain('the vault needs root key')
  cpSync(join(home, 'keys', 'root'), join(third, 'keys', 'root'))
  expect(await run(['restore', '--identity', identity], { XIAOBAO_HOME: third })).toMatchObject({ code: 0 })
}, 180_000)

test('a folder in the home is refused, and a home without a place says so', async () => {
  const inside = await run(['backup'], { ...owner, XIAOBAO_BACKUP_FOLDER: join(home, 'backups') })
  expect(inside.said).toContain('XIAOBAO_BACKUP_FOLDER lies in XIAOBAO_HOME')
  expect((await run(['backup'])).said).toContain('Backups are not set up')
  const nobody = await run(['backup'], { XIAOBAO_BACKUP_RECIPIENTS: 'age1mistyped' })
  expect(nobody.said).toContain('XIAOBAO_BACKUP_RECIPIENTS is "age1mistyped"')
}, 120_000)
