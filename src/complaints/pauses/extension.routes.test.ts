import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import * as contract from '../case.contract.ts'
import { long } from '../decisions.example.ts'
import * as extension from './extension.contract.ts'

let app: TestApp
let number = 0
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const at = (text: string) => new Date(`${text}:00+08:00`)
const consumer = () => app.as('consumer', { consumerId: consumerId('C1') })
const merchant = () => app.as('merchant', { merchantId: merchantId('M1') })
const agent = () => app.as('agent')

/** Asked of the merchant on Monday 2 March 2026: it has until Wednesday, the promise ends on Monday the 23rd. */
async function negotiating(): Promise<string> {
  app.clock.now = at('2026-03-02T10:00')
  const { id } = await fileAbout(app, await consumer(), `E-${(number += 1)}`)
  expect((await app.call(contract.acknowledge, { id }, { as: await agent() })).status).toBe(201)
  return id
}
const lastDays = async (id: string) => {
  const { clocks } = (await app.call(contract.readCase, { id }, { as: await agent() })).body
  return Object.fromEntries(clocks.map(({ rule, lastDay, state }) => [rule.split('.')[1], `${lastDay} ${state}`]))
}
const stepOf = async (id: string, name: string, as: Awaited<ReturnType<typeof agent>>) =>
  (await app.call(contract.readCase, { id }, { as })).body.steps.find(({ step }) => step === name)
const told = async (template: string, id: string): Promise<string[]> =>
  (
    await app.db
      .selectFrom('kernel.notice')
      .select('recipient')
      .where('template', '=', template)
      .where('subject', '=', id)
      .execute()
  ).map(({ recipient }) => recipient)

test('a merchant asks once, the consumer is heard, an agent grants it: the stage and the promise stand still, the page says how far', async () => {
  const id = await negotiating()
  const [shop, buyer] = [await merchant(), await consumer()]
  const asked = await app.call(extension.askExtension, { id, days: 2, text: long }, { as: shop })
  expect(asked.status, JSON.stringify(asked.error)).toBe(201)
  // Nothing moves before somebody decided, and nobody decides before the other side was heard.
  expect(await lastDays(id)).toMatchObject({ 'merchant-reply': '2026-03-04 running', finish: '2026-03-23 running' })
  const early = { id, grants: true, text: long }
  expect((await app.call(extension.decideExtension, early, { as: await agent() })).error.code).toBe(
    'pause.other-side-first',
  )
  const before = (await app.call(extension.readPauses, { id }, { as: await consumer() })).body
  expect(before.extensions).toMatchObject([{ party: 'merchant', days: 2, state: 'asked', reason: long }])
  expect(before.effects.map(({ lastDay, would }) => [lastDay, would])).toContainEqual(['2026-03-23', '2026-03-25'])

  expect(
    (await app.call(extension.answerExtension, { id, agrees: false, text: '等了很久了' }, { as: await consumer() }))
      .status,
  ).toBe(201)
  app.clock.now = at('2026-03-02T15:00')
  const granted = await app.call(
    extension.decideExtension,
    { id, grants: true, days: 1, text: long },
    { as: await agent() },
  )
  expect(granted.status, JSON.stringify(granted.error)).toBe(201)
  expect(await lastDays(id)).toMatchObject({ 'merchant-reply': expect.stringContaining('suspended') })
  await app.runJobs()
  expect(await told('extension.asked', id)).toContain(buyer.actor.id)
  expect(await told('extension.asked', id)).not.toContain(shop.actor.id)
  expect(await told('extension.granted', id)).toEqual(expect.arrayContaining([buyer.actor.id, shop.actor.id]))

  app.clock.now = at('2026-03-04T09:00')
  await app.runJobs()
  // One working day after the day of the grant: the third of March stood still.
  expect(await lastDays(id)).toMatchObject({ 'merchant-reply': '2026-03-05 running', finish: '2026-03-24 running' })
  const { pauses } = (await app.call(extension.readPauses, { id }, { as: await merchant() })).body
  expect(pauses).toContainEqual(
    expect.objectContaining({
      reason: 'extension',
      before: '2026-03-23',
      lastDay: '2026-03-24',
      until: at('2026-03-04T00:00').toISOString(),
    }),
  )
  const again = await app.call(extension.askExtension, { id, days: 1, text: long }, { as: await merchant() })
  expect([again.status, again.error.code]).toEqual([409, 'pause.asked-before'])
})

