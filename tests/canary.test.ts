import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveShop } from '../src/complaints/aftersales/inbox.contract.ts'
import { contactOf } from '../src/complaints/intake/contact.store.ts'
import { startChat } from '../src/complaints/chat/chat.contract.ts'
import { fileReport } from '../src/complaints/reports/report.contract.ts'
import { capturePost } from '../src/complaints/enter/capture.contract.ts'
import { findCallers } from '../src/complaints/enter/caller.contract.ts'
import { enterComplaint } from '../src/complaints/enter/entry.contract.ts'
import { createAccount, createApiKey } from '../src/kernel/access/account.contract.ts'
import { readMasked, reveal } from '../src/kernel/reading/reading.contract.ts'
import type { Input } from '../src/kernel/route.contract.ts'
import { openLog } from '../src/kernel/log/log.ts'
import { receiveEvents } from '../src/marketplace/event.contract.ts'
import { listOrders } from '../src/marketplace/order.contract.ts'
import { testApp, type TestApp } from './support/app.ts'
import { guestsOf } from './support/guest.ts'
import { mailboxOf } from './support/letters.ts'
import { consumerId, source, tellOfSale } from './support/order.ts'
import { runSql } from './support/sql.ts'
import { pdf, uploadsOf } from './support/uploads.ts'

/** Values that stand nowhere else: each is sent once, through HTTP, in the field it is named for. */
const seed = randomInt(1e5, 1e6)
const phone = (nth: number) => `139${seed}${String(nth).padStart(2, '0')}`
const planted = {
  'consumer name': `羽毛${seed}甲`,
  'consumer phone': phone(1),
  'consumer email': `feather${seed}a@example.cn`,
  'consumer address': `羽毛路${seed}号`,
  'caller name': `羽毛${seed}乙`,
  'caller phone': phone(2),
  'caller email': `feather${seed}b@example.cn`,
  'poster order hint': `FEATHER-${seed}-X`,
  'caller shop hint': `羽毛店${seed}`,
  'poster handle': `羽毛${seed}丙`,
  'guest email': `feather${seed}c@example.cn`,
  'return address': `羽毛路${seed}号仓库 收货部`,
  'guest words': `我叫羽毛${seed}丁，商家一直没有发货。`,
  'caller words': `我叫羽毛${seed}戊，商家一直没有发货。`,
  'poster words': `羽毛${seed}己的电饭煲掉漆了，大家别买！`,
  'chat words': `我叫羽毛${seed}辛，请问什么时候发货？`,
  'report words': `羽毛${seed}壬在这家店看到三无电热毯。`,
  'letter sender': `feather${seed}e@example.cn`,
  'letter words': `我叫羽毛${seed}癸，商家一直不退款。`,
  'account name': `羽毛${seed}庚`,
  'account phone': phone(3),
  'account email': `feather${seed}d@example.cn`,
} as const
type Field = keyof typeof planted

/**
 * Where a value still stands plain. What is sealed leaves this list for good: a line that is no longer true fails the test,
 * and so does a value that turns up anywhere else.
 */
const notSealedYet: Readonly<Record<string, readonly Field[]>> = {
  'complaints.chat_message.text': ['chat words'],
  'complaints.mail_correspondent.address': ['letter sender'],
  'complaints.mail_letter.from_address': ['letter sender'],
  'complaints.mail_letter.headers': ['letter sender'],
  'complaints.mail_letter.text': ['letter words'],
  'complaints.mail_out.to_address': ['letter sender'],
  'complaints.report.seen': ['report words'],
}

