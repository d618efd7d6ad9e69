import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { guestsOf } from '../../../tests/support/guest.ts'
import { merchantId, tellOfSale } from '../../../tests/support/order.ts'
import * as step from '../case.contract.ts'
import { at, called, long, start } from './hearing.example.ts'
import * as contract from './hearing-step.contract.ts'

let app: TestApp
let guests: ReturnType<typeof guestsOf>
beforeAll(async () => {
  app = await testApp({ now: start })
  guests = guestsOf(app)
})
afterAll(() => app.close())

test('whoever has no account sees the hearing by the link of the case, chooses a time, takes it into a calendar, and asks for another', async () => {
  const agent = await app.as('agent')
  const merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  const mediator = await app.as('mediator')
  const email = 'guest-hearing@example.cn'
  const lines = [{ title: '水杯', amountFen: 12_900 }]
  await tellOfSale(app, { number: 'HG-1', consumer: 'HG-1', contact: { email }, merchant: 'M1', lines })
  const { token } = await guests.file(email, { orderNumber: 'HG-1' })
  const { id } = (await app.call(guests.behind(step.readCase), { id: token })).body
  await app.call(step.acknowledge, { id }, { as: agent })
  await app.call(step.answer, { id, text: long, offer: { remedy: 'refund', amountFen: 100 } }, { as: merchant })
  await app.call(guests.behind(step.refuseOffer), { id: token, text: long })
  await app.call(step.closeEvidence, { id, text: long }, { as: agent })
  await app.runJobs()
  const { body } = await called(app, id, [at(4, '10:00'), at(4, '15:00')], mediator)
  const seen = (await app.call(guests.behind(contract.listCaseHearings), { id: token })).body
  expect(seen).toMatchObject({ viewer: 'consumer', rows: [{ state: 'proposed', may: ['vote'] }] })
  const hearing = body.id
  const [first] = body.slots
  await app.call(contract.voteHearing, { id, hearing, fits: [first?.id ?? ''] }, { as: merchant })
  const vote = { id: token, hearing, fits: body.slots.map((slot) => slot.id) }
  const set = await app.call(guests.behind(contract.voteHearing), vote)
  expect(set.body).toMatchObject({ state: 'set', startsAt: at(4, '10:00') })
  const file = await app.call(guests.behind(contract.readHearingEvent), { id: token, hearing })
  expect(String(file.body)).toContain('BEGIN:VEVENT')
  const asked = await app.call(guests.behind(contract.askOtherTime), { id: token, hearing, reason: '当天要出差' })
  expect(asked.body.requests).toMatchObject([{ side: 'consumer', state: 'open' }])
  const other = await app.call(guests.behind(contract.listCaseHearings), { id: `gt_${'x'.repeat(43)}` })
  expect(other.status).toBe(404)
})
