import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import * as contract from '../../src/complaints/mailbox/mailbox.contract.ts'
import { readHealth } from '../../src/complaints/mailbox/mail-health.contract.ts'
import { plugInPost, unopenedPost } from '../../src/complaints/mailbox/post.ts'
import { readKept } from '../../src/kernel/evidence/arrived.actions.ts'
import { startServices, type Services } from '../../src/kernel/job/service.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { encoderFor, letterOf, sha256 } from '../support/letters.ts'
import { dovecotIsHere, openDovecot, type Dovecot } from '../support/mail/dovecot.ts'
import { fetching, folderId, type FetcherOrder } from '../support/mail/fetcher.ts'
import { databaseAt } from '../support/sql.ts'

const isHere = dovecotIsHere()
const onDovecot = test.skipIf(!isHere)

let app: TestApp
let dovecot: Dovecot
const running = new Set<Services>()
beforeAll(async () => {
  if (!isHere) return
  app = await testApp({ now: new Date().toISOString() })
  plugInPost({ ...unopenedPost, folder: folderId })
  dovecot = await openDovecot()
})
afterAll(async () => {
  if (!isHere) return
  await stopAll()
  await dovecot.remove()
  await app.close()
})

/** The wait between two looks is an hour: what comes sooner came because the server said so. */
function listen(imap: Partial<typeof dovecot.imap> = {}): Services {
  const services = startServices(app.runtime, fetching({ ...dovecot.imap, pollMs: 3_600_000, ...imap }))
  running.add(services)
  return services
}
async function stopAll(): Promise<void> {
  await Promise.all([...running].map((one) => one.stop()))
  running.clear()
}