test('who does not answer within a working day is not waited for, and what is refused moves nothing', async () => {
  const id = await negotiating()
  await app.call(extension.askExtension, { id, days: 3, text: long }, { as: await consumer() })
  expect(await stepOf(id, 'decide_extension', await agent())).toMatchObject({
    allowed: false,
    reason: { code: 'pause.other-side-first' },
  })
  app.clock.now = at('2026-03-04T00:00')
  expect(await stepOf(id, 'decide_extension', await agent())).toMatchObject({ allowed: true })
  const more = await app.call(
    extension.decideExtension,
    { id, grants: true, days: 4, text: long },
    { as: await agent() },
  )
  expect([more.status, more.error.code]).toEqual([400, 'pause.more-than-asked'])
  const refused = await app.call(extension.decideExtension, { id, grants: false, text: long }, { as: await agent() })
  expect(refused.status).toBe(201)
  expect(await lastDays(id)).toMatchObject({ 'merchant-reply': '2026-03-04 running', finish: '2026-03-23 running' })
})

test('an answer ends what was given for it: the promise gets back the days that were not needed', async () => {
  const id = await negotiating()
  await app.call(extension.askExtension, { id, days: 3, text: long }, { as: await merchant() })
  await app.call(extension.answerExtension, { id, agrees: true }, { as: await consumer() })
  await app.call(extension.decideExtension, { id, grants: true, text: long }, { as: await agent() })
  app.clock.now = at('2026-03-03T10:00')
  const offer = { remedy: 'refund' as const, amountFen: 12_900 }
  expect((await app.call(contract.answer, { id, text: long, offer }, { as: await merchant() })).status).toBe(201)
  expect(await lastDays(id)).toMatchObject({ finish: '2026-03-24 running' })
  const { extensions } = (await app.call(extension.readPauses, { id }, { as: await agent() })).body
  expect(extensions[0]?.endedAt).toBe(at('2026-03-03T10:00').toISOString())
  // The consumer may have more time to decide about the offer, and the clock of that stage stands still too.
  expect((await app.call(extension.askExtension, { id, days: 1, text: long }, { as: await consumer() })).status).toBe(
    201,
  )
  await app.call(extension.answerExtension, { id, agrees: true }, { as: await merchant() })
  await app.call(extension.decideExtension, { id, grants: true, text: long }, { as: await agent() })
  expect(await lastDays(id)).toMatchObject({ 'consumer-answer': expect.stringContaining('suspended') })
  expect((await app.call(extension.endExtension, { id, text: long }, { as: await agent() })).status).toBe(201)
  expect(await lastDays(id)).toMatchObject({ 'consumer-answer': expect.stringContaining('running') })
})

test('a stage that is over leaves nothing to extend: the request is moot and does not count as asked', async () => {
  const id = await negotiating()
  await app.call(extension.askExtension, { id, days: 1, text: long }, { as: await consumer() })
  const conceded = await app.call(contract.concede, { id }, { as: await merchant() })
  expect([conceded.status, conceded.body.state]).toEqual([201, 'performing'])
  const { extensions } = (await app.call(extension.readPauses, { id }, { as: await consumer() })).body
  expect(extensions.map(({ state }) => state)).toEqual(['moot'])
})

test('too many days, a wrong side and somebody else are refused, each with the reason', async () => {
  const id = await negotiating()
  const ask = (days: number, as: Awaited<ReturnType<typeof agent>>) =>
    app.call(extension.askExtension, { id, days, text: long }, { as, language: 'en' })
  const long4 = await ask(4, await merchant())
  expect([long4.status, long4.error.code]).toEqual([400, 'pause.too-long'])
  expect(long4.error.message).toContain('3 working days')
  expect((await ask(1, await agent())).status).toBe(403)
  expect((await ask(1, await app.as('consumer', { consumerId: consumerId('C2') }))).status).toBe(404)
  expect(
    (await app.call(extension.readPauses, { id }, { as: await app.as('merchant', { merchantId: merchantId('M2') }) }))
      .status,
  ).toBe(404)
  expect((await app.call(extension.answerExtension, { id, agrees: true }, { as: await consumer() })).error.code).toBe(
    'pause.nothing-asked',
  )
  expect((await ask(1, await merchant())).status).toBe(201)
  expect((await app.call(extension.answerExtension, { id, agrees: true }, { as: await merchant() })).error.code).toBe(
    'pause.own-request',
  )
  expect((await ask(1, await consumer())).error.code).toBe('pause.another-open')
})
