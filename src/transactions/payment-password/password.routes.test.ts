import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, merchantId, tellOfSale } from '../../../tests/support/order.ts'
import { createApiKey } from '../../kernel/access/account.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { listTasks } from '../../kernel/http/home.contract.ts'
import { plugInPayDesk, unopenedPayDesk } from '../pay-desk.ts'
import * as contract from './password.contract.ts'

let app: TestApp
let machine: { key: string }
let consumer: Person
let nth = 0
const good = '804271'
const other = '596038'
const shop = merchantId('M1')

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  for (const [number, merchant] of [
    ['Q-1', 'M1'],
    ['Q-2', 'M2'],
  ] as const)
    await tellOfSale(app, {
      number,
      consumer: 'C-phone',
      contact: { phone: '13804271596' },
      merchant,
      lines: [{ title: '水杯', amountFen: 5_000 }],
    })
  const admin = await app.as('admin')
  machine = {
    key: (await app.call(createApiKey, { name: 'pay', scopes: ['payments.write'] }, { as: admin })).body.token,
  }
})
/** Somebody new for each test, who signed in just now. */
beforeEach(async () => {
  nth += 1
  consumer = await app.as('consumer', { consumerId: consumerId(`W${nth}`) })
})
afterEach(() => void plugInPayDesk(unopenedPayDesk))
afterAll(() => app.close())

const later = (minutes: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000)
}
const set = (next: string, current?: string, as = consumer) =>
  app.call(contract.setPassword, { next, ...(current !== undefined && { current }) }, { as })
const stands = async (as = consumer) => (await app.call(contract.readPassword, {}, { as })).body
const payment = { payee: shop, amountFen: 12_900, currency: 'CNY' as const }
const ask = async (transaction = `T-${nth}`, paying: Partial<typeof payment> = {}) =>
  (
    await app.call(
      contract.askApproval,
      { consumer: consumer.actor.consumerId ?? '', transaction, ...payment, ...paying },
      { as: machine },
    )
  ).body
type Asked = Awaited<ReturnType<typeof ask>>
const check = ({ id, digest }: Pick<Asked, 'id' | 'digest'>, password = good, as = consumer) =>
  app.call(contract.checkPassword, { id, digest, password }, { as })
const redeem = ({ id, nonce, transaction }: Asked, paying: Record<string, unknown> = {}) =>
  app.call(contract.redeemApproval, { id, nonce, transaction, ...payment, ...paying }, { as: machine })
const toldOf = async (word: string) =>
  (await app.call(listMyNotices, {}, { as: consumer })).body.rows.filter(({ title }) => title.includes(word)).length

test('set once, the password confirms the very payment that was shown, and the marketplace pays on it once', async () => {
  expect((await stands()).set).toBe(false)
  expect((await set(good)).body).toMatchObject({ set: true, lockedUntil: null, reset: null, reminder: null })
  const asked = await ask()
  expect([asked.passwordSet, asked.page]).toEqual([true, `https://xiaobao.example.com/my/approvals/${asked.id}`])
  const shown = (await app.call(contract.readApproval, { id: asked.id }, { as: consumer })).body
  expect(shown).toMatchObject({ payee: { id: shop, name: '店铺 M1' }, amountFen: 12_900, state: 'asked' })
  expect(shown).not.toHaveProperty('nonce')
  expect((await app.call(listTasks, {}, { as: consumer })).body.rows.map(({ href }) => href)).toContain(
    `/my/approvals/${asked.id}`,
  )
  expect((await check(shown)).body.state).toBe('approved')
  const paid = await redeem(asked)
  expect([paid.status, paid.body.state, paid.body.repeated]).toEqual([201, 'redeemed', false])
  expect((await redeem(asked)).body.repeated).toBe(true)
})

test.each([
  ['123456', '连续'],
  ['111111', '重复'],
  ['900307', '生日'],
])('%s is refused with the reason', async (six, word) => {
  const refused = await set(six)
  expect([refused.status, refused.error.code, refused.error.params['field']]).toEqual([
    422,
    'transaction-password.weak',
    'next',
  ])
  expect(refused.error.message).toContain(word)
})
test('six digits of one’s own telephone are refused; five digits and letters are no password at all', async () => {
  const person = await app.as('consumer', { consumerId: consumerId('C-phone') })
  const refused = await set('804271', undefined, person)
  expect(refused.error.code).toBe('transaction-password.weak')
  expect(refused.error.message).not.toContain('13804271596')
  for (const next of ['80427', '8042711', '80427a']) {
    const { status, error } = await set(next)
    expect([status, error.fields?.[0]?.path]).toEqual([400, 'next'])
  }
})

