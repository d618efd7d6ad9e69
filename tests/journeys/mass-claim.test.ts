import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMyNotices } from '../../src/kernel/notice/notice.contract.ts'
import * as cases from '../../src/complaints/case.contract.ts'
import { fileComplaint } from '../../src/complaints/filing.contract.ts'
import * as claim from '../../src/complaints/mass/claim.contract.ts'
import * as cluster from '../../src/complaints/mass/cluster.contract.ts'
import * as leadCase from '../../src/complaints/mass/lead-case.contract.ts'
import * as member from '../../src/complaints/mass/member.contract.ts'
import * as notice from '../../src/complaints/mass/notice.contract.ts'
import { testApp, type Person, type TestApp } from '../support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale, tellOfSales, type Sale } from '../support/order.ts'
import { pdf, uploadsOf } from '../support/uploads.ts'

/**
 * S5: many consumers with one matter, from the first complaint to the last late joiner, each through the routes that a person uses.
 * Five thousand are the business of `npm run bench mass`.
 */
const many = 80
/** By place among those who complained: who speaks for the others, who goes alone (one declines, two leave), who settles. */
const speakers = [1, 2]
const [declines, ...leaves] = [3, 4, 5]
const settles = [2, 10, 11, 12, 13, 14, 15, 16]

let app: TestApp
let agent: Person
let shop: Person
let regulator: Person
let arbitrators: Person[]
let consumers: Person[]
/** The complaint of each, in the order in which they complained. */
let files: string[]
let id: string

beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  agent = await app.as('agent')
  regulator = await app.as('regulator')
  shop = await app.as('merchant', { merchantId: merchantId('M1') })
  arbitrators = [await app.as('arbitrator'), await app.as('arbitrator')]
  consumers = []
  for (let at = 0; at < many; at += 1) consumers.push(await app.as('consumer', { consumerId: consumerId(`C${at}`) }))
}, 60_000)
afterAll(() => app.close())

const priceOf = (at: number): number => 10_000 + (at % 7) * 1000
const saleOf = (at: number): Sale => ({
  number: `S5-${at}`,
  consumer: `C${at}`,
  merchant: 'M1',
  lines: [{ title: '移动电源', amountFen: priceOf(at) }],
})
async function complain(at: number, by: Person): Promise<string> {
  const filing = {
    orderId: orderId(`S5-${at}`),
    lineIds: [lineId(`S5-${at}`, '1')],
    category: 'other' as const,
    text: `第${at}天充电不到五分钟就起火了，外壳烧出一个洞，太危险。`,
    remedies: ['refund' as const],
    amountFen: priceOf(at),
  }
  const filed = await app.call(fileComplaint, filing, { as: by })
  expect(filed.status, JSON.stringify(filed.error)).toBe(201)
  return filed.body.id
}
/** What each does, five at a time as people do. */
async function ofAll<T>(does: (at: number, by: Person) => Promise<T>): Promise<T[]> {
  const done: T[] = []
  for (let from = 0; from < many; from += 5)
    done.push(...(await Promise.all(consumers.slice(from, from + 5).map((by, at) => does(from + at, by)))))
  return done
}
const person = (at: number): Person => consumers[at] ?? expect.fail(`nobody is number ${at}`)
const file = (at: number): string => files[at] ?? expect.fail(`there is no complaint ${at}`)
const seen = async (at: number) => (await app.call(cases.readCase, { id: file(at) }, { as: agent })).body
const mine = async (at: number) => (await app.call(member.readMembership, { id: file(at) }, { as: person(at) })).body
const view = async (as = agent) => (await app.call(claim.readClaim, { id }, { as })).body
const toldTo = async (as: Person) => (await app.call(listMyNotices, { limit: 100 }, { as })).body.rows
const clocksOf = async (at: number) =>
  (await seen(at)).clocks.map(({ rule, state, dueAt }) => `${rule} ${state} ${dueAt}`)