let app: TestApp
const logged: string[] = []
beforeAll(async () => {
  const log = openLog('trace', new Writable({ write: (line, _, done) => (logged.push(String(line)), done()) }))
  app = await testApp({ now: '2026-03-02T15:00:00+08:00', log })
  const agent = await app.as('agent')
  const admin = await app.as('admin')
  const scopes = ['marketplace.write'] as const
  const key = (await app.call(createApiKey, { name: 'mall', scopes: [...scopes] }, { as: admin })).body.token
  await tellOfSale(app, { number: 'K-1', consumer: 'CANARY', merchant: 'M1', lines: [{ title: '锅', amountFen: 100 }] })
  const contact = {
    name: planted['consumer name'],
    phone: planted['consumer phone'],
    email: planted['consumer email'],
    address: planted['consumer address'],
  }
  const event = {
    specversion: '1.0',
    id: 'canary',
    source,
    type: 'com.xiaobao.marketplace.consumer.upserted',
    time: '2026-03-02T14:00:00+08:00',
    data: { id: 'CANARY', contact },
  }
  await app.call(receiveEvents, { events: [event] }, { as: { key } })
  const moment = '2026-03-02T14:30:00+08:00'
  const entered = await app.call(
    enterComplaint,
    {
      channel: 'phone',
      receivedAt: moment,
      contact: { name: planted['caller name'], phone: planted['caller phone'], email: planted['caller email'] },
      shop: planted['caller shop hint'],
      category: 'other',
      text: planted['caller words'],
      callBackAt: '2026-03-03T14:30:00+08:00',
    },
    { as: agent },
  )
  const snapshot = await uploadsOf(app, () => agent).upload(pdf('snapshot'))
  const captured = await app.call(
    capturePost,
    {
      channel: 'weibo',
      url: 'https://weibo.com/1/Post',
      handle: planted['poster handle'],
      orderNumber: planted['poster order hint'],
      foundAt: moment,
      snapshots: [snapshot.id],
      text: planted['poster words'],
    },
    { as: agent },
  )
  await guestsOf(app).file(planted['guest email'], { text: planted['guest words'] })
  const account = {
    displayName: planted['account name'],
    email: planted['account email'],
    phone: planted['account phone'],
    language: 'zh' as const,
    roles: ['consumer' as const],
    consumerId: consumerId('CANARY'),
    merchantId: null,
    password: 'correct horse battery',
  }
  const made = await app.call(createAccount, account, { as: admin })
  const consumer = await app.as('consumer', { consumerId: consumerId('CANARY') })
  const chat = await app.call(startChat, { text: planted['chat words'] }, { as: consumer })
  const report = await app.call(
    fileReport,
    { kind: 'unlicensed', shop: '电器店', item: '电热毯', seen: planted['report words'] },
    { as: consumer },
  )
  expect([chat.status, report.status]).toEqual([201, 201])
  await mailboxOf(app).receive({ from: planted['letter sender'], text: planted['letter words'] })
  const shop = await app.as('merchant')
  await app.call(saveShop, { returnAddress: planted['return address'] }, { as: shop })
  expect([entered.status, captured.status, made.status]).toEqual([201, 201, 201])
  // What reads them may leave traces too: searches, masked lists, opening, notices that are sent.
  for (const text of [planted['caller phone'], planted['consumer email']])
    await app.call(findCallers, { text }, { as: agent })
  const of = { case: entered.body.complaint }
  await app.call(readMasked, of, { as: agent })
  const mine = { agent_id: agent.actor.id }
  await app.db.updateTable('complaints.complaint').set(mine).where('id', '=', of.case).execute()
  const wish = { ...of, purpose: 'dispute.handle', fields: ['name', 'phone', 'email'] } satisfies Input<typeof reveal>
  expect(JSON.stringify((await app.call(reveal, wish, { as: agent })).body)).toContain(planted['caller phone'])
  await app.call(listOrders, {}, { as: agent })
  expect(await contactOf(app.ctx(), entered.body.complaint)).toMatchObject({ name: planted['caller name'] })
  await app.runJobs({ keepFailures: true })
}, 120_000)
afterAll(() => app.close())

/** Every column of every table, also those of the job queue, the facts, the notices and the answers that are kept for a repeated call. */
async function columnsThatHold(text: string): Promise<string[]> {
  const columns = await runSql(
    app.connectionString,
    `select format('select %L where exists (select from %I.%I where position(%L in %I::text) > 0)',
       n.nspname || '.' || c.relname || '.' || a.attname, n.nspname, c.relname, ${literal(text)}::text, a.attname) as query
     from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'm') join pg_namespace n on n.oid = c.relnamespace
     where a.attnum > 0 and not a.attisdropped and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and (a.atttypid in ('text'::regtype, 'varchar'::regtype, 'json'::regtype, 'jsonb'::regtype, 'tsvector'::regtype)
         or a.atttypid = 'bytea'::regtype or a.attndims > 0)`,
  )
  const found = await runSql(app.connectionString, columns.map(({ query }) => String(query)).join(' union all '))
  return found.flatMap((row) => Object.values(row).map(String))
}
async function holds(column: string, text: string): Promise<boolean> {
  const [schema, table, name] = column.split('.')
  const query = `select from "${schema}"."${table}" where position(${literal(text)} in "${name}"::text) > 0 limit 1`
  return (await runSql(app.connectionString, query)).length > 0
}
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

test('what is sealed stands plain in no column of the database, and the list of what is not sealed yet is exactly true', async () => {
  const found: Record<string, Field[]> = {}
  const hex = (text: string) => Buffer.from(text).toString('hex')
  // Every value has the seed in it: the columns are looked through once, and only where it was found once more for each value.
  const holding = [...(await columnsThatHold(String(seed))), ...(await columnsThatHold(hex(String(seed))))]
  for (const column of new Set(holding))
    for (const [field, text] of Object.entries(planted) as [Field, string][])
      if ((await holds(column, text)) || (await holds(column, hex(text)))) (found[column] ??= []).push(field)
  expect(found).toEqual(notSealedYet)
}, 60_000)

/** Fields of which every trace would be a leak. */
const sealed = (Object.keys(planted) as Field[]).filter((field) => !Object.values(notSealedYet).flat().includes(field))

test('nor in the files under the database, where what was deleted stays for a while', async () => {
  expect(sealed).toHaveLength(18)
  await runSql(app.connectionString, 'checkpoint')
  for (const field of sealed) {
    const hex = Buffer.from(planted[field]).toString('hex')
    const rows = await runSql(
      app.connectionString,
      `select c.oid::regclass::text as name from pg_class c
       where c.relkind in ('r', 'i', 't', 'm') and c.relpersistence = 'p' and pg_relation_filepath(c.oid) is not null
         and pg_relation_size(c.oid) > 0
         and position('\\x${hex}'::bytea in pg_read_binary_file(pg_relation_filepath(c.oid), 0, 67108864, true)) > 0`,
    )
    expect(
      rows.map(({ name }) => name),
      field,
    ).toEqual([])
  }
}, 60_000)

test('nor in the log, at its most talkative, nor in the files of evidence', () => {
  expect(logged.length).toBeGreaterThan(0)
  const files = readdirSync(app.files.spool, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`).toString('latin1'))
  for (const [field, text] of Object.entries(planted)) {
    expect(
      logged.some((line) => line.includes(text)),
      field,
    ).toBe(false)
    expect(
      files.some((content) => content.includes(text)),
      field,
    ).toBe(false)
  }
})
