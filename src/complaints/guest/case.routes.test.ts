import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { guestsOf } from '../../../tests/support/guest.ts'
import { merchantId, tellOfSale } from '../../../tests/support/order.ts'
import { openOutside } from '../../../tests/support/outside.ts'
import * as evidence from '../../kernel/evidence/evidence.contract.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import { noticePart } from '../../kernel/notice/notice.part.ts'
import * as step from '../case.contract.ts'
import { addPoint, readDispute, signDispute, takeStance } from '../dispute/dispute.contract.ts'
import { propose, readMediation, readParts, signProposal } from '../mediation/mediation.contract.ts'
import * as contract from './guest.contract.ts'
import { guestRoutes } from './guest.routes.ts'

const outside = await openOutside()
let app: TestApp
let guests: ReturnType<typeof guestsOf>
let agent: Person
let merchant: Person
let number = 0

beforeAll(async () => {
  const { jobs } = noticePart(outside.transports)
  app = await testApp({ extra: [{ jobs: jobs ?? [] }] })
  guests = guestsOf(app)
  agent = await app.as('agent')
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
})
beforeEach(() => outside.forget())
afterAll(async () => {
  await outside.close()
  await app.close()
})

const linkIn = (mail: { text?: string | undefined } | undefined): string =>
  /\/track\/(gt_[\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? ''

/** Filed by a guest whose order is linked; the shop has answered with an offer. */
async function offered() {
  number += 1
  const own = `T-${number}`
  const email = `guest-${number}@example.cn`
  await tellOfSale(app, {
    number: own,
    consumer: own,
    contact: { email },
    merchant: 'M1',
    lines: [{ title: '水杯', amountFen: 12_900 }],
  })
  const filed = await guests.file(email, { orderNumber: own })
  const { id } = (await app.call(guests.behind(step.readCase), { id: filed.token })).body
  await app.call(step.acknowledge, { id }, { as: agent })
  await app.call(
    step.answer,
    { id, text: '同意退还这笔订单一半的货款。', offer: { remedy: 'refund', amountFen: 6_000 } },
    { as: merchant },
  )
  return { ...filed, id, email }
}

test('the guest sees where the case stands, what was said, and what can be done, as the consumer of a signed-in case', async () => {
  const { token } = await offered()
  const { body } = await app.call(guests.behind(step.readCase), { id: token })
  expect([body.state, body.viewer]).toEqual(['awaiting_consumer', 'consumer'])
  expect(body.statements.at(-1)?.offer).toEqual({ remedy: 'refund', amountFen: 6_000, lines: [] })
  expect(body.clocks.length).toBeGreaterThan(0)
  const allowed = body.steps.filter((one) => one.allowed).map((one) => one.step)
  for (const wanted of ['accept_offer', 'refuse_offer', 'counter_offer', 'add_statement', 'add_evidence', 'withdraw'])
    expect(allowed, wanted).toContain(wanted)
  const story = await app.call({ ...readTimeline, path: contract.timelinePath }, { id: token })
  expect(story.body.rows.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['complaint.filed', 'complaint.merchant-answered']),
  )
})

test('an offer is accepted through the link', async () => {
  const { token } = await offered()
  const taken = await app.call(guests.behind(step.acceptOffer), { id: token })
  expect([taken.status, taken.body.state]).toEqual([201, 'performing'])
})

test('an offer is refused, something is added, and the complaint is withdrawn through the link', async () => {
  const { token } = await offered()
  const refused = await app.call(guests.behind(step.refuseOffer), { id: token, text: '一半不够，请平台处理。' })
  expect([refused.status, refused.body.state]).toEqual([201, 'evidence'])
  const added = await app.call(guests.behind(step.addStatement), { id: token, text: '补充：客服答应过全额退款。' })
  expect(added.body.statements.at(-1)).toMatchObject({ side: 'consumer', author: null })
  const file = await guests.upload(token, 'the chat')
  const proven = await app.call(guests.behind(step.addEvidence), { id: token, files: [file] })
  expect(proven.body.evidence.map((one) => one.file.id)).toEqual([file])
  const withdrawn = await app.call(guests.behind(step.withdraw), { id: token })
  expect([withdrawn.body.state, withdrawn.body.outcome]).toEqual(['closed', 'withdrawn'])
})

test("a step that is not the consumer's, or not now, is refused as for everybody", async () => {
  const { token } = await offered()
  const early = await app.call(guests.behind(step.confirmPerformance), { id: token })
  expect(early.status).toBe(409)
  const bad = await app.call(guests.behind(step.addStatement), { id: token, text: ' ' })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'text'])
  const staff = await app.call(
    { ...step.respond, path: contract.casePath(step.respond.path) },
    { id: token, text: '我来答复自己的投诉。' },
  )
  expect(staff.status).toBe(404)
  const old = await app.call(guests.behind(step.addStatement), { id: token, text: '旧页面上写的', version: 1 })
  expect(old.error.code).toBe('complaint.changed-meanwhile')
})

