import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import * as cases from '../case.contract.ts'
import type { CategoryCode } from '../complaint.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import * as contract from './signal.contract.ts'

const long = '这里写满十个字以上的说明。'
const story = '第三天晚上开始充不进电，试过两个充电头、三根线都不行，联系客服只让我重启。'

let app: TestApp
let agent: Person
let inspector: Person
let consumer: Person
const shop = (own: string) => app.as('merchant', { merchantId: merchantId(own) })
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  agent = await app.as('agent')
  inspector = await app.as('inspector')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
})
afterAll(() => app.close())

type Told = {
  readonly by?: string
  readonly as?: Person
  readonly shop?: string
  readonly category?: CategoryCode
  readonly details?: Record<string, string>
}
/** A complaint with these words, and everything that follows from it. */
async function complain(own: string, text: string, told: Told = {}): Promise<string> {
  await tellOfSale(app, {
    number: own,
    consumer: told.by ?? 'C1',
    merchant: told.shop ?? 'M1',
    lines: [{ title: '充电宝', amountFen: 12_900 }],
  })
  return again(own, text, told)
}
async function again(own: string, text: string, told: Told = {}): Promise<string> {
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: told.category ?? ('other' as const),
    details: told.details ?? {},
    text,
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  const answer = await app.call(fileComplaint, filing, { as: told.as ?? consumer })
  expect(answer.status, JSON.stringify(answer.error)).toBe(201)
  await app.runJobs()
  return answer.body.id
}
const signalsOf = async (id: string) => (await app.call(contract.readSignals, { id }, { as: agent })).body
const kindsOf = async (id: string) => (await signalsOf(id)).signals.map(({ kind }) => kind)

test('a complaint that speaks of fire goes to the front at once, and the quality department is told once', async () => {
  const id = await complain('S-1', '插上电不到五分钟就起火了，家里有小孩，太危险。')
  const found = await signalsOf(id)
  expect(found.signals).toMatchObject([{ kind: 'safety', words: ['起火'], verdict: null }])
  expect(found.flags).toEqual(['safety'])
  const view = (await app.call(cases.readCase, { id }, { as: agent })).body
  expect(view.urgency).toBe('raised')
  const leads = (await app.call(contract.listSafetyLeads, {}, { as: inspector })).body.rows
  expect(leads).toMatchObject([{ id, items: ['充电宝'], words: ['起火'] }])
  await app.call(cases.addStatement, { id, text: '昨晚又冒烟了一次。' }, { as: consumer })
  await app.runJobs()
  expect((await signalsOf(id)).signals[0]?.words).toEqual(['起火', '冒烟'])
  const told = (await app.call(listMyNotices, {}, { as: inspector })).body.rows
  expect(told.filter(({ subject }) => subject === id)).toHaveLength(1)
})

test('a false alarm is taken back by a person, and new words ask again', async () => {
  const id = await complain('S-2', '客服说话火药味很重，像要爆炸一样，商品本身只是颜色不对。')
  const [signal] = (await signalsOf(id)).signals
  const off = { id, signal: signal?.id ?? '', verdict: 'dismissed' as const }
  const taken = (await app.call(contract.decideSignal, off, { as: agent })).body
  expect(taken.flags).toEqual([])
  expect((await app.call(cases.readCase, { id }, { as: agent })).body.urgency).toBe('normal')
  await app.call(cases.addStatement, { id, text: '今天充电时真的冒烟了。' }, { as: consumer })
  await app.runJobs()
  const anew = await signalsOf(id)
  expect(anew.signals[0]).toMatchObject({ words: ['冒烟', '爆炸'], verdict: null })
  expect(anew.flags).toEqual(['safety'])
})

test('what the consumer said about danger in the form is not for the platform to take back', async () => {
  const details = { 'received-on': '2026-05-10', defect: '底座发热', safety: 'danger' }
  const id = await complain('S-3', '底座烫手，已经拔掉插头，请尽快处理。', { category: 'quality', details })
  expect((await signalsOf(id)).dangerTold).toBe(true)
  const refused = await app.call(contract.changeFlag, { id, flag: 'safety', on: false, text: long }, { as: agent })
  expect([refused.status, refused.error.code]).toEqual([409, 'complaint.danger-told'])
})

