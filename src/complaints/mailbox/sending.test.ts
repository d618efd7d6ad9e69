import { afterAll, beforeEach, expect, test } from 'vitest'
import { testApp } from '../../../tests/support/app.ts'
import { mailboxOf } from '../../../tests/support/letters.ts'
import { openOutside } from '../../../tests/support/outside.ts'
import * as cases from '../case.contract.ts'
import { letterReader } from './letter-reader.ts'
import * as contract from './mailbox.contract.ts'
import { mailboxPart } from './mailbox.jobs.ts'
import { claimOut, concludeOut } from './out.actions.ts'
import { plugInPost, postOf } from './post.ts'
import { smtpSender } from './smtp.ts'

const outside = await openOutside()
const post = postOf(
  {
    XIAOBAO_MAIL_HOST: null,
    XIAOBAO_MAIL_USER: null,
    XIAOBAO_MAIL_FOLDER: 'INBOX',
    XIAOBAO_MAIL_POLL_SECONDS: 60,
    XIAOBAO_MAIL_ADDRESS: 'tousu@xiaobao.example',
    XIAOBAO_MAIL_CASE_ADDRESS: null,
    XIAOBAO_MAIL_SERVER: null,
    XIAOBAO_PUBLIC_URL: 'https://xiaobao.example',
    SMTP_URL: outside.smtpUrl,
    SMTP_FROM: null,
  },
  'a secret of this test, long enough to count',
)
const reader = letterReader()
const sender = smtpSender(outside.smtpUrl, post)
const app = await testApp({ extra: [mailboxPart({ post, imap: null, reader, sender })] })
plugInPost(post)
const agent = await app.as('agent')
const box = mailboxOf(app)
beforeEach(() => {
  app.clock.now = new Date('2026-03-02T09:00:00+08:00')
  outside.forget()
})
afterAll(async () => {
  sender?.close()
  await reader.close()
  await outside.close()
  await app.close()
})

const read = async (id: string) => (await app.call(contract.readLetter, { id }, { as: agent })).body

test('an answer reaches a real mail server in the thread of the letter, and what is answered to it finds the case', async () => {
  const id = await box.receive({
    from: '林小姐 <lin@example.cn>',
    subject: '退款',
    head: ['References: <root@example.cn>'],
  })
  const { case: of, messageId } = await read(id)
  await app.call(cases.respond, { id: of?.id ?? '', text: '已联系商家，明天给您结果。' }, { as: agent })
  await app.runJobs()
  const [receipt, answer] = outside.mails
  expect(outside.mails).toHaveLength(2)
  expect(receipt?.headers.get('auto-submitted')).toBe('auto-replied')
  expect(receipt?.headers.get('x-loop')).toBe('tousu@xiaobao.example')
  expect(answer?.headers.get('auto-submitted')).toBeUndefined()
  expect([answer?.inReplyTo, answer?.references]).toEqual([messageId, ['<root@example.cn>', messageId]])
  expect(answer?.subject).toBe(`Re: 退款 [${of?.receipt}]`)
  expect(answer?.from?.text).toBe('"投诉专员" <tousu@xiaobao.example>')
  expect(answer?.text).toContain('已联系商家，明天给您结果。')
  expect(answer?.replyTo?.value[0]?.address).toBe(post.caseAddressOf({ receipt: of?.receipt ?? '', side: 'consumer' }))
  const back = await box.receive({
    from: 'lin@example.cn',
    to: answer?.replyTo?.value[0]?.address ?? '',
    text: '好的，谢谢',
  })
  expect(await read(back)).toMatchObject({ verdict: 'follow-up', proof: 'letter', waits: false, case: { id: of?.id } })
})

test('a server that is full is tried again under the same message id; one that refuses for good ends it, and a person may try once more', async () => {
  outside.replies.push(451)
  const id = await box.receive({ from: 'slow@example.cn' })
  expect([outside.mails.length, (await read(id)).sent[0]?.state]).toEqual([0, 'queued'])
  app.clock.now = new Date(app.clock.now.getTime() + 60_000)
  await app.runJobs()
  expect((await read(id)).sent[0]).toMatchObject({ state: 'sent', lastError: null })
  outside.replies.push(550)
  const refused = await box.receive({ from: 'refused@example.cn' })
  const failed = (await read(refused)).sent[0]
  expect(failed?.state).toBe('failed')
  expect(failed?.lastError).not.toContain('a.person@example.com')
  const again = await app.call(contract.sendAgain, { id: failed?.id ?? '' }, { as: agent })
  await app.runJobs()
  expect([again.status, (await read(refused)).sent[0]?.state]).toEqual([201, 'sent'])
  expect(outside.mails.map(({ messageId }) => messageId)).toEqual([
    post.messageIdOf((await read(id)).sent[0]?.id ?? ''),
    post.messageIdOf(failed?.id ?? ''),
  ])
})

test('of ten workers that take the same letter one sends it; one that dies with it leaves it to be taken again, never doubled under another id', async () => {
  const id = await box.receive({ from: '', text: '没有署名' })
  await app.db
    .updateTable('complaints.mail_letter')
    .set({ from_address: 'ten@example.cn' })
    .where('id', '=', id)
    .execute()
  await app.call(contract.replyToLetter, { id, text: '您好，请问您是哪一位？' }, { as: agent })
  const out = (await read(id)).sent[0]?.id ?? ''
  const taken = (await Promise.all(Array.from({ length: 10 }, () => claimOut(app.ctx(), out)))).filter(
    (one) => one !== null,
  )
  expect(taken).toHaveLength(1)
  // The worker died here: nothing was noted. Its claim ends, and the next one takes the letter.
  expect(await claimOut(app.ctx(), out)).toBeNull()
  app.clock.now = new Date(app.clock.now.getTime() + 6 * 60_000)
  await app.runJobs()
  expect(outside.mails.map(({ messageId }) => messageId)).toEqual([post.messageIdOf(out)])
  // What the dead one would still say changes nothing.
  const [dead] = taken
  if (dead) await concludeOut(app.ctx(), dead, { done: 'never', error: 'late' })
  expect((await read(id)).sent[0]?.state).toBe('sent')
})

test('names and subjects that try to bring headers of their own bring none', async () => {
  const nasty = `=?utf-8?B?${Buffer.from('退款\r\nBcc: all@example.cn').toString('base64')}?=`
  await box.receive({ from: `"x\\r\\nBcc: b@example.cn" <ok@example.cn>`, subject: nasty })
  const raw = outside.mails[0]
  expect([raw?.bcc, raw?.headers.has('bcc')]).toEqual([undefined, false])
  expect(raw?.subject).toContain('退款 Bcc: all@example.cn')
})