test('a link opens its own case and no other, and a wrong one opens none', async () => {
  const [mine, yours] = [await offered(), await offered()]
  const wrong = await app.call(guests.behind(step.readCase), { id: `gt_${'A'.repeat(43)}` })
  expect([wrong.status, wrong.error.code]).toEqual([404, 'guest.link-over'])
  for (const id of [mine.id, mine.receipt, mine.proof])
    expect((await app.call(guests.behind(step.readCase), { id })).status).toBe(404)
  const file = await guests.upload(yours.token, 'not for others')
  await app.call(guests.behind(step.addEvidence), { id: yours.token, files: [file] })
  const reading = guests.withPass(evidence.readContent, mine.token)
  expect((await app.call(reading, { id: file })).status).toBe(404)
  expect((await app.call(guests.withPass(evidence.readContent, yours.token), { id: file })).status).toBe(200)
  expect((await app.call(step.readCase, { id: mine.id })).status).toBe(401)
})

test('two cases of one guest: the link of one does not open the other', async () => {
  const [first, second] = [await guests.file('both@example.cn'), await guests.file('both@example.cn')]
  const ids = []
  for (const { token } of [first, second])
    ids.push((await app.call(guests.behind(step.readCase), { id: token })).body.id)
  const file = await guests.upload(first.token, 'of the first')
  await app.call(guests.behind(step.addEvidence), { id: first.token, files: [file] })
  const other = await app.call(guests.behind(readMediation), { id: second.token })
  expect(other.status).toBe(404)
  expect(new Set(ids).size).toBe(2)
})

test("files are uploaded with the proof, belong to the complaint once it is filed, and are nobody else's", async () => {
  const proof = await guests.prove('pictures@example.cn')
  const file = await guests.upload(proof, 'a bill')
  const stranger = await guests.prove('other@example.cn')
  expect((await app.call(guests.withPass(evidence.readFile, stranger), { id: file })).status).toBe(404)
  const stolen = await app.call(contract.fileAsGuest, { ...guests.filing, files: [file], proof: stranger })
  expect(stolen.error.code).toBe('file.unknown')
  const { body } = await app.call(contract.fileAsGuest, { ...guests.filing, files: [file], proof })
  const token = body.page.replace('/track/', '')
  const of = await app.call(guests.behind(step.readCase), { id: token })
  expect(of.body.evidence.map((one) => one.file.id)).toEqual([file])
  expect((await app.call(evidence.readContent, { id: file })).status).toBe(401)
  const over = await app.call(guests.withPass(evidence.readFile, `gp_${'A'.repeat(43)}`), { id: file })
  expect([over.status, over.error.code]).toEqual([409, 'guest.proof-over'])
})

test('the news of the case go to the contact, each with the link, and nobody else is told instead', async () => {
  await app.runJobs()
  outside.forget()
  const { token, receipt } = await offered()
  await app.runJobs()
  const toGuest = outside.mails.filter((mail) => [mail.to].flat().some((to) => to?.text.startsWith('guest-')))
  expect(toGuest.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining([`已收到您的投诉 ${receipt}`, `商家答复了投诉 ${receipt}，请您确认`]),
  )
  expect(new Set(toGuest.map(linkIn))).toEqual(new Set([token]))
  expect(new Set(toGuest.map(({ subject }) => subject)).size).toBe(toGuest.length)
})