test('five wrong passwords, and the right one has to wait for three hours; the owner hears of it once', async () => {
  await set(good)
  const asked = await ask()
  const lefts = []
  for (let n = 0; n < 4; n += 1) lefts.push((await check(asked, other)).error.params['left'])
  expect(lefts).toEqual([4, 3, 2, 1])
  const fifth = await check(asked, other)
  expect([fifth.status, fifth.error.code, fifth.error.params['minutes']]).toEqual([
    429,
    'transaction-password.locked',
    180,
  ])
  expect((await check(asked)).error.code).toBe('transaction-password.locked')
  expect((await set(other, good)).error.code).toBe('transaction-password.locked')
  expect((await stands()).lockedUntil).not.toBeNull()
  await app.runJobs()
  expect(await toldOf('连续输错')).toBe(1)
  later(181)
  consumer = await app.as('consumer', { consumerId: consumer.actor.consumerId ?? '' })
  expect((await check(await ask('T-after'))).status).toBe(200)
})
test('guesses that come at once are counted one by one', async () => {
  await set(good)
  const asked = await ask()
  const answers = await Promise.all(Array.from({ length: 12 }, () => check(asked, other)))
  expect(answers.filter(({ error }) => error.code === 'transaction-password.wrong')).toHaveLength(4)
})

test('a payment that was asked for anew voids the one before, and what was shown before cannot be confirmed', async () => {
  await set(good)
  const before = await ask('T-edit')
  const after = await ask('T-edit', { amountFen: 99_900 })
  const stale = await check(before)
  expect([stale.status, stale.error.code, stale.error.params['state']]).toEqual([409, 'payment-approval.over', 'void'])
  expect((await check({ id: after.id, digest: before.digest })).error.code).toBe('payment-approval.changed')
  expect((await check(after)).status).toBe(200)
  // Confirmed, then edited: the confirmation is gone.
  const third = await ask('T-edit', { amountFen: 99_901 })
  expect((await redeem(after, { amountFen: 99_900 })).error.params['state']).toBe('void')
  expect((await redeem(third, { amountFen: 99_901 })).error.params['state']).toBe('asked')
})

test.each([
  ['a higher amount', { amountFen: 12_901 }],
  ['another shop', { payee: merchantId('M2') }],
  ['another currency', { currency: 'GBP' }],
  ['another transaction', { transaction: 'T-other' }],
  ['another nonce', { nonce: 'guessed' }],
])('a confirmation used for %s is void, also for the right payment afterwards', async (_, wrong) => {
  await set(good)
  const asked = await ask()
  await check(asked)
  const refused = await redeem(asked, wrong)
  expect([refused.status, refused.error.code]).toEqual([409, 'payment-approval.does-not-fit'])
  expect((await redeem(asked)).error.params['state']).toBe('void')
})

test('a confirmation holds for two minutes, and a payment waits for one for fifteen', async () => {
  await set(good)
  const asked = await ask()
  await check(asked)
  later(2)
  expect((await redeem(asked)).error.params['state']).toBe('expired')
  const slow = await ask('T-slow')
  later(15)
  expect((await check(slow)).error.params['state']).toBe('expired')
})

test('of many payments on one confirmation at once, one is the payment and the others are told so', async () => {
  await set(good)
  const asked = await ask()
  await check(asked)
  const paid = await Promise.all(Array.from({ length: 20 }, () => redeem(asked)))
  expect(paid.filter(({ status, body }) => status === 201 && !body.repeated)).toHaveLength(1)
  expect(paid.filter(({ body }) => body.repeated)).toHaveLength(19)
})

test('whoever does not want to pay says so, and nothing is paid', async () => {
  await set(good)
  const asked = await ask()
  await check(asked)
  const declined = await app.call(contract.declineApproval, { id: asked.id }, { as: consumer })
  expect(declined.body.state).toBe('declined')
  expect((await redeem(asked)).error.params['state']).toBe('declined')
})

test('somebody else’s payment does not exist, for another consumer and for another key', async () => {
  await set(good)
  const asked = await ask()
  const stranger = await app.as('consumer', { consumerId: consumerId('C-strange') })
  const admin = await app.as('admin')
  const key = (await app.call(createApiKey, { name: 'else', scopes: ['payments.write'] }, { as: admin })).body.token
  expect((await app.call(contract.readApproval, { id: asked.id }, { as: stranger })).status).toBe(404)
  expect((await check(asked, good, stranger)).status).toBe(404)
  const paying = { id: asked.id, nonce: asked.nonce, transaction: asked.transaction, ...payment }
  expect((await app.call(contract.redeemApproval, paying, { as: { key } })).status).toBe(404)
  expect(
    (await app.call(contract.askApproval, { consumer: 'con_x', transaction: 'x', ...payment }, { as: consumer }))
      .status,
  ).toBe(403)
})