const numberOf = (rows: readonly { readonly number: number; readonly me: boolean }[]) =>
  rows.find(({ me }) => me)?.number ?? expect.fail('does not stand')

test('many complain, and the first look proposes one matter with everything that it rests on', async () => {
  await tellOfSales(
    app,
    consumers.map((_, at) => saleOf(at)),
  )
  files = await ofAll(complain)
  await app.runJobs()
  // The group was looked at on the way; what came since is seen by the next look, some seconds later.
  app.clock.now = new Date(app.clock.now.getTime() + 10_000)
  await app.runJobs()
  const { rows } = (await app.call(cluster.listClusters, {}, { as: agent })).body
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    shared: { kind: 'item', item: '移动电源' },
    people: many,
    complaints: many,
    safety: many,
    because: 'people',
    needed: 10,
    days: [{ day: '2026-05-12', complaints: many }],
  })
  expect(rows[0]?.words.map(({ word }) => word).join(' ')).toContain('起火')
  const opening = {
    cluster: rows[0]?.id ?? '',
    title: '移动电源充电起火',
    summary: '多名消费者反映同一款移动电源充电时起火，平台合并查明，逐件处理。',
    lead: file(0),
  }
  const opened = await app.call(claim.openClaim, opening, { as: agent })
  expect([opened.status, opened.body.lead?.id, opened.body.members]).toEqual([201, file(0), many])
  id = opened.body.id
  await app.runJobs()
  expect((await toldTo(regulator)).filter(({ subject }) => subject === id)).toHaveLength(1)
  expect((await toldTo(person(9))).some(({ subject }) => subject === file(9))).toBe(true)
  expect((await view()).counts).toMatchObject({ invited: many, joined: 0, untold: 0 })
}, 300_000)

let alone: Map<number, string[]>
test('nobody is in it unasked: all but one say yes, two leave again, and the three keep the clocks that they had', async () => {
  alone = new Map()
  for (const at of [declines, ...leaves]) alone.set(at ?? 0, await clocksOf(at ?? 0))
  await ofAll(async (at, as) => {
    const answer = await app.call(member.answerInvitation, { id: file(at), joins: at !== declines }, { as })
    expect(answer.status, JSON.stringify(answer.error)).toBe(201)
  })
  for (const at of leaves)
    expect((await app.call(member.leaveClaim, { id: file(at), confirms: true }, { as: person(at) })).status).toBe(201)
  await app.runJobs()
  expect((await view()).counts).toMatchObject({ joined: many - 3, declined: 1, left: 2 })
  for (const [at, before] of alone) expect(await clocksOf(at)).toEqual(before)
}, 300_000)

test('the lead case gives its evidence, and the members choose two who speak for them', async () => {
  const paper = (await uploadsOf(app, () => person(0)).upload(pdf('检测报告'))).id
  await app.call(cases.addEvidence, { id: file(0), files: [paper], note: '检测报告' }, { as: person(0) })
  const evidence = [{ file: paper, shows: '检测报告第 2 页：电芯短路' }]
  expect((await app.call(leadCase.chooseLeadEvidence, { id, evidence }, { as: agent })).status).toBe(201)
  const numbers = []
  for (const at of speakers) {
    const stood = await app.call(member.standForOthers, { id: file(at), stands: true }, { as: person(at) })
    numbers.push(numberOf(stood.body.candidates))
  }
  for (const at of [0, 6, 7, 8])
    await app.call(member.voteFor, { id: file(at), candidates: numbers }, { as: person(at) })
  const text = '按成员投票确定两名代表。'
  const elected = await app.call(claim.electRepresentatives, { id, text }, { as: agent })
  // With as many votes each, by their numbers: who came at the same instant stands in no order.
  const inOrder = numbers.toSorted((a, b) => a - b)
  expect(elected.body.representatives).toEqual(inOrder.map((number) => ({ number, votes: 4 })))
})

