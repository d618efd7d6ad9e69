import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'

const home = temporaryHome('xiaobao-command-')
afterAll(() => rmSync(home, { recursive: true, force: true }))

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const run = (...args: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const NODE_COMPILE_CACHE = process.env['NODE_COMPILE_CACHE'] ?? join(home, 'compiled')
    const env = { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE, XIAOBAO_HOME: home, LOG_LEVEL: 'silent' }
    execFile(process.execPath, [main, 'calendar', ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err }),
    )
  })
const year = `- year: 2027
  status: published
  notice: 测试通知
  off:
    - { name: 元旦, from: 2027-01-01, to: 2027-01-03 }
  work:
    - { name: 元旦, day: 2027-01-09 }
`

test('a new year of the calendar is tried and imported by command; a mistake is named and changes nothing', async () => {
  const good = join(home, '2027.yaml')
  const bad = join(home, 'bad.yaml')
  writeFileSync(good, year)
  writeFileSync(bad, year.replace('2027-01-09', '2027-01-06'))
  expect(await run('import', join(home, 'none.yaml'))).toMatchObject({ code: 2 })
  const refused = await run('import', bad)
  expect(refused.code).toBe(1)
  const tried = await run('import', good, '--try')
  expect(tried).toMatchObject({ code: 0 })
  expect(tried.said).toContain('Nothing was changed')
  const imported = await run('import', good)
  expect(imported).toMatchObject({ code: 0 })
  expect(imported.said).toMatch(/2027: \d+ working days.*1 make-up[\s\S]*In force/)
}, 180_000)
