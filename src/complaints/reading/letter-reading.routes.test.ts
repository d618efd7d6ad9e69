import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { mailboxOf } from '../../../tests/support/letters.ts'
import { readMasked, reveal } from '../../kernel/reading/reading.contract.ts'
import { assign } from '../case.contract.ts'
import { fileLetter, readLetter } from '../mailbox/mailbox.contract.ts'

let app: TestApp
let agent: Person
let box: ReturnType<typeof mailboxOf>
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  agent = await app.as('agent')
  box = mailboxOf(app)
})
afterAll(() => app.close())

const sender = 'lin.xiao@example.cn'
/** A letter that no program could read: it waits on the desk. */
const waiting = () =>
  box.receive({
    from: `林 <${sender}>`,
    head: [`Reply-To: ${sender}`, `Cc: somebody@example.org`],
    body: 'Content-Type: text/plain; charset=x-none\r\n\r\n\xff',
  })
const read = (id: string, as: Person, field: 'email' | 'phone' = 'email') =>
  app.call(reveal, { case: id, purpose: 'dispute.handle', fields: [field] }, { as })

test('nothing in the answer of a letter holds an address in the open, whoever opens it', async () => {
  const id = await waiting()
  for (const as of [agent, await app.as('admin')]) {
    const { status, body } = await app.call(readLetter, { id }, { as })
    const shown = JSON.stringify({ ...body, text: '', added: '', subject: '' })
    expect([status, shown.includes('l***@example.cn')]).toEqual([200, true])
    expect(shown).not.toContain(sender)
    expect(shown).not.toContain('somebody@example.org')
  }
})

test('the sender of a letter on the desk is read by agents, and of one that belongs to a case by whoever has the case', async () => {
  const id = await waiting()
  const other = await app.as('agent')
  expect((await read(id, other)).body.values).toEqual([{ field: 'email', value: sender }])
  expect((await read(id, other, 'phone')).error.code).toBe('reading.field')
  expect((await read(id, await app.as('admin'))).error.code).toBe('reading.role')
  expect((await read(id, await app.as('mediator'))).status).toBe(404)
  const { body } = await app.call(fileLetter, { id, category: 'other' }, { as: agent })
  await app.call(assign, { id: body.case?.id ?? '', agentId: agent.actor.id }, { as: agent })
  expect((await read(id, agent)).status).toBe(201)
  const refused = (await app.call(readMasked, { case: id }, { as: other })).body
  expect(refused.purposes).toMatchObject([{ purpose: 'dispute.handle', fields: [] }])
  app.clock.now = new Date('2026-03-02T09:10:00+08:00')
  expect((await read(id, other)).error.code).toBe('reading.no-tie')
})
