import { afterAll, beforeAll, expect, test } from 'vitest'
import * as cases from '../../src/complaints/case.contract.ts'
import { letterReader } from '../../src/complaints/mailbox/letter-reader.ts'
import * as contract from '../../src/complaints/mailbox/mailbox.contract.ts'
import { mailboxPart } from '../../src/complaints/mailbox/mailbox.jobs.ts'
import { plugInPost, unopenedPost } from '../../src/complaints/mailbox/post.ts'
import { smtpSender, type Sender } from '../../src/complaints/mailbox/smtp.ts'
import { startServices, type Services } from '../../src/kernel/job/service.ts'
import { testApp, type Person, type TestApp } from '../support/app.ts'
import { letterOf } from '../support/letters.ts'
import { dovecotIsHere, openDovecot, type Dovecot } from '../support/mail/dovecot.ts'
import { fetching, folderId } from '../support/mail/fetcher.ts'
import { openOutside } from '../support/outside.ts'

const isHere = dovecotIsHere()
const post = { ...unopenedPost, folder: folderId, mayDeliver: true }

let app: TestApp
let agent: Person
let dovecot: Dovecot
let services: Services
let outside: Awaited<ReturnType<typeof openOutside>>
let sender: Sender | null = null
const reader = letterReader()
beforeAll(async () => {
  if (!isHere) return
  outside = await openOutside()
  sender = smtpSender(outside.smtpUrl, post)
  app = await testApp({ now: new Date().toISOString(), extra: [mailboxPart({ post, imap: null, reader, sender })] })
  plugInPost(post)
  agent = await app.as('agent')
  dovecot = await openDovecot()
  services = startServices(app.runtime, fetching({ ...dovecot.imap, pollMs: 3_600_000 }))
})
afterAll(async () => {
  if (!isHere) return
  await services.stop()
  sender?.close()
  await reader.close()
  await dovecot.remove()
  await outside.close()
  await app.close()
})

/** A letter is delivered, fetched and read, and what follows from it is sent. */
async function deliver(raw: Buffer): Promise<void> {
  const count = async () => (await app.db.selectFrom('complaints.mail_letter').select('id').execute()).length
  const before = await count()
  await dovecot.append(raw)
  await expect.poll(count, { timeout: 45_000, interval: 50 }).toBe(before + 1)
  await app.runJobs()
}
const letters = async () => (await app.call(contract.listLetters, { tab: 'all' }, { as: agent })).body.rows.toReversed()

test.skipIf(!isHere)(
  'by real mail servers: a letter becomes a case, the receipt comes back in its thread, what is replied to it joins the case, and so does what replies to the agent',
  async () => {
    const first = '<first@example.cn>'
    await deliver(letterOf({ from: '林小姐 <lin@example.cn>', subject: '退款没到账', id: first }))
    const [receipt] = outside.mails
    expect(receipt?.inReplyTo).toBe(first)
    expect(receipt?.references).toBe(first)
    expect(receipt?.headers.get('auto-submitted')).toBe('auto-replied')
    const number = /XB-[\w-]+/.exec(receipt?.text ?? '')?.[0] ?? ''
    const own = receipt?.replyTo?.value[0]?.address ?? ''
    expect(own).toMatch(new RegExp(`^complaints\\+${number.toLowerCase()}\\.[a-z0-9]{16}@`))

    const reply = { from: 'lin@example.cn', to: own, subject: `Re: ${receipt?.subject ?? ''}` }
    await deliver(
      letterOf({ ...reply, head: [`In-Reply-To: ${receipt?.messageId ?? ''}`], text: '补充：快递单号 SF1' }),
    )
    const [begun, joined] = await letters()
    expect(joined).toMatchObject({ verdict: 'follow-up', proof: 'letter', case: { id: begun?.case?.id ?? '' } })

    const id = begun?.case?.id ?? ''
    await app.call(cases.respond, { id, text: '已催商家，三天内退款。' }, { as: agent })
    await app.runJobs()
    const answer = outside.mails.at(-1)
    expect(answer?.text).toContain('已催商家，三天内退款。')
    expect(answer?.headers.get('auto-submitted')).toBeUndefined()
    await deliver(letterOf({ ...reply, head: [`In-Reply-To: ${answer?.messageId ?? ''}`], text: '收到，谢谢' }))
    const { statements } = (await app.call(cases.readCase, { id }, { as: agent })).body
    expect(statements.map(({ side, text }) => [side, text])).toEqual([
      ['consumer', '退款没到账\n\n买的水壶退了二十天，退款还没有到账，请处理。'],
      ['consumer', '补充：快递单号 SF1'],
      ['platform', '已催商家，三天内退款。'],
      ['consumer', '收到，谢谢'],
    ])
  },
)

test.skipIf(!isHere)('what we sent and what answers by itself start nothing when they come back', async () => {
  const sent = outside.mails.length
  const all = (await letters()).length
  const id = outside.mails.at(-1)?.messageId ?? ''
  await deliver(
    letterOf({
      from: 'lin@example.cn',
      subject: '自动回复: Re',
      head: [`In-Reply-To: ${id}`, 'Auto-Submitted: auto-replied'],
    }),
  )
  await deliver(letterOf({ from: post.address, subject: 'Re: 退款没到账', id, head: [`X-Loop: ${post.address}`] }))
  expect((await letters()).slice(all).map(({ verdict, waits }) => [verdict, waits])).toEqual([
    ['auto-reply', false],
    ['loop', false],
  ])
  expect(outside.mails).toHaveLength(sent)
})
