import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { letterOf, mailboxOf } from '../../../tests/support/letters.ts'
import { consumerId, merchantId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, sha256 } from '../../../tests/support/uploads.ts'
import { readContent } from '../../kernel/evidence/evidence.contract.ts'
import { timeline } from '../../kernel/fact/record.ts'
import * as cases from '../case.contract.ts'
import * as contract from './mailbox.contract.ts'
import { openedPost } from './post.ts'

let app: TestApp
let agent: Person
let box: ReturnType<typeof mailboxOf>
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  agent = await app.as('agent')
  box = mailboxOf(app)
})
afterAll(() => app.close())

const read = async (id: string, as = agent) => (await app.call(contract.readLetter, { id }, { as })).body
const caseOf = async (id: string, as = agent) => (await app.call(cases.readCase, { id }, { as })).body
const list = async (input = {}) => (await app.call(contract.listLetters, input, { as: agent })).body.rows
const attached = (name: string, type: string, content: Buffer) =>
  `Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n水壶漏水，照片在附件\r\n--x\r\nContent-Type: ${type}; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}\r\n--x--\r\n`

/** A new letter, the complaint that it became, and what we wrote back. */
async function filed(from = 'lin@example.cn') {
  const id = await box.receive({ from: `林 <${from}>`, subject: `退款 ${from}` })
  const letter = await read(id)
  return { letter, complaint: letter.case?.id ?? '', receipt: letter.case?.receipt ?? '', ours: letter.sent[0] }
}
const messageIdOf = (out: { id: string } | undefined) => openedPost().messageIdOf(out?.id ?? '')

test('a new letter becomes a complaint of the mailbox, received at the instant at which it reached the mail server', async () => {
  await tellOfSale(app, {
    number: 'SH-20260118-004571',
    consumer: 'C1',
    merchant: 'M1',
    lines: [{ title: '水壶', amountFen: 12_900 }],
  })
  const raw = letterOf({
    subject: '订单SH-20260118-004571 水壶',
    body: attached('发票.pdf', 'application/pdf', pdf('a')),
  })
  const id = await box.arrive(raw, new Date('2026-03-01T20:30:00+08:00'))
  await app.runJobs()
  const letter = await read(id)
  expect(letter).toMatchObject({ verdict: 'new', waits: false, settledAs: null, case: { state: 'received' } })
  const complaint = await caseOf(letter.case?.id ?? '')
  expect(complaint).toMatchObject({ channel: 'mailbox', receivedAt: '2026-03-01T12:30:00.000Z', category: 'other' })
  expect(complaint.statements[0]?.text).toBe('订单SH-20260118-004571 水壶\n\n水壶漏水，照片在附件')
  expect(complaint.evidence.map(({ file }) => file.name)).toEqual(['发票.pdf'])
  expect(complaint.clocks.length).toBeGreaterThan(0)
  expect(letter.orders.map(({ number }) => number)).toEqual(['SH-20260118-004571'])
  expect(complaint.order).toBeNull()
  const facts = await timeline(app.ctx(), id)
  expect(facts.map(({ kind }) => kind)).toContain('complaint.filed-by-mail')
  expect(JSON.stringify(facts)).not.toMatch(/lin@|水壶/)
})

test('its sender is told the number and the day in the same thread, from the case’s own address, once', async () => {
  const { ours, letter, receipt, complaint } = await filed('told@example.cn')
  expect(letter.sent).toHaveLength(1)
  expect(ours).toMatchObject({ kind: 'acknowledgement', to: 't***@example.cn', state: 'held-local' })
  expect(ours?.text).toContain(`编号 ${receipt}`)
  expect(ours?.text).toMatch(/3月\d+日/)
  const row = await app.db
    .selectFrom('complaints.mail_out')
    .selectAll()
    .where('id', '=', ours?.id ?? '')
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    in_reply_to: letter.messageId,
    reply_to: openedPost().caseAddressOf({ receipt, side: 'consumer' }),
  })
  await box.receive({ from: '林 <told@example.cn>', head: [`In-Reply-To: ${messageIdOf(ours)}`], text: '补充一句' })
  expect((await read(letter.id)).sent).toHaveLength(1)
  expect((await caseOf(complaint)).statements).toHaveLength(2)
})

