import { afterAll, beforeAll, expect, test } from 'vitest'
import { aftersalesScene } from '../../../../tests/support/aftersales.ts'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { mailboxOf } from '../../../../tests/support/letters.ts'
import { consumerId, merchantId, orderId, tellOfSale } from '../../../../tests/support/order.ts'
import { startChat } from '../../chat/chat.contract.ts'
import * as contract from './template.contract.ts'
import * as use from './use.contract.ts'

let app: TestApp
let agent: Person
let shop: Person
let platformReply: string
let shopReply: string
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T10:00:00+08:00' })
  agent = await app.as('agent', { displayName: '李敏' })
  shop = await app.as('merchant', { merchantId: merchantId('M1') })
  const lead = await app.as('governance-officer')
  platformReply = await make(
    '问候',
    '{consumer}您好，订单{order}的{item}由{agent}为您处理，编号{receipt}。',
    'platform',
    lead,
  )
  shopReply = await make('寄回说明', '申请{receipt}：请把{item}寄回，我们在{replyBy}前答复。', 'merchant', shop)
})
afterAll(() => app.close())

async function make(name: string, zh: string, side: 'platform' | 'merchant', as: Person): Promise<string> {
  const body = { kind: 'reply' as const, zh, en: '' }
  const made = await app.call(contract.addTemplate, { name, side, body, categories: [] }, { as })
  return made.body.rows.find((one) => one.name === name)?.id ?? ''
}
const fill = (id: string, template: string, as: Person) =>
  app.call(use.fillTemplateFor, { id, template, language: 'zh' }, { as })

test('in a chat a reply knows the order, the item and the agent; what is not known yet stands as a gap', async () => {
  await tellOfSale(app, {
    number: 'W-1',
    consumer: 'W1',
    merchant: 'M1',
    lines: [{ title: '水杯', amountFen: 12_900 }],
  })
  const consumer = await app.as('consumer', { consumerId: consumerId('W1') })
  const { id } = (await app.call(startChat, { text: '杯子裂了', orderId: orderId('W-1') }, { as: consumer })).body
  const usable = (await app.call(use.listUsableFor, { id }, { as: agent })).body
  expect([usable.language, usable.rows.map(({ name }) => name)]).toEqual(['zh', ['问候']])
  expect((await fill(id, platformReply, agent)).body).toEqual({
    text: '消费者您好，订单W-1的水杯由李敏为您处理，编号【请填写：投诉编号】。',
    missing: ['receipt'],
  })
  expect((await fill(id, shopReply, agent)).status).toBe(404)
  expect((await fill(id, platformReply, shop)).status).toBe(404)
  expect((await app.call(use.listUsableFor, { id }, { as: consumer })).status).toBe(403)
})

test('a letter is answered by the name that stands on it; for a shop there is no letter', async () => {
  const id = await mailboxOf(app).receive({ from: '王小姐 <question@example.cn>', text: '请问活动到哪天？' })
  expect((await fill(id, platformReply, agent)).body.text).toContain('王小姐您好')
  expect((await app.call(use.listUsableFor, { id }, { as: shop })).status).toBe(404)
})

test('a shop answers an after-sales request with its own replies, and nobody answers for another shop', async () => {
  const scene = await aftersalesScene()
  const { id } = await scene.asked()
  const words = { kind: 'reply' as const, zh: '申请{receipt}：请把{item}寄回，我们在{replyBy}前答复。', en: '' }
  const template = { name: '寄回说明', side: 'merchant' as const, categories: [], body: words }
  const made = await scene.app.call(contract.addTemplate, template, { as: scene.merchant })
  const reply = made.body.rows[0]?.id ?? ''
  const usable = (as: Person, of = id) => scene.app.call(use.listUsableFor, { id: of }, { as })
  expect((await usable(scene.merchant)).body.rows.map(({ name, kind }) => [name, kind])).toEqual([
    ['寄回说明', 'reply'],
  ])
  const filled = (as: Person) => scene.app.call(use.fillTemplateFor, { id, template: reply, language: 'zh' }, { as })
  const { body } = await filled(scene.merchant)
  expect([body.missing, body.text.includes('请把羊毛大衣寄回'), body.text.includes('【')]).toEqual([[], true, false])
  expect((await filled(scene.otherShop)).status).toBe(404)
  for (const strange of ['asr_none', 'constructor_x', 'x'])
    expect((await usable(scene.merchant, strange)).status).toBe(404)
  await scene.app.close()
})
