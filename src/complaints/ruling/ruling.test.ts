import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { openSession } from '../../kernel/access/session.actions.ts'
import * as step from '../case.contract.ts'
import * as example from './panel.example.ts'
import { drawn, long, people, type People } from './panel.example.ts'
import * as contract from './ruling.contract.ts'
import { drawOne, seedOf } from '../ties/draw.rules.ts'
import { afterReview, defaultDecision } from './ruling.rules.ts'

let app: TestApp
let all: People
let number = 0
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  all = await people(app, 3)
})
afterAll(() => app.close())

const award = {
  decision: 'partly',
  remedy: 'refund',
  amountFen: 6_000,
  text: long,
  cites: ['complaint.appeal'],
} as const

const filed = () => example.filed(app, all, { number: `RL-${(number += 1)}` })
const panelForming = () => example.panelForming(app, all, { number: `RL-${(number += 1)}` })
const deliberating = () => example.deliberating(app, all, { number: `RL-${(number += 1)}` })
const read = async (id: string, as = all.agent) => (await app.call(step.readCase, { id }, { as })).body

test('both sides ask for it, the one who was drawn rules with reasons and rules, and what is owed falls due', async () => {
  const id = await panelForming()
  const early = await app.call(contract.assignArbitrator, { id }, { as: all.agent })
  expect([early.status, early.error.code]).toEqual([409, 'ruling.not-both-applied'])
  for (const as of [all.consumer, all.merchant])
    expect((await app.call(contract.applyForRuling, { id }, { as })).status).toBe(201)
  const again = await app.call(contract.applyForRuling, { id }, { as: all.consumer })
  expect([again.status, again.error.code]).toEqual([409, 'ruling.applied-already'])
  const offered = (await read(id, all.consumer)).steps.find((one) => one.step === 'apply_ruling')
  expect(offered).toMatchObject({ allowed: false, reason: { code: 'ruling.applied-already' } })
  await app.call(contract.assignArbitrator, { id }, { as: all.agent })
  const chosen = await drawn(app, all, id)
  const other = all.arbitrators.find((one) => one !== chosen) ?? chosen
  const foreign = await app.call(contract.issueRuling, { id, ...award, cites: [...award.cites] }, { as: other })
  expect([foreign.status, foreign.error.code]).toEqual([409, 'ruling.of-others'])
  expect((await app.call(step.readCase, { id }, { as: other })).status).toBe(404)
  const dear = await app.call(
    contract.issueRuling,
    { id, ...award, amountFen: 12_901, cites: ['complaint.appeal'] },
    { as: chosen },
  )
  expect([dear.status, dear.error.params['field']]).toEqual([422, 'amountFen'])
  const invented = await app.call(contract.issueRuling, { id, ...award, cites: ['law.of-nature'] }, { as: chosen })
  expect([invented.status, invented.error.code, invented.error.params['field']]).toEqual([
    422,
    'ruling.rule-unknown',
    'cites.0',
  ])
  const ruled = await app.call(contract.issueRuling, { id, ...award, cites: [...award.cites] }, { as: chosen })
  expect(ruled.body).toMatchObject({ state: 'award_issued', obligated: true, outcomeFen: 6_000, waitsFor: null })
  expect(ruled.body.clocks.find(({ rule }) => rule === 'complaint.finish.platform')?.state).toBe('met')
  const { rows } = (await app.call(contract.readRulings, { id }, { as: all.consumer })).body
  expect(rows).toMatchObject([
    { decision: 'partly', decidedBy: 'person', amountFen: 6_000, cites: ['complaint.appeal'] },
  ])
  // The parties learn that somebody was drawn, and not who.
  expect(rows[0]?.arbitrator).toEqual({ assigned: true, me: false, name: null })
})

test('a challenge draws another one, once for each side, and the challenged never decides the matter', async () => {
  const id = await panelForming()
  const first = await drawn(app, all, id)
  expect((await app.call(contract.challenge, { id, text: long }, { as: all.merchant })).status).toBe(201)
  expect(await drawn(app, all, id)).not.toBe(first)
  const twice = await app.call(contract.challenge, { id, text: long }, { as: all.merchant })
  expect([twice.status, twice.error.code]).toEqual([409, 'ruling.challenged-already'])
  await app.call(contract.challenge, { id, text: long }, { as: all.consumer })
  expect(await drawn(app, all, id)).not.toBe(first)
})

test('either side may refuse the ruling: the matter ends unmediated and the other routes stay open', async () => {
  const id = await panelForming()
  const refused = await app.call(contract.refuseRuling, { id, text: long }, { as: all.merchant })
  expect(refused.body).toMatchObject({ state: 'closed', outcome: 'mediation_failed' })
})

test('an appeal is decided by somebody else, once for each side; an upheld ruling is performed', async () => {
  const id = await deliberating()
  const chosen = await drawn(app, all, id)
  await app.call(contract.issueRuling, { id, ...award, cites: [...award.cites] }, { as: chosen })
  const appealed = await app.call(contract.appeal, { id, text: long }, { as: all.merchant })
  expect(appealed.body.state).toBe('review')
  await app.runJobs()
  const reviewer = await drawn(app, all, id)
  expect(reviewer).not.toBe(chosen)
  const own = await app.call(
    contract.decideReview,
    { id, decision: 'uphold', text: long, cites: ['complaint.appeal'] },
    { as: chosen },
  )
  expect([own.status, own.error.code]).toEqual([409, 'ruling.of-others'])
  const odd = await app.call(
    contract.decideReview,
    { id, decision: 'overturn', text: long, cites: ['complaint.appeal'] },
    { as: reviewer },
  )
  expect([odd.status, odd.error.code]).toEqual([422, 'ruling.review-not-so'])
  const upheld = await app.call(
    contract.decideReview,
    { id, decision: 'uphold', text: long, cites: ['complaint.appeal'] },
    { as: reviewer },
  )
  expect(upheld.body).toMatchObject({ state: 'performing', outcomeFen: 6_000, obligated: true })
})

