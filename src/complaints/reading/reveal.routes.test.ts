import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { readMasked, reveal } from '../../kernel/reading/reading.contract.ts'
import { saveContacts } from '../../marketplace/consumer.store.ts'
import { assign, withdraw } from '../case.contract.ts'
import { promiseCallBack } from '../enter/call-back.contract.ts'

let app: TestApp
let agent: Person
let consumer: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00' })
  agent = await app.as('agent', { displayName: '林专员' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  await fileAbout(app, consumer, 'R-0')
  const row = { name: '王小明', phone: '+8613812345678', email: 'wang@example.cn', address: '浙江省杭州市文三路 1 号' }
  const stamp = { hash: 'new', asOf: '2026-03-02T07:00:00Z', key: '~' }
  await app.inTx((ctx) => saveContacts(ctx, [{ id: consumerId('C1'), row, ...stamp }]))
})
afterAll(() => app.close())

let made = 0
/** A complaint of C1; `handler` handles it. */
async function aCase(handler: Person | null = agent, category: 'other' | 'price' = 'other'): Promise<string> {
  made += 1
  const details = category === 'price' ? { promised: '页面价 99 元', charged: '129 元' } : {}
  const { id } = await fileAbout(app, consumer, `R-${made}`, { category, details })
  await app.call(assign, { id, agentId: handler?.actor.id ?? null }, { as: agent })
  return id
}
type Wish = Partial<Input<typeof reveal>>
const read = (id: string, as: Person, wish: Wish = {}) =>
  app.call(reveal, { case: id, purpose: 'dispute.handle', fields: ['phone'], ...wish }, { as })
const factsOf = (subject: string) =>
  app.db
    .selectFrom('kernel.fact')
    .select(['kind', 'actor', 'purpose', 'data'])
    .where('subject', '=', subject)
    .where('kind', 'like', 'personal.%')
    .orderBy('id')
    .execute()

test('whoever handles a case reads what its purpose needs, and the read is recorded without what was read', async () => {
  const id = await aCase()
  const { status, body } = await read(id, agent, { fields: ['name', 'phone'] })
  expect(status).toBe(201)
  expect(body.values).toEqual([
    { field: 'name', value: '王小明' },
    { field: 'phone', value: '+8613812345678' },
  ])
  expect([body.number.length, body.until]).toEqual([11, '2026-03-02T07:05:00.000Z'])
  const facts = await factsOf(id)
  const data = { purpose: 'dispute.handle', fields: ['name', 'phone'], rule: 'reading.dispute.handle' }
  expect(facts).toMatchObject([{ kind: 'personal.read', actor: agent.actor.id, purpose: 'dispute.handle', data }])
  expect(JSON.stringify(facts)).not.toContain('13812345678')
})

test('before that everybody reads it masked, with what may be opened and why not', async () => {
  const id = await aCase()
  const { body } = await app.call(readMasked, { case: id }, { as: agent })
  expect(body.fields).toEqual([
    { field: 'name', masked: '王**' },
    { field: 'phone', masked: '+86138****5678' },
    { field: 'email', masked: 'w***@example.cn' },
    { field: 'address', masked: '浙江省***' },
  ])
  expect(body.purposes).toMatchObject([
    { purpose: 'dispute.handle', fields: ['name', 'phone', 'email'], reason: null },
    { purpose: 'refund.execute', fields: ['name', 'phone', 'address'], reason: null },
  ])
  const other = (await app.call(readMasked, { case: id }, { as: await app.as('agent') })).body
  expect(other.fields).toEqual(body.fields)
  expect(other.purposes[0]?.reason?.zh).toContain('不由您经办')
  expect((await app.call(readMasked, { case: 'cmp_none' }, { as: agent })).status).toBe(404)
  expect((await app.call(readMasked, { case: id }, { as: consumer })).status).toBe(403)
})

test('every condition that fails refuses with its own reason, and the refusal is recorded', async () => {
  const id = await aCase()
  const both = await app.as('agent', { consumerId: consumerId('C1') })
  const price = await aCase(agent, 'price')
  const refused = async (of: string, as: Person, wish: Wish = {}) => {
    const { status, error } = await read(of, as, wish)
    return [status, error.code]
  }
  expect(await refused(id, await app.as('agent'))).toEqual([403, 'reading.no-tie'])
  expect(await refused(id, await app.as('admin'))).toEqual([403, 'reading.role'])
  expect(await refused(id, both)).toEqual([403, 'reading.own-case'])
  expect(await refused(id, agent, { purpose: 'security.investigate' })).toEqual([403, 'reading.purpose-unknown'])
  expect(await refused(id, agent, { purpose: 'price.compensate' })).toEqual([403, 'reading.case-unfit'])
  expect(await refused(id, agent, { fields: ['address'] })).toEqual([403, 'reading.field'])
  expect((await read(price, agent, { purpose: 'price.compensate' })).status).toBe(201)
  const whys = (await factsOf(id)).map(({ kind, data }) => [kind, (data as { why: string }).why])
  expect(whys).toEqual(
    ['no-tie', 'role', 'own-case', 'purpose-unknown', 'case-unfit', 'field'].map((why) => [
      'personal.read-refused',
      why,
    ]),
  )
})

