import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { appOn } from '../../../tests/support/app-on.ts'
import type { Person } from '../../../tests/support/app.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import { testRulebook } from '../../../tests/support/parts.ts'
import { paymentCodes } from '../../../tests/support/payment-codes.ts'
import { record } from '../../kernel/fact/record.ts'
import { plugInPayDesk, unopenedPayDesk } from '../pay-desk.ts'
import * as contract from './code.contract.ts'
import { checkDay } from './code.jobs.ts'
import { crcOf } from './emv.rules.ts'

const { app, shopId, consumer, shop, machine, keyOf, issue, issueTo, redeem } = await paymentCodes()
let risk: Person
beforeAll(async () => {
  risk = await app.as('risk-analyst')
})
afterEach(() => void plugInPayDesk(unopenedPayDesk))
afterAll(() => app.close())

const later = (seconds: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + seconds * 1000)
}
const stateOf = async (id: string) => (await app.call(contract.readCode, { id }, { as: risk })).body

test('a consumer shows a code, the shop that it is for is paid with it once', async () => {
  const code = (await issue()).body
  expect([code.digits.length, code.digits[0], code.seconds, code.grade]).toEqual([18, '4', 60, 'C'])
  const paid = await redeem(code.digits)
  expect([paid.status, paid.body.amountFen, paid.body.payee.id, paid.body.repeated]).toEqual([
    201,
    5_000,
    shopId,
    false,
  ])
  const again = await redeem(code.digits)
  expect([again.status, again.error.code]).toEqual([409, 'payment-code.used'])
  expect(JSON.stringify(again.error)).not.toContain(consumerId('C1'))
  expect(await stateOf(code.id)).toMatchObject({ state: 'redeemed', replays: 1, amountFen: 5_000 })
})

test('the same payment told again, after a lost answer, is answered as the one it was', async () => {
  const code = (await issueTo('C2')).body
  const first = await redeem(code.qr, { transaction: 'T-1' })
  const second = await redeem(code.qr, { transaction: 'T-1' })
  expect([second.status, second.body.repeated, second.body.id]).toEqual([201, true, first.body.id])
  expect((await redeem(code.qr, { transaction: 'T-1', amountFen: 4_999 })).error.code).toBe('payment-code.used')
})

test('a hundred tills at once, in two processes: exactly one is paid', async () => {
  const other = await appOn(app.connectionString, { rulebook: testRulebook, now: '2026-03-02T09:00:00+08:00' })
  other.clock.now = app.clock.now
  const { url, method } = { url: contract.redeemCode.path, method: contract.redeemCode.method }
  for (const form of ['digits', 'qr'] as const) {
    const code = (await issueTo('C3')).body
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        const payload = { code: code[form], payee: shopId, amountFen: 100 + n, transaction: `race-${form}-${n}` }
        const headers = { authorization: `Bearer ${machine.key}`, 'idempotency-key': randomUUID() }
        const answer = await (n % 2 ? other.server : app.server).inject({ method, url, headers, payload })
        return [answer.statusCode, answer.json().error?.code] as const
      }),
    )
    expect(answers.filter(([status]) => status === 201)).toHaveLength(1)
    expect(answers.filter(([, said]) => said === 'payment-code.used')).toHaveLength(99)
    expect(await stateOf(code.id)).toMatchObject({ state: 'redeemed', replays: 99 })
  }
  await other.close()
})

test('a screenshot after sixty-one seconds is refused, and says how long a code works', async () => {
  const code = (await issueTo('C4')).body
  later(60)
  const late = await redeem(code.digits)
  expect([late.status, late.error.code, late.error.params['seconds']]).toEqual([409, 'payment-code.expired', 60])
  expect((await stateOf(code.id)).state).toBe('expired')
})

test.each([
  ['another shop', { payee: merchantId('M2') }, 'payee'],
  ['a higher amount', { payee: shopId, amountFen: 20_001 }, 'amount'],
  ['another purpose', { payee: shopId, purpose: 'refund' }, 'purpose'],
  ['another currency', { payee: shopId, currency: 'GBP' }, 'currency'],
  ['another telephone', { payee: shopId, device: 'telephone-of-somebody' }, 'device'],
] as const)('a code tried for %s works no longer, also not for the right one', async (_, wrong, why) => {
  const code = (await issueTo('C5')).body
  const refused = await redeem(code.digits, wrong, machine)
  expect([refused.status, refused.error.code, refused.error.params['why']]).toEqual([
    409,
    'payment-code.does-not-fit',
    why,
  ])
  expect(JSON.stringify(refused.error)).not.toMatch(/con_|20000|200\.00/)
  expect((await redeem(code.digits)).error.code).toBe('payment-code.used')
  expect(await stateOf(code.id)).toMatchObject({ state: 'burnt', why })
})

