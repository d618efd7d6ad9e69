import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import * as cases from '../case.contract.ts'
import * as claim from './claim.contract.ts'
import * as cluster from './cluster.contract.ts'
import { castOf, complain, join, long, opened, summary, type Cast } from './mass.example.ts'
import * as member from './member.contract.ts'
import * as notice from './notice.contract.ts'

let app: TestApp
let cast: Cast
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  cast = await castOf(app, 4)
})
afterAll(() => app.close())

const price = { kind: 'price' } as const
const finding = (id: string) => ({
  id,
  decision: 'consumer' as const,
  remedy: 'refund' as const,
  formula: price,
  text: '检测报告和多份照片一致，认定这一批商品存在安全缺陷，商家应当退还货款。',
  cites: ['refund.no-reason'],
})
const view = async (id: string, as = cast.agent) => (await app.call(claim.readClaim, { id }, { as })).body
const stateOf = async (id: string) => (await app.call(cases.readCase, { id }, { as: cast.agent })).body

let id: string
let files: string[]

test('three consumers about the same dangerous goods are proposed with an explanation, and a person decides', async () => {
  const [one, two, three] = cast.consumers
  await complain(app, one!, 'P-1')
  await complain(app, one!, 'P-2')
  await complain(app, two!, 'P-3')
  expect((await app.call(cluster.listClusters, {}, { as: cast.agent })).body.rows).toEqual([])
  await complain(app, three!, 'P-4')
  const [found] = (await app.call(cluster.listClusters, {}, { as: cast.agent })).body.rows
  expect(found).toMatchObject({
    shared: { kind: 'item', item: '移动电源' },
    people: 3,
    complaints: 4,
    safety: 4,
    because: 'safety',
    needed: 3,
    days: [{ day: '2026-05-12', complaints: 4 }],
  })
  expect(found?.words.map(({ word }) => word).join(' ')).toContain('起火')
  const told = (await app.call(listMyNotices, {}, { as: cast.agent })).body.rows
  expect(told.filter(({ subject }) => subject === found?.id)).toHaveLength(1)
  const full = (await app.call(cluster.readCluster, { id: found?.id ?? '' }, { as: cast.agent })).body
  expect(full.cases).toHaveLength(4)
  const dismissed = await app.call(cluster.dismissCluster, { id: found?.id ?? '', text: long }, { as: cast.agent })
  expect([dismissed.status, dismissed.body.state]).toEqual([201, 'dismissed'])
  const again = await app.call(cluster.dismissCluster, { id: found?.id ?? '', text: long }, { as: cast.agent })
  expect([again.status, again.error.code]).toEqual([409, 'mass.decided-already'])
})

test('what was dismissed is not proposed again until half as many people again have complained', async () => {
  await complain(app, cast.consumers[0]!, 'P-5')
  const search = await app.call(cluster.searchClusters, { windowDays: 30 }, { as: cast.agent })
  // The goods, the fault that all of them name and their words are the same group: nothing is proposed a second time.
  expect(search.body).toEqual({ looked: 3, proposed: 0 })
  // Nobody but another consumer: a second arbitrator would be drawn every other time.
  const fifth = await app.as('consumer', { consumerId: consumerId('C5') })
  await complain(app, cast.consumers[3]!, 'P-6')
  expect((await app.call(cluster.listClusters, {}, { as: cast.agent })).body.rows).toEqual([])
  await complain(app, fifth, 'P-7')
  const [found] = (await app.call(cluster.listClusters, {}, { as: cast.agent })).body.rows
  expect([found?.people, found?.state]).toEqual([5, 'proposed'])
})

test('opened as proposed, everybody is asked and nobody is a member unasked; the shop and the authority see no names', async () => {
  const made = await opened(app, cast, 'A')
  id = made.id
  files = made.cases
  expect(made.claim).toMatchObject({ state: 'gathering', joined: 0, viewer: 'platform' })
  const [first] = cast.consumers
  const told = (await app.call(listMyNotices, {}, { as: first! })).body.rows
  expect(told.filter(({ subject }) => subject === files[0])).not.toHaveLength(0)
  const mine = (await app.call(member.readMembership, { id: files[0]! }, { as: first! })).body
  expect([mine.claim?.title, mine.state]).toEqual(['移动电源起火', 'invited'])
  expect((await stateOf(files[0]!)).flags).toEqual(['safety', 'mass'])
  const authority = await app.as('regulator')
  for (const reader of [cast.shop, authority]) {
    const shown = (await app.call(member.listMembers, { id }, { as: reader })).body.rows
    expect(shown.length).toBeGreaterThan(3)
    expect(shown.every(({ complaint }) => complaint === null)).toBe(true)
    expect(JSON.stringify(await view(id, reader))).not.toContain('cmp_')
  }
  const other = await app.as('merchant', { merchantId: merchantId('M2') })
  expect((await app.call(claim.readClaim, { id }, { as: other })).status).toBe(404)
  expect((await app.call(claim.listClaims, {}, { as: other })).body.rows).toEqual([])
  expect((await app.call(member.readMembership, { id: files[0]! }, { as: cast.consumers[1]! })).status).toBe(404)
})

