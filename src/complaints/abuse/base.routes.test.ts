import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './abuse.contract.ts'

const long = '这里写满十个字以上的说明。'
/** What each of them writes, three times over or once. */
const words = {
  asked: '收到的商品和描述完全不一样，做工粗糙，客服一直推脱，要求全额退款并赔偿损失。',
  alike: '杯子内胆生锈，泡茶有铁锈味，联系店铺没有人理，希望退款并说明材质来源。',
  other: '少发了一个杯盖，要求补发。',
  warned: '杯身漆面脱落得很厉害，客服说是正常磨损，我不接受，要求换货或者退款。',
  open: '保温时间只有两个小时，页面写的是十二个小时，明显是虚假宣传，要求退款。',
}
let app: TestApp
let agent: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  agent = await app.as('agent')
})
afterAll(() => app.close())

type Who = keyof typeof words
async function file(who: Who, shops: number): Promise<string[]> {
  const as = await app.as('consumer', { consumerId: consumerId(who) })
  const ids: string[] = []
  for (let shop = 1; shop <= shops; shop += 1) {
    const own = `${who}-${shop}`
    const lines = [{ title: '水杯', amountFen: 12_900 }]
    await tellOfSale(app, { number: own, consumer: who, merchant: own, lines })
    const filing = { orderId: orderId(own), lineIds: [lineId(own, '1')], category: 'other' as const, text: words[who] }
    const { status, body } = await app.call(
      fileComplaint,
      { ...filing, remedies: ['refund'], amountFen: 12_900 },
      { as },
    )
    expect(status).toBe(201)
    await app.runJobs()
    ids.push(body.id)
  }
  return ids
}
const upheld = async (who: Who): Promise<void> => {
  const mine = app.db.updateTable('complaints.complaint').where('consumer_id', '=', consumerId(who))
  await mine.set({ outcome: 'settled' }).execute()
}

test('a sign is held against honest others: who was upheld counts, who was warned or waits for the outcome does not', async () => {
  for (const who of ['alike', 'warned', 'open'] as const) await file(who, 3)
  await file('other', 1)
  for (const who of ['alike', 'warned', 'other'] as const) await upheld(who)
  const open = async () => (await app.call(contract.listReviews, { state: 'open' }, { as: agent })).body.rows
  for (const { id, latest } of await open()) {
    const measure = latest && (await isOf(latest.id, 'warned')) ? ('warning' as const) : ('nothing' as const)
    await app.call(contract.decideReview, { id, measure, text: long }, { as: agent })
  }
  await file('asked', 3)
  const [found] = await open()
  expect(found?.signs).toMatchObject([{ kind: 'same-text', count: 3, base: { same: 1, sample: 2 }, shares: false }])
})

async function isOf(complaint: string, who: Who): Promise<boolean> {
  const one = app.db.selectFrom('complaints.complaint').select('consumer_id').where('id', '=', complaint)
  return (await one.executeTakeFirstOrThrow()).consumer_id === consumerId(who)
}