test('a lost link: a new one comes to the contact and the old one ends; whoever asks with another contact hears the same and gets nothing', async () => {
  const { token, receipt, email } = await offered()
  await app.runJobs()
  outside.forget()
  const ask = (asked: string, contact: string) =>
    app.call(contract.sendLink, { receipt: asked, kind: 'email', contact })
  const [right, wrong, unknown] = [
    await ask(receipt.toLowerCase(), email),
    await ask(receipt, 'guest-x@example.cn'),
    await ask('XB-20260302-AAAA-BBBB', 'guest-y@example.cn'),
  ]
  expect([right.status, wrong.status, unknown.status]).toEqual([202, 202, 202])
  expect(new Set([right, wrong, unknown].map(({ body }) => JSON.stringify(body))).size).toBe(1)
  await app.runJobs()
  expect(outside.mails).toHaveLength(1)
  const renewed = linkIn(outside.mails[0])
  expect(renewed).not.toBe(token)
  expect((await app.call(guests.behind(step.readCase), { id: token })).error.code).toBe('guest.link-over')
  expect((await app.call(guests.behind(step.readCase), { id: renewed })).body.receipt).toBe(receipt)
  expect((await ask(receipt, email)).error.code).toBe('guest.link-wait')
})

test('every route for guests is open to anyone, names its clause ', () => {
  const doors = app.capabilities
    .flatMap(({ routes }) => routes)
    .filter(({ route }) => route.path.startsWith('/api/guest/'))
  expect(doors.length).toBeGreaterThan(guestRoutes.length + 20)
  for (const { route } of doors) expect(route.who, route.path).toEqual(['anyone'])
})

test('a guest answers the points of the dispute and signs by the link; the timeline tells nothing that was suspected', async () => {
  const { id, token } = await offered()
  const added = await app.call(addPoint, { id, text: '收到时杯口有裂纹' }, { as: merchant })
  const [point] = added.body.points
  const answer = { id: token, point: point?.id ?? '', stance: 'admits' as const }
  expect((await app.call(guests.behind(takeStance), answer)).body.points).toMatchObject([{ standing: 'agreed' }])
  const { hash } = (await app.call(guests.behind(readDispute), { id: token })).body
  const signed = await app.call(guests.behind(signDispute), { id: token, hash })
  expect([signed.status, signed.body.consumerSignedAt]).not.toContain(null)
  expect(signed.body.viewer).toBe('consumer')
  await app.call(step.addStatement, { id, text: '请一并举报，插头漏电。' }, { as: agent })
  await app.runJobs()
  const story = (await app.call({ ...readTimeline, path: contract.timelinePath }, { id: token })).body.rows
  expect(story.map(({ kind }) => kind)).toContain('dispute.signed')
  expect(story.filter(({ kind }) => /signal|flag/.test(kind))).toEqual([])
})

test('a guest settles a part too: it opens by a link of its own, and the rest by the old one', async () => {
  const { token, id } = await offered()
  await app.call(guests.behind(step.refuseOffer), { id: token, text: '只退一半不能接受，请平台处理。' })
  await app.call(step.closeEvidence, { id, text: '双方都已举证，进入调解。' }, { as: agent })
  await app.runJobs()
  const { claim } = (await app.call(guests.behind(readMediation), { id: token })).body
  const [remedy = 'refund'] = claim.remedies
  const terms = [{ by: 'merchant' as const, remedy, amountFen: 5_000, dueOn: '2099-01-01' }]
  const settles = { remedies: [remedy], amountFen: 5_000 }
  const offer = await app.call(
    propose,
    { id, terms, text: '先退五十元，其余继续谈，双方都保留意见。', settles },
    { as: merchant },
  )
  const [one] = offer.body.proposals
  const sign = { id: token, proposal: one?.id ?? '', hash: one?.hash ?? '' }
  const signed = await app.call(guests.behind(signProposal), sign)
  expect([signed.status, signed.body.claim.amountFen]).toEqual([201, claim.amountFen - 5_000])
  const [part] = (await app.call(guests.behind(readParts), { id: token })).body.parts
  const own = part?.page?.replace('/track/', '') ?? ''
  expect([own.startsWith('gt_'), own === token]).toEqual([true, false])
  const opened = await app.call(guests.behind(step.readCase), { id: own })
  expect([opened.status, opened.body.state, opened.body.viewer]).toEqual([200, 'performing', 'consumer'])
  expect((await app.call(guests.behind(readParts), { id: own })).body.whole?.page).toBe(`/track/${token}`)
  // Nobody else is handed a link that opens it without signing in.
  const shop = await app.call(readParts, { id }, { as: merchant })
  expect(shop.body.parts[0]?.page).toBe(`/complaints/${part?.id}`)
})