const count = async (table: 'mail_letter' | 'mail_location'): Promise<number> => {
  const rows = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`complaints.${table}`)}`.execute(
    app.db,
  )
  return rows.rows[0]?.n ?? 0
}
const settles = { timeout: 45_000, interval: 50 }
const untilLetters = (wanted: number) => expect.poll(() => count('mail_letter'), settles).toBe(wanted)
const untilPlaces = (wanted: number) => expect.poll(() => count('mail_location'), settles).toBe(wanted)
const folder = () =>
  app.db.selectFrom('complaints.mail_folder').selectAll().where('id', '=', folderId).executeTakeFirstOrThrow()
const sources = async (): Promise<readonly (string | null)[]> => {
  const rows = app.db
    .selectFrom('complaints.mail_location')
    .innerJoin('complaints.mail_letter', 'complaints.mail_letter.id', 'complaints.mail_location.letter')
    .select('sha256')
    .orderBy('uid')
  return (await rows.execute()).map((row) => row.sha256)
}

onDovecot(
  'letters that lie there and letters that come are fetched once, in their order, byte for byte, and the folder stays as it was',
  async () => {
    const gbk = encoderFor('gb18030')
    const chinese = Buffer.concat([gbk('Content-Type: text/plain; charset=GBK\r\n\r\n水壶漏水，要求退款。\r\n')])
    const raws = [
      letterOf({ subject: 'first', id: '<1@example.cn>' }),
      letterOf({ from: 'gbk@example.cn', id: '<2@example.cn>', body: chinese }),
      letterOf({ id: '<3@example.cn>', body: 'Content-Type: multipart/mixed; boundary=x\r\n\r\nno part at all\r\n' }),
    ]
    for (const raw of raws) await dovecot.append(raw)
    listen()
    await untilLetters(3)
    const late = letterOf({ subject: 'late', id: '<4@example.cn>' })
    await dovecot.append(late)
    await untilLetters(4)
    expect(await sources()).toEqual([...raws, late].map(sha256))
    for (const raw of raws) expect(sha256((await readKept(sha256(raw))) ?? Buffer.alloc(0))).toBe(sha256(raw))
    expect(await dovecot.flags()).toEqual([[], [], [], []])
    await app.runJobs()
    const agent = await app.as('agent')
    const { rows } = (await app.call(contract.listLetters, { tab: 'all' }, { as: agent })).body
    expect(rows.map(({ verdict }) => verdict)).toEqual(['new', 'needs-person', 'new', 'new'])
    expect(rows[2]?.begins).toBe('水壶漏水，要求退款。')
    const health = await app.call(readHealth, {}, { as: agent })
    expect(health.body).toMatchObject({ state: 'listening', failures: 0, lastFailure: null })
    await stopAll()
  },
)

onDovecot('two that fetch at once, even without the lock between them, fetch every letter once', async () => {
  const before = await count('mail_letter')
  for (let number = 0; number < 20; number += 1) await dovecot.append(letterOf({ subject: `both ${number}` }))
  const ending = new AbortController()
  const both = [1, 2].flatMap(() =>
    fetching({ ...dovecot.imap, pollMs: 3_600_000 }).map((service) => service.run(app.runtime, ending.signal)),
  )
  await untilLetters(before + 20)
  await dovecot.append(letterOf({ subject: 'one more' }))
  await untilLetters(before + 21)
  ending.abort()
  await Promise.all(both)
  expect(await count('mail_location')).toBe(before + 21)
  const facts = app.db.selectFrom('kernel.fact').select('id').where('kind', '=', 'mail.received')
  expect(await facts.execute()).toHaveLength(before + 21)
})

onDovecot(
  'a mail server that goes away is told as failing, and what came meanwhile is fetched when it is back',
  async () => {
    const before = await count('mail_letter')
    listen()
    await expect.poll(async () => (await folder()).state, settles).toBe('listening')
    await dovecot.stop()
    await expect.poll(async () => (await folder()).last_failure, settles).toBe('unreachable')
    const agent = await app.as('agent')
    const health = await app.call(readHealth, {}, { as: agent })
    expect(health.body).toMatchObject({ state: 'failing', lastFailure: 'unreachable' })
    await dovecot.start()
    await dovecot.append(letterOf({ subject: 'meanwhile' }))
    await untilLetters(before + 1)
    await expect.poll(async () => (await folder()).state, settles).toBe('listening')
    expect((await folder()).failing_since).toBeNull()
    await stopAll()
  },
)

onDovecot(
  'a wrong password and a folder that is not there are told as what they are; the password is nowhere',
  async () => {
    const password = 'not-the-password-of-this-mailbox'
    listen({ password })
    await expect.poll(async () => (await folder()).last_failure, settles).toBe('sign-in-refused')
    await stopAll()
    listen({ folder: 'Nowhere' })
    await expect.poll(async () => (await folder()).last_failure, settles).toBe('folder-missing')
    await stopAll()
    expect(JSON.stringify(await folder())).not.toContain(password)
  },
)

onDovecot(
  'a letter larger than we fetch is noted with its head, for a person; the ones behind it are not kept waiting',
  async () => {
    const before = await count('mail_letter')
    const body = `Content-Type: text/plain\r\n\r\n${'long\r\n'.repeat(500_000)}`
    await dovecot.append(letterOf({ from: 'large@example.cn', subject: '很大的附件', body }))
    await dovecot.append(letterOf({ subject: 'behind the large one' }))
    listen()
    await untilLetters(before + 2)
    await app.runJobs()
    const agent = await app.as('agent')
    const found = await app.call(contract.listLetters, { tab: 'all', text: 'large@example.cn' }, { as: agent })
    expect(found.body.rows).toMatchObject([{ subject: '很大的附件', verdict: 'needs-person', waits: true }])
    const letter = await app.call(contract.readLetter, { id: found.body.rows[0]?.id ?? '' }, { as: agent })
    expect(letter.body).toMatchObject({ whole: false, reasons: [{ code: 'too-large', detail: null }] })
    await stopAll()
  },
)

onDovecot(
  'a folder that the server numbers anew is read from its beginning; no letter is missed and none is doubled',
  async () => {
    const [letters, places] = [await count('mail_letter'), await count('mail_location')]
    await dovecot.expunge('2:3')
    dovecot.renumber(987_654)
    await dovecot.append(letterOf({ subject: 'after the numbering' }))
    listen()
    await untilPlaces(places + places - 2 + 1)
    expect(await count('mail_letter')).toBe(letters + 1)
    expect(await folder()).toMatchObject({ uid_validity: 987_654, renumbered: 1 })
    await stopAll()
  },
)

onDovecot(
  'killed again and again while it fetches, the mailbox neither loses a letter nor keeps one twice',
  { timeout: 400_000 },
  async () => {
    const [letters, places] = [await count('mail_letter'), await count('mail_location')]
    const raws = Array.from({ length: 40 }, (_, number) => letterOf({ subject: `kill ${number}` }))
    for (const raw of raws) await dovecot.append(raw)
    const server = databaseAt(inject('server'), (await nameOfDatabase()) ?? '')
    const home = dirname(dirname(app.files.spool))
    const order: FetcherOrder = { database: server, home, imap: { ...dovecot.imap, pollMs: 1000 } }
    let kills = 0
    while ((await count('mail_letter')) < letters + 40) {
      const child = spawn(process.execPath, [fetcher, JSON.stringify(order)], { stdio: 'ignore' })
      const gone = once(child, 'exit')
      const began = await count('mail_letter')
      // Killed in the middle of the work, wherever it is then; a process that fetched nothing yet proves nothing.
      await expect.poll(() => count('mail_letter'), { ...settles, interval: 5 }).toBeGreaterThan(began)
      await pause(Math.random() * 120)
      child.kill('SIGKILL')
      await gone
      kills += 1
    }
    expect(kills).toBeGreaterThan(1)
    expect([await count('mail_letter'), await count('mail_location')]).toEqual([letters + 40, places + 40])
    expect((await sources()).slice(-40)).toEqual(raws.map(sha256))
    for (const raw of raws) expect(sha256((await readKept(sha256(raw))) ?? Buffer.alloc(0))).toBe(sha256(raw))
    await app.runJobs()
    const unread = app.db.selectFrom('complaints.mail_letter').select('id').where('state', '=', 'kept')
    expect(await unread.execute()).toEqual([])
  },
)

const fetcher = fileURLToPath(new URL('../support/mail/fetcher.ts', import.meta.url))
async function nameOfDatabase(): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(app.db)
  return rows[0]?.name
}
