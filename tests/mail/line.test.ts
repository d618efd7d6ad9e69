import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ImapSettings } from '../../src/complaints/mailbox/mail-settings.ts'
import { plugInPost, unopenedPost } from '../../src/complaints/mailbox/post.ts'
import { startServices, type Services } from '../../src/kernel/job/service.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { letterOf, sha256 } from '../support/letters.ts'
import { dovecotIsHere, openDovecot, type Dovecot } from '../support/mail/dovecot.ts'
import { fetching, folderId } from '../support/mail/fetcher.ts'
import { openLine, type Line } from '../support/mail/line.ts'

const isHere = dovecotIsHere()
const onDovecot = test.skipIf(!isHere)
const settles = { timeout: 45_000, interval: 50 }

let app: TestApp
let dovecot: Dovecot
let line: Line
let services: Services | null = null
beforeAll(async () => {
  if (!isHere) return
  app = await testApp({ now: new Date().toISOString() })
  plugInPost({ ...unopenedPost, folder: folderId })
  dovecot = await openDovecot()
})
afterEach(async () => {
  await services?.stop()
  services = null
  await line?.close()
})
afterAll(async () => {
  if (!isHere) return
  await dovecot.remove()
  await app.close()
})

/** Over the line, with an hour between two looks: what comes sooner was heard of. */
async function listen(over: Line, imap: Partial<ImapSettings> = {}): Promise<void> {
  line = over
  const settings = { ...dovecot.imap, port: over.port, pollMs: 3_600_000, ...imap }
  services = startServices(app.runtime, fetching(settings))
}
const sent: string[] = []
async function send(subject: string): Promise<void> {
  const raw = letterOf({ subject })
  sent.push(sha256(raw))
  await dovecot.append(raw)
}
const arrived = async () => {
  const rows = app.db.selectFrom('complaints.mail_letter').select('sha256').orderBy('kept_at')
  return (await rows.execute()).map((row) => row.sha256)
}
/** Every letter that was sent so far, once, in its order. */
const untilAllIsHere = () => expect.poll(arrived, settles).toEqual(sent)
const folder = () => app.db.selectFrom('complaints.mail_folder').select('state').executeTakeFirst()

onDovecot('a server without IDLE is asked: a letter comes although nobody said so', async () => {
  let struck = 0
  const said = (words: string) =>
    words.replaceAll(/ IDLE(?=[ \]\r])/g, () => {
      struck += 1
      return ''
    })
  // Asked every second here; an installation asks every minute.
  await listen(await openLine(dovecot.imap.port, { said }), { silenceMs: 2000 })
  await expect.poll(async () => (await folder())?.state, settles).toBe('listening')
  expect(struck).toBeGreaterThan(0)
  await send('asked for')
  await untilAllIsHere()
  // Without asking in between, by looking again.
  await services?.stop()
  await line.close()
  await listen(await openLine(dovecot.imap.port, { said }), { pollMs: 1000 })
  await send('looked for')
  await untilAllIsHere()
})

onDovecot('a line that is cut is opened anew, and what came meanwhile is fetched once', async () => {
  await listen(await openLine(dovecot.imap.port))
  await send('before the cut')
  await untilAllIsHere()
  const calls = line.calls()
  line.cut()
  await send('during the cut')
  await untilAllIsHere()
  expect(line.calls()).toBeGreaterThan(calls)
  await send('after the cut')
  await untilAllIsHere()
})

onDovecot('a line that fell silent without an end is noticed and opened anew; nothing is lost', async () => {
  await listen(await openLine(dovecot.imap.port), { silenceMs: 3000 })
  await send('before the silence')
  await untilAllIsHere()
  const calls = line.calls()
  line.silence()
  await send('in the silence')
  await untilAllIsHere()
  expect(line.calls()).toBeGreaterThan(calls)
  expect((await folder())?.state).toBe('listening')
  await send('after the silence')
  await untilAllIsHere()
})
