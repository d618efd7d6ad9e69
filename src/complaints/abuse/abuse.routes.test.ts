import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { guestsOf } from '../../../tests/support/guest.ts'
import { consumerId, lineId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { enterComplaint } from '../enter/entry.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import { fileAsGuest } from '../guest/guest.contract.ts'
import * as contract from './abuse.contract.ts'

const long = '这里写满十个字以上的说明。'
const story = '收到的商品和描述完全不一样，做工粗糙，客服一直推脱，要求全额退款并赔偿损失。'
const contact = { email: 'buyer@example.org' }

let app: TestApp
let agent: Person
let second: Person
let third: Person
let consumer: Person
let stranger: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  agent = await app.as('agent', { displayName: '林专员' })
  second = await app.as('admin', { displayName: '周主管' })
  third = await app.as('governance-officer', { displayName: '吴专员' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  stranger = await app.as('consumer', { consumerId: consumerId('C2') })
})
afterAll(() => app.close())

type Told = { readonly shop?: string; readonly text?: string; readonly as?: Person; readonly by?: string }
async function file(own: string, { shop = 'M1', text = story, as = consumer, by = 'C1' }: Told = {}) {
  await tellOfSale(app, {
    number: own,
    consumer: by,
    contact,
    merchant: shop,
    lines: [{ title: '水杯', amountFen: 12_900 }],
  })
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: 'other' as const,
    text,
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  const answer = await app.call(fileComplaint, filing, { as })
  await app.runJobs()
  return answer
}
const list = async (state: 'open' | 'to-confirm' | 'appealed' | 'decided' | 'lifted') =>
  (await app.call(contract.listReviews, { state }, { as: agent })).body.rows
const mine = async (as = consumer) => (await app.call(contract.listMyMeasures, {}, { as })).body.rows

let id: string

test('the same words against three shops ask a person to look, show their base rate, and change nothing', async () => {
  await file('A-1', { shop: 'M1' })
  await file('A-2', { shop: 'M2' })
  expect(await list('open')).toEqual([])
  await file('A-3', { shop: 'M3' })
  const [found] = await list('open')
  expect(found).toMatchObject({ because: 'found', complaints: 3, upheld: 0, measure: null })
  expect(found?.signs).toMatchObject([
    {
      kind: 'same-text',
      count: 3,
      threshold: 3,
      rule: 'abuse.same-text-shops',
      confidence: 'policy',
      base: { same: 0, sample: 0 },
      shares: false,
    },
  ])
  expect(found?.signs[0]?.cases).toHaveLength(3)
  id = found?.id ?? ''
  const told = (await app.call(listMyNotices, {}, { as: agent })).body.rows
  expect(told.filter(({ subject }) => subject === id)).toHaveLength(1)
  expect(await mine()).toEqual([])
  expect((await file('A-4', { shop: 'M4', text: '这个杯子漏水，换了密封圈也没有用。' })).status).toBe(201)
  expect(await list('open')).toHaveLength(1)
})

test('consumers and shops see no reviews, and what is not there does not exist', async () => {
  expect((await app.call(contract.readReview, { id }, { as: consumer })).status).toBe(403)
  expect((await app.call(contract.readReview, { id: 'abr_x' }, { as: agent })).status).toBe(404)
  expect((await app.call(contract.appealMeasure, { id, text: long }, { as: consumer })).status).toBe(404)
})

test('a limit names its days, waits for a second person, and until then stops nobody', async () => {
  const none = await app.call(contract.decideReview, { id, measure: 'limit', text: long }, { as: agent })
  expect([none.status, none.error.code]).toEqual([422, 'abuse.days-needed'])
  const bad = await app.call(contract.decideReview, { id, measure: 'limit', days: 31, text: long }, { as: agent })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'days'])
  const proposed = await app.call(contract.decideReview, { id, measure: 'limit', days: 7, text: long }, { as: agent })
  expect([proposed.status, proposed.body.state, proposed.body.limits]).toEqual([201, 'to-confirm', false])
  expect((await file('B-1', { shop: 'M5' })).status).toBe(201)
  expect(await mine()).toEqual([])
  const own = await app.call(contract.confirmLimit, { id, agrees: true, text: long }, { as: agent })
  expect([own.status, own.error.code]).toEqual([409, 'abuse.own-decision'])
})