test('an offer settles the case of each who says yes, and a representative settles and withdraws for nobody else', async () => {
  const offer = {
    id,
    remedy: 'refund' as const,
    formula: { kind: 'share' as const, rate: 5000 },
    text: '每人退还一半货款，三日内到账。',
  }
  expect((await app.call(claim.offerSettlement, offer, { as: shop })).status).toBe(201)
  await app.runJobs()
  const motion = (await mine(1)).motions.find(({ kind }) => kind === 'settle')?.id ?? ''
  // The representative tries it in somebody else's case: it is not there for him.
  const foreign = await app.call(member.answerMotion, { id: file(20), motion, says: true }, { as: person(1) })
  expect(foreign.status).toBe(404)
  for (const at of settles)
    expect((await app.call(member.answerMotion, { id: file(at), motion, says: true }, { as: person(at) })).status).toBe(
      201,
    )
  await app.call(member.answerMotion, { id: file(21), motion, says: false }, { as: person(21) })
  const text = '我们已经谈好，请大家一起撤回。'
  expect((await app.call(member.moveToWithdraw, { id: file(1), text }, { as: person(1) })).status).toBe(201)
  await app.runJobs()
  const after = await seen(10)
  expect([after.state, after.obligated, after.outcomeFen]).toEqual(['performing', true, priceOf(10) / 2])
  for (const at of [0, 1, 20, 21]) expect((await seen(at)).state).toBe('received')
  const { motions } = await view()
  expect(motions.map(({ kind, yes, no }) => [kind, yes, no])).toEqual(
    expect.arrayContaining([
      ['settle', settles.length, 1],
      ['withdraw', 0, 0],
    ]),
  )
})

const finding = {
  decision: 'consumer' as const,
  remedy: 'refund' as const,
  formula: { kind: 'price' as const },
  text: '检测报告和多份照片一致，认定这一批商品存在安全缺陷，商家应当退还货款。',
  cites: ['refund.no-reason'],
}
test('whoever was drawn finds once for all, and each member has one result by the own price', async () => {
  await app.call(claim.answerClaim, { id, text: '我们已召回这一批次，同意按检测结果处理。' }, { as: shop })
  await app.runJobs()
  const views = await Promise.all(arbitrators.map((one) => view(one)))
  const drawn = arbitrators.find((_, at) => views[at]?.arbitrator.me) ?? expect.fail('nobody was drawn')
  const other = arbitrators.find((one) => one !== drawn) ?? drawn
  const refused = await app.call(claim.makeFinding, { id, ...finding }, { as: other })
  expect([refused.status, refused.error.code]).toEqual([409, 'mass.of-others'])
  const made = await app.call(claim.makeFinding, { id, ...finding }, { as: drawn })
  expect([made.status, made.body.state]).toEqual([201, 'found'])
  expect((await app.call(claim.carryOut, { id }, { as: drawn })).body.state).toBe('carrying')
  await app.runJobs()
  const done = many - 3 - settles.length
  expect(await view()).toMatchObject({ state: 'carried', counts: { done, skipped: settles.length, late: 0 } })
  for (const at of [0, 1, 6, 21, many - 1]) {
    const one = await seen(at)
    expect([one.state, one.outcomeFen]).toEqual(['award_issued', priceOf(at)])
  }
}, 300_000)

test('who complains after the finding is asked in and gets the same, until the claim is closed', async () => {
  app.clock.now = new Date('2026-05-12T09:20:00+08:00')
  const late = await app.as('consumer', { consumerId: consumerId(`C${many}`) })
  await tellOfSale(app, saleOf(many))
  consumers.push(late)
  files.push(await complain(many, late))
  await app.runJobs()
  expect((await mine(many)).state).toBe('invited')
  const joined = await app.call(member.answerInvitation, { id: file(many), joins: true }, { as: late })
  expect([joined.status, joined.body.late]).toEqual([201, true])
  await app.runJobs()
  const result = await seen(many)
  expect([result.state, result.outcomeFen]).toEqual(['award_issued', priceOf(many)])
})

