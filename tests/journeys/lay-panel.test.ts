import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { deliberating, long, people, rulingsOf, type People } from '../../src/complaints/ruling/panel.example.ts'
import * as contract from '../../src/complaints/ruling/jury.contract.ts'
import { sealOf, type Vote } from '../../src/complaints/ruling/jury.rules.ts'
import { issueRuling } from '../../src/complaints/ruling/ruling.contract.ts'
import { sha256 } from '../../src/kernel/sha256.ts'
import { openSession } from '../../src/kernel/access/session.actions.ts'
import { loadRulebook } from '../../src/kernel/rulebook/load.ts'
import { testApp, type Person, type TestApp } from '../support/app.ts'
import { consumerId, merchantId } from '../support/order.ts'

/** S9: a platform that asks thirty-one people. How many sit and how many must be heard is data. */
const folder = mkdtempSync(`${tmpdir()}/xiaobao-rulebook-`)
function ofThirtyOne() {
  cpSync(fileURLToPath(new URL('../../rulebook/cn', import.meta.url)), folder, { recursive: true })
  const file = `${folder}/parameters.yaml`
  const set = (text: string, id: string, value: number) =>
    text.replace(new RegExp(`(- id: ${id}\\n[\\s\\S]*?\\n  value: )\\d+`), `$1${value}`)
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, set(set(text, 'ruling.jury-size', 31), 'ruling.jury-quorum', 21))
  return loadRulebook(folder)
}

const start = '2026-03-02T09:00:00+08:00'
let app: TestApp
let all: People
let enrolled: Person[]
let number = 0
const later = async ({ actor }: Person): Promise<Person> => ({
  actor,
  cookie: `xiaobao_session=${(await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), actor)).token}`,
})

beforeAll(async () => {
  app = await testApp({ now: '2026-01-05T09:00:00+08:00', rulebook: ofThirtyOne() })
  enrolled = []
  for (let n = 0; n < 18; n += 1) {
    enrolled.push(await app.as('consumer', { consumerId: consumerId(`L${n}`) }))
    enrolled.push(await app.as('merchant', { merchantId: merchantId(`L${n}`) }))
  }
  for (const as of enrolled) expect((await app.call(contract.enrolJuror, {}, { as })).status).toBe(201)
  app.clock.now = new Date(start)
  all = await people(app, 3)
}, 120_000)
beforeEach(async () => {
  app.clock.now = new Date(start)
  number += 1
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

type Seat = { readonly as: Person; readonly seat: string }
async function voting() {
  const id = await deliberating(app, all, { number: `S9-${number}`, category: 'missing-items', panel: 'lay' })
  const jury = (await app.call(contract.readCaseJury, { id }, { as: all.agent })).body.jury?.id ?? ''
  const seats: Seat[] = []
  for (const one of enrolled) {
    const as = await later(one)
    const read = await app.call(contract.readJury, { id: jury }, { as })
    if (read.status === 200) seats.push({ as, seat: read.body.seat })
  }
  expect(seats).toHaveLength(31)
  return { id, jury, seats }
}
const salt = (n: number) => sha256(`salt ${n}`)
/** The first so many say the consumer is right; in an order that nobody chose. */
const ballots = (seats: readonly Seat[], forConsumer: number) =>
  seats
    .map((seat, n) => ({ ...seat, n, vote: (n < forConsumer ? 'consumer' : 'merchant') as Vote }))
    .toSorted((a, b) => (salt(a.n) < salt(b.n) ? -1 : 1))
async function sealAll(jury: string, votes: ReturnType<typeof ballots>) {
  for (const { as, seat, vote, n } of votes) {
    const commitment = sealOf({ jury, seat, vote, salt: salt(n) })
    expect((await app.call(contract.commitVote, { id: jury, commitment }, { as })).status).toBe(201)
  }
}
const openUp = (jury: string, { as, vote, n }: ReturnType<typeof ballots>[number]) =>
  app.call(contract.revealVote, { id: jury, vote, salt: salt(n) }, { as })
const shown = async (id: string, as: Person) => (await app.call(contract.readCaseJury, { id }, { as })).body.jury

test('S9: sixteen beat fifteen, nothing of it is known before the last vote is opened, and the verdict binds', async () => {
  const { id, jury, seats } = await voting()
  const votes = ballots(seats, 15)
  await sealAll(jury, votes)
  for (const vote of votes) {
    expect(await shown(id, all.consumer)).toMatchObject({ phase: 'reveal', count: null, verdict: null, ballots: [] })
    expect((await openUp(jury, vote)).status).toBe(201)
  }
  expect(await shown(id, all.merchant)).toMatchObject({
    phase: 'counted',
    count: { consumer: 15, merchant: 16, tie: false },
    verdict: 'merchant',
  })
  const sits = async (as: Person) => (await rulingsOf(app, id, as)).some(({ arbitrator }) => arbitrator.me)
  const sitting: Person[] = []
  for (const one of all.arbitrators) if (await sits(one)) sitting.push(one)
  const as = sitting[0] ?? expect.fail('nobody was drawn')
  const against = { decision: 'consumer', remedy: 'refund', amountFen: 12_900, text: long } as const
  const refused = await app.call(issueRuling, { id, ...against, cites: ['complaint.appeal'] }, { as })
  expect(refused.error.code).toBe('jury.verdict-binds')
  const follows = { decision: 'merchant', remedy: 'refund', amountFen: 0, text: long } as const
  const ruled = await app.call(issueRuling, { id, ...follows, cites: ['complaint.appeal'] }, { as })
  expect(ruled.body.state).toBe('award_issued')
}, 120_000)

test('S9: fifteen against fifteen with one who sealed and never opened: his vote counts for nobody, and the tie goes where it was declared', async () => {
  const { id, jury, seats } = await voting()
  const votes = ballots(seats, 15)
  await sealAll(jury, votes)
  const silent = votes.find(({ vote }) => vote === 'merchant') ?? expect.fail('nobody is for the merchant')
  for (const vote of votes.filter((one) => one !== silent)) expect((await openUp(jury, vote)).status).toBe(201)
  const open = await shown(id, all.consumer)
  expect([open?.phase, open?.count, open?.verdict, open?.tie]).toEqual(['reveal', null, null, 'consumer'])
  // His time to open is over.
  app.clock.now = new Date('2026-03-05T00:00:00+08:00')
  await app.runJobs()
  const counted = await shown(id, await later(all.consumer))
  expect(counted).toMatchObject({
    phase: 'counted',
    committed: 31,
    count: { consumer: 15, merchant: 15, tie: true },
    verdict: 'consumer',
  })
  const unopened = counted?.ballots.filter(({ vote }) => vote === null) ?? []
  expect(unopened.map(({ seat, salt: key }) => [seat, key])).toEqual([[silent.seat, null]])
  const late = await openUp(jury, { ...silent, as: await later(silent.as) })
  expect(late.error.code).toBe('jury.not-opening')
  const missed = (as: Person) => app.call(contract.readJuror, {}, { as })
  expect((await missed(await later(silent.as))).body.missed).toBe(1)
  const other = votes.find((one) => one !== silent) ?? silent
  expect((await missed(await later(other.as))).body.missed).toBe(0)
}, 120_000)
