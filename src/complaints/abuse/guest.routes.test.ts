import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { guestsOf } from '../../../tests/support/guest.ts'
import { consumerId } from '../../../tests/support/order.ts'
import { listQueue } from '../queue.contract.ts'
import * as contract from './abuse.contract.ts'

const long = '这里写满十个字以上的说明。'
let app: TestApp
let guests: ReturnType<typeof guestsOf>
let agent: Person
let second: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  guests = guestsOf(app)
  agent = await app.as('agent')
  second = await app.as('admin')
})
afterAll(() => app.close())

async function caseOf(receipt: string): Promise<string> {
  const { rows } = (await app.call(listQueue, { tab: 'open' }, { as: agent })).body
  return rows.find((row) => row.receipt === receipt)?.id ?? expect.fail('not in the queue')
}

test('somebody without an account reads by the link why he is limited and until when, and appeals once; no other link and no account leads there', async () => {
  const { token, receipt } = await guests.file('limited@example.org')
  const stranger = await guests.file('other@example.org', { text: '杯盖裂了，要求换一个新的。' })
  const complaint = await caseOf(receipt)
  const read = (id: string) => app.call(guests.behind(contract.listCaseMeasures), { id })
  const appeal = (id: string, measure: string, text = long) =>
    app.call(guests.behind(contract.appealCaseMeasure), { id, measure, text })
  expect((await read(token)).body.rows).toEqual([])

  const { id } = (await app.call(contract.askReview, { id: complaint, text: long }, { as: agent })).body
  const limit = { id, measure: 'limit' as const, days: 7, text: '同一段文字投诉了三家不同的店铺。' }
  await app.call(contract.decideReview, limit, { as: agent })
  expect([(await read(token)).body.rows, (await appeal(token, id)).status]).toEqual([[], 404])
  await app.call(contract.confirmLimit, { id, agrees: true, text: long }, { as: second })
  expect((await read(token)).body.rows).toMatchObject([
    { id, measure: 'limit', reasons: `${limit.text}\n${long}`, limits: true, appeal: null, appealRefused: null },
  ])

  expect([(await read(stranger.token)).body.rows, (await appeal(stranger.token, id)).status]).toEqual([[], 404])
  const wrong = `gc_${'A'.repeat(43)}`
  expect([(await read(wrong)).status, (await appeal(wrong, id)).status]).toEqual([404, 404])
  const consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  const signedIn = { id: complaint, measure: id, text: long }
  expect((await app.call(contract.listCaseMeasures, { id: complaint }, { as: consumer })).status).toBe(404)
  expect((await app.call(contract.appealCaseMeasure, signedIn, { as: consumer })).status).toBe(404)

  const short = await appeal(token, id, '不')
  expect([short.status, short.error.fields?.[0]?.path]).toEqual([400, 'text'])
  const asked = await appeal(token, id)
  expect([asked.status, asked.body.rows[0]?.appeal?.text]).toEqual([201, long])
  const again = await appeal(token, id, '还是不服，请再看一次这件事。')
  expect([again.status, again.error.code]).toEqual([409, 'abuse.appealed-already'])
  const lift = { id, decision: 'lift' as const, text: '三家店卖的是同一款商品，文字相近有正当原因。' }
  const officer = await app.as('governance-officer')
  expect((await app.call(contract.decideAppeal, lift, { as: officer })).status).toBe(201)
  expect((await read(token)).body.rows).toMatchObject([
    { lifted: true, limits: false, appeal: { decision: 'lift', reasons: lift.text } },
  ])
})