test('dismissing the words about danger leaves what the form said of it: the mark and the front place stay', async () => {
  const details = { 'received-on': '2026-05-10', defect: '插头冒烟', safety: 'danger' }
  const id = await complain('S-3B', '插上电就冒烟了，已经拔掉插头。', { category: 'quality', details })
  const [signal] = (await signalsOf(id)).signals
  const off = { id, signal: signal?.id ?? '', verdict: 'dismissed' as const }
  const after = (await app.call(contract.decideSignal, off, { as: agent })).body
  expect([after.signals[0]?.kind, after.signals[0]?.verdict, after.flags]).toEqual(['safety', 'dismissed', ['safety']])
  expect((await app.call(cases.readCase, { id }, { as: agent })).body.urgency).toBe('raised')
})

test('words about children only ask; an agent who confirms marks the complaint', async () => {
  const id = await complain('S-4', '孩子偷偷用我的手机下了单，我完全不知情，要求退款。')
  const found = await signalsOf(id)
  expect([found.signals.map(({ kind }) => kind), found.flags]).toEqual([['minor'], []])
  const confirmed = { id, signal: found.signals[0]?.id ?? '', verdict: 'confirmed' as const }
  const marked = (await app.call(contract.decideSignal, confirmed, { as: agent })).body
  expect([marked.flags, marked.signals[0]?.verdict, marked.signals[0]?.decidedBy]).toEqual([
    ['minor'],
    'confirmed',
    'agent',
  ])
})

test('words about age, illness or a disability only ask; confirmed they put the complaint first, taken back they do not', async () => {
  const id = await complain('S-4B', '我今年七十六岁，年纪大，不会用手机退货，请帮帮我。')
  const found = await signalsOf(id)
  expect(found.signals).toMatchObject([{ kind: 'vulnerable', words: ['年纪大', '不会用手机'], verdict: null }])
  const stands = async () => {
    const { urgency } = (await app.call(cases.readCase, { id }, { as: agent })).body
    return [(await signalsOf(id)).flags, urgency]
  }
  expect(await stands()).toEqual([[], 'normal'])
  const decide = (verdict: 'confirmed' | 'dismissed') =>
    app.call(contract.decideSignal, { id, signal: found.signals[0]?.id ?? '', verdict }, { as: agent })
  await decide('confirmed')
  expect(await stands()).toEqual([['vulnerable'], 'raised'])
  await decide('dismissed')
  expect(await stands()).toEqual([[], 'normal'])
  expect(await kindsOf(await complain('S-4C', '买的孕妇枕里面发现线头，要求换货。'))).toEqual([])
})

test('nearly the same text of one person, and a second complaint about one order, are shown to each other', async () => {
  const first = await complain('S-5', `${story}请退款。`, { shop: 'M5' })
  const other = await complain('S-6', `${story}要求退款退货。`, { shop: 'M6' })
  const found = await signalsOf(other)
  expect(found.signals).toMatchObject([{ kind: 'near-duplicate', other: { id: first, samePerson: true } }])
  expect(found.signals[0]?.alike).toBeGreaterThan(75)
  expect((await signalsOf(first)).signals[0]?.other?.id).toBe(other)
  const second = await again('S-5', '另外发票也一直没有开给我，请一并处理。', {
    category: 'price',
    details: { promised: '开票', charged: '没有开' },
  })
  expect((await signalsOf(second)).signals).toMatchObject([{ kind: 'same-order', other: { id: first } }])
})

test('the same words of another person at another shop are nobody else’s business', async () => {
  const stranger = await app.as('consumer', { consumerId: consumerId('C9') })
  const id = await complain('S-7', `${story}请退款。`, { by: 'C9', as: stranger, shop: 'M9' })
  expect(await kindsOf(id)).toEqual([])
})

test('a report among the words asks whether to split it off', async () => {
  const id = await complain('S-8', '除了退款，我还要举报这家店无证经营，请你们查处。')
  expect((await signalsOf(id)).signals).toMatchObject([{ kind: 'report', words: ['举报', '查处', '无证'] }])
})

test('found again, nothing is said twice', async () => {
  const id = await complain('S-9', '半夜充电宝自燃，床单烧了一个洞。')
  const facts = () =>
    app.db
      .selectFrom('kernel.fact')
      .select('kind')
      .where('subject', '=', id)
      .where('kind', '=', 'complaint.signal-found')
      .execute()
  const { detect } = await import('./detect.actions.ts')
  await app.inTx((ctx) => detect(ctx, id, { neighbours: true }))
  await app.inTx((ctx) => detect(ctx, id, { neighbours: true }))
  expect(await facts()).toHaveLength(1)
})

