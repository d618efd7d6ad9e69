import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { listTasks } from '../../kernel/http/home.contract.ts'
import { readMasked } from '../../kernel/reading/reading.contract.ts'
import * as step from '../case.contract.ts'
import { long } from '../decisions.example.ts'
import * as callBack from './call-back.contract.ts'
import { findCallers } from './caller.contract.ts'
import * as capture from './capture.contract.ts'
import { enterComplaint } from './entry.contract.ts'
import { readSources } from './source.contract.ts'
import { reportStatus } from './transfer.contract.ts'

let app: TestApp
let agent: Person
let sides: readonly Person[]
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00' })
  agent = await app.as('agent')
  sides = [
    await app.as('agent', { merchantId: merchantId('M1') }),
    await app.as('agent', { consumerId: consumerId('C1') }),
  ]
  for (const number of ['S-0001', 'S-0002'])
    await tellOfSale(app, {
      number,
      consumer: 'C1',
      merchant: 'M1',
      lines: [{ title: '电饭煲', amountFen: 39_900 }],
    })
})
afterAll(() => app.close())

const aLetter = async () => {
  const letter = {
    channel: 'hotline-12315' as const,
    receivedAt: '2026-03-02T10:00:00+08:00',
    category: 'other' as const,
    text: '消费者反映商家一直不发货，要求处理。',
    reference: 'S-1',
    contact: { name: '赵先生', phone: '13900001111' },
    orderNumber: 'S-0001',
    identityConfirmed: true,
    callBackAt: '2026-03-03T09:00:00+08:00',
  }
  const { status, body, error } = await app.call(enterComplaint, letter, { as: agent })
  expect([status, error]).toEqual([201, undefined])
  return { id: body.complaint, call: body.callBack?.id ?? '' }
}
const aPost = async () => {
  const snapshots = [(await uploadsOf(app, () => agent).upload(pdf('snapshot'))).id]
  const post = {
    channel: 'weibo' as const,
    url: 'https://weibo.com/1234567890/Side',
    handle: '生气的小王',
    foundAt: '2026-03-02T09:00:00+08:00',
    snapshots,
    text: '某某店的电饭煲用了三天就掉漆，大家别买！',
  }
  const { complaint: id } = (await app.call(capture.capturePost, post, { as: agent })).body
  await app.call(capture.verifyPoster, verified(id), { as: agent })
  const link = await app.call(step.linkOrder, { id, orderId: orderId('S-0002'), lineIds: [] }, { as: agent })
  expect(link.error).toBe(undefined)
  return id
}
const verified = (id: string) => ({ id, how: 'private-message' as const, note: '私信报出收货人和电话后四位' })

test('a colleague who is the shop or the buyer of a case finds it in no list, and opens, calls, verifies and reports nothing of it', async () => {
  const [letter, post] = [await aLetter(), await aPost()]
  const { id } = letter
  const told = {
    id,
    channel: 'hotline-12315' as const,
    reference: 'S-1',
    toldOn: '2026-03-02',
    text: long,
    final: false,
  }
  const call = { id: letter.call, reached: true, note: '已说明进度' }
  const doors = (as: Person) => [
    () => app.call(readMasked, { case: id }, { as }),
    () => app.call(readSources, { id }, { as }),
    () => app.call(callBack.promiseCallBack, { id, dueAt: '2026-03-04T10:00:00+08:00' }, { as }),
    () => app.call(callBack.noteCall, call, { as }),
    () => app.call(capture.verifyPoster, verified(post), { as }),
    () => app.call(capture.readPost, { id: post }, { as }),
    () => app.call(reportStatus, told, { as }),
  ]
  const seen = async (as: Person) => {
    const cases = (await app.call(findCallers, { text: '13900001111' }, { as })).body.cases.map((one) => one.id)
    const open = (await app.call(callBack.listCallBacks, {}, { as })).body.rows.map((one) => one.id)
    const ofCase = (await app.call(callBack.listCallBacks, { complaint: id }, { as })).body.rows.map((one) => one.id)
    const tasks = (await app.call(listTasks, {}, { as })).body.rows.filter(({ title }) => title.zh === '回电')
    return [cases, open, ofCase, tasks.length]
  }
  for (const side of sides) {
    const answers = []
    for (const door of doors(side)) answers.push((await door()).status)
    expect(answers).toEqual([404, 404, 404, 404, 404, 404, 404])
    expect(await seen(side)).toEqual([[], [], [], 0])
  }
  expect(await seen(agent)).toEqual([[id], [letter.call], [letter.call], 1])
  const answers = []
  for (const door of doors(agent)) answers.push((await door()).status)
  expect(answers).toEqual([200, 200, 201, 201, 409, 200, 201])
})