test('attachments that are not what they say, or not taken, are named with the reason; the source keeps them', async () => {
  const raw = letterOf({ body: attached('照片.jpg', 'image/jpeg', Buffer.from('MZ program')) })
  const letter = await read(await box.receive(raw))
  expect(letter.attachments).toMatchObject([{ name: '照片.jpg', file: null, refusal: 'file.type-mismatch' }])
  const source = await app.call(readContent, { id: letter.source?.id ?? '' }, { as: agent })
  expect(sha256(Buffer.from(source.body as unknown as Buffer))).toBe(sha256(raw))
  const consumer = await app.as('consumer')
  expect((await app.call(readContent, { id: letter.source?.id ?? '' }, { as: consumer })).status).toBe(404)
})

test('the contact’s answer to our letter joins the case, its own words only, with its files for both sides', async () => {
  const { complaint, ours } = await filed('joins@example.cn')
  const body = attached('聊天.pdf', 'application/pdf', pdf('chat')).replace(
    '水壶漏水，照片在附件',
    `还是没退\r\n\r\n> ${ours?.text.replaceAll('\n', '\r\n> ')}`,
  )
  const id = await box.receive({ from: 'Joins@Example.cn', head: [`References: <x@y> ${messageIdOf(ours)}`], body })
  expect(await read(id)).toMatchObject({ verdict: 'follow-up', proof: 'letter', waits: false, case: { id: complaint } })
  const { statements, evidence } = await caseOf(complaint)
  expect(statements.at(-1)).toMatchObject({
    side: 'consumer',
    text: '还是没退',
    audience: ['consumer', 'merchant', 'platform'],
  })
  expect(evidence.map(({ file, side }) => [file.name, side])).toEqual([['聊天.pdf', 'consumer']])
})

test('a letter to the case’s address from somebody else is shown to the agent as unproven, and to neither side before it is released', async () => {
  const { complaint, receipt } = await filed('owner@example.cn')
  const id = await box.receive({
    from: 'wife@example.cn',
    to: openedPost().caseAddressOf({ receipt, side: 'consumer' }),
    text: '我是他爱人，补充一下经过',
  })
  expect(await read(id)).toMatchObject({ verdict: 'follow-up', proof: 'none', waits: true })
  expect((await caseOf(complaint)).statements).toHaveLength(1)
  expect((await list({ tab: 'waiting' })).map((row) => row.id)).toContain(id)
  const released = await app.call(
    contract.joinLetter,
    { id, complaintId: complaint, side: 'consumer', shown: true },
    { as: agent },
  )
  expect(released.body).toMatchObject({ settledAs: 'released', waits: false, settledBy: { id: agent.actor.id } })
  expect((await caseOf(complaint)).statements.at(-1)?.text).toBe('我是他爱人，补充一下经过')
  const again = await app.call(
    contract.joinLetter,
    { id, complaintId: complaint, side: 'consumer', shown: true },
    { as: agent },
  )
  expect([again.status, again.error.code]).toEqual([409, 'mail.settled-already'])
})

test('a receipt number in a stranger’s subject opens nothing; joined without being shown, only colleagues see it', async () => {
  const { complaint, receipt } = await filed('real@example.cn')
  const id = await box.receive({ from: 'curious@example.cn', subject: `投诉 ${receipt} 请告诉我进展` })
  expect(await read(id)).toMatchObject({ verdict: 'needs-person', waits: true, case: { id: complaint } })
  await app.call(contract.joinLetter, { id, complaintId: complaint, side: 'consumer', shown: false }, { as: agent })
  expect((await caseOf(complaint)).statements).toHaveLength(1)
  expect(await read(id)).toMatchObject({ settledAs: 'joined', waits: false })
  expect((await list({ tab: 'all', complaint })).map((row) => row.id)).toContain(id)
})

