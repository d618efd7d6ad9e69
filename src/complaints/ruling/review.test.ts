import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import * as step from '../case.contract.ts'
import * as example from './panel.example.ts'
import { drawn, long, people, type People } from './panel.example.ts'
import * as contract from './ruling.contract.ts'
import { reviewBounds, worseProblem } from './ruling.rules.ts'

let app: TestApp
let all: People
let number = 0
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  all = await people(app, 5)
})
afterAll(() => app.close())

const award = {
  decision: 'partly',
  remedy: 'refund',
  amountFen: 6_000,
  text: long,
  cites: ['complaint.appeal'],
} as const
const filed = () => example.filed(app, all, { number: `RV-${(number += 1)}` })
const deliberating = () => example.deliberating(app, all, { number: `RV-${(number += 1)}` })
const read = async (id: string, as: Person) => (await app.call(step.readCase, { id }, { as })).body

test('whoever alone asked for a review is not worse off for it: refused by name, and shown to whoever decides', async () => {
  const review = async (by: readonly Person[], amountFen: number) => {
    const id = await deliberating()
    const chosen = await drawn(app, all, id)
    await app.call(contract.issueRuling, { id, ...award, cites: [...award.cites] }, { as: chosen })
    for (const as of by) await app.call(contract.appeal, { id, text: long }, { as })
    await app.runJobs()
    const reviewer = await drawn(app, all, id)
    const paper = (await app.call(contract.readPaper, { id }, { as: reviewer })).body
    const changed = { id, decision: 'change' as const, remedy: 'refund' as const, amountFen, text: long }
    const answer = await app.call(contract.decideReview, { ...changed, cites: ['complaint.appeal'] }, { as: reviewer })
    return { bounds: paper.bounds, code: answer.error?.code, granted: answer.body?.outcomeFen }
  }
  const less = await review([all.consumer], 5_999)
  expect(less.code).toBe('ruling.worse-for-consumer')
  expect(less.bounds).toEqual({ by: 'consumer', leastFen: 6_000, mostFen: null, changes: true })
  expect((await review([all.consumer], 9_000)).granted).toBe(9_000)
  const more = await review([all.merchant], 6_001)
  expect(more.code).toBe('ruling.worse-for-merchant')
  expect((await review([all.merchant], 3_000)).granted).toBe(3_000)
})

test('a change is never worse for the one side that asked, whatever was granted; where both asked it is free', () => {
  const fen = fc.integer({ min: 0, max: 100_000 })
  fc.assert(
    fc.property(fen, fen, (outcomeFen, totalFen) => {
      const about = { rejectGround: null, outcomeFen, obligated: outcomeFen > 0 }
      const by = (sides: ('consumer' | 'merchant')[]) => worseProblem(reviewBounds(about, sides), about, totalFen)
      expect(by(['consumer']) === null).toBe(totalFen >= outcomeFen)
      expect(by(['merchant']) === null).toBe(outcomeFen > 0 && totalFen <= outcomeFen)
      expect([by(['consumer', 'merchant']), by([])]).toEqual([null, null])
    }),
  )
  expect(reviewBounds({ rejectGround: 'unfounded', outcomeFen: 0 }, ['consumer'])).toBe(null)
})

test('sent back and ruled on anew, only who appealed against the new ruling asked for its review', async () => {
  const id = await deliberating()
  const rule = async () =>
    app.call(contract.issueRuling, { id, ...award, cites: [...award.cites] }, { as: await drawn(app, all, id) })
  await rule()
  await app.call(contract.appeal, { id, text: long }, { as: all.consumer })
  await app.runJobs()
  const back = { id, decision: 'remand' as const, text: long, cites: ['complaint.appeal'] }
  const sent = await app.call(contract.decideReview, back, { as: await drawn(app, all, id) })
  expect(sent.body.state).toBe('evidence')
  app.clock.now = new Date(app.clock.now.getTime() + 60_000)
  await app.call(step.closeEvidence, { id, text: long }, { as: all.agent })
  await app.runJobs()
  await example.endMediation(app, all, id)
  await app.call(contract.assignArbitrator, { id }, { as: all.agent })
  expect((await rule()).body.state).toBe('award_issued')
  await app.call(contract.appeal, { id, text: long }, { as: all.merchant })
  await app.runJobs()
  const reviewer = await drawn(app, all, id)
  const paper = (await app.call(contract.readPaper, { id }, { as: reviewer })).body
  expect(paper.bounds).toEqual({ by: 'merchant', leastFen: null, mostFen: 6_000, changes: true })
})

const court = (id: string) => ({ id, body: '杭州互联网法院', reference: '（2026）浙0192民初7号', text: long })
test('an arbitrator who is an agent too takes no step of an agent in the case where he sits, and is told why', async () => {
  const id = await deliberating()
  const chosen = await drawn(app, all, id)
  await app.db
    .updateTable('kernel.account')
    .set({ roles: ['arbitrator', 'agent'] })
    .where('id', '=', chosen.actor.id)
    .execute()
  const refused = await app.call(step.goLegal, court(id), { as: chosen })
  expect([refused.status, refused.error.code]).toEqual([409, 'ruling.sat-already'])
  const shown = (await read(id, chosen)).steps
  expect(shown.find((one) => one.step === 'go_legal')).toMatchObject({
    allowed: false,
    reason: { code: 'ruling.sat-already' },
  })
  expect(shown.find((one) => one.step === 'award')?.allowed).toBe(true)
  const elsewhere = await app.call(step.goLegal, court(await filed()), { as: chosen })
  expect(elsewhere.status).toBe(201)
  await app.db
    .updateTable('kernel.account')
    .set({ roles: ['arbitrator'] })
    .where('id', '=', chosen.actor.id)
    .execute()
})