test('what the second person refuses is open again; confirmed, it counts at once and the consumer is told why', async () => {
  const refused = await app.call(contract.confirmLimit, { id, agrees: false, text: long }, { as: second })
  expect([refused.body.state, refused.body.measure]).toEqual(['open', null])
  await app.call(
    contract.decideReview,
    { id, measure: 'limit', days: 7, text: '三件投诉文字相同、图片相同，商品并不相同。' },
    { as: agent },
  )
  const confirmed = await app.call(contract.confirmLimit, { id, agrees: true, text: long }, { as: second })
  expect([confirmed.status, confirmed.body.limits, confirmed.body.confirmedBy]).toEqual([201, true, '周主管'])
  const twice = await app.call(contract.confirmLimit, { id, agrees: true, text: long }, { as: second })
  expect([twice.status, twice.error.code]).toEqual([409, 'abuse.nothing-to-confirm'])
  const [measure] = await mine()
  expect(measure).toMatchObject({ measure: 'limit', limits: true, lifted: false, appealRefused: null })
  expect(measure?.reasons).toContain('文字相同')
  const told = (await app.call(listMyNotices, {}, { as: consumer })).body.rows
  expect(told.some(({ title }) => title.includes('2026年5月19日'))).toBe(true)
})

test('the limit is said in plain words at the form, to a guest with the same order, and to an agent who enters a call', async () => {
  const form = await file('C-1', { shop: 'M6' })
  expect([form.status, form.error.code]).toEqual([409, 'abuse.limited'])
  expect([form.error.params, form.error.message]).toEqual([
    { until: '2026-05-19' },
    expect.stringMatching(/^在 2026年5月19日之前/),
  ])
  const guests = guestsOf(app)
  const proof = await guests.prove(contact.email)
  const guest = await app.call(fileAsGuest, { ...guests.filing, orderNumber: 'C-1', proof })
  expect([guest.status, guest.error.code]).toEqual([409, 'abuse.limited'])
  const call = {
    channel: 'phone' as const,
    receivedAt: app.clock.now.toISOString(),
    contact: { phone: '13800138000' },
    identityConfirmed: true,
    orderNumber: 'C-1',
    category: 'other' as const,
    text: story,
    remedies: ['refund' as const],
  }
  const entered = await app.call(enterComplaint, call, { as: agent })
  expect([entered.status, entered.error.code]).toEqual([409, 'abuse.limited'])
  const letter = { ...call, channel: 'hotline-12315' as const, reference: '12315-1', origin: '区市场监管局' }
  expect((await app.call(enterComplaint, letter, { as: agent })).status).toBe(201)
})

test('danger is always taken, and other people are not touched', async () => {
  expect((await file('D-1', { shop: 'M7', text: '插上电不到五分钟就起火了，家里有小孩，太危险。' })).status).toBe(201)
  expect((await file('D-2', { as: stranger, by: 'C2', text: '杯盖裂了，要求换一个。' })).status).toBe(201)
  expect(await mine(stranger)).toEqual([])
  expect((await app.call(contract.appealMeasure, { id, text: long }, { as: stranger })).status).toBe(404)
})

test('an appeal is decided by somebody who took no part; lifted, it is over at once', async () => {
  const short = await app.call(contract.appealMeasure, { id, text: '不' }, { as: consumer })
  expect([short.status, short.error.fields?.[0]?.path]).toEqual([400, 'text'])
  const asked = await app.call(contract.appealMeasure, { id, text: long }, { as: consumer })
  expect([asked.status, asked.body.rows[0]?.appealRefused?.code]).toEqual([201, 'abuse.appealed-already'])
  const again = await app.call(contract.appealMeasure, { id, text: long }, { as: consumer })
  expect([again.status, again.error.code]).toEqual([409, 'abuse.appealed-already'])
  expect(await list('appealed')).toHaveLength(1)
  const decision = { id, decision: 'lift' as const, text: '三家店卖的是同一款商品，文字相近有正当原因。' }
  for (const took of [agent, second]) {
    const own = await app.call(contract.decideAppeal, decision, { as: took })
    expect([own.status, own.error.code]).toEqual([409, 'abuse.own-decision'])
  }
  expect((await app.call(contract.decideAppeal, decision, { as: third })).body.state).toBe('lifted')
  expect((await file('E-1', { shop: 'M8', text: '保温效果很差，两小时就凉了。' })).status).toBe(201)
  expect((await mine())[0]).toMatchObject({ lifted: true, limits: false })
})