test('a shop that answers a notice of ours by mail joins on its own side', async () => {
  await tellOfSale(app, { number: 'M-1', consumer: 'C2', merchant: 'M2', lines: [{ title: '杯', amountFen: 100 }] })
  const shop = await app.as('merchant', { merchantId: merchantId('M2'), email: 'shop@example.com' })
  const buyer = await app.as('consumer', { consumerId: consumerId('C2'), email: 'buyer@example.cn' })
  const { complaint } = await filed('buyer@example.cn')
  await app.call(cases.acknowledge, { id: complaint }, { as: agent })
  const linked = await app.call(
    cases.linkOrder,
    { id: complaint, orderId: (await orderOf('M-1')) ?? '', lineIds: [] },
    { as: agent },
  )
  expect(linked.status).toBe(201)
  await app.call(cases.askMerchant, { id: complaint, text: '请说明为什么不退' }, { as: agent })
  await app.runJobs()
  const notice = await app.db
    .selectFrom('kernel.notice')
    .select('id')
    .where('recipient', '=', shop.actor.id)
    .where('channel', '=', 'email')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const id = await box.receive({
    from: 'shop@example.com',
    head: [`In-Reply-To: ${openedPost().messageIdOf(notice.id)}`],
    text: '货已签收，不退',
  })
  expect(await read(id)).toMatchObject({ verdict: 'follow-up', side: 'merchant', proof: 'letter', waits: false })
  expect((await caseOf(complaint, buyer)).statements.at(-1)).toMatchObject({ side: 'merchant', text: '货已签收，不退' })
})

test('a buyer who becomes known under another address does not silence the thread of the letter', async () => {
  await tellOfSale(app, { number: 'L-1', consumer: 'C7', merchant: 'M7', lines: [{ title: '灯', amountFen: 900 }] })
  const { letter, complaint } = await filed('linked@example.cn')
  const orderId = (await orderOf('L-1')) ?? ''
  expect((await app.call(cases.linkOrder, { id: complaint, orderId, lineIds: [] }, { as: agent })).status).toBe(201)
  await app.call(cases.acknowledge, { id: complaint }, { as: agent })
  await app.runJobs()
  expect((await read(letter.id)).sent.map(({ kind }) => kind)).toEqual(['acknowledgement', 'notice'])
})

async function orderOf(number: string) {
  const row = await app.db
    .selectFrom('marketplace.order')
    .select('id')
    .where('external_id', '=', number)
    .executeTakeFirst()
  return row?.id
}

test('what was missing and comes by mail takes the case on from where it waited', async () => {
  const { complaint, ours } = await filed('info@example.cn')
  await app.call(cases.requestInfo, { id: complaint, text: '请补充订单号和付款截图' }, { as: agent })
  await app.runJobs()
  expect((await caseOf(complaint)).state).toBe('needs_info')
  await box.receive({ from: 'info@example.cn', head: [`In-Reply-To: ${messageIdOf(ours)}`], text: '订单号 SH-1' })
  expect((await caseOf(complaint)).state).toBe('received')
})

test('what the agent answers in the case goes out in the thread; what the merchant alone was asked does not', async () => {
  const { letter, complaint } = await filed('answered@example.cn')
  await app.call(cases.respond, { id: complaint, text: '已联系商家，明天给您结果。' }, { as: agent })
  await app.call(cases.addStatement, { id: complaint, text: '内部备注：疑似批次问题', to: [] }, { as: agent })
  await app.runJobs()
  const { sent } = await read(letter.id)
  expect(sent.map(({ kind }) => kind)).toEqual(['acknowledgement', 'answer'])
  expect(sent[1]?.text).toContain('已联系商家，明天给您结果。')
  expect(JSON.stringify(sent)).not.toContain('内部备注')
  await app.runJobs()
  expect((await read(letter.id)).sent).toHaveLength(2)
})

test('a letter that cannot be read waits, its sender hears that it arrived, and an agent makes a complaint of it as of its arrival', async () => {
  const raw = letterOf({ from: 'broken@example.cn', body: 'Content-Type: text/plain; charset=klingon\r\n\r\n\xff\xfe' })
  const id = await box.arrive(raw, new Date('2026-03-01T10:00:00+08:00'))
  await app.runJobs()
  const waiting = await read(id)
  expect(waiting).toMatchObject({ verdict: 'needs-person', waits: true, case: null })
  expect(waiting.sent.map(({ kind, to }) => [kind, to])).toEqual([['acknowledgement', 'b***@example.cn']])
  const made = await app.call(contract.fileLetter, { id, category: 'refund-delay' }, { as: agent })
  expect(made.body).toMatchObject({ settledAs: 'complaint', waits: false })
  expect(await caseOf(made.body.case?.id ?? '')).toMatchObject({
    receivedAt: '2026-03-01T02:00:00.000Z',
    category: 'refund-delay',
  })
  const again = await app.call(contract.fileLetter, { id, category: 'other' }, { as: agent })
  expect([again.status, again.error.code]).toEqual([409, 'mail.settled-already'])
})

