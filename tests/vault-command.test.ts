import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'
import { runSql } from './support/sql.ts'

const home = temporaryHome('xiaobao-vault-')
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** No demo: nothing of it is needed here. */
const base = {
  PATH: process.env['PATH'] ?? '',
  XIAOBAO_HOME: home,
  XIAOBAO_SECRET: randomBytes(32).toString('base64url'),
  LOG_LEVEL: 'silent',
}
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const run = (args: readonly string[], settings: Readonly<Record<string, string>> = {}) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    execFile(process.execPath, [main, ...args], { env: { ...base, ...settings } }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err }),
    )
  })

test('the commands of the vault say what they did; half of the cards or no passphrase is said by name, and no card is repeated', async () => {
  expect(await run(['vault'])).toMatchObject({ code: 2 })
  expect(await run(['vault', 'rotate', 'everything'])).toMatchObject({ code: 2 })
  expect((await run(['vault', 'status'])).said).toContain('The vault holds no keys yet.')
  expect((await run(['vault', 'rotate', 'contact'])).said).toContain('contact has no key yet.')
  const made = (await run(['vault', 'cards'])).said
  const [one = '', two = ''] = made.match(/^xbcard1-\S+$/gm) ?? []
  const cards = { XIAOBAO_VAULT: 'cards', XIAOBAO_VAULT_CARDS: `${one} ${two}` }
  expect((await run(['vault', 'rewrap'], cards)).said).toContain('0 keys of domains are wrapped anew')
  const half = await run(['vault', 'status'], { ...cards, XIAOBAO_VAULT_CARDS: one })
  expect(half).toMatchObject({ code: 1 })
  expect(half.said).toContain('XIAOBAO_VAULT: 2 cards are needed; 1 given')
  expect(half.said).not.toContain(one)
  const nothing = await run(['vault', 'status'], { XIAOBAO_VAULT: 'passphrase' })
  expect(nothing.said).toContain('XIAOBAO_VAULT is passphrase, so XIAOBAO_VAULT_PASSPHRASE is needed too')
}, 120_000)

test('a file gets a new key, and a key that is not there is asked for by name', async () => {
  expect((await run(['vault', 'new-key'])).said).toContain(join(home, 'keys', 'root'))
  const held = await holdDomainKey()
  expect(held).toMatchObject({ code: 1 })
  expect(held.said).toContain('XIAOBAO_VAULT: the vault needs root key 00112233')
}, 60_000)

/** A key that another root wrapped, as a database has it that came from elsewhere. */
async function holdDomainKey() {
  const database = `postgresql://xiaobao@localhost/xiaobao?host=${encodeURIComponent(`${home}/run`)}&port=5432`
  const started = execFile(process.execPath, [main, 'worker'], { env: base })
  const gone = new Promise((resolve) => started.once('exit', resolve))
  await new Promise<void>((resolve) =>
    started.stdout?.on('data', (text) => String(text).includes('ready') && resolve()),
  )
  await runSql(
    database,
    `insert into kernel.vault_domain_key (id, domain, version, root, wrapped, state, created_at)
     values ('vdk_elsewhere', 'contact', 1, '00112233', '\\x00', 'active', now())`,
  )
  started.kill('SIGTERM')
  await gone
  return run(['vault', 'status'])
}
