import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { listTasks } from '../../kernel/http/home.contract.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import * as duty from './duty.contract.ts'
import { remindOfDuties } from './duty.actions.ts'
import * as partner from './third-party.contract.ts'
import { warnOfEnds } from './third-party.actions.ts'

let app: TestApp
let officer: Person
let agent: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
})
beforeEach(async () => {
  app.clock.now = new Date('2026-03-02T09:00:00+08:00')
  officer = await app.as('privacy-officer', { displayName: '唐文静' })
  agent = await app.as('agent', { displayName: '陈晓' })
})
afterAll(() => app.close())

const day = (text: string) => new Date(`${text}T09:00:00+08:00`)
const put = (more = {}, as = officer) => {
  const wish = {
    id: 'breach-response',
    title: '泄露应急',
    content: '二十四小时可联系',
    owner: agent.actor.id,
    deputy: null,
  }
  return app.call(duty.putDuty, { ...wish, ...more }, { as })
}
const stateOf = async (id: string) =>
  (await app.call(duty.listDuties, {}, { as: await app.as('admin') })).body.rows.find((row) => row.id === id)?.state
const hrefs = async (as: Person) => (await app.call(listTasks, {}, { as })).body.rows.map(({ href }) => href)
const templates = async (as: Person) =>
  (await app.call(listMyNotices, {}, { as })).body.rows.map(({ template }) => template)

test('a duty is given to a colleague, who is told, finds it among the tasks, and confirms it', async () => {
  expect((await put()).body).toMatchObject({ state: 'to-confirm', owner: { name: '陈晓' } })
  expect(await templates(agent)).toContain('duty.assigned')
  expect(await hrefs(agent)).toContain('/privacy/duties')
  const confirmed = await app.call(duty.confirmDuty, { id: 'breach-response' }, { as: agent })
  expect([confirmed.status, confirmed.body.state]).toEqual([201, 'confirmed'])
  expect(await hrefs(agent)).not.toContain('/privacy/duties')
  // Better words of the title change nothing; what it asks does.
  expect((await put({ title: '泄露应急响应' })).body.state).toBe('confirmed')
  expect((await put({ content: '二十四小时可联系，两小时内到场' })).body.state).toBe('to-confirm')
})

test('a duty that nobody confirms is overdue after fourteen days, one that was confirmed is asked for again after half a year', async () => {
  await put({ id: 'permissions' })
  app.clock.now = day('2026-03-16')
  expect(await stateOf('permissions')).toBe('overdue')
  app.clock.now = day('2026-03-02')
  await app.call(duty.confirmDuty, { id: 'permissions' }, { as: agent })
  app.clock.now = day('2026-08-10')
  expect(await stateOf('permissions')).toBe('confirmed')
  app.clock.now = day('2026-08-20')
  expect(await stateOf('permissions')).toBe('to-confirm')
  await app.inTx((ctx) => remindOfDuties(ctx))
  await app.inTx((ctx) => remindOfDuties(ctx))
  const told = await app.db
    .selectFrom('kernel.notice')
    .select('id')
    .where('template', '=', 'duty.reminded')
    .where('recipient', '=', agent.actor.id)
    .where('channel', '=', 'in-app')
    .execute()
  expect(told).toHaveLength(1)
})

test('nobody confirms for another, and only the privacy officer assigns, to people who work here', async () => {
  await put({ id: 'training' })
  expect((await app.call(duty.confirmDuty, { id: 'training' }, { as: officer })).error.code).toBe(
    'privacy.duty-of-another',
  )
  expect((await app.call(duty.confirmDuty, { id: 'none' }, { as: agent })).status).toBe(404)
  expect((await put({}, agent)).status).toBe(403)
  expect((await put({ id: 'Not A Name' })).status).toBe(400)
  expect((await put({ deputy: agent.actor.id })).error.code).toBe('privacy.deputy-is-owner')
  const consumer = await app.as('consumer', { consumerId: 'con_1' })
  expect((await put({ owner: consumer.actor.id })).error.code).toBe('privacy.no-colleague')
  expect((await app.call(duty.listDuties, {}, { as: consumer })).status).toBe(403)
  expect((await put({ id: 'training', retired: true })).body.state).toBe('retired')
  expect((await app.call(duty.confirmDuty, { id: 'training' }, { as: agent })).error.code).toBe('privacy.duty-retired')
})