test('a rejection that the review overturns is taken up again, with a new promise', async () => {
  const id = await filed()
  await app.call(step.reject, { id, ground: 'unfounded', text: long }, { as: all.agent })
  const asked = await app.call(step.appealRejection, { id, text: long }, { as: all.consumer })
  expect(asked.body.state).toBe('review')
  await app.runJobs()
  const reviewer = await drawn(app, all, id)
  const overturned = await app.call(
    contract.decideReview,
    { id, decision: 'overturn', text: long, cites: ['complaint.appeal'] },
    { as: reviewer },
  )
  expect(overturned.body).toMatchObject({ state: 'received', rejectGround: null, waitsFor: 'platform' })
  const finishes = overturned.body.clocks.filter(({ rule }) => rule === 'complaint.finish.platform')
  expect(finishes.map(({ state }) => state).toSorted()).toEqual(['met', 'running'])
})

test('when nobody rules in time the claim is granted by rule on the promised day, marked as a default and open to review', async () => {
  const id = await filed()
  // As an authority may have written it: more than was paid.
  const above = await filed()
  await app.db.updateTable('complaints.complaint').set({ claim_fen: 99_900 }).where('id', '=', above).execute()
  // Each time in the moment after a stage's last day.
  for (const day of ['06', '10', '13', '18', '19', '24']) {
    app.clock.now = new Date(`2026-03-${day}T00:00:00+08:00`)
    await app.runJobs()
  }
  const later = async (person: Person): Promise<Person> => ({
    actor: person.actor,
    cookie: `xiaobao_session=${(await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), person.actor)).token}`,
  })
  all = { ...all, consumer: await later(all.consumer) }
  const now = await read(id, all.consumer)
  expect(now).toMatchObject({ state: 'award_issued', obligated: true, outcomeFen: 12_900 })
  const { rows } = (await app.call(contract.readRulings, { id }, { as: all.consumer })).body
  expect(rows).toMatchObject([{ decidedBy: 'default', decision: 'consumer', cites: ['complaint.default-ruling'] }])
  const capped = await read(above, all.consumer)
  expect(capped).toMatchObject({ state: 'award_issued', claimFen: 99_900, outcomeFen: 12_900 })
  expect(now.clocks.find(({ rule }) => rule === 'complaint.ruling.platform')?.lastDay).toBe('2026-03-23')
  expect(now.clocks.find(({ rule }) => rule === 'complaint.finish.platform')?.lastDay).toBe('2026-03-23')
  expect((await app.call(contract.appeal, { id, text: long }, { as: all.consumer })).body.state).toBe('review')
})

test('the draw can be repeated by anybody, takes the least loaded, and never somebody with a tie', () => {
  const someone = fc.record({ id: fc.string({ minLength: 1, maxLength: 4 }), load: fc.nat(3) })
  fc.assert(
    fc.property(
      fc.uniqueArray(someone, { selector: ({ id }) => id, minLength: 1 }),
      fc.array(fc.string({ minLength: 1, maxLength: 4 })),
      fc.integer({ min: 0, max: 9 }),
      (candidates, excluded, round) => {
        const seed = seedOf('XB-1', round, new Date(0))
        const chosen = drawOne(candidates, excluded, seed)
        expect(drawOne(candidates.toReversed(), excluded, seed)).toBe(chosen)
        const free = candidates.filter(({ id }) => !excluded.includes(id))
        if (chosen === null) expect(free).toEqual([])
        else expect(free.find(({ id }) => id === chosen)?.load).toBe(Math.min(...free.map(({ load }) => load)))
      },
    ),
  )
})

test('a review leads only where what it is about can lead; a matter is sent back once', () => {
  const ruling = { rejectGround: null, obligated: true, remanded: 0 }
  const rejection = { ...ruling, rejectGround: 'unfounded', obligated: false }
  expect([afterReview('uphold', ruling), afterReview('uphold', rejection)]).toEqual(['performing', 'closed'])
  expect([afterReview('change', ruling), afterReview('change', rejection)]).toEqual(['performing', null])
  expect([afterReview('overturn', ruling), afterReview('overturn', rejection)]).toEqual([null, 'received'])
  expect([afterReview('remand', ruling), afterReview('remand', { ...ruling, remanded: 1 })]).toEqual(['evidence', null])
})

test('by default everything asked for is granted, in money never more than was paid, and nothing where nothing was paid', () => {
  const both = { claimFen: 20_000, remedies: ['repair', 'compensation'] } as const
  expect(defaultDecision(both, { mostFen: 12_900 })).toMatchObject({
    decision: 'partly',
    remedy: 'compensation',
    amountFen: 12_900,
    owed: [
      { remedy: 'repair', amountFen: 0 },
      { remedy: 'compensation', amountFen: 12_900 },
    ],
  })
  expect(defaultDecision(both, { mostFen: 0 })).toMatchObject({ owed: [{ remedy: 'repair', amountFen: 0 }] })
  const money = { claimFen: 20_000, remedies: ['refund'] } as const
  expect(defaultDecision(money, { mostFen: 0 })).toMatchObject({ decision: 'merchant', amountFen: 0, owed: [] })
  expect(defaultDecision(money, { mostFen: 99_900 })).toMatchObject({ decision: 'consumer', amountFen: 20_000 })
  const apology = { claimFen: 0, remedies: ['apology'] } as const
  expect(defaultDecision(apology, { mostFen: 0 })).toMatchObject({ remedy: 'apology', amountFen: 0 })
})
