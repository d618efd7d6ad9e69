import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, tellOfSale } from '../../../tests/support/order.ts'
import { listTasks } from '../../kernel/http/home.contract.ts'
import * as step from '../case.contract.ts'
import { long } from '../decisions.example.ts'
import { enterComplaint } from './entry.contract.ts'
import { readSources } from './source.contract.ts'
import * as contract from './transfer.contract.ts'

let app: TestApp
let agent: Person
let regulator: Person
let consumer: Person
let merchant: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00' })
  agent = await app.as('agent', { displayName: '林专员' })
  regulator = await app.as('regulator')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant')
  await tellOfSale(app, {
    number: 'T-0001',
    consumer: 'C1',
    merchant: 'M1',
    lines: [{ title: '电饭煲', amountFen: 39_900 }],
  })
})
afterAll(() => app.close())

type More = {
  readonly answerBy?: string
  readonly orderNumber?: string
  readonly channel?: 'hotline-12315' | 'consumer-association'
}
const enter = async (reference: string, more: More = {}) => {
  const input = {
    channel: 'hotline-12315',
    receivedAt: '2026-03-02T10:00:00+08:00',
    category: 'other',
    reference,
  } as const
  const text = '消费者反映商家一直不发货，要求处理。'
  const { body } = await app.call(
    enterComplaint,
    { ...input, text, contact: { name: '赵先生', phone: '13900001111' }, ...more },
    { as: agent },
  )
  return body
}
const list = async (input: object = {}) => (await app.call(contract.listTransfers, input, { as: agent })).body
const tell = (input: object, as: Person = agent) =>
  app.call(
    contract.reportStatus,
    { id: '', channel: 'hotline-12315', reference: '', toldOn: '2026-03-02', text: long, final: false, ...input },
    { as },
  )
test('what waits for an answer to an authority is listed by the day that its letter names, in pages', async () => {
  await enter('L-none')
  await enter('L-later', { answerBy: '2026-03-20' })
  await enter('L-sooner', { answerBy: '2026-03-05' })
  expect((await list()).rows.map(({ reference }) => reference)).toEqual(['L-sooner', 'L-later', 'L-none'])
  const seen: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await list({ limit: 1, cursor })
    seen.push(...page.rows.map(({ reference }) => reference))
    if (page.next === null) break
    cursor = page.next
  }
  expect(seen).toEqual(['L-sooner', 'L-later', 'L-none'])
  expect((await list({ tab: 'all', reference: 'L-later' })).rows).toMatchObject([
    { answerBy: '2026-03-20', late: false },
  ])
  expect((await list({ channel: 'consumer-association' })).rows).toEqual([])
  const tasks = (await app.call(listTasks, {}, { as: agent })).body.rows
  expect(tasks.filter(({ detail }) => detail.startsWith('L-')).map(({ dueAt }) => dueAt)).toEqual([
    '2026-03-05T16:00:00.000Z',
    '2026-03-20T16:00:00.000Z',
  ])
  expect((await app.call(contract.listTransfers, { cursor: 'x' }, { as: agent })).error.code).toBe(
    'input.cursor-unreadable',
  )
})

test('an authority is told how it stands and how it ended, each is kept with its day, and the end takes it off the list', async () => {
  const { complaint: id } = await enter('W-1', { answerBy: '2026-03-10', orderNumber: 'T-0001' })
  const of = { id, reference: 'W-1' }
  const interim = await tell(of)
  expect([interim.status, interim.body.state, interim.body.by]).toEqual([201, 'received', '林专员'])
  const early = await tell({ ...of, final: true })
  expect([early.status, early.error.code]).toEqual([409, 'entry.not-ended'])
  expect((await app.call(step.withdraw, { id }, { as: consumer })).status).toBe(201)
  const both = await Promise.all([tell({ ...of, final: true }), tell({ ...of, final: true })])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect((await tell({ ...of, final: true })).error.code).toBe('entry.answered-already')
  expect((await list({ reference: 'W-1' })).rows).toEqual([])
  const [row] = (await list({ tab: 'all', reference: 'W-1' })).rows
  expect(row).toMatchObject({ state: 'closed', answeredAt: '2026-03-02T07:00:00.000Z', late: false })
  const { sources, reports, caller } = (await app.call(readSources, { id }, { as: agent })).body
  expect(sources).toMatchObject([{ reference: 'W-1', answerBy: '2026-03-10', transfer: true }])
  expect(reports.map(({ state, text }) => [state, text])).toEqual([
    ['received', long],
    ['closed', long],
  ])
  expect(caller?.phone).toBe('139****1111')
  const facts = await app.db
    .selectFrom('kernel.fact')
    .select('data')
    .where('subject', '=', id)
    .where('kind', '=', 'complaint.status-reported')
    .execute()
  expect(facts.map(({ data }) => data)).toMatchObject([{ final: false }, { final: true, toldOn: '2026-03-02' }])
  expect(JSON.stringify(facts)).not.toContain(long)
  const again = await app.call(step.reopen, { id, because: 'new-evidence', text: long }, { as: consumer })
  expect(again.status).toBe(201)
  await app.runJobs()
  expect((await list({ reference: 'W-1' })).rows[0]).toMatchObject({ answeredAt: null })
})

test('what was told on no possible day, under no known number or in too few words is refused', async () => {
  const { complaint: id } = await enter('B-1')
  const of = { id, reference: 'B-1' }
  for (const toldOn of ['2026-03-01', '2026-03-03']) {
    const wrong = await tell({ ...of, toldOn })
    expect([wrong.status, wrong.error.code, wrong.error.params['field']]).toEqual([
      422,
      'entry.told-on-wrong',
      'toldOn',
    ])
  }
  expect((await tell({ ...of, text: '短' })).error.fields?.[0]?.path).toBe('text')
  expect((await tell({ ...of, reference: 'B-2' })).status).toBe(404)
  expect((await tell({ ...of, channel: 'consumer-association' })).status).toBe(404)
  expect((await tell({ ...of, id: 'cmp_none' })).status).toBe(404)
})

test('the authority reads how its own stand, in rows and as a file; parties of complaints do not', async () => {
  const { complaint: id, receipt } = await enter('=F-1', { orderNumber: 'T-0001' })
  const rows = (await app.call(contract.listTransfers, { reference: '=F-1' }, { as: regulator })).body.rows
  expect(rows.map((row) => row.receipt)).toEqual([receipt])
  const file = await app.call(contract.exportTransfers, { reference: '=F-1' }, { as: regulator })
  expect(String(file.body)).toBe(
    `\uFEFFreference,receipt,channel,origin,state,outcome,received_at,answer_by,responded_at,closed_at,reported_at,answered_at\r\n'=F-1,${receipt},hotline-12315,,received,,2026-03-02T02:00:00.000Z,,,,,\r\n`,
  )
  for (const person of [consumer, merchant]) {
    expect((await app.call(contract.listTransfers, {}, { as: person })).status).toBe(403)
    expect((await app.call(contract.exportTransfers, {}, { as: person })).status).toBe(403)
    expect((await app.call(readSources, { id }, { as: person })).status).toBe(403)
    expect((await tell({ id, reference: '=F-1' }, person)).status).toBe(403)
  }
  expect((await app.call(readSources, { id }, { as: regulator })).status).toBe(403)
  expect((await app.call(readSources, { id: 'cmp_none' }, { as: agent })).status).toBe(404)
})
