import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { consumerId } from '../../../tests/support/order.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import * as cases from '../case.contract.ts'
import * as claim from './claim.contract.ts'
import { castOf, complain, join, long, opened, type Cast } from './mass.example.ts'

let app: TestApp
let cast: Cast
let id: string
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  cast = await castOf(app, 3)
  id = (await opened(app, cast, 'AM')).id
})
afterAll(() => app.close())

const add = (complaints: string[], as = cast.agent) => app.call(claim.addMembers, { id, complaints }, { as })
const other = { title: '充电线', text: '插上就冒烟，和移动电源一起买的，外皮都化了。' }

test('an agent invites a complaint about other goods of the same shop by hand, by its id or its number; it is told, and may join', async () => {
  const late = await app.as('consumer', { consumerId: consumerId('C8') })
  const [byId, byNumber] = [await complain(app, late, 'AM-8', other), await complain(app, late, 'AM-9', other)]
  const { receipt } = (await app.call(cases.readCase, { id: byNumber }, { as: cast.agent })).body
  const before = (await app.call(claim.readClaim, { id }, { as: cast.agent })).body
  const added = await add([byId, receipt])
  expect([added.status, added.body.counts.invited]).toEqual([201, before.counts.invited + 2])
  await app.runJobs()
  const told = (await app.call(listMyNotices, {}, { as: late })).body.rows
  expect(
    told.filter(({ subject }) => subject === byId || subject === byNumber || subject === id).length,
  ).toBeGreaterThan(0)
  expect((await join(app, byId, late)).status).toBe(201)
})

test('who is in it already, of another shop or of no complaint at all, is not invited again: the refusal names the field', async () => {
  for (const complaints of [['cmp_nothing'], ['XB-20260512-0000-0000']]) {
    const refused = await add(complaints)
    expect([refused.status, refused.error.code, refused.error.params['field']]).toEqual([
      422,
      'mass.nobody-left',
      'complaints',
    ])
  }
  expect((await add([])).error.fields?.[0]?.path).toBe('complaints')
})

test('only an agent invites; a consumer and the shop may not, and after the end nobody is invited any more', async () => {
  const [consumer] = cast.consumers
  for (const as of [consumer ?? cast.shop, cast.shop, cast.arbitrator])
    expect((await add(['cmp_nothing'], as)).status).toBe(403)
  expect((await app.call(claim.closeClaim, { id, text: long }, { as: cast.agent })).status).toBe(201)
  const stranger = await app.as('consumer', { consumerId: consumerId('C9') })
  const late = await complain(app, stranger, 'AM-10', other)
  const refused = await add([late])
  expect([refused.status, refused.error.code]).toEqual([409, 'mass.over'])
})