test('members join, decline and choose who speaks for them; the platform only counts', async () => {
  const [one, two, three, four] = cast.consumers
  const wrong = await app.call(member.leaveClaim, { id: files[0]!, confirms: true }, { as: one! })
  expect([wrong.status, wrong.error.code]).toEqual([409, 'mass.not-joined'])
  for (const [at, consumer] of [one, two, three].entries())
    expect((await join(app, files[at]!, consumer!)).status).toBe(201)
  expect((await app.call(member.answerInvitation, { id: files[3]!, joins: false }, { as: four! })).body.state).toBe(
    'declined',
  )
  const early = await app.call(claim.electRepresentatives, { id, text: long }, { as: cast.agent })
  expect([early.status, early.error.code]).toEqual([409, 'mass.no-candidates'])
  const stood = (await app.call(member.standForOthers, { id: files[1]!, stands: true }, { as: two! })).body
  const { number } = stood.candidates.find(({ me }) => me)!
  await app.call(member.voteFor, { id: files[0]!, candidates: [number] }, { as: one! })
  const nobody = await app.call(member.voteFor, { id: files[0]!, candidates: [9999] }, { as: one! })
  expect([nobody.status, nobody.error.code]).toEqual([422, 'mass.no-such-candidate'])
  const elected = await app.call(claim.electRepresentatives, { id, text: long }, { as: cast.agent })
  expect(elected.body.representatives).toEqual([{ number, votes: 1 }])
})

test('a representative who wants to withdraw moves nobody else’s case', async () => {
  const [one, two] = cast.consumers
  const refused = await app.call(member.moveToWithdraw, { id: files[0]!, text: long }, { as: one! })
  expect([refused.status, refused.error.code]).toEqual([409, 'mass.not-representative'])
  const before = (await stateOf(files[0]!)).version
  const moved = await app.call(member.moveToWithdraw, { id: files[1]!, text: long }, { as: two! })
  expect(moved.status).toBe(201)
  await app.runJobs()
  expect((await stateOf(files[0]!)).version).toBe(before)
  expect((await stateOf(files[1]!)).state).not.toBe('closed')
  const asked = (await app.call(member.readMembership, { id: files[0]! }, { as: one! })).body.motions[0]!
  const no = await app.call(member.answerMotion, { id: files[0]!, motion: asked.id, says: false }, { as: one! })
  expect([no.body.motions[0]?.mine, (await stateOf(files[0]!)).state]).toEqual([false, 'received'])
})

test('the merchant answers once, and the answer stands in every member’s case', async () => {
  const answered = await app.call(
    claim.answerClaim,
    { id, text: '我们已召回这一批次，并愿意退款。' },
    { as: cast.shop },
  )
  expect([answered.status, answered.body.answers.length]).toEqual([201, 1])
  await app.runJobs()
  const file = await stateOf(files[0]!)
  expect(file.statements.filter(({ kind }) => kind === 'answer')).toHaveLength(1)
  expect(file.merchantRepliedAt).not.toBe(null)
})

test('an offer of the merchant settles the case of those who say yes, and of nobody else', async () => {
  const offer = {
    id,
    remedy: 'refund' as const,
    formula: { kind: 'share' as const, rate: 5000 },
    text: '每人退还一半货款，三日内到账。',
  }
  expect((await app.call(claim.offerSettlement, offer, { as: cast.shop })).status).toBe(201)
  await app.runJobs()
  const [, , three] = cast.consumers
  const asked = (await app.call(member.readMembership, { id: files[2]! }, { as: three! })).body.motions.find(
    ({ kind }) => kind === 'settle',
  )!
  expect(asked.amountFen).toBe(5000)
  const yes = await app.call(member.answerMotion, { id: files[2]!, motion: asked.id, says: true }, { as: three! })
  expect(yes.status).toBe(201)
  const settled = await stateOf(files[2]!)
  expect([settled.state, settled.obligated, settled.outcomeFen]).toEqual(['performing', true, 5000])
  expect((await stateOf(files[0]!)).state).toBe('received')
})

