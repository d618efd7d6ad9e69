import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../../kernel/access/account.actions.ts'
import { changeAccount } from '../../kernel/access/account.contract.ts'
import { askPasswordReset, resetPassword } from '../../kernel/access/code/code.contract.ts'
import { signIn } from '../../kernel/access/session.contract.ts'
import { fileComplaint } from '../../complaints/filing.contract.ts'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import * as contract from './request-routes.contract.ts'

let app: TestApp
let consumer: Person
const said = '水杯漏水，我已经联系过商家三次，一直没有人回答。'
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1'), displayName: '羽毛先生' })
  await tellOfSale(app, {
    number: 'A-1',
    consumer: 'C1',
    merchant: 'M1',
    lines: [{ title: '水杯', amountFen: 12_900 }],
  })
  const filing = {
    orderId: orderId('A-1'),
    lineIds: [lineId('A-1', '1')],
    category: 'other' as const,
    text: said,
    remedies: ['refund' as const],
    amountFen: 12_900,
    files: [(await uploadsOf(app, () => consumer).upload(pdf('proof of the leak'))).id],
  }
  const { status } = await app.call(fileComplaint, filing, { as: consumer })
  expect(status).toBe(201)
})
afterAll(() => app.close())

const at = (time: string) => (app.clock.now = new Date(`2026-03-${time}+08:00`))
const askCopy = async (as: Person) => (await app.call(contract.askRight, { type: 'copy' }, { as })).body
const fetch = (id: string, as: Person) => app.call(contract.fetchCopy, { id }, { as })

test('a copy is made in the background and fetched once, with everything that was said and handed in, and checksums that fit', async () => {
  const asked = await askCopy(consumer)
  expect(asked).toMatchObject({ state: 'executing', copy: null })
  expect((await fetch(asked.id, consumer)).error.code).toBe('privacy-request.no-copy')
  expect((await app.call(contract.openCopy, { id: asked.id }, { as: consumer })).error.code).toBe(
    'privacy-request.no-copy',
  )
  await app.runJobs()
  const made = (await app.call(contract.readRequest, { id: asked.id }, { as: consumer })).body
  expect(made).toMatchObject({ state: 'notified', copy: { state: 'ready', takenAt: null } })
  expect(made.items.map(({ item }) => item)).toEqual(expect.arrayContaining(['name', 'order', 'words', 'evidence']))
  const path = contract.fetchCopy.path.replace(':id', asked.id)
  const got = await app.server.inject({ method: 'GET', url: path, headers: { cookie: consumer.cookie } })
  expect([got.statusCode, got.headers['content-type']]).toEqual([200, 'application/zip'])
  const folder = mkdtempSync(join(tmpdir(), 'copy-'))
  writeFileSync(join(folder, 'copy.zip'), got.rawPayload)
  const script = `import zipfile,hashlib,sys,json
z=zipfile.ZipFile(sys.argv[1]); names=z.namelist()
sums=dict(reversed(l.split('  ',1)) for l in z.read('SHA256SUMS').decode().strip().split('\\n'))
assert set(names)-{'SHA256SUMS'}==set(sums), names
assert all(hashlib.sha256(z.read(n)).hexdigest()==h for n,h in sums.items())
print(json.dumps({'names':names,'data':z.read('data.json').decode(),'page':z.read('index.html').decode()}))`
  const { names, data, page } = JSON.parse(
    execFileSync('python3', ['-c', script, join(folder, 'copy.zip')], { encoding: 'utf8', maxBuffer: 1e8 }),
  )
  for (const text of [data, page]) expect(text).toContain(said)
  expect(data).toContain('羽毛先生')
  expect(names.some((name: string) => name.startsWith('files/'))).toBe(true)
  expect(data).not.toContain('password_hash')
})

