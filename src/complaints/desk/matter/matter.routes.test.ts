import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { consumerId, lineId, merchantId } from '../../../../tests/support/order.ts'
import { acknowledge, concede, confirmPerformance, prove, readCase, respond, withdraw } from '../../case.contract.ts'
import { readDesk } from '../desk.contract.ts'
import { aComplaintAt } from '../desk.example.ts'
import * as contract from './matter.contract.ts'

let app: TestApp
let agent: Person
let consumer: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T10:00:00+08:00' })
  agent = await app.as('agent', { displayName: '李敏' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
})
afterAll(() => app.close())

const why = '同一件事，消费者从两个渠道各投诉了一次。'
const caseOf = async (id: string) => (await app.call(readCase, { id }, { as: agent })).body
const mergeInto = (id: string, into: string) => app.call(contract.merge, { id, into, text: why }, { as: agent })
const separate = (id: string) => app.call(contract.separate, { id, text: why }, { as: agent })
const matterOf = async (id: string) => (await app.call(contract.readMatter, { id }, { as: agent })).body
/** Everything of a complaint that a merger must not touch: its state, clocks, numbers and what was said to the sides. */
const kept = async (id: string) => {
  const { statements, steps: _, ...rest } = await caseOf(id)
  const rows = await app.db.selectFrom('complaints.complaint').selectAll().where('id', '=', id).execute()
  const sources = await app.db.selectFrom('complaints.source').selectAll().where('complaint_id', '=', id).execute()
  return { rest, rows, sources, said: statements.filter(({ audience }) => audience.length > 1) }
}
const numbered = (id: string, reference: string) =>
  app.db
    .insertInto('complaints.source')
    .values({
      complaint_id: id,
      channel: 'hotline-12315',
      reference,
      origin: null,
      url: null,
      answer_by: null,
      at: app.clock.now,
    })
    .execute()

test('merged complaints keep their own clocks and numbers, and each shows the other', async () => {
  const [leader, one] = [await aComplaintAt(app, 'M-1'), await aComplaintAt(app, 'M-2')]
  await numbered(one, '3301062026-1')
  expect((await matterOf(leader)).candidates.map(({ id }) => id)).toContain(one)
  const before = await kept(one)
  const receipt = (await caseOf(leader)).receipt.toLowerCase().replaceAll('-', '')
  const merged = await mergeInto(one, receipt)
  expect([merged.status, merged.body.leader?.id]).toEqual([201, leader])
  const view = await matterOf(leader)
  expect(view.merged).toMatchObject([{ id: one, references: ['3301062026-1'] }])
  expect(view.merged[0]?.clock?.dueAt).toBe(
    (await caseOf(one)).clocks.find(({ rule }) => rule.includes('respond'))?.dueAt,
  )
  expect(await kept(one)).toEqual(before)
  expect((await app.call(readDesk, { id: one }, { as: agent })).body.notes.map(({ text }) => text)).toEqual([why])
})

test('merging and undoing in any order loses nothing of any of them, and nobody ever follows a follower', async () => {
  const ids = [await aComplaintAt(app, 'M-3'), await aComplaintAt(app, 'M-4'), await aComplaintAt(app, 'M-5')]
  for (const [at, id] of ids.entries()) await numbered(id, `own-${at}`)
  const before: Awaited<ReturnType<typeof kept>>[] = []
  for (const id of ids) before.push(await kept(id))
  const move = fc.record({ from: fc.nat(2), into: fc.nat(2), apart: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 6 }), async (moves) => {
      for (const { from, into, apart } of moves)
        await (apart ? separate(ids[from] ?? '') : mergeInto(ids[from] ?? '', ids[into] ?? ''))
      const rows = await app.db.selectFrom('complaints.merged').selectAll().where('complaint_id', 'in', ids).execute()
      const followers = new Set(rows.map((row) => row.complaint_id))
      expect(rows.some((row) => followers.has(row.leader_id))).toBe(false)
      for (const id of followers) expect((await separate(id)).status).toBe(201)
      for (const [at, id] of ids.entries()) expect(await kept(id)).toEqual(before[at])
    }),
    { numRuns: 10, seed: 19 },
  )
}, 90_000)