test('it is changed with the one of now, and told of; a wrong one and the same one are refused at their fields', async () => {
  await set(good)
  expect((await set(other)).error.code).toBe('transaction-password.current-needed')
  const wrong = await set(other, '294716')
  expect([wrong.error.code, wrong.error.params['field']]).toEqual(['transaction-password.wrong', 'current'])
  expect((await set(good, good)).error.code).toBe('transaction-password.same')
  expect((await set(other, good)).status).toBe(200)
  expect((await check(await ask(), good)).error.code).toBe('transaction-password.wrong')
  await app.runJobs()
  expect(await toldOf('设置或修改')).toBe(2)
})

test('forgotten, it waits for a day in which the owner is told and may stop it; the one of now goes on', async () => {
  await set(good)
  const asked = (await app.call(contract.askReset, {}, { as: consumer })).body
  expect(asked.reset?.open).toBe(false)
  await app.runJobs()
  expect(await toldOf('申请重设')).toBe(1)
  expect((await set(other)).error.code).toBe('transaction-password.current-needed')
  expect((await app.call(contract.stopReset, {}, { as: consumer })).body.reset).toBeNull()
  expect((await app.call(contract.stopReset, {}, { as: consumer })).error.code).toBe('transaction-password.no-reset')
  await app.call(contract.askReset, {}, { as: consumer })
  later(24 * 60)
  // The session of yesterday does not do; one of now does.
  expect((await stands()).reset?.open).toBe(true)
  expect((await set(other)).error.code).toBe('transaction-password.sign-in-again')
  consumer = await app.as('consumer', { consumerId: consumer.actor.consumerId ?? '' })
  expect((await set(other)).body).toMatchObject({ set: true, reset: null })
  expect((await check(await ask('T-reset'), other)).status).toBe(200)
})
test('whoever pays with the password of now stops a reset that somebody else asked for', async () => {
  await set(good)
  await app.call(contract.askReset, {}, { as: consumer })
  await check(await ask())
  expect((await stands()).reset).toBeNull()
})
test('neither the first password nor a reset is taken from a session that is an hour old', async () => {
  later(60)
  expect((await set(good)).error.code).toBe('transaction-password.sign-in-again')
  consumer = await app.as('consumer', { consumerId: consumer.actor.consumerId ?? '' })
  await set(good)
  later(16)
  const refused = await app.call(contract.askReset, {}, { as: consumer })
  expect([refused.status, refused.error.code]).toEqual([403, 'transaction-password.sign-in-again'])
})

test('the password stands nowhere: not in the table, in no answer kept, in no fact', async () => {
  await set(good)
  await check(await ask())
  for (const table of ['transactions.password', 'transactions.approval', 'kernel.idempotency', 'kernel.fact'] as const)
    expect(JSON.stringify(await app.db.selectFrom(table).selectAll().execute()), table).not.toContain(good)
  const { hash } = await app.db
    .selectFrom('transactions.password')
    .select('hash')
    .where('consumer_id', '=', consumer.actor.consumerId ?? '')
    .executeTakeFirstOrThrow()
  expect(hash).toMatch(/^p1\$argon2id\$/)
})

test('half a year old it is worth a look, in every profile; nobody is made to change it, and "all is well" is enough', async () => {
  await set(good)
  later(180 * 24 * 60)
  const again = async () => {
    consumer = await app.as('consumer', { consumerId: consumer.actor.consumerId ?? '' })
  }
  await again()
  expect((await stands()).reminder).toEqual({ days: 180, words: 'checkup' })
  plugInPayDesk({ ...unopenedPayDesk, renewal: 'mlps3' })
  expect((await stands()).reminder).toEqual({ days: 180, words: 'reminder' })
  plugInPayDesk(unopenedPayDesk)
  const remind = app.capabilities
    .flatMap(({ jobs }) => jobs ?? [])
    .find(({ name }) => name === 'transactions.remind-password')
  for (const _ of [1, 2]) await app.inTx((ctx) => remind?.run(ctx, {}) ?? Promise.resolve())
  await app.runJobs()
  expect(await toldOf('用了一段时间')).toBe(1)
  expect((await check(await ask('T-old'))).status).toBe(200)
  expect((await app.call(contract.confirmPassword, {}, { as: consumer })).body.reminder).toBeNull()
})