test('a limit ends by itself', async () => {
  const asked = await app.call(
    contract.askReview,
    { id: (await file('F-0', { as: stranger, by: 'C2', text: '杯身有划痕，要求退货。' })).body.id, text: long },
    { as: agent },
  )
  expect([asked.status, asked.body.because]).toEqual([201, 'asked'])
  const other = asked.body.id
  await app.call(contract.decideReview, { id: other, measure: 'limit', days: 2, text: long }, { as: agent })
  await app.call(contract.confirmLimit, { id: other, agrees: true, text: long }, { as: third })
  expect((await file('F-1', { as: stranger, by: 'C2', text: '又有一件新的事情要投诉。' })).status).toBe(409)
  app.clock.now = new Date(app.clock.now.getTime() + 2 * 86_400_000)
  expect((await file('F-2', { as: stranger, by: 'C2', text: '限制到期后的一件投诉。' })).status).toBe(201)
})

test('a warning counts at once and limits nothing; nothing at all is told to nobody', async () => {
  // Two days on, everybody has to sign in again.
  agent = await app.as('agent')
  second = await app.as('admin')
  const fourth = await app.as('consumer', { consumerId: consumerId('C3') })
  const { body } = await file('G-1', { as: fourth, by: 'C3', text: '颜色和图片不一样，要求换货。' })
  const asked = (await app.call(contract.askReview, { id: body.id, text: long }, { as: agent })).body
  expect(asked.signs).toEqual([])
  const busy = await app.call(contract.askReview, { id: body.id, text: long }, { as: agent })
  expect([busy.status, busy.body.id]).toEqual([201, asked.id])
  await app.call(contract.decideReview, { id: asked.id, measure: 'nothing', text: long }, { as: second })
  expect(await mine(fourth)).toEqual([])
  const again = (await app.call(contract.askReview, { id: body.id, text: long }, { as: agent })).body
  await app.call(contract.decideReview, { id: again.id, measure: 'warning', text: long }, { as: second })
  expect(await mine(fourth)).toMatchObject([{ measure: 'warning', limits: false, until: null }])
  expect((await file('G-2', { as: fourth, by: 'C3', text: '收到后发现少了一个盖子。' })).status).toBe(201)
})

test('nobody looks at a review of himself: for that colleague it does not exist', async () => {
  const { id: other } = (await app.call(contract.listReviews, { state: 'decided' }, { as: agent })).body.rows[0]!
  const himself = await app.as('agent', { consumerId: consumerId('C3') })
  expect((await app.call(contract.readReview, { id: other }, { as: agent })).status).toBe(200)
  expect((await app.call(contract.readReview, { id: other }, { as: himself })).status).toBe(404)
  expect(
    (await app.call(contract.decideReview, { id: other, measure: 'nothing', text: long }, { as: himself })).status,
  ).toBe(404)
  const seen = (await app.call(contract.listReviews, { state: 'decided' }, { as: himself })).body.rows
  expect(seen.map((row) => row.id)).not.toContain(other)
})

test('an appeal that nobody decides in five working days lifts the measure, and the head hears of it', async () => {
  const fourth = await app.as('consumer', { consumerId: consumerId('C3') })
  const [warned] = await mine(fourth)
  const asked = await app.call(contract.appealMeasure, { id: warned!.id, text: long }, { as: fourth })
  expect(asked.body.rows[0]?.appeal?.clock?.lastDay).toBe('2026-05-21')
  app.clock.now = new Date('2026-05-22T00:30:00+08:00')
  const head = await app.as('admin')
  const later = await app.as('consumer', { consumerId: consumerId('C3') })
  await app.runJobs()
  expect(await mine(later)).toMatchObject([{ lifted: true, appeal: { decision: 'lift' } }])
  const told = (await app.call(listMyNotices, {}, { as: head })).body.rows
  expect(told.some(({ title }) => title.includes('逾期没有答复'))).toBe(true)
  const late = await app.call(contract.decideAppeal, { id: warned!.id, decision: 'uphold', text: long }, { as: head })
  expect([late.status, late.error.code]).toEqual([409, 'abuse.no-appeal'])
})
