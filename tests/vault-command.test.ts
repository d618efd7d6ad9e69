import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'

const home = temporaryHome('xiaobao-vault-')
afterAll(() => rmSync(home, { recursive: true, force: true }))

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
/** No demo: nothing of it is needed here. */
const base = {
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(home, 'compiled'),
  XIAOBAO_HOME: home,
  XIAOBAO_SECRET: randomBytes(32).toString('base64url'),
  LOG_LEVEL: 'silent',
}
const run = (args: readonly string[], settings: Readonly<Record<string, string>> = {}) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    execFile(process.execPath, [main, 'vault', ...args], { env: { ...base, ...settings } }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err }),
    )
  })
const file = join(home, 'keys', 'root')

test('the vault moves from its file to cards while both are there; with the cards alone it opens, with another file it does not', async () => {
  expect(await run(['rotate', 'everything'])).toMatchObject({ code: 2 })
  expect((await run(['status'])).said).toMatch(/contact +version 1/)
  const [one = '', two = ''] = (await run(['cards'])).said.match(/^xbcard1-\S+$/gm) ?? []
  const cards = { XIAOBAO_VAULT: 'cards', XIAOBAO_VAULT_CARDS: `${one} ${two}` }
  expect((await run(['rewrap'], cards)).said).toContain('8 keys of domains are wrapped anew')
  renameSync(file, `${file}.taken-away`)
  expect((await run(['status'], cards)).said).toMatch(/contact +version 1  0 keys of people, 0 of them wait/)
  // Another machine, say, that made a file of its own.
  const other = await run(['status'])
  expect(other).toMatchObject({ code: 1 })
  expect(other.said).toContain('XIAOBAO_VAULT: the vault needs root key')
}, 120_000)

test('a file gets a new key before the others', async () => {
  expect((await run(['new-key'])).said).toContain(`A new root key stands first in ${file}`)
})