test('what is no purpose, no field or no case is refused at the door, and a case that does not exist is tried on record', async () => {
  const id = await aCase()
  const typo = await read(id, agent, { purpose: 'dispute.handel' as 'dispute.handle' })
  expect([typo.status, typo.error.fields?.[0]?.path]).toEqual([400, 'purpose'])
  const twice = await read(id, agent, { fields: ['phone', 'phone'] })
  expect([twice.status, twice.error.fields?.[0]?.path]).toEqual([400, 'fields'])
  expect((await read('', agent)).status).toBe(400)
  const before = (await factsOf(agent.actor.id)).length
  for (const nothing of ['cmp_none', 'xyz_1', '__proto__', 'ord_1'])
    expect((await read(nothing, agent)).status).toBe(404)
  const tried = await factsOf(agent.actor.id)
  expect(tried.length - before).toBe(4)
  expect(tried.at(-1)).toMatchObject({ kind: 'personal.read-refused', data: { why: 'not-found' } })
  expect(JSON.stringify(tried)).not.toContain('xyz_1')
})

test('outsiders, parties and machines do not reveal anything', async () => {
  const id = await aCase()
  for (const person of [
    consumer,
    await app.as('merchant', { merchantId: merchantId('M1') }),
    await app.as('regulator'),
  ])
    expect((await read(id, person)).status).toBe(403)
  expect((await app.call(reveal, { case: id, purpose: 'dispute.handle', fields: ['phone'] })).status).toBe(401)
})

test('a promised call opens name and number to every agent until somebody made it', async () => {
  const id = await aCase(null)
  const other = await app.as('agent')
  expect((await read(id, other)).error.code).toBe('reading.no-tie')
  await app.call(promiseCallBack, { id, dueAt: '2026-03-03T10:00:00+08:00' }, { as: agent })
  expect((await read(id, other)).status).toBe(201)
  expect((await read(id, other, { fields: ['email'] })).error.code).toBe('reading.field')
})

test('fifteen days after a case is closed it is read no more', async () => {
  const id = await aCase()
  expect((await app.call(withdraw, { id }, { as: consumer })).status).toBe(201)
  const closedAgo = (days: number) =>
    app.db
      .updateTable('complaints.complaint')
      .set({ closed_at: new Date(app.clock.now.getTime() - days * 24 * 60 * 60 * 1000) })
      .where('id', '=', id)
      .execute()
  await closedAgo(15)
  expect((await read(id, agent)).status).toBe(201)
  await closedAgo(16)
  expect((await read(id, agent)).error.code).toBe('reading.closed')
})

test('pressed twice within five minutes it is one read; a field of a case is read three times a day, and a hundred at once are no more', async () => {
  const id = await aCase()
  const one = await app.as('agent')
  await app.call(assign, { id, agentId: one.actor.id }, { as: agent })
  const twice = await Promise.all([read(id, one), read(id, one)])
  expect(new Set(twice.map(({ body }) => body.number)).size).toBe(1)
  const start = app.clock.now
  for (const minutes of [6, 12]) {
    app.clock.now = new Date(start.getTime() + minutes * 60_000)
    expect((await read(id, one)).status).toBe(201)
  }
  app.clock.now = new Date(start.getTime() + 18 * 60_000)
  const fourth = await read(id, one)
  expect([fourth.status, fourth.error.code, fourth.error.params['most']]).toEqual([429, 'reading.field-spent', 3])
  app.clock.now = start
})

test('a hundred reads at once never exceed the budget of the hour', async () => {
  const one = await app.as('agent')
  const ids: string[] = []
  for (let n = 0; n < 4; n += 1) ids.push(await aCase(one))
  // Of sixty within the hour fifty-eight are spent: two of the hundred come through.
  await sql`insert into kernel.reading (id, at, until, reader, role, purpose, case_id, person, fields)
    select 'rdg_' || lpad(n::text, 26, '0'), ${app.clock.now}, ${app.clock.now}, ${one.actor.id}, 'agent', 'dispute.handle', 'cmp_before', 'con_before', array['phone']
    from generate_series(1, 58) n`.execute(app.db)
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) => read(ids[n % 4] ?? '', one, { fields: [n % 8 < 4 ? 'phone' : 'name'] })),
  )
  const numbers = answers.filter(({ status }) => status === 201).map(({ body }) => body.number)
  expect(new Set(numbers).size).toBe(2)
  expect(answers.filter(({ status }) => status !== 201).every(({ error }) => error.code === 'reading.hour-spent')).toBe(
    true,
  )
  const kept = await app.db.selectFrom('kernel.reading').select('refused').where('reader', '=', one.actor.id).execute()
  expect(kept.filter(({ refused }) => refused === null).length).toBe(60)
  expect(kept.length).toBe(60 + answers.filter(({ status }) => status === 429).length)
})

test('what cannot be recorded is not shown', async () => {
  const id = await aCase()
  await sql`alter table kernel.fact add constraint no_reads check (kind <> 'personal.read') not valid`.execute(app.db)
  const { status, error } = await read(id, agent)
  await sql`alter table kernel.fact drop constraint no_reads`.execute(app.db)
  expect(status).toBe(500)
  expect(JSON.stringify(error)).not.toContain('13812345678')
  expect((await read(id, agent)).status).toBe(201)
})