test('a formula is tried before anybody hears of it: a line for each member, sums, and a file', async () => {
  const early = await app.call(
    claim.makeFinding,
    { ...finding(id), decision: 'maybe' as never },
    { as: cast.arbitrator },
  )
  expect([early.status, early.error.fields?.[0]?.path]).toEqual([400, 'decision'])
  const tried = await app.call(
    claim.draftFormula,
    { id, remedy: 'refund', formula: { kind: 'affected', fen: 3000 } },
    { as: cast.arbitrator },
  )
  expect(tried.status, JSON.stringify(tried.error)).toBe(201)
  expect((await app.call(claim.readTotals, { id }, { as: cast.arbitrator })).body).toMatchObject({
    members: 3,
    missing: 3,
    sumFen: 0,
  })
  await app.call(member.tellAffected, { id: files[0]!, affected: 2 }, { as: cast.consumers[0]! })
  const entering = { id, complaint: files[1]!, affected: 1 }
  expect((await app.call(member.enterAffected, entering, { as: cast.agent })).status).toBe(201)
  expect((await app.call(claim.readTotals, { id }, { as: cast.arbitrator })).body).toMatchObject({
    missing: 1,
    sumFen: 9000,
  })
  expect((await app.call(claim.readTotals, { id }, { as: cast.shop })).body.sumFen).toBe(0)
  const csv = await app.call(member.exportMembers, { id }, { as: cast.agent })
  expect(String(csv.body)).toContain('60.00')
})

test('the common finding is made once, becomes each member’s ruling, and leaves alone what has its own result', async () => {
  const draft = await app.call(claim.carryOut, { id }, { as: cast.arbitrator })
  expect([draft.status, draft.error.code]).toEqual([409, 'mass.step-not-now'])
  expect((await app.call(claim.makeFinding, finding(id), { as: cast.agent })).status).toBe(403)
  const made = await app.call(claim.makeFinding, finding(id), { as: cast.arbitrator })
  expect([made.status, made.body.state, made.body.finding?.decision]).toEqual([201, 'found', 'consumer'])
  const twice = await app.call(claim.makeFinding, finding(id), { as: cast.arbitrator })
  expect([twice.status, twice.error.code]).toEqual([409, 'mass.step-not-now'])
  expect((await app.call(claim.carryOut, { id }, { as: cast.arbitrator })).body.state).toBe('carrying')
  await app.runJobs()
  expect(await view(id)).toMatchObject({ state: 'carried', counts: { done: 2, skipped: 1 } })
  const file = await stateOf(files[0]!)
  expect([file.state, file.outcomeFen, file.statements.at(-1)?.kind]).toEqual(['award_issued', 10_000, 'ruling'])
  expect(file.clocks.some(({ rule, state }) => rule === 'complaint.appeal' && state === 'running')).toBe(true)
  expect((await stateOf(files[2]!)).state).toBe('performing')
  expect((await stateOf(files[3]!)).state).toBe('received')
  const rows = (await app.call(member.listMembers, { id, filter: 'skipped' }, { as: cast.agent })).body.rows
  expect(rows.map(({ skipped }) => skipped)).toEqual(['decided'])
})

test('who joins late gets the finding until the claim is closed, and not after', async () => {
  const four = cast.consumers[3]!
  const late = await join(app, files[3]!, four)
  expect([late.status, late.body.late]).toEqual([201, true])
  await app.runJobs()
  expect([(await stateOf(files[3]!)).state, (await view(id)).counts.done]).toEqual(['award_issued', 3])
  const latest = await complain(app, four, 'A-9')
  expect((await app.call(member.readMembership, { id: latest }, { as: four })).body.state).toBe('invited')
  expect((await app.call(claim.closeClaim, { id, text: long }, { as: cast.agent })).body.state).toBe('closed')
  const over = await join(app, latest, four)
  expect([over.status, over.error.code]).toEqual([409, 'mass.over'])
  expect((await stateOf(latest)).state).toBe('received')
})

test('a public notice is written by a person, refuses what looks like somebody’s number, and tells no small numbers', async () => {
  expect((await app.call(notice.readMassNotice, { id })).status).toBe(404)
  const personal = await app.call(
    claim.announceClaim,
    { id, text: `${summary} 联系 13800138000。` },
    { as: cast.agent },
  )
  expect([personal.status, personal.error.code]).toEqual([422, 'mass.personal-data'])
  expect((await app.call(claim.announceClaim, { id, text: summary }, { as: cast.agent })).status).toBe(201)
  const shown = (await app.call(notice.readMassNotice, { id })).body
  expect([shown.title, shown.members, shown.finding?.decision, shown.open]).toEqual([
    '移动电源起火',
    null,
    'consumer',
    false,
  ])
  expect((await app.call(notice.listMassNotices, {})).body.rows).toHaveLength(1)
  expect(JSON.stringify(shown)).not.toMatch(/cmp_|con_|acc_/)
})
