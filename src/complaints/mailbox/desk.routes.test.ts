import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { letterOf, mailboxOf } from '../../../tests/support/letters.ts'
import { listTasks } from '../../kernel/http/home.contract.ts'
import * as contract from './mailbox.contract.ts'
import { readHealth } from './mail-health.contract.ts'

let app: TestApp
let agent: Person
let box: ReturnType<typeof mailboxOf>
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  agent = await app.as('agent')
  box = mailboxOf(app)
})
afterAll(() => app.close())

const list = async (input = {}) => (await app.call(contract.listLetters, input, { as: agent })).body.rows

test('an agent replies to a letter, marks it as no complaint with a reason, and each is refused in words when it cannot be', async () => {
  const id = await box.receive({
    from: 'question@example.cn',
    body: 'Content-Type: text/plain; charset=x-none\r\n\r\n\xff',
  })
  const replied = await app.call(contract.replyToLetter, { id, text: '您好，请问您的订单号是多少？' }, { as: agent })
  expect(replied.body.sent.at(-1)).toMatchObject({ kind: 'reply', to: 'q***@example.cn' })
  const dismissed = await app.call(contract.dismissLetter, { id, why: '咨询，不是投诉' }, { as: agent })
  expect(dismissed.body).toMatchObject({ settledAs: 'no-complaint', settledWhy: '咨询，不是投诉', waits: false })
  const second = await app.call(contract.dismissLetter, { id, why: '又一次' }, { as: agent })
  expect(second.error.code).toBe('mail.settled-already')
  const nobody = await box.receive({ from: '', text: '没有署名' })
  const unanswerable = await app.call(
    contract.replyToLetter,
    { id: nobody, text: '您好，请问您的订单号是多少？' },
    { as: agent },
  )
  expect([unanswerable.status, unanswerable.error.code]).toEqual([422, 'mail.nobody-to-answer'])
  expect((await app.call(contract.replyToLetter, { id, text: '短' }, { as: agent })).error.fields?.[0]?.path).toBe(
    'text',
  )
  expect((await app.call(contract.dismissLetter, { id: nobody, why: '' }, { as: agent })).error.fields?.[0]?.path).toBe(
    'why',
  )
  const unknown = await app.call(
    contract.joinLetter,
    { id: nobody, complaintId: 'cmp_none', side: 'consumer', shown: true },
    { as: agent },
  )
  expect([unknown.status, unknown.error.code]).toEqual([422, 'mail.case-unknown'])
  const unread = await box.arrive(letterOf())
  const early = await app.call(contract.dismissLetter, { id: unread, why: '还没读' }, { as: agent })
  expect([early.status, early.error.code]).toEqual([409, 'mail.not-read-yet'])
  await app.runJobs()
})

test('letters are for complaint agents: administrators only read them, for all others they do not exist', async () => {
  const id = await box.receive({ from: 'private@example.cn' })
  for (const role of ['consumer', 'merchant', 'mediator'] as const) {
    const person = await app.as(role)
    expect((await app.call(contract.listLetters, {}, { as: person })).status).toBe(403)
    expect((await app.call(contract.readLetter, { id }, { as: person })).status).toBe(403)
  }
  const admin = await app.as('admin')
  expect((await app.call(contract.readLetter, { id }, { as: admin })).status).toBe(200)
  for (const answer of [
    await app.call(contract.fileLetter, { id, category: 'other' }, { as: admin }),
    await app.call(contract.joinLetter, { id, complaintId: 'cmp_x', side: 'consumer', shown: true }, { as: admin }),
    await app.call(contract.dismissLetter, { id, why: '不是' }, { as: admin }),
    await app.call(contract.replyToLetter, { id, text: '您好，请问您的订单号是多少？' }, { as: admin }),
    await app.call(contract.sendAgain, { id: 'emo_x' }, { as: admin }),
  ])
    expect(answer.status).toBe(403)
  expect((await app.call(contract.readLetter, { id: 'eml_none' }, { as: agent })).status).toBe(404)
  expect((await app.call(readHealth, {})).status).toBe(401)
})

test('tabs, filters, words and pages find a letter, and wildcards are letters like any other', async () => {
  const id = await box.receive({ from: 'search@example.cn', subject: '百分之 100% 好评返现_假' })
  const found = async (input: object) => (await list({ tab: 'all', ...input })).map((row) => row.id)
  expect(await found({ text: '100%' })).toContain(id)
  expect(await found({ text: '返现_假' })).toEqual([id])
  expect(await found({ text: 'SEARCH@example' })).toEqual([id])
  expect(await found({ text: '%%%' })).toEqual([])
  expect(await found({ verdict: 'loop' })).not.toContain(id)
  const seen: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = (
      await app.call(contract.listLetters, { tab: 'all', limit: 5, ...(cursor && { cursor }) }, { as: agent })
    ).body
    seen.push(...page.rows.map((row) => row.id))
    if (!page.next) break
    cursor = page.next
  }
  const { counts } = (await app.call(contract.countLetters, {}, { as: agent })).body
  expect([new Set(seen).size, seen.length]).toEqual([counts.all, counts.all])
  const bad = await app.call(contract.listLetters, { cursor: 'nonsense' }, { as: agent })
  expect([bad.status, bad.error.code]).toEqual([400, 'input.cursor-unreadable'])
  expect((await app.call(contract.listLetters, { tab: 'spam' as 'all' }, { as: agent })).status).toBe(400)
})

test('letters that wait are among an agent’s tasks', async () => {
  await box.receive({ from: '', text: '没有署名的信' })
  const tasks = (await app.call(listTasks, {}, { as: agent })).body.rows
  expect(tasks.filter(({ href }) => href.startsWith('/mailbox'))).toHaveLength(1)
})

test('without a mailbox the page says so', async () => {
  const health = await app.call(readHealth, {}, { as: agent })
  expect(health.body).toMatchObject({ state: 'off', folder: null, mayDeliver: false })
})
