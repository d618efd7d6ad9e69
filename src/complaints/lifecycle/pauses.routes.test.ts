import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import * as contract from '../case.contract.ts'
import type { CaseView } from '../complaint.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import { long } from '../decisions.example.ts'
import { stepExamples } from '../steps.example.ts'

let app: TestApp
let number = 0

beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

/** Weeks pass here, and nobody stays signed in for so long. */
const consumer = () => app.as('consumer', { consumerId: consumerId('C1') })
const agent = () => app.as('agent')
const at = (text: string) => new Date(`${text}:00+08:00`)
async function filed(): Promise<string> {
  number += 1
  const own = `P-${number}`
  app.clock.now = at('2026-03-02T10:00')
  const lines = [{ title: '水杯', amountFen: 12_900 }]
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines })
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: 'other' as const,
    text: '商家一直没有发货，也不回复消息。',
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  return (await app.call(fileComplaint, filing, { as: await consumer() })).body.id
}
const seen = async (id: string): Promise<CaseView> =>
  (await app.call(contract.readCase, { id }, { as: await agent() })).body
const states = async (id: string) =>
  Object.fromEntries((await seen(id)).clocks.map(({ rule, state }) => [rule.split('.')[1], state]))
const law = stepExamples.go_legal.good

test('while material is missing the finish clock stands still and the first answer is owed; each request is one item', async () => {
  const id = await filed()
  app.clock.now = at('2026-03-03T10:00')
  const asked = await app.call(contract.requestInfo, { id, text: long }, { as: await agent() })
  expect(asked.status).toBe(201)
  expect(await states(id)).toMatchObject({ finish: 'suspended', respond: 'running', 'needs-info': 'running' })
  const finish = asked.body.clocks.find(({ rule }) => rule.includes('.finish.'))
  expect(finish?.resumesBy).toBe(at('2026-03-11T00:00').toISOString())
  app.clock.now = at('2026-03-04T10:00')
  expect((await app.call(contract.provideInfo, { id, text: long }, { as: await consumer() })).status).toBe(201)
  expect(await states(id)).toMatchObject({ finish: 'running' })
  expect((await app.call(contract.requestInfo, { id, text: long }, { as: await agent() })).status).toBe(201)
  expect(await states(id)).toMatchObject({ finish: 'suspended' })
})

test('a consumer who never sends the material ends the matter when the maximum is over, and every clock has ended', async () => {
  const id = await filed()
  app.clock.now = at('2026-03-03T10:00')
  await app.call(contract.requestInfo, { id, text: long }, { as: await agent() })
  app.clock.now = at('2026-03-11T00:05')
  await app.runJobs()
  expect(await seen(id)).toMatchObject({ state: 'closed', outcome: 'deemed_withdrawn' })
  expect(Object.values(await states(id))).not.toContain('suspended')
})

test('a party may say that it went to law: the platform holds its clocks, also in the middle of a test, and goes on with both', async () => {
  const id = await filed()
  await app.call(contract.acknowledge, { id, text: long }, { as: await agent() })
  app.clock.now = at('2026-03-20T10:00')
  await app.runJobs()
  expect((await seen(id)).state).toBe('evidence')
  const tested = await app.call(
    contract.orderTest,
    { id, text: long, files: [], laboratory: '省产品质量检验院' },
    { as: await agent() },
  )
  expect([tested.status, (await states(id))['finish']]).toEqual([201, 'suspended'])
  app.clock.now = at('2026-03-21T10:00')
  const gone = await app.call(contract.goLegal, { id, ...law } as never, { as: await consumer() })
  expect(gone.status).toBe(201)
  expect(await states(id)).toMatchObject({ finish: 'suspended', testing: 'suspended' })
  app.clock.now = at('2026-04-21T10:00')
  const back = await app.call(contract.resumeFromLaw, { id, text: long }, { as: await agent() })
  expect([back.status, back.body.state]).toEqual([201, 'testing'])
  expect(await states(id)).toMatchObject({ finish: 'suspended', testing: 'running' })
})

test('a reasoned rejection is the first answer: the time to respond has been kept, and is not broken later', async () => {
  const id = await filed()
  app.clock.now = at('2026-03-03T10:00')
  const rejected = await app.call(stepExamples.reject.route, { id, ...stepExamples.reject.good }, { as: await agent() })
  expect(rejected.status).toBe(201)
  app.clock.now = at('2026-03-09T10:00')
  await app.runJobs()
  const respond = (await seen(id)).clocks.find(({ rule }) => rule.includes('.respond.'))
  expect(respond?.stoppedAt).toBe(at('2026-03-03T10:00').toISOString())
})

test('an answer that is given while a court has the matter leaves it with a timer when it comes back', async () => {
  const id = await filed()
  app.clock.now = at('2026-03-03T10:00')
  expect((await app.call(contract.goLegal, { id, ...law } as never, { as: await consumer() })).status).toBe(201)
  app.clock.now = at('2026-03-04T10:00')
  expect((await app.call(contract.respond, { id, text: long }, { as: await agent() })).status).toBe(201)
  app.clock.now = at('2026-03-05T10:00')
  const back = await app.call(contract.resumeFromLaw, { id, text: long }, { as: await agent() })
  expect([back.status, back.body.state]).toEqual([201, 'received'])
  const timer = await app.db
    .selectFrom('kernel.clock as k')
    .innerJoin('complaints.complaint as c', 'c.stage_clock', 'k.id')
    .select(['k.stopped_at', 'k.next_rung_at'])
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow()
  expect([timer.stopped_at, timer.next_rung_at === null]).toEqual([null, false])
})
