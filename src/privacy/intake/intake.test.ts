import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { runSql } from '../../../tests/support/sql.ts'
import { dataKinds, declaredData } from '../../kernel/declared/read-declared.ts'
import { createApiKey } from '../../kernel/access/account.contract.ts'
import { receiveEvents } from '../../marketplace/event.contract.ts'
import { mayBePersonal } from '../../marketplace/declared-intake.rules.ts'
import { nouns, type Noun } from '../../marketplace/noun.contract.ts'
import { fieldsOf } from '../../marketplace/noun.rules.ts'
import { checkIntake } from './intake.contract.ts'

let app: TestApp
let officer: Person
let machine: { key: string }
beforeAll(async () => {
  app = await testApp()
  officer = await app.as('privacy-officer')
  const made = await app.call(
    createApiKey,
    { name: 'shop', scopes: ['marketplace.write'] },
    { as: await app.as('admin') },
  )
  machine = { key: made.body.token }
})
afterAll(() => app.close())

const event = (noun: Noun, data: Record<string, unknown>) => ({
  specversion: '1.0',
  id: crypto.randomUUID(),
  source: 'shop',
  type: `com.xiaobao.marketplace.${noun}.upserted`,
  time: '2026-11-23T10:00:00+08:00',
  data,
})
const send = async (noun: Noun, data: Record<string, unknown>) =>
  (await app.call(receiveEvents, { events: [event(noun, data)] }, { as: machine })).body.events[0]
const facts = () =>
  runSql(app.connectionString, `select subject, data from kernel.fact where kind = 'field.refused' order by id`)

const columnOf: Readonly<Record<string, string>> = { text: 'body' }
test('what may be personal in a message is what the columns it fills are declared to hold', () => {
  const personal = new Set(
    dataKinds()
      .filter((kind) => kind.class === 'personal' || kind.class === 'sensitive')
      .map(({ id }) => id),
  )
  const kinds = new Map(declaredData().map(({ table, column, kind }) => [`${table}.${column}`, kind]))
  const wrong = nouns.flatMap((noun) =>
    fieldsOf(noun).flatMap((field) => {
      const [table, name] = field.startsWith('contact.')
        ? ['consumer_contact', field.slice(8)]
        : [noun.replace('-', '_'), field]
      const column = (columnOf[name] ?? name).replaceAll(/[A-Z]/g, (one) => `_${one.toLowerCase()}`)
      const kind = kinds.get(`marketplace.${table}.${column}`) ?? ''
      const free = personal.has(kind) && !/_fen$|^score$/.test(column)
      const open = noun === 'merchant' && field.startsWith('service')
      return free === mayBePersonal[noun].includes(field) || open ? [] : [`${noun}.${field}: ${kind}`]
    }),
  )
  expect(wrong).toEqual([])
})

test.each<[string, Noun, Record<string, unknown>, string, string | null]>([
  ['a field for telephones that nobody declared', 'order', { receiverPhone: 'later' }, 'receiverPhone', null],
  ['a telephone in a field of any name', 'product', { remark: '打 13800138000' }, 'remark', 'phone'],
  ['a telephone in the name of goods', 'product', { name: '雨伞 找我13800138000' }, 'name', 'phone'],
  ['an identity number in a category', 'product', { category: '11010519491231002X' }, 'category', 'id'],
  [
    'a field inside another one',
    'consumer',
    { contact: { phone: '13800138000', idCard: 'x' } },
    'contact.idCard',
    null,
  ],
  ['a number instead of a text', 'order', { extra: { a: [13800138000] } }, 'extra.a', 'phone'],
])('%s is refused and on record, without what stood there', async (_name, noun, more, field, found) => {
  const data = { id: 'A-1', name: 'x', status: 'paid', placedAt: '2026-11-23T10:00:00+08:00', ...more }
  const fits = Object.fromEntries(
    Object.entries(data).filter(([name]) => name in more || fieldsOf(noun).includes(name)),
  )
  const before = (await facts()).length
  const answer = await send(noun, fits)
  expect(answer?.status).toBe('rejected')
  expect(answer?.problems[0]?.field).toBe(`data.${field}`)
  const fresh = (await facts()).slice(before)
  expect(fresh.map(({ data: said }) => said)).toEqual([
    { through: 'event', noun, field, found: found ?? 'name', times: 1 },
  ])
  expect(JSON.stringify(fresh)).not.toMatch(/13800138000|11010519491231002X/)
  const tried = await app.call(checkIntake, { noun, data: fits }, { as: officer })
  expect(tried.body).toMatchObject({ taken: false, undeclared: [{ field, found }] })
})

test('what is declared comes in, and what only looks like a long number too', async () => {
  const before = (await facts()).length
  const order = { id: '13800138000', status: 'paid', placedAt: '2026-11-23T10:00:00+08:00', region: '杭州市西湖区' }
  expect((await send('order', order))?.status).toBe('accepted')
  const review = {
    order: '13800138000',
    id: 'R-1',
    score: 1,
    text: '客服让我打 13800138000',
    writtenAt: order.placedAt,
  }
  expect((await send('review', review))?.status).toBe('accepted')
  // A real shop of a published data set has its e-mail where its town should stand; it is on its door.
  expect((await send('merchant', { id: 'M-1', name: '店', region: 'vendas@example.com.br' }))?.status).toBe('accepted')
  expect((await send('product', { id: 'P-1', name: '电池 20261123001' }))?.status).toBe('accepted')
  expect(await facts()).toHaveLength(before)
})

test('a name of a field that is somebody’s number itself does not go into the log', async () => {
  const before = (await facts()).length
  await send('product', { id: 'P-2', name: 'x', '13800138000': 'y 13900139000' })
  expect((await facts()).slice(before).map(({ data }) => data)).toMatchObject([{ field: '?', found: 'phone' }])
})

test('trying a message keeps nothing, and is not for everybody', async () => {
  const count = () => runSql(app.connectionString, `select count(*)::int as n from marketplace.product`)
  const before = await count()
  const tried = await app.call(checkIntake, { noun: 'product', data: { id: 'P-9', name: '伞' } }, { as: officer })
  expect(tried.body).toMatchObject({ taken: true, undeclared: [], problems: [] })
  expect(await count()).toEqual(before)
  const kept = await runSql(
    app.connectionString,
    `select count(*)::int as n from kernel.fact where kind like 'product%'`,
  )
  expect(kept).toEqual([{ n: 0 }])
  for (const role of ['consumer', 'agent'] as const) {
    const as = await app.as(role)
    expect((await app.call(checkIntake, { noun: 'product', data: {} }, { as })).status).toBe(403)
  }
  expect((await app.call(checkIntake, { noun: 'gossip' as Noun, data: {} }, { as: officer })).status).toBe(400)
})
