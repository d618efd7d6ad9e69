import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '../../src/governance/penalties/penalty-routes.contract.ts'
import { createApiKey } from '../../src/kernel/access/account.contract.ts'
import { confirmCommand, listCommands } from '../../src/marketplace/command.contract.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { merchantId } from '../support/order.ts'
import { penaltiesOf, reasons } from '../support/penalty.ts'

/** S6: an appeal reverses a penalty whose points had already led a later one over the next node. */
let app: TestApp
let machine: { key: string }
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  const scopes = ['marketplace.write', 'marketplace.read'] as const
  const made = await app.call(createApiKey, { name: 'mall', scopes: [...scopes] }, { as: await app.as('admin') })
  machine = { key: made.body.token }
})
afterAll(() => app.close())

const later = (hours: number): void => {
  app.clock.now = new Date(app.clock.now.getTime() + hours * 3_600_000)
}
const ordered = async (shop: string) => {
  await app.runJobs()
  const { rows } = (await app.call(listCommands, { target: merchantId(shop) }, { as: machine })).body
  return rows.toReversed().map(({ id, kind, state, payload }) => ({ id, kind, state, until: payload.until ?? null }))
}
const confirmAll = async (shop: string) => {
  for (const { id, state } of await ordered(shop))
    if (state === 'queued') await app.call(confirmCommand, { id, outcome: 'done' }, { as: machine })
  await app.runJobs()
}

test('S6: reversed on appeal by somebody else, a penalty never was: points, occurrences and nodes are recounted, and time served counts', async () => {
  const shop = penaltiesOf(app, 'S6')
  await shop.begin()
  await shop.decided('forged-evidence')
  const reversed = await shop.decided('fake-trades')
  expect(reversed).toMatchObject({ state: 'in-force', points: 6, occurrence: 1, nodes: [12] })
  expect(await shop.standing()).toMatchObject({ balance: 12, next: { node: 24, missing: 12 } })
  await confirmAll('S6')

  later(24)
  await shop.signIn()
  const built = await shop.decided('fake-trades')
  expect(built).toMatchObject({ points: 12, occurrence: 2, nodes: [24] })
  expect(await shop.standing()).toMatchObject({ balance: 24, next: { node: 36, missing: 12 } })
  await confirmAll('S6')
  expect((await ordered('S6')).map(({ kind, until }) => [kind, until])).toEqual([
    ['suspend-promotion', '2026-03-09T01:00:00.000Z'],
    ['suspend-promotion', '2026-03-17T01:00:00.000Z'],
    ['suspend-listing', '2026-03-10T01:00:00.000Z'],
  ])

  const appealed = await shop.appeal(reversed)
  later(24)
  await shop.signIn()
  // Whoever decided cannot decide the appeal; what a reversal would cause is seen before it is made.
  const own = { id: appealed.id, version: appealed.version, decision: 'reverse' as const, text: reasons }
  const refused = await app.call(contract.decideAppeal, own, { as: shop.officer() })
  expect([refused.status, refused.error.code]).toEqual([409, 'penalty.another-person'])
  const other = await app.as('governance-officer', { displayName: '郑专员' })
  const preview = await app.call(contract.previewPenalty, { id: appealed.id, decision: 'reverse' }, { as: other })
  expect(preview.body).toMatchObject({ before: 24, after: 12, next: 24, recounted: [{ was: 12, becomes: 6 }] })
  const result = await app.call(contract.decideAppeal, own, { as: other })
  expect([result.status, result.body.state, result.body.points]).toEqual([201, 'reversed', 0])

  const standing = await shop.standing()
  expect(standing).toMatchObject({ balance: 12, next: { node: 24, missing: 12 } })
  expect(standing.entries.map(({ cause, points }) => [cause, points])).toEqual(
    expect.arrayContaining([
      ['reversed', -6],
      ['recounted', -6],
    ]),
  )
  expect(await shop.read(built.id)).toMatchObject({ points: 6, occurrence: 1, decidedPoints: 12, nodes: [12] })
  // Without it the second one led over 12 on the third: seven days until the tenth, less the two that were served.
  const promotion = standing.measures.filter(({ measure, inForce }) => measure === 'no-promotion' && inForce)
  expect(promotion).toMatchObject([{ node: 12, until: '2026-03-08T01:00:00.000Z', creditDays: 2 }])
  await confirmAll('S6')
  expect((await ordered('S6')).slice(3).map(({ kind, until }) => [kind, until])).toEqual([
    ['suspend-promotion', '2026-03-08T01:00:00.000Z'],
    ['restore-listing', null],
  ])
  const { orders } = await shop.read(reversed.id)
  expect(orders.every(({ state }) => state === 'confirmed')).toBe(true)

  // From then on the history is that without it: the next of its kind is the second.
  later(24)
  await shop.signIn()
  expect(await shop.decided('fake-trades')).toMatchObject({ points: 12, occurrence: 2, nodes: [24] })
})