test('a new code voids the one before on the same telephone, and leaves that of another telephone', async () => {
  const [first, elsewhere] = [(await issueTo('C6')).body, (await issueTo('C6', { device: 'second-telephone' })).body]
  const next = (await issueTo('C6')).body
  expect((await redeem(first.digits)).error.code).toBe('payment-code.used')
  expect((await redeem(elsewhere.digits)).status).toBe(201)
  expect((await redeem(next.digits)).status).toBe(201)
})
test('of two codes asked for at once on one telephone one works', async () => {
  const codes = await Promise.all([issueTo('C7'), issueTo('C7'), issueTo('C7')])
  const statuses = []
  for (const { body } of codes) statuses.push((await redeem(body.digits)).status)
  expect(statuses.toSorted()).toEqual([201, 409, 409])
})

test('a forged QR form and a number that nobody was given do not exist; whoever guesses has to wait', async () => {
  const guesser = await app.as('merchant', { merchantId: shopId })
  const code = (await issueTo('C8')).body
  const forged = `${code.qr.slice(0, -2)}${code.qr.endsWith('AA') ? 'BB' : 'AA'}`
  const guesses = [forged, '400000000000000001']
  const said = []
  for (const guess of guesses) said.push((await redeem(guess, {}, guesser)).error.code)
  expect(said).toEqual(['payment-code.unknown', 'payment-code.unknown'])
  for (let n = 0; n < 18; n += 1) await redeem(`4000000000000001${10 + n}`, {}, guesser)
  const walled = await redeem('400000000000000002', {}, guesser)
  expect([walled.status, walled.error.code]).toEqual([429, 'payment-code.too-many-misses'])
  // Whose code is real is served all the same, and the code itself was not spent by the forgery.
  expect((await redeem(code.digits, {}, guesser)).status).toBe(201)
})

test('a right checksum of another network names no payee: the code is refused as one that cannot be checked', async () => {
  const unsigned = `00020101021126300011com.example0111${'12345678901'}5802CN53031566304`
  const foreign = `${unsigned}${crcOf(unsigned)}`
  expect((await redeem(foreign)).error.code).toBe('payment-code.foreign')
  expect((await app.call(contract.checkCode, { code: foreign })).error.code).toBe('payment-code.foreign')
  const noise = await redeem('hello')
  expect([noise.status, noise.error.code, noise.error.params['field']]).toEqual([
    422,
    'payment-code.unreadable',
    'code',
  ])
})

test('everybody reads of their own codes: a shop of those it was paid by, a consumer of the own, others of none', async () => {
  const code = (await issueTo('C16')).body
  const person = await app.as('consumer', { consumerId: consumerId('C16') })
  const read = (as: Person) => app.call(contract.readCode, { id: code.id }, { as })
  expect([(await read(person)).status, (await read(shop)).status, (await read(consumer)).status]).toEqual([
    200, 404, 404,
  ])
  await redeem(code.digits)
  expect((await read(shop)).body).toMatchObject({ amountFen: 5_000, consumer: null })
  const elsewhere = await app.as('merchant', { merchantId: merchantId('M2') })
  expect((await read(elsewhere)).status).toBe(404)
  expect((await app.call(contract.listCodes, {}, { as: elsewhere })).body.rows).toEqual([])
  expect((await app.call(contract.listCodes, {}, { as: person })).body.rows.map(({ id }) => id)).toEqual([code.id])
})