test('the same letter delivered twice is one complaint, one answer, and both are accounted for', async () => {
  const draft = { from: 'twice@example.cn', id: '<twice@example.cn>' }
  const first = await box.receive(draft)
  const second = await box.receive({ ...draft, head: ['Received: by another way'] })
  expect(await read(second)).toMatchObject({ verdict: 'duplicate', sameAs: first, case: null, sent: [] })
  const spoofed = await box.receive({ ...draft, text: '完全不同的话，想冒充' })
  expect(await read(spoofed)).toMatchObject({ verdict: 'needs-person', reasons: [{ code: 'same-id-other-words' }] })
})

test('a delivery failure of a notice, or of our letter, is told where it was written', async () => {
  const { letter, complaint, ours } = await filed('gone@example.cn')
  await app.call(cases.assign, { id: complaint, agentId: agent.actor.id }, { as: agent })
  const out = app.db.updateTable('complaints.mail_out').set({ state: 'sent', kind: 'answer' })
  await out.where('id', '=', ours?.id ?? '').execute()
  const report = (about: string, to: string) =>
    `Content-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n--r\r\n\r\nundeliverable\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; ${to}\r\nAction: failed\r\nStatus: 5.1.1\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${about}\r\n--r--\r\n`
  const bounce = { from: 'MAILER-DAEMON@mx.example', subject: 'Undelivered' }
  const id = await box.receive({ ...bounce, body: report(messageIdOf(ours), 'gone@example.cn') })
  expect(await read(id)).toMatchObject({ verdict: 'bounce', waits: false, case: { id: complaint } })
  expect((await read(letter.id)).sent[0]).toMatchObject({ state: 'bounced', lastError: '5.1.1' })
  const told = await app.db
    .selectFrom('kernel.notice')
    .select('recipient')
    .where('template', '=', 'complaint.mail-returned')
    .execute()
  expect(told.map(({ recipient }) => recipient)).toEqual([agent.actor.id])
  const again = await app.call(contract.sendAgain, { id: ours?.id ?? '' }, { as: agent })
  expect(again.body.state).toBe('queued')
  const wrong = await app.call(contract.sendAgain, { id: ours?.id ?? '' }, { as: agent })
  expect([wrong.status, wrong.error.code]).toEqual([409, 'mail.cannot-send-again'])
})

test('two programs that answer each other end after one letter of ours, or five when every answer begins a new thread', async () => {
  const to = async (address: string) => {
    const rows = app.db.selectFrom('complaints.mail_out').select('id').where('to_address', '=', address)
    return rows.orderBy('id').execute()
  }
  let ours = (await filed('robot@example.cn')).ours?.id ?? ''
  for (let round = 0; round < 4; round += 1) {
    await box.receive({
      from: 'robot@example.cn',
      head: [`In-Reply-To: ${messageIdOf({ id: ours })}`],
      text: `${round}`,
    })
    ours = (await to('robot@example.cn')).at(-1)?.id ?? ''
  }
  expect(await to('robot@example.cn')).toHaveLength(1)
  for (let round = 0; round < 8; round += 1) await box.receive({ from: 'anew@example.cn', subject: `${round}` })
  expect(await to('anew@example.cn')).toHaveLength(5)
})

test('an absence note, a list, an address that nobody reads, and we ourselves are never answered', async () => {
  const before = await app.db.selectFrom('complaints.mail_out').select('id').execute()
  await box.receive({ from: 'away@example.cn', head: ['Auto-Submitted: auto-replied'] })
  await box.receive({ from: 'list@example.cn', head: ['List-Id: <news.example.cn>'] })
  await box.receive({ from: 'no-reply@example.cn' })
  await box.receive({ from: 'quiet@example.cn', head: ['X-Auto-Response-Suppress: All'] })
  await box.receive({ from: openedPost().address })
  expect(await app.db.selectFrom('complaints.mail_out').select('id').execute()).toHaveLength(before.length)
})