test('a measure is lifted by itself when its time is served: the marketplace is told, and so are the merchant and the officers', async () => {
  const shop = penaltiesOf(app, 'S8')
  await shop.begin()
  await shop.decided('forged-evidence')
  const decided = await shop.decided('fake-trades')
  await confirmAll('S8')
  const [told] = await ordered('S8')
  expect(told).toMatchObject({ kind: 'suspend-promotion', state: 'confirmed' })
  const end = new Date(told?.until ?? '')
  app.clock.now = new Date(end.getTime() - 1000)
  await app.runJobs()
  expect(await ordered('S8')).toHaveLength(1)
  app.clock.now = end
  await app.runJobs()
  await app.runJobs()
  expect((await ordered('S8')).map(({ kind, until }) => [kind, until])).toEqual([
    ['suspend-promotion', told?.until],
    ['restore-promotion', null],
  ])
  const ended = await app.db
    .selectFrom('kernel.fact')
    .select('kind')
    .where('subject', '=', decided.id)
    .where('kind', '=', 'penalty.measure-ended')
    .execute()
  expect(ended).toHaveLength(1)
  const notices = await app.db
    .selectFrom('kernel.notice')
    .select('recipient')
    .where('template', '=', 'penalty.measure-ended')
    .where('subject', '=', decided.id)
    .execute()
  const hearers = notices.map(({ recipient }) => recipient)
  expect(hearers).toEqual(expect.arrayContaining([shop.officer().actor.id, shop.merchant().actor.id]))
})

test('a merchant who says nothing is decided on without a statement, and one who does not appeal has a decision that stands', async () => {
  const shop = penaltiesOf(app, 'S7')
  await shop.begin()
  const opened = await shop.open('false-claims')
  expect(opened).toMatchObject({ state: 'noticed', clock: { rule: 'penalty.defence' } })
  app.clock.now = new Date(opened.clock?.dueAt ?? '')
  await app.runJobs()
  await shop.signIn()
  const silent = await shop.read(opened.id)
  expect(silent).toMatchObject({ state: 'deciding', heardAt: null, clock: { rule: 'penalty.decide' } })
  const late = await app.call(
    contract.stateDefence,
    { id: opened.id, version: silent.version, text: reasons },
    { as: shop.merchant() },
  )
  expect([late.status, late.error.code]).toEqual([409, 'penalty.not-now'])

  // The officer is silent too: recorded, told, and nobody is penalised by it.
  app.clock.now = new Date(silent.clock?.dueAt ?? '')
  await app.runJobs()
  await shop.signIn()
  const overdue = await shop.read(opened.id)
  expect(overdue).toMatchObject({ state: 'deciding', overdue: true, points: null })
  const decided = await shop.decide(overdue)
  expect(decided).toMatchObject({ state: 'in-force', points: 4, overdue: false })
  app.clock.now = new Date(decided.appealBy ?? '')
  await app.runJobs()
  await shop.signIn()
  expect(await shop.read(opened.id)).toMatchObject({ state: 'final', points: 4, clock: null })
})
