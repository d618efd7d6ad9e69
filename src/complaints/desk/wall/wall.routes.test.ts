import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { consumerId } from '../../../../tests/support/order.ts'
import { assign } from '../../case.contract.ts'
import { aComplaintAt } from '../desk.example.ts'
import * as contract from './wall.contract.ts'

let app: TestApp
let agent: Person
let lead: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T10:00:00+08:00' })
})
afterAll(() => app.close())
const move = async (to: string) => {
  app.clock.now = new Date(to)
  agent = await app.as('agent', { displayName: '李敏' })
  lead = await app.as('governance-officer')
}
const wallAt = async (to: string) => {
  await move(to)
  return (await app.call(contract.readWall, {}, { as: lead })).body
}

test('a first answer that is owed by Friday is due today on Friday, soon after two, and breached at midnight', async () => {
  await move('2026-05-12T10:00:00+08:00')
  const id = await aComplaintAt(app, 'W-1')
  await app.call(assign, { id, agentId: agent.actor.id }, { as: agent })
  expect((await wallAt('2026-05-14T10:00:00+08:00')).all).toEqual({ breached: 0, soon: 0, today: 0 })
  const friday = await wallAt('2026-05-15T10:00:00+08:00')
  expect([friday.all, friday.byAgent, friday.byChannel]).toEqual([
    { breached: 0, soon: 0, today: 1 },
    [{ agent: '李敏', breached: 0, soon: 0, today: 1 }],
    [{ channel: 'online-service', breached: 0, soon: 0, today: 1 }],
  ])
  expect(friday.byClock.map(({ stage, today }) => [stage, today])).toEqual([['respond', 1]])
  expect((await wallAt('2026-05-15T14:00:00+08:00')).all).toEqual({ breached: 0, soon: 1, today: 0 })
  expect((await wallAt('2026-05-16T00:00:00+08:00')).all.breached).toBe(1)
})

test('a broken limit stands in the register once, waits for its reason, and the reason of an agent is for the desk only', async () => {
  await app.runJobs()
  await app.runJobs()
  const open = (await app.call(contract.listBreaches, { only: 'unexplained' }, { as: agent })).body.rows
  expect(open).toMatchObject([{ blame: 'platform', reason: null, agent: '李敏' }])
  const id = open[0]?.id ?? ''
  const said = { id, reason: 'load' as const, words: '双十一后积压，已加人手。' }
  const explained = await app.call(contract.explainBreach, said, { as: agent })
  expect([explained.status, explained.body.reason, explained.body.by]).toEqual([201, 'load', '李敏'])
  expect((await app.call(contract.listBreaches, { only: 'unexplained' }, { as: agent })).body.rows).toEqual([])
  const read = (await app.call(contract.listBreaches, {}, { as: lead })).body.rows
  expect(read).toMatchObject([{ id, reason: 'load', words: null }])
})

test('the wall is for those who lead and handle; a wrong reason, an unknown breach and a party are refused', async () => {
  const consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  for (const as of [consumer, await app.as('merchant'), await app.as('regulator')])
    expect((await app.call(contract.readWall, {}, { as })).status).toBe(403)
  const bad = await app.call(contract.explainBreach, { id: 'bre_x', reason: 'weather' as 'load' }, { as: agent })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'reason'])
  expect((await app.call(contract.explainBreach, { id: 'bre_x', reason: 'load' }, { as: agent })).status).toBe(404)
  const own = await app.as('agent', { consumerId: consumerId('C1') })
  const [row] = (await app.call(contract.listBreaches, {}, { as: agent })).body.rows
  expect((await app.call(contract.explainBreach, { id: row?.id ?? '', reason: 'load' }, { as: own })).status).toBe(404)
})
