import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { encoderFor, mailboxOf } from '../../../tests/support/letters.ts'
import * as contract from './mailbox.contract.ts'

let app: TestApp
let agent: Person
const names = new Map<string, string>()
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  agent = await app.as('agent')
  const box = mailboxOf(app)
  const letters = {
    kettle: { from: '林小姐 <Lin.Xiao@example.cn>', subject: '退款一直没到账', text: '买的水壶漏水，客服不理。' },
    apart: { from: 'wang@example.cn', subject: '发票', text: '水杯没有问题，壶嘴漏水；款项没退。' },
    english: { from: 'Bob <bob@example.org>', subject: 'Refund', text: 'The KETTLE leaks 100% of the time_ok' },
    gbk: { from: 'chen@example.cn', subject: 'dianfan', body: inGbk('电饭煲的插头烧焦了，请尽快处理') },
    wide: { from: 'zhao@example.cn', subject: '订单ＸＢ９９', text: '颜色不对' },
  }
  for (const [name, letter] of Object.entries(letters)) names.set(await box.receive(letter), name)
})
afterAll(() => app.close())

const inGbk = (text: string) =>
  Buffer.concat([Buffer.from('Content-Type: text/plain; charset=gbk\r\n\r\n'), encoderFor('gbk')(text)])

async function found(text: string, more = {}): Promise<string[]> {
  const { body } = await app.call(contract.listLetters, { tab: 'all', text, ...more }, { as: agent })
  return body.rows.map(({ id }) => names.get(id) ?? id).toSorted()
}

test('two Chinese characters find the letters in which they stand together', async () => {
  expect(await found('水壶')).toEqual(['kettle'])
  expect(await found('漏水')).toEqual(['apart', 'kettle'])
  expect(await found('壶水')).toEqual([])
})

test('one character finds every letter that holds it', async () => {
  expect(await found('壶')).toEqual(['apart', 'kettle'])
  expect(await found('林')).toEqual(['kettle'])
  expect(await found('龘')).toEqual([])
})

test('three and more are found only where they stand together, however their pairs are scattered', async () => {
  expect(await found('没到账')).toEqual(['kettle'])
  expect(await found('水壶漏')).toEqual(['kettle'])
  expect(await found('款没退')).toEqual([])
})

test('several words are found in any order, each wherever it stands: sender, subject or text', async () => {
  expect(await found('漏水 退款')).toEqual(['kettle'])
  expect(await found('leaks refund bob')).toEqual(['english'])
})

test('Latin words are found in great and small letters, signs of a pattern as what they are, addresses by a part', async () => {
  expect(await found('kettle')).toEqual(['english'])
  expect(await found('100%')).toEqual(['english'])
  expect(await found('100% of time')).toEqual(['english'])
  expect(await found('l%s')).toEqual([])
  expect(await found(`it's \\ & | ! ( '`)).toEqual([])
  expect(await found('time_ok')).toEqual(['english'])
  expect(await found('tim__ok')).toEqual([])
  expect(await found('lin.xiao@EXAMPLE')).toEqual(['kettle'])
})

test('a letter in GBK is found by the words that a person reads in it, and wide letters by narrow ones', async () => {
  expect(await found('插头')).toEqual(['gbk'])
  expect(await found('烧焦了')).toEqual(['gbk'])
  expect(await found('xb99')).toEqual(['wide'])
  expect(await found('ＫＥＴＴＬＥ')).toEqual(['english'])
})

test('what is looked for is narrowed by the other filters, and pages go on where they ended', async () => {
  expect(await found('水', { verdict: 'bounce' })).toEqual([])
  const wanted = { tab: 'all', text: '漏水', limit: 1 } as const
  const first = await app.call(contract.listLetters, wanted, { as: agent })
  const rest = await app.call(contract.listLetters, { ...wanted, cursor: first.body.next ?? '' }, { as: agent })
  expect([...first.body.rows, ...rest.body.rows].map(({ id }) => names.get(id)).toSorted()).toEqual(['apart', 'kettle'])
  expect(rest.body.next).toBeNull()
})

test('the migration gives letters read before exactly what new letters are found by', async () => {
  const kept = () => app.db.selectFrom('complaints.mail_search').selectAll().orderBy('letter').execute()
  const sorted = (rows: Awaited<ReturnType<typeof kept>>) =>
    rows.map(({ letter, grams }) => ({ letter, grams: grams.split(' ').toSorted() }))
  const before = sorted(await kept())
  expect(before).toHaveLength(names.size)
  const migration = readFileSync(new URL('../../../migrations/0087_letter_search.sql', import.meta.url), 'utf8')
  const fills = /^insert into complaints\.mail_search[^;]*;/m.exec(migration)?.[0] ?? ''
  await app.db.deleteFrom('complaints.mail_search').execute()
  await sql.raw(fills).execute(app.db)
  expect(sorted(await kept())).toEqual(before)
})

/** Letters with both pairs of 玻璃瓶 that do not hold the word, all of February; the oldest ones hold it. */
async function scatter(apart: number, holding: number): Promise<void> {
  await sql`delete from complaints.mail_search where letter like 'mlt_apart_%'`.execute(app.db)
  await sql`delete from complaints.mail_letter where folder = 'bench'`.execute(app.db)
  await sql`insert into complaints.mail_letter (id, folder, raw_bytes, whole, received_at, kept_at, state, verdict, subject, text)
    select 'mlt_apart_' || n, 'bench', 1, true, timestamptz '2026-02-01 00:00Z' + n * interval '1 second', now(), 'read', 'new', '',
      case when n < ${holding}::int then '玻璃瓶碎了' else '玻璃 璃瓶' end
    from generate_series(0, ${apart}::int - 1) n`.execute(app.db)
  await sql`insert into complaints.mail_search (letter, received_at, grams)
    select id, received_at, array_to_tsvector('{玻璃,璃瓶}') from complaints.mail_letter where folder = 'bench'`.execute(
    app.db,
  )
}
const search = async (more = {}) => {
  const { body } = await app.call(contract.listLetters, { tab: 'all', text: '玻璃瓶', ...more }, { as: agent })
  return body
}

test('a word that stands behind thousands of letters whose pairs stand apart is on the first page', async () => {
  await scatter(5050, 1)
  expect(await search()).toMatchObject({ rows: [{ id: 'mlt_apart_0' }], next: null, stoppedAt: null })
})

test('looking ends after twenty thousand letters: the page says how far it looked, and the next one goes on from there', async () => {
  await scatter(20_050, 3)
  const first = await search()
  // The 20,000th of the newest ones is number 50.
  expect(first).toMatchObject({ rows: [], next: expect.any(String), stoppedAt: '2026-02-01T00:00:50.000Z' })
  const rest = await search({ cursor: first.next ?? '' })
  expect(rest.rows.map(({ id }) => id)).toEqual(['mlt_apart_2', 'mlt_apart_1', 'mlt_apart_0'])
  expect(rest).toMatchObject({ next: null, stoppedAt: null })
})

test('whoever has something to read is not kept waiting for the rest: it comes after three thousand, with the way on', async () => {
  await scatter(5050, 1)
  await sql`update complaints.mail_letter set text = '玻璃瓶' where id = 'mlt_apart_5049'`.execute(app.db)
  const first = await search()
  expect(first).toMatchObject({ rows: [{ id: 'mlt_apart_5049' }], next: expect.any(String) })
  expect(first.stoppedAt).not.toBeNull()
  expect((await search({ cursor: first.next ?? '' })).rows).toMatchObject([{ id: 'mlt_apart_0' }])
})