test('everybody who was ever asked has exactly one result, and what is owed is what the formula gives, to the fen', async () => {
  const rows = []
  for (let cursor: string | undefined, more = true; more;) {
    const page = (await app.call(member.listMembers, { id, limit: 100, ...(cursor && { cursor }) }, { as: agent })).body
    rows.push(...page.rows)
    cursor = page.next ?? undefined
    more = cursor !== undefined
  }
  expect(new Set(rows.map(({ complaint }) => complaint?.id))).toEqual(new Set(files))
  const groups = Map.groupBy(rows, ({ state, result, skipped }) => [state, result ?? '-', skipped ?? '-'].join(' '))
  expect(Object.fromEntries([...groups].map(([name, there]) => [name, there.length]))).toEqual({
    'joined done -': many + 1 - 3 - settles.length,
    'joined skipped decided': settles.length,
    'declined - -': 1,
    'left - -': 2,
  })
  const issued = await app.db.selectFrom('kernel.fact').select('subject').where('kind', '=', 'ruling.issued').execute()
  expect(issued.map(({ subject }) => subject).toSorted()).toEqual(
    rows.flatMap(({ complaint, result }) => (complaint && result === 'done' ? complaint.id : [])).toSorted(),
  )
  const owed = await app.db
    .selectFrom('complaints.obligation')
    .select(['complaint_id', 'amount_fen'])
    .where('complaint_id', 'in', files)
    .execute()
  const goes = (at: number): number | null =>
    settles.includes(at) ? priceOf(at) / 2 : alone.has(at) ? null : priceOf(at)
  expect(new Map(owed.map((row) => [row.complaint_id, row.amount_fen]))).toEqual(
    new Map(files.flatMap((one, at) => (goes(at) === null ? [] : [[one, goes(at)]]))),
  )
  expect(owed).toHaveLength(files.length - alone.size)
})

test('what everybody may read says how many and what was found, and nothing of any member', async () => {
  const named = { id, text: '王女士（13800138000）等消费者反映的移动电源起火一事已经查明，请参阅。' }
  expect((await app.call(claim.announceClaim, named, { as: agent })).error.code).toBe('mass.personal-data')
  const text = '移动电源充电起火一事已经查明，商家退还货款。购买了这一款的消费者可以投诉并加入。'
  expect((await app.call(claim.announceClaim, { id, text }, { as: agent })).status).toBe(201)
  const shown = (await app.call(notice.readMassNotice, { id })).body
  expect([shown.members, shown.finding?.decision, shown.open]).toEqual([many + 1 - 3, 'consumer', true])
  const receipts = await app.db.selectFrom('complaints.complaint').select(['receipt', 'consumer_id']).execute()
  const published = JSON.stringify(shown)
  for (const { receipt, consumer_id } of receipts)
    for (const secret of [receipt, consumer_id]) expect(published).not.toContain(secret)
  expect(published).not.toMatch(/cmp_|con_|acc_|S5-\d/)
  expect(JSON.stringify(await view(regulator))).not.toMatch(/cmp_|con_/)
})

test('who goes alone is answered alone, by the day that was promised before there was a mass claim', async () => {
  for (const [at, before] of alone) {
    expect((await seen(at)).state).toBe('received')
    expect(await clocksOf(at)).toEqual(before)
  }
  const [at = 0] = leaves
  expect((await app.call(cases.acknowledge, { id: file(at) }, { as: agent })).status).toBe(201)
  const conceded = await app.call(cases.concede, { id: file(at), text: '同意全额退款。' }, { as: shop })
  expect([conceded.status, (await seen(at)).outcomeFen]).toEqual([201, priceOf(at)])
})