test('for thirty minutes a broken download goes on; then the copy is gone, and the request is closed', async () => {
  const asked = await askCopy(consumer)
  await app.runJobs()
  expect((await app.call(contract.openCopy, { id: asked.id }, { as: consumer })).status).toBe(201)
  expect((await fetch(asked.id, consumer)).status).toBe(200)
  expect((await fetch(asked.id, consumer)).status).toBe(200)
  at('02T09:31:00')
  await app.call(contract.readRequest, { id: asked.id }, { as: consumer })
  const late = await app.as('consumer', { consumerId: consumerId('C1') })
  expect((await fetch(asked.id, late)).status).toBe(404)
  await app.runJobs()
  await app.inTx(async (ctx) =>
    app.capabilities
      .flatMap(({ jobs }) => jobs ?? [])
      .find(({ name }) => name === 'privacy.end-copies')
      ?.run(ctx, {}),
  )
  const view = (await app.call(contract.readRequest, { id: asked.id }, { as: consumer })).body
  expect(view).toMatchObject({ state: 'closed', copy: { state: 'taken' } })
  const gone = await app.db
    .selectFrom('kernel.file')
    .select('id')
    .where('subject', 'like', 'pcy_%')
    .where('state', '=', 'stored')
    .execute()
  expect(gone.length).toBeLessThan(2)
})

test('an impostor gets nothing: not by the link, not after a change of password, not with an old session (T96, T97)', async () => {
  const person = await app.as('consumer')
  const asked = await askCopy(person)
  await app.runJobs()
  for (const role of ['consumer', 'merchant', 'privacy-officer', 'admin'] as const)
    expect((await fetch(asked.id, await app.as(role))).status, role).toBe(404)
  expect((await app.call(contract.fetchCopy, { id: asked.id })).status).toBe(401)
  at('02T10:00:00')
  const old = await fetch(asked.id, person)
  expect([old.status, old.error.code]).toEqual([403, 'privacy-request.sign-in-again'])
  const waiting = await askCopy(person)
  expect(waiting).toMatchObject({ state: 'identity', clock: { state: 'suspended' } })
  const unproved = await app.call(contract.proveIdentity, { id: waiting.id, version: waiting.version }, { as: person })
  expect(unproved.error.code).toBe('privacy-request.sign-in-again')
  const fresh = await app.as('consumer')
  await app.call(changeAccount, { id: fresh.actor.id, displayName: '新名字' }, { as: await app.as('admin') })
  const changed = await app.call(contract.askRight, { type: 'copy' }, { as: fresh })
  expect([changed.status, changed.error.code]).toEqual([409, 'privacy-request.contact-just-changed'])
})

test('who set the password anew with a code from the mailbox is handed nothing for seventy-two hours (T97)', async () => {
  const [email, word] = ['owner@example.com', 'another lovely phrase']
  const account = await app.inTx((ctx) =>
    createAccount(ctx, {
      displayName: '林晓',
      email,
      phone: null,
      language: 'zh',
      roles: ['consumer'],
      consumerId: consumerId('C7'),
      merchantId: null,
      password: 'correct horse battery',
    }),
  )
  const { body } = await app.call(askPasswordReset, { login: email })
  const done = await app.call(resetPassword, { flow: body.flow, code: body.shown ?? '', password: word })
  expect(done.status).toBe(200)
  const session = await app.call(signIn, { login: email, password: word })
  const cookie = String(session.headers['set-cookie']).split(';')[0] ?? ''
  const thief = { actor: { ...consumer.actor, id: account.id }, cookie }
  const asked = await app.call(contract.askRight, { type: 'copy' }, { as: thief })
  expect(asked.error?.code).toBe('privacy-request.contact-just-changed')
})

test('a copy that nobody fetches in seven days is gone, and says so', async () => {
  const person = await app.as('consumer')
  const asked = await askCopy(person)
  await app.runJobs()
  await app.db
    .updateTable('privacy.copy')
    .set({ keep_until: app.clock.now })
    .where('request_id', '=', asked.id)
    .execute()
  const gone = await fetch(asked.id, person)
  expect([gone.status, gone.error.code]).toEqual([410, 'privacy-request.copy-expired'])
})
