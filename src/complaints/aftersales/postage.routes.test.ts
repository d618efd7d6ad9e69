import { afterAll, beforeAll, expect, test } from 'vitest'
import { address, aftersalesScene, long, parcel, type Scene, wish } from '../../../tests/support/aftersales.ts'
import type { Person } from '../../../tests/support/app.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { createApiKey } from '../../kernel/access/account.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { confirmCommand, listCommands } from '../../marketplace/command.contract.ts'
import * as filing from './filing.contract.ts'
import { postageId } from './postage.rules.ts'
import * as step from './step.contract.ts'

let scene: Scene
let admin: Person
let machine: { key: string }
beforeAll(async () => {
  scene = await aftersalesScene()
  admin = await scene.app.as('admin')
  const key = await scene.app.call(createApiKey, { name: 'm', scopes: ['marketplace.write'] }, { as: admin })
  machine = { key: key.body.token }
})
afterAll(() => scene.app.close())

const faulty = { request: 'faulty-return', reason: 'broken', text: long } as const
const open = async (id: string, as: Person = scene.consumer) =>
  (await scene.app.call(step.readRequest, { id }, { as })).body
const commands = async (reason: string) => {
  await scene.app.runJobs()
  return (await scene.app.call(listCommands, { reason }, { as: admin })).body.rows
}
async function onTheWay(request: object, postageFen: number, line = '1') {
  const { app, sale, consumer, merchant, take, receipt } = scene
  const number = await sale({ shippingFen: 1000 })
  const asked = await app.call(filing.ask, { ...wish(number, line), ...request } as never, { as: consumer })
  const { id } = asked.body as { id: string }
  await take(step.approve, merchant, { id, returnAddress: address })
  const files = postageFen > 0 ? [await receipt()] : []
  return take(step.sendBack, consumer, { id, ...parcel, postageFen, files })
}

test('faulty goods come back with their share of the freight out, a return without a reason without it', async () => {
  const { app, sale, consumer } = scene
  const number = await sale({ shippingFen: 1000 })
  const { requests } = (await app.call(filing.assess, wish(number), { as: consumer })).body
  // 510.00 were paid, 10.00 of it freight: the coat is 500 of 510 of what was listed, of the goods as of the freight.
  expect(requests.map((one) => [one.request, one.freight, one.amountFen, one.freightOutFen])).toEqual([
    ['no-reason-return', 'consumer', 49_019, 0],
    ['faulty-return', 'merchant', 50_000, 981],
    ['exchange', 'merchant', 0, 0],
    ['repair', 'merchant', 0, 0],
  ])
})

test('return postage is stated with its receipt, up to the limit, and only where the merchant bears it', async () => {
  const { app, consumer, merchant, receipt, ways, sale } = scene
  const free = await ways.awaiting_return()
  const files = [await receipt()]
  const notOwed = await app.call(step.sendBack, { id: free.id, ...parcel, postageFen: 1200, files }, { as: consumer })
  expect([notOwed.status, notOwed.error.code]).toEqual([422, 'aftersales.postage-not-owed'])
  expect(free.postage.mostFen).toBe(0)

  const asked = await app.call(filing.ask, { ...wish(await sale()), ...faulty }, { as: consumer })
  const { id } = asked.body
  expect(asked.body.postage.mostFen).toBe(20_000)
  await app.call(step.approve, { id, returnAddress: address }, { as: merchant })
  const send = (part: object) => app.call(step.sendBack, { id, ...parcel, ...part } as never, { as: consumer })
  expect((await send({ postageFen: 20_001, files })).error.code).toBe('aftersales.postage-too-high')
  expect((await send({ postageFen: 1200, files: [] })).error).toMatchObject({
    code: 'aftersales.postage-proof-missing',
    params: { field: 'files' },
  })
  expect((await send({ postageFen: 1200, files })).body).toMatchObject({
    state: 'returning',
    postage: { statedFen: 1200, grantedFen: null, orderedAt: null },
  })
})

test('accepted goods bring the refund with the freight out, and the postage beside it; both are paid once', async () => {
  const { app, merchant, take, consumer } = scene
  const { id, amountFen } = await onTheWay(faulty, 1800)
  await take(step.acceptGoods, merchant, { id })
  expect(await commands(id)).toMatchObject([{ kind: 'refund', payload: { amountFen } }])
  const [postage, ...more] = await commands(postageId(id))
  expect(more).toEqual([])
  expect(postage).toMatchObject({ kind: 'pay-return-freight', payload: { amountFen: 1800 } })
  await app.call(confirmCommand, { id: postage?.id ?? '', outcome: 'done' }, { as: machine })
  await app.runJobs()
  const seen = await open(id)
  expect(seen.postage).toMatchObject({ statedFen: 1800, commandState: 'confirmed' })
  expect(seen.postage.paidAt).not.toBe(null)
  const notices = (await app.call(listMyNotices, { limit: 100 }, { as: consumer })).body.rows
  expect(notices.map(({ template }) => template)).toContain('aftersales.postage-paid')
})

test('the shop may contest once with a reason: the rest of the way goes on, and what it accepts is paid', async () => {
  const { app, merchant, take } = scene
  const { id } = await onTheWay({ request: 'exchange', reason: 'broken', text: long }, 3000)
  const contest = (amountFen: number) => app.call(step.contestPostage, { id, amountFen, text: long }, { as: merchant })
  expect((await contest(3000)).error.code).toBe('aftersales.postage-not-less')
  expect((await contest(1500)).body).toMatchObject({ state: 'returning', postage: { grantedFen: 1500 } })
  const again = await contest(100)
  expect([again.status, again.error.code]).toEqual([409, 'aftersales.no-postage'])
  await take(step.acceptGoods, merchant, { id })
  expect(await commands(postageId(id))).toMatchObject([{ payload: { amountFen: 1500 } }])
})

test('goods that go back as they are bring no postage, and a marketplace that does not pay is told to the platform', async () => {
  const { app, merchant, consumer, take, agent } = scene
  const back = await onTheWay(faulty, 1800)
  await take(step.disputeGoods, merchant, { id: back.id, reason: 'no-fault', text: long, files: await shopFile() })
  await take(step.acceptDispute, consumer, { id: back.id })
  expect(await commands(postageId(back.id))).toEqual([])

  const one = await onTheWay({ request: 'repair', reason: 'broken', text: long }, 900)
  await take(step.acceptGoods, merchant, { id: one.id })
  const [command] = await commands(postageId(one.id))
  await app.call(confirmCommand, { id: command?.id ?? '', outcome: 'refused', note: 'no' }, { as: machine })
  await app.runJobs()
  expect((await open(one.id)).postage).toMatchObject({ commandState: 'refused', paidAt: null })
  const told = (await app.call(listMyNotices, { limit: 100 }, { as: agent })).body.rows
  expect(told.map(({ template }) => template)).toContain('aftersales.postage-blocked')
})

async function shopFile(): Promise<string[]> {
  return [(await uploadsOf(scene.app, () => scene.merchant).upload(pdf('检测单'))).id]
}