test('signals are for those who handle complaints; a side of the complaint, another shop and a wrong name get nothing', async () => {
  const id = await complain('S-10', '插头漏电，手麻了一下。')
  const [signal] = (await signalsOf(id)).signals
  const verdict = { id, signal: signal?.id ?? '', verdict: 'confirmed' as const }
  for (const as of [consumer, await shop('M1'), inspector]) {
    expect((await app.call(contract.readSignals, { id }, { as })).status).toBe(403)
    expect((await app.call(contract.decideSignal, verdict, { as })).status).toBe(403)
  }
  expect((await app.call(contract.listSafetyLeads, {}, { as: consumer })).status).toBe(403)
  expect((await app.call(contract.readSignals, { id: 'cmp_gone' }, { as: agent })).status).toBe(404)
  expect((await app.call(contract.decideSignal, { ...verdict, signal: 'sgn_gone' }, { as: agent })).status).toBe(404)
  const short = await app.call(contract.changeFlag, { id, flag: 'mass', on: true, text: '短' }, { as: agent })
  expect([short.status, short.error.fields?.[0]?.path]).toEqual([400, 'text'])
  const own = await app.as('agent', { consumerId: consumerId('C1') })
  expect((await app.call(contract.readSignals, { id }, { as: own })).status).toBe(404)
})

test('the sides of a complaint do not read on its timeline what was suspected', async () => {
  const id = await complain('S-11', '除了退款，我还要举报这家店，插头也漏电。')
  const kinds = async (as: Person) => (await app.call(readTimeline, { id }, { as })).body.rows.map(({ kind }) => kind)
  expect(await kinds(agent)).toContain('complaint.signal-found')
  for (const as of [consumer, await shop('M1')])
    expect((await kinds(as)).filter((kind) => /signal|flag/.test(kind))).toEqual([])
})

test('a shop with many equal complaints shows the most alike of them, and says so once', async () => {
  const ids: string[] = []
  for (const n of [1, 2, 3, 4, 5]) ids.push(await complain(`S-20${n}`, story, { shop: 'M20' }))
  const last = ids.at(-1) ?? ''
  const facts = await app.db
    .selectFrom('kernel.fact')
    .select('data')
    .where('subject', '=', last)
    .where('kind', '=', 'complaint.signal-found')
    .execute()
  const found = await signalsOf(last)
  expect(found.signals.map(({ kind, other }) => [kind, other?.id])).toEqual(
    expect.arrayContaining(ids.slice(0, 4).map((id) => ['near-duplicate', id])),
  )
  expect(facts.map(({ data }) => data)).toMatchObject([{ signal: 'near-duplicate', count: found.signals.length }])
})

test('two complaints that are looked at in the same moment see each other; those of another shop and person do not wait for them', async () => {
  const { detect } = await import('./detect.actions.ts')
  const sent = async (own: string, shopOf: string, by: string, as: Person) => {
    await tellOfSale(app, {
      number: own,
      consumer: by,
      merchant: shopOf,
      lines: [{ title: '充电宝', amountFen: 12_900 }],
    })
    const filing = {
      orderId: orderId(own),
      lineIds: [lineId(own, '1')],
      category: 'other' as const,
      details: {},
      amountFen: 12_900,
    }
    const text = `${story}${own.slice(0, 4)}`
    return (await app.call(fileComplaint, { ...filing, text, remedies: ['refund'] }, { as })).body.id
  }
  const stranger = await app.as('consumer', { consumerId: consumerId('C21') })
  const buyer = await app.as('consumer', { consumerId: consumerId('C23') })
  const one = await sent('S-211', 'M21', 'C23', buyer)
  const two = await sent('S-212', 'M21', 'C23', buyer)
  const elsewhere = await sent('S-213', 'M22', 'C21', stranger)
  await app.inTx(async (first) => {
    await detect(first, one, { neighbours: true })
    await app.inTx(async (ctx) => {
      await sql`set local lock_timeout = '2s'`.execute(ctx.db)
      await detect(ctx, elsewhere, { neighbours: true })
    })
    await expect(
      app.inTx(async (ctx) => {
        await sql`set local lock_timeout = '200ms'`.execute(ctx.db)
        await detect(ctx, two, { neighbours: true })
      }),
    ).rejects.toMatchObject({ code: '55P03' })
  })
  await app.runJobs()
  expect((await signalsOf(two)).signals).toMatchObject([{ kind: 'near-duplicate', other: { id: one } }])
})
