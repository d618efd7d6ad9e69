import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMyNotices } from '../../../kernel/notice/notice.contract.ts'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { consumerId, merchantId } from '../../../../tests/support/order.ts'
import { acknowledge, readCase } from '../../case.contract.ts'
import { readDesk } from '../desk.contract.ts'
import { aComplaintAt } from '../desk.example.ts'
import { addTag } from '../tag.contract.ts'
import * as contract from './template.contract.ts'
import * as use from './use.contract.ts'

let app: TestApp
let lead: Person
let agent: Person
let shop: Person
let consumer: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T10:00:00+08:00' })
  lead = await app.as('governance-officer')
  agent = await app.as('agent', { displayName: '李敏' })
  shop = await app.as('merchant', { merchantId: merchantId('M1') })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
})
afterAll(() => app.close())

const reply = (zh: string, en = '') => ({ kind: 'reply' as const, zh, en })
type Draft = { name: string; body: contract.Body; side?: 'platform' | 'merchant'; as?: Person; categories?: 'price'[] }
async function make({ name, body, side = 'platform', as = lead, categories = [] }: Draft): Promise<string> {
  const made = await app.call(contract.addTemplate, { name, side, body, categories }, { as })
  expect(made.status, JSON.stringify(made.error)).toBe(201)
  return made.body.rows.find((one) => one.name === name)?.id ?? ''
}
const stateOf = async (id: string) => (await app.call(readCase, { id }, { as: agent })).body

test('a reply is filled with what is known of the case, in the language of the consumer, and each use is counted', async () => {
  const id = await aComplaintAt(app, 'T-1')
  const words = reply(
    '{consumer}您好：投诉 {receipt}（{item}）会在{finishBy}前办结。{agent}',
    'Dear {consumer}, {receipt}',
  )
  const template = await make({ name: '受理告知', body: words })
  const usable = (await app.call(use.listUsable, { id }, { as: agent })).body
  expect([usable.language, usable.rows.map(({ name }) => name)]).toEqual(['zh', ['受理告知']])
  const filled = (await app.call(use.fillTemplate, { id, template, language: 'zh' }, { as: agent })).body
  const { receipt } = await stateOf(id)
  expect(filled).toEqual({ text: `消费者您好：投诉 ${receipt}（电饭煲 1）会在6月2日（周二）前办结。李敏`, missing: [] })
  const english = (await app.call(use.fillTemplate, { id, template, language: 'en' }, { as: agent })).body
  expect(english.text).toBe(`Dear customer, ${receipt}`)
  const list = (await app.call(contract.listTemplates, {}, { as: agent })).body.rows
  expect(list.find((one) => one.id === template)?.uses).toBe(2)
})

test('every version stays readable, and a change on old ground is refused', async () => {
  const id = await make({ name: '催办', body: reply('请尽快答复。') })
  const change = {
    id,
    name: '催办商家',
    categories: [],
    body: reply('请在{replyBy}前答复。'),
    retired: false,
    version: 1,
  }
  expect((await app.call(contract.changeTemplate, change, { as: lead })).status).toBe(200)
  const late = await app.call(contract.changeTemplate, change, { as: lead })
  expect([late.status, late.error.code]).toEqual([409, 'desk.changed-meanwhile'])
  const versions = (await app.call(contract.listVersions, { id }, { as: lead })).body.rows
  expect(versions.map(({ version, name }) => [version, name])).toEqual([
    [2, '催办商家'],
    [1, '催办'],
  ])
})