test('whoever looks into risks filters what deserves a look, turns pages and takes a file', async () => {
  risk = await app.as('risk-analyst')
  const odd = (await app.call(contract.listCodes, { odd: 'yes' }, { as: risk })).body.rows
  expect(odd.length).toBeGreaterThan(0)
  expect(odd.every(({ replays, state, overCap }) => replays > 0 || state === 'burnt' || overCap)).toBe(true)
  const first = (await app.call(contract.listCodes, { limit: 2 }, { as: risk })).body
  const second = (await app.call(contract.listCodes, { limit: 2, cursor: first.next ?? '' }, { as: risk })).body
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(4)
  const file = await app.call(contract.exportCodes, { state: 'burnt' }, { as: risk })
  expect(String(file.body)).toMatch(/^\uFEFFcode,form,/)
  expect((await app.call(contract.listCodes, { cursor: 'nonsense' }, { as: risk })).status).toBe(400)
})

test('neither the digits nor the QR form stand in the database, in no answer kept and in no fact', async () => {
  const code = (await issueTo('C17')).body
  for (const table of ['transactions.payment_code', 'kernel.idempotency', 'kernel.fact'] as const) {
    const kept = JSON.stringify(await app.db.selectFrom(table).selectAll().execute())
    expect(kept, table).not.toContain(code.digits)
    expect(kept, table).not.toContain(code.qr)
  }
})

test('what is missing or not one’s own is refused at its field', async () => {
  const fieldOf = ({ error }: { error: { params: Record<string, unknown> } }) => error.params['field']
  expect(fieldOf(await issue({ consumer: consumerId('C2') }))).toBe('consumer')
  expect(fieldOf(await issue({ factors: 'certificate' }))).toBe('factors')
  expect(fieldOf(await issue({}, machine))).toBe('consumer')
  expect(fieldOf(await issue({ payee: merchantId('M404') }))).toBe('payee')
  expect(fieldOf(await redeem('400000000000000003', {}, machine))).toBe('payee')
  expect(fieldOf(await redeem('400000000000000003', { payee: merchantId('M2') }))).toBe('payee')
  const free = await redeem('400000000000000003', { amountFen: 0 })
  expect([free.status, free.error.fields?.[0]?.path]).toEqual([400, 'amountFen'])
})
test('only those who pay, sell, run the marketplace or look into risks come near', async () => {
  const agent = await app.as('agent')
  const narrow = await keyOf(['marketplace.read'])
  expect((await issue({}, agent)).status).toBe(403)
  expect((await issue({ consumer: consumerId('C1') }, narrow)).error.code).toBe('access.scope-missing')
  expect((await redeem('400000000000000004', {}, consumer)).status).toBe(403)
  expect((await app.call(contract.exportCodes, {}, { as: consumer })).status).toBe(403)
  expect((await app.call(contract.listPayees, {}, { as: consumer })).body.rows.map(({ id }) => id).toSorted()).toEqual(
    [shopId, merchantId('M2')].toSorted(),
  )
})

test('were a code ever redeemed twice, the nightly check against the log of facts would say so, once', async () => {
  app.clock.now = new Date('2026-03-05T09:00:00+08:00')
  const code = (await issueTo('C18')).body
  await redeem(code.digits)
  const found = () =>
    app.db.selectFrom('kernel.fact').select('subject').where('kind', '=', 'payment-code.replay-succeeded').execute()
  await app.inTx((ctx) => checkDay(ctx, '2026-03-05'))
  expect(await found()).toEqual([])
  await app.inTx((ctx) => record(ctx, [{ kind: 'payment-code.redeemed', subject: code.id, data: {} }]))
  for (const _ of [1, 2]) await app.inTx((ctx) => checkDay(ctx, '2026-03-05'))
  expect(await found()).toEqual([{ subject: code.id }])
})

test('codes without a payment are gone after ninety days, those with one stay', async () => {
  app.clock.now = new Date('2026-03-06T09:00:00+08:00')
  const [unused, paid] = [(await issueTo('C19')).body, (await issueTo('C20')).body]
  await redeem(paid.digits)
  app.clock.now = new Date('2026-06-05T09:00:00+08:00')
  const sweep = app.capabilities
    .flatMap(({ jobs }) => jobs ?? [])
    .find(({ name }) => name === 'transactions.sweep-codes')
  await app.inTx((ctx) => sweep?.run(ctx, {}) ?? Promise.resolve())
  risk = await app.as('risk-analyst')
  const there = async (id: string) => (await app.call(contract.readCode, { id }, { as: risk })).status
  expect([await there(unused.id), await there(paid.id)]).toEqual([404, 200])
})
