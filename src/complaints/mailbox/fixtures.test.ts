import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { mailboxOf, sha256, untar } from '../../../tests/support/letters.ts'
import { sharedFile } from '../../../tests/support/shared.ts'
import { readKept } from '../../kernel/evidence/arrived.actions.ts'
import * as contract from './mailbox.contract.ts'

const archives = ['mailparser_eml.tar.gz', 'ruby_mail_eml.tar.gz'].map((name) =>
  sharedFile(`data/email-fixtures/${name}`),
)
const found = archives.filter((path) => path !== null)
const letters = found.flatMap(untar).filter(({ name }) => name.endsWith('.eml'))

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => app.close())

test.skipIf(found.length < 2)(
  'of 113 real and torturous letters none throws, none is lost: each is sorted, readable by an agent, and kept byte for byte',
  { timeout: 300_000 },
  async () => {
    expect(letters).toHaveLength(113)
    const agent = await app.as('agent')
    const { arrive } = mailboxOf(app)
    const ids = new Map<string, string>()
    for (const { name, content } of letters) ids.set(name, await arrive(content))
    await app.runJobs()
    const counts: Record<string, number> = {}
    for (const { name, content } of letters) {
      const { status, body } = await app.call(contract.readLetter, { id: ids.get(name) ?? '' }, { as: agent })
      expect([name, status]).toEqual([name, 200])
      expect([name, body.verdict === null, body.reasons.length > 0]).toEqual([name, false, true])
      expect([name, sha256((await readKept(sha256(content))) ?? Buffer.alloc(0))]).toEqual([name, sha256(content)])
      expect([name, body.source?.sha256]).toEqual([name, sha256(content)])
      counts[body.verdict ?? ''] = (counts[body.verdict ?? ''] ?? 0) + 1
    }
    console.log(`113 letters: ${JSON.stringify(counts)}`)
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(113)
    expect(counts['bounce']).toBe(5)
    expect(counts['needs-person']).toBeGreaterThan(15)
  },
)