test('a shop keeps replies of its own, sees those for all shops, and never those of the platform or of another shop', async () => {
  const id = await aComplaintAt(app, 'T-2')
  const secret = await make({ name: '内部口径', body: reply('对外统一说法') })
  await make({ name: '致歉（通用）', side: 'merchant', body: reply('非常抱歉，{item} 给您添麻烦了。') })
  const own = await make({ name: '本店退款', as: shop, body: reply('本店同意退款，{receipt}。') })
  const names = (await app.call(use.listUsable, { id }, { as: shop })).body.rows.map(({ name }) => name)
  expect(names.toSorted()).toEqual(['本店退款', '致歉（通用）'].toSorted())
  expect((await app.call(use.fillTemplate, { id, template: own, language: 'zh' }, { as: shop })).status).toBe(201)
  expect((await app.call(use.fillTemplate, { id, template: secret, language: 'zh' }, { as: shop })).status).toBe(404)
  expect((await app.call(contract.listVersions, { id: secret }, { as: shop })).status).toBe(404)
  const other = await app.as('merchant', { merchantId: merchantId('M9') })
  expect(JSON.stringify((await app.call(contract.listTemplates, {}, { as: other })).body)).not.toMatch(
    /本店退款|内部口径/,
  )
  const change = { id: own, name: '改', categories: [], body: reply('x'), retired: false, version: 1 }
  expect((await app.call(contract.changeTemplate, change, { as: other })).status).toBe(404)
  expect((await app.call(use.listUsable, { id }, { as: other })).status).toBe(404)
  const nosy = { name: '称呼', side: 'merchant' as const, body: reply('{consumer}您好'), categories: [] }
  const refused = await app.call(contract.addTemplate, nosy, { as: shop })
  expect([refused.status, refused.error.code]).toEqual([422, 'desk.placeholder-unknown'])
})

test('a macro shows exactly what it would do and changes nothing, then does all of it at once', async () => {
  const id = await aComplaintAt(app, 'T-3')
  const tag = (await app.call(addTag, { name: '等商家', colour: 'amber' }, { as: lead })).body.rows[0]?.id ?? ''
  const hello = await make({ name: '受理', body: reply('您的投诉 {receipt} 已受理。') })
  const ask = await make({ name: '问商家', body: reply('请核实 {item} 的情况并提出方案。') })
  const steps = [
    { do: 'acknowledge' as const, template: hello },
    { do: 'ask_merchant' as const, template: ask },
    { do: 'tag' as const, tag },
    { do: 'remind' as const, days: 1 },
  ]
  const macro = await make({ name: '受理并请商家答复', body: { kind: 'macro', steps } })
  const before = await stateOf(id)
  const preview = (await app.call(use.previewMacro, { id, macro }, { as: agent })).body
  expect(preview.steps.map((one) => [one.do, one.state, one.refusal])).toEqual([
    ['acknowledge', 'negotiating', null],
    ['ask_merchant', 'negotiating', null],
    ['tag', 'negotiating', null],
    ['remind', 'negotiating', null],
  ])
  expect(preview.steps[1]?.text).toBe('请核实 电饭煲 1 的情况并提出方案。')
  expect(await stateOf(id)).toEqual(before)
  const run = { id, macro, version: before.version, macroVersion: 1 }
  expect((await app.call(use.runMacro, run, { as: agent })).status).toBe(201)
  const after = await stateOf(id)
  expect([after.state, after.statements.map(({ kind }) => kind)]).toEqual([
    'negotiating',
    ['claim', 'acknowledgement', 'question'],
  ])
  expect((await app.call(readDesk, { id }, { as: agent })).body.tags.map(({ name }) => name)).toEqual(['等商家'])
  const again = await app.call(use.runMacro, run, { as: agent })
  expect([again.status, again.error.code]).toEqual([409, 'complaint.changed-meanwhile'])
})

test('when one step of a macro is refused, none of it is done, and the preview says which and why', async () => {
  const id = await aComplaintAt(app, 'T-4')
  const note = await make({ name: '备注一', body: reply('已看过材料。') })
  const hello = await make({ name: '受理二', body: reply('您的投诉已受理。') })
  const steps = [
    { do: 'note' as const, template: note },
    { do: 'acknowledge' as const, template: hello },
  ]
  const macro = await make({ name: '再受理一次', body: { kind: 'macro', steps } })
  await app.call(acknowledge, { id }, { as: agent })
  const { version } = await stateOf(id)
  const preview = (await app.call(use.previewMacro, { id, macro }, { as: agent })).body
  expect([preview.possible, preview.steps[1]?.refusal?.code]).toEqual([false, 'complaint.step-not-now'])
  const run = await app.call(use.runMacro, { id, macro, version, macroVersion: 1 }, { as: agent })
  expect([run.status, run.error.code]).toEqual([409, 'complaint.step-not-now'])
  expect((await app.call(readDesk, { id }, { as: agent })).body.notes).toEqual([])
})