const wish: Input<typeof partner.registerThirdParty> = {
  files: [],
  name: '顺达快递',
  role: 'processor',
  goal: '投递退换货',
  uses: ['name', 'contact', 'address'],
  safeguards: '面单隐去号码',
  agreement: 'DPA-1',
  signedOn: '2026-01-01',
  until: '2026-04-30',
  secrecy: true,
}
const register = (more = {}, as = officer) => app.call(partner.registerThirdParty, { ...wish, ...more }, { as })

test('a third party has an agreement from the start; its end is warned of once before and once after, and a renewal begins anew', async () => {
  const { status, body } = await register()
  expect([status, body.state]).toEqual([201, 'in-force'])
  const warned = async () => {
    await app.inTx((ctx) => warnOfEnds(ctx))
    const rows = await app.db
      .selectFrom('kernel.fact')
      .select('data')
      .where('subject', '=', body.id)
      .where('kind', '=', 'third-party.expiring')
      .execute()
    return rows.length
  }
  expect(await warned()).toBe(0)
  app.clock.now = day('2026-04-01')
  expect([await warned(), await warned()]).toEqual([1, 1])
  officer = await app.as('privacy-officer')
  expect(await hrefs(officer)).toContain('/privacy/third-parties')
  app.clock.now = day('2026-04-30')
  expect(await warned()).toBe(1)
  app.clock.now = day('2026-05-01')
  expect([await warned(), await warned()]).toEqual([2, 2])
  officer = await app.as('privacy-officer')
  const again = { id: body.id, agreement: 'DPA-2', signedOn: '2026-05-01', until: '2027-04-30', secrecy: true }
  expect((await app.call(partner.renewAgreement, again, { as: officer })).body.state).toBe('in-force')
  expect(await warned()).toBe(2)
})

test('it ends with what became of the data, and then nothing about it changes', async () => {
  const { id } = (await register({ name: '旧短信商' })).body
  const end = (more = {}) =>
    app.call(partner.endThirdParty, { id, how: 'deleted', proof: '删除证明 2026-15', ...more }, { as: officer })
  expect((await end({ proof: ' ' })).status).toBe(400)
  expect((await end()).body).toMatchObject({ state: 'ended', ending: { how: 'deleted', proof: '删除证明 2026-15' } })
  expect((await end()).error.code).toBe('privacy.third-party-ended')
  const again = { id, agreement: 'X', signedOn: '2026-03-01', until: '2027-01-01', secrecy: true }
  expect((await app.call(partner.renewAgreement, again, { as: officer })).error.code).toBe('privacy.third-party-ended')
  expect(
    (await app.call(partner.endThirdParty, { id: 'tpa_none', how: 'deleted', proof: 'x' }, { as: officer })).status,
  ).toBe(404)
})

test('no data before the signature, no end before the beginning, and only the privacy officer changes the register', async () => {
  expect((await register({ signedOn: '2026-03-03' })).error.code).toBe('privacy.agreement-not-signed')
  expect((await register({ until: '2025-12-31' })).error.code).toBe('privacy.agreement-days')
  expect((await register({ uses: ['shoe-size' as never] })).status).toBe(400)
  expect((await register({}, await app.as('admin'))).status).toBe(403)
  expect((await app.call(partner.listThirdParties, {}, { as: agent })).status).toBe(403)
  const listed = await app.call(partner.listThirdParties, {}, { as: await app.as('governance-officer') })
  expect([listed.status, listed.body.mayChange]).toEqual([200, false])
})