test('two who merge crosswise at the same time make no circle', async () => {
  const [a, b] = [await aComplaintAt(app, 'M-6'), await aComplaintAt(app, 'M-7')]
  const both = await Promise.all([mergeInto(a, b), mergeInto(b, a)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
})

test('another person’s complaint, itself, a closed one and one that goes with another are refused in words', async () => {
  const [a, b, c] = [await aComplaintAt(app, 'M-8'), await aComplaintAt(app, 'M-9'), await aComplaintAt(app, 'M-10')]
  const foreign = await aComplaintAt(app, 'M-11', { consumer: 'C2' })
  expect((await mergeInto(a, foreign)).error).toMatchObject({ code: 'desk.merge-other-person' })
  expect((await mergeInto(a, a)).error.code).toBe('desk.merge-itself')
  expect((await mergeInto(a, 'XB-20260101-AAAA-AAAA')).error.code).toBe('desk.no-such-complaint')
  await mergeInto(b, a)
  expect((await mergeInto(b, c)).error.code).toBe('desk.merged-already')
  expect((await mergeInto(c, b)).error.code).toBe('desk.merge-leader-follows')
  expect((await mergeInto(a, c)).error.code).toBe('desk.merge-leads-others')
  expect((await separate(c)).error.code).toBe('desk.not-merged')
  expect((await app.call(contract.readMatter, { id: a }, { as: consumer })).status).toBe(403)
})

test('one answer to the leading complaint answers each of the matter by its own clock, and how it ends ends all', async () => {
  const [leader, one] = [await aComplaintAt(app, 'M-12'), await aComplaintAt(app, 'M-13')]
  await mergeInto(one, leader)
  await app.call(acknowledge, { id: leader }, { as: agent })
  await app.call(respond, { id: leader, text: '商家同意两单一并退款，请留意到账。' }, { as: agent })
  await app.runJobs()
  const answered = await caseOf(one)
  expect([answered.state, answered.respondedAt !== null]).toEqual(['negotiating', true])
  expect(answered.clocks.find(({ rule }) => rule.includes('respond'))?.state).toBe('met')
  expect(answered.statements.at(-1)).toMatchObject({ kind: 'response', text: '商家同意两单一并退款，请留意到账。' })
  const shop = await app.as('merchant', { merchantId: merchantId('M1') })
  for (const [step, as, input] of [
    [concede, shop, {}],
    [prove, shop, { text: '已经原路退款。' }],
    [confirmPerformance, consumer, {}],
  ] as const)
    expect((await app.call(step as typeof prove, { id: leader, ...input } as never, { as })).status).toBe(201)
  await app.runJobs()
  const ended = await caseOf(one)
  expect([ended.state, ended.outcome, ended.outcomeFen]).toEqual(['closed', 'merged', 0])
  expect(ended.clocks.filter(({ stoppedAt }) => stoppedAt === null)).toEqual([])
  expect((await separate(one)).error.code).toBe('desk.merged-and-over')
})

test('a leading complaint that is withdrawn takes no other with it: those go on by themselves', async () => {
  const [leader, one] = [await aComplaintAt(app, 'M-17'), await aComplaintAt(app, 'M-18')]
  await mergeInto(one, leader)
  await app.call(withdraw, { id: leader }, { as: consumer })
  await app.runJobs()
  expect([(await caseOf(one)).state, (await matterOf(one)).leader]).toEqual(['received', null])
})

test('lines split off are a complaint of their own that was received when the first one was', async () => {
  const id = await aComplaintAt(app, 'M-14', { lines: 3 })
  const before = await caseOf(id)
  app.clock.now = new Date('2026-05-12T15:00:00+08:00')
  agent = await app.as('agent', { displayName: '李敏' })
  const off = {
    id,
    version: before.version,
    lineIds: [lineId('M-14', '2')],
    amountFen: 10_000,
    text: '第二件是另一个问题，分开办理。',
  }
  const made = await app.call(contract.split, off, { as: agent })
  expect(made.status, JSON.stringify(made.error)).toBe(201)
  const [first, own] = [await caseOf(id), await caseOf(made.body.id)]
  const concerned = (one: typeof own) => one.order?.lines.filter((line) => line.concerned).map((line) => line.title)
  expect([concerned(first), concerned(own)]).toEqual([['电饭煲 1', '电饭煲 3'], ['电饭煲 2']])
  expect([first.claimFen + own.claimFen, own.receivedAt]).toEqual([before.claimFen, before.receivedAt])
  const dueOf = (one: typeof own) => one.clocks.map(({ rule, dueAt }) => [rule, dueAt]).toSorted()
  expect(dueOf(own)).toEqual(dueOf(before))
  expect((await matterOf(id)).related).toMatchObject([{ id: made.body.id, kind: 'split' }])
  const rest = { ...off, version: (await caseOf(id)).version }
  const all = await app.call(
    contract.split,
    { ...rest, lineIds: [lineId('M-14', '1'), lineId('M-14', '3')] },
    { as: agent },
  )
  expect(all.error.code).toBe('desk.split-all')
  expect((await app.call(contract.split, rest, { as: agent })).error.code).toBe('desk.split-foreign-line')
})

test('related complaints are linked both ways, and taken off again', async () => {
  const [a, b] = [await aComplaintAt(app, 'M-15'), await aComplaintAt(app, 'M-16', { consumer: 'C3' })]
  const on = await app.call(contract.relate, { id: a, other: b, on: true }, { as: agent })
  expect(on.body.related).toMatchObject([{ id: b, kind: 'related' }])
  expect((await matterOf(b)).related).toMatchObject([{ id: a }])
  expect((await app.call(contract.relate, { id: b, other: a, on: false }, { as: agent })).body.related).toEqual([])
})