test('a macro does not send a text with a gap that nobody filled', async () => {
  const id = await aComplaintAt(app, 'T-5')
  const hollow = await make({ name: '期限', body: reply('请在{replyBy}前答复。') })
  const macro = await make({
    name: '空着的',
    body: { kind: 'macro', steps: [{ do: 'acknowledge', template: hollow }] },
  })
  const preview = (await app.call(use.previewMacro, { id, macro }, { as: agent })).body
  expect(preview.steps[0]?.refusal?.code).toBe('desk.placeholder-missing')
})

test('a reminder comes once at its time, never after the next due date, and can be taken back', async () => {
  const id = await aComplaintAt(app, 'T-6')
  const at = '2026-05-12T10:20:00+08:00'
  expect((await app.call(use.remind, { id, at }, { as: agent })).body.reminder?.dueAt).toBe(new Date(at).toISOString())
  const late = await app.call(use.remind, { id, at: '2026-07-12T12:00:00+08:00' }, { as: agent })
  expect([late.status, late.error.code]).toEqual([422, 'desk.reminder-late'])
  const past = await app.call(use.remind, { id, at: '2026-05-11T12:00:00+08:00' }, { as: agent })
  expect(past.error.code).toBe('desk.reminder-past')
  expect((await app.call(use.readReminder, { id }, { as: agent })).body.reminder).not.toBe(null)
  app.clock.now = new Date('2026-05-12T10:20:30+08:00')
  await app.runJobs()
  const told = (await app.call(listMyNotices, {}, { as: agent })).body.rows
  expect(told.filter(({ template, subject }) => template === 'complaint.reminder' && subject === id)).toHaveLength(1)
  expect((await app.call(use.readReminder, { id }, { as: agent })).body.reminder).toBe(null)
  await app.call(use.remind, { id, at: '2026-05-12T10:40:00+08:00' }, { as: agent })
  expect((await app.call(use.remind, { id, at: null }, { as: agent })).body.reminder).toBe(null)
  app.clock.now = new Date('2026-05-12T10:40:30+08:00')
  await app.runJobs()
  const after = (await app.call(listMyNotices, {}, { as: agent })).body.rows
  expect(after.filter(({ template, subject }) => template === 'complaint.reminder' && subject === id)).toHaveLength(1)
})

test('consumers have no templates, agents keep none, and what is wrong is named', async () => {
  const id = await aComplaintAt(app, 'T-7')
  expect((await app.call(contract.listTemplates, {}, { as: consumer })).status).toBe(403)
  expect((await app.call(use.listUsable, { id }, { as: consumer })).status).toBe(403)
  const draft = { name: '自己的', side: 'platform' as const, body: reply('x'), categories: [] }
  expect((await app.call(contract.addTemplate, draft, { as: agent })).status).toBe(403)
  const empty = await app.call(contract.addTemplate, { ...draft, name: ' ' }, { as: lead })
  expect([empty.status, empty.error.fields?.[0]?.path]).toEqual([400, 'name'])
  await make({ name: '同名', body: reply('x') })
  const twice = await app.call(contract.addTemplate, { ...draft, name: '同名' }, { as: lead })
  expect([twice.status, twice.error.code]).toEqual([409, 'desk.template-name-taken'])
  const hollow = { kind: 'macro' as const, steps: [{ do: 'note' as const, template: 'tpl_gone' }] }
  const macro = await app.call(contract.addTemplate, { ...draft, name: '没有模板', body: hollow }, { as: lead })
  expect([macro.status, macro.error.code]).toEqual([422, 'desk.macro-without-reply'])
})
