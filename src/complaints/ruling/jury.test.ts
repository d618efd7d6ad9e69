import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import { openSession } from '../../kernel/access/session.actions.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import * as step from '../case.contract.ts'
import * as mediation from '../mediation/mediation.contract.ts'
import { sha256 } from '../../kernel/sha256.ts'
import * as contract from './jury.contract.ts'
import { agreesWith, countVotes, drawJury, mayHaveJury, sealOf, withoutNumbers, type Vote } from './jury.rules.ts'
import { deliberating, long, people, rulingsOf, type People } from './panel.example.ts'
import * as ruling from './ruling.contract.ts'
import { seedOf } from '../ties/draw.rules.ts'

let app: TestApp
let all: People
let jurors: Person[]
let number = 0
const start = '2026-03-02T09:00:00+08:00'
const salt = (n: number) => sha256(`salt ${n}`)

const later = async (person: Person): Promise<Person> => ({
  actor: person.actor,
  cookie: `xiaobao_session=${(await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), person.actor)).token}`,
})
beforeAll(async () => {
  app = await testApp({ now: '2026-01-05T09:00:00+08:00' })
  const early: Person[] = []
  for (let n = 0; n < 5; n += 1) {
    early.push(await app.as('consumer', { consumerId: consumerId(`J${n}`) }))
    early.push(await app.as('merchant', { merchantId: merchantId(`J${n}`) }))
  }
  // The parties' own people enrol too, and are never drawn for their own matter.
  early.push(await app.as('consumer', { consumerId: consumerId('C1') }))
  early.push(await app.as('merchant', { merchantId: merchantId('M1') }))
  for (const as of early) expect((await app.call(contract.enrolJuror, {}, { as })).status).toBe(201)
  app.clock.now = new Date(start)
  jurors = await Promise.all(early.map(later))
  all = await people(app, 3)
})
beforeEach(() => {
  app.clock.now = new Date(start)
  number += 1
})
afterAll(() => app.close())

const voting = () => deliberating(app, all, { number: `JY-${number}`, category: 'missing-items', panel: 'lay' })
type Seat = { readonly as: Person; readonly seat: string }
async function seated(id: string): Promise<{ jury: string; seats: Seat[] }> {
  const jury = (await app.call(contract.readCaseJury, { id }, { as: all.agent })).body.jury?.id ?? ''
  const seats: Seat[] = []
  for (const as of jurors) {
    const read = await app.call(contract.readJury, { id: jury }, { as })
    if (read.status === 200) seats.push({ as, seat: read.body.seat })
  }
  return { jury, seats }
}
const seal = (jury: string, { as, seat }: Seat, vote: Vote, n = 0) =>
  app.call(contract.commitVote, { id: jury, commitment: sealOf({ jury, seat, vote, salt: salt(n) }) }, { as })
const openUp = (jury: string, { as }: Seat, vote: Vote, n = 0) =>
  app.call(contract.revealVote, { id: jury, vote, salt: salt(n) }, { as })
async function arbitratorOf(id: string): Promise<Person> {
  for (const as of all.arbitrators)
    if ((await rulingsOf(app, id, as)).some(({ arbitrator }) => arbitrator.me)) return as
  throw new Error('nobody was drawn')
}

test('seven are drawn from both sides of the market, none of them a party; they vote sealed, open, and the count binds the arbitrator', async () => {
  const id = await voting()
  const { jury, seats } = await seated(id)
  expect(seats).toHaveLength(7)
  const parties = jurors.slice(-2).map(({ actor }) => actor.id)
  expect(seats.filter(({ as }) => parties.includes(as.actor.id))).toEqual([])
  const shops = seats.filter(({ as }) => as.actor.merchantId !== null).length
  expect([3, 4]).toContain(shops)
  const stranger = await app.call(contract.readJury, { id: jury }, { as: all.consumer })
  expect(stranger.status).toBe(404)

  const chosen = await arbitratorOf(id)
  const award = {
    id,
    decision: 'consumer',
    remedy: 'refund',
    amountFen: 12_900,
    text: long,
    cites: ['complaint.appeal'],
  } as const
  const early = await app.call(ruling.issueRuling, { ...award, cites: [...award.cites] }, { as: chosen })
  expect([early.status, early.error.code]).toEqual([409, 'jury.still-votes'])
  const votes: Vote[] = ['merchant', 'merchant', 'consumer', 'merchant', 'merchant', 'consumer', 'merchant']
  for (const [n, seat] of seats.entries()) {
    expect((await openUp(jury, seat, votes[n] ?? 'merchant', n)).error.code).toBe('jury.not-opening')
    expect((await seal(jury, seat, votes[n] ?? 'merchant', n)).status).toBe(201)
  }
  const [first] = seats
  if (!first) throw new Error('no seat')
  expect((await seal(jury, first, 'consumer', 9)).error.code).toBe('jury.not-sealing')
  const wrong = await openUp(jury, first, 'consumer', 0)
  expect([wrong.status, wrong.error.code]).toEqual([422, 'jury.seal-differs'])
  for (const [n, seat] of seats.entries()) {
    const half = (await app.call(contract.readCaseJury, { id }, { as: all.consumer })).body.jury
    expect([half?.phase, half?.count, half?.ballots]).toEqual(['reveal', null, []])
    expect((await openUp(jury, seat, votes[n] ?? 'merchant', n)).status).toBe(201)
  }
  const counted = (await app.call(contract.readCaseJury, { id }, { as: all.merchant })).body.jury
  expect(counted).toMatchObject({
    phase: 'counted',
    count: { consumer: 2, merchant: 5, tie: false },
    verdict: 'merchant',
  })
  // Anybody of the two sides can count again from what is shown.
  for (const { seat, vote, salt: key, commitment } of counted?.ballots ?? [])
    expect(sha256(`${jury}\n${seat}\n${vote}\n${key}`)).toBe(commitment)
  const against = await app.call(ruling.issueRuling, { ...award, cites: [...award.cites] }, { as: chosen })
  expect([against.status, against.error.code]).toEqual([422, 'jury.verdict-binds'])
  const follows = { ...award, decision: 'merchant', amountFen: 0, cites: ['complaint.appeal'] } as const
  const ruled = await app.call(ruling.issueRuling, { ...follows, cites: [...follows.cites] }, { as: chosen })
  expect(ruled.body).toMatchObject({ state: 'award_issued', outcomeFen: 0 })
})

test('before the count nothing that the platform or anybody reads tells how somebody voted', async () => {
  const id = await voting()
  const { jury, seats } = await seated(id)
  const everything = async () => {
    const parts = []
    for (const as of [all.agent, all.consumer, ...all.arbitrators]) {
      parts.push((await app.call(contract.readCaseJury, { id }, { as })).body)
      parts.push((await app.call(step.readCase, { id }, { as })).body)
      parts.push((await app.call(readTimeline, { id, limit: 500 }, { as })).body)
    }
    const rows = await app.db.selectFrom('complaints.jury_seat').selectAll().where('jury_id', '=', jury).execute()
    expect(rows.every(({ vote, salt: key }) => vote === null && key === null)).toBe(true)
    return JSON.stringify(parts)
  }
  const [one] = seats
  if (!one) throw new Error('no seat')
  await seal(jury, one, 'consumer', 1)
  const before = await everything()
  expect((await app.call(contract.readJury, { id: jury }, { as: seats[1]?.as ?? one.as })).body.committed).toBe(null)
  // Another vote under another seal leaves the same picture but for the seal itself, which only its juror reads.
  await app.db
    .updateTable('complaints.jury_seat')
    .set({ commitment: sealOf({ jury, seat: one.seat, vote: 'merchant', salt: salt(1) }) })
    .where('id', '=', one.seat)
    .execute()
  expect(await everything()).toBe(before)
  // A matter that ends another way ends the panel; nobody has missed anything.
  await app.call(step.withdraw, { id }, { as: all.consumer })
  await app.runJobs()
  expect((await app.call(contract.readJury, { id: jury }, { as: one.as })).status).toBe(404)
})

test('what is not sealed or not opened in time does not count, and whoever missed is noted; too few, and the arbitrator decides alone', async () => {
  const id = await voting()
  const { jury, seats } = await seated(id)
  for (const [n, seat] of seats.slice(0, 6).entries()) await seal(jury, seat, 'consumer', n)
  app.clock.now = new Date('2026-03-04T00:00:00+08:00')
  await app.runJobs()
  for (const [n, seat] of seats.slice(0, 4).entries()) {
    const as = await later(seat.as)
    expect((await openUp(jury, { ...seat, as }, 'consumer', n)).status).toBe(201)
  }
  app.clock.now = new Date('2026-03-05T00:00:00+08:00')
  await app.runJobs()
  const counted = (await app.call(contract.readCaseJury, { id }, { as: await later(all.agent) })).body.jury
  expect(counted).toMatchObject({ phase: 'counted', count: { consumer: 4, merchant: 0 }, verdict: 'none' })
  const missed = await app.call(contract.readJuror, {}, { as: await later(seats[6]?.as ?? all.consumer) })
  expect(missed.body.missed).toBe(1)
  const kept = await app.call(contract.readJuror, {}, { as: await later(seats[0]?.as ?? all.consumer) })
  expect(kept.body.missed).toBe(0)
})

test('when nobody rules in time the default follows a valid verdict', async () => {
  const id = await voting()
  const { jury, seats } = await seated(id)
  for (const [n, seat] of seats.entries()) await seal(jury, seat, 'merchant', n)
  for (const [n, seat] of seats.entries()) await openUp(jury, seat, 'merchant', n)
  app.clock.now = new Date('2026-03-06T00:00:00+08:00')
  await app.runJobs()
  const [row] = await rulingsOf(app, id, await later(all.consumer))
  expect(row).toMatchObject({ decidedBy: 'default', decision: 'merchant', amountFen: 0 })
})

test('a juror reads what was said to both sides without numbers, and nothing of the mediation', async () => {
  const id = await voting()
  const { jury, seats } = await seated(id)
  const spoken = '我的电话 138 0013 8000，订单 20260301123456'
  await app.call(step.addStatement, { id, text: spoken, to: ['merchant'] }, { as: all.consumer })
  const [one] = seats
  const read = (await app.call(contract.readJury, { id: jury }, { as: one?.as ?? all.consumer })).body
  expect(JSON.stringify(read)).not.toMatch(/138 ?0013|20260301123456|C1|M1/)
  expect(read.goods).toEqual(['水杯'])
  expect((await app.call(mediation.readMediation, { id }, { as: one?.as ?? all.consumer })).status).toBe(404)
  expect((await app.call(step.readCase, { id }, { as: one?.as ?? all.consumer })).status).toBe(404)
})

test('one wish alone, a large sum, a danger or another channel: no lay panel', () => {
  const rules = { categories: ['quality'], mostFen: 100 }
  const matter = { category: 'quality', claimFen: 100, flags: [], profile: 'platform' } as const
  expect(mayHaveJury(matter, ['lay', 'lay'], rules)).toBe(true)
  expect(mayHaveJury(matter, ['lay', 'three'], rules)).toBe(false)
  expect(mayHaveJury(matter, ['lay'], rules)).toBe(false)
  expect(mayHaveJury({ ...matter, claimFen: 101 }, ['lay', 'lay'], rules)).toBe(false)
  expect(mayHaveJury({ ...matter, flags: ['safety'] }, ['lay', 'lay'], rules)).toBe(false)
  expect(mayHaveJury({ ...matter, profile: 'regulator' }, ['lay', 'lay'], rules)).toBe(false)
  expect(mayHaveJury({ ...matter, category: 'price' }, ['lay', 'lay'], rules)).toBe(false)
})

test('the count does not depend on the order of arrival; sixteen beat fifteen, a tie goes where it was declared, too few are nothing', () => {
  const of = (consumer: number, merchant: number, silent = 0): (Vote | null)[] => [
    ...Array.from({ length: consumer }, () => 'consumer' as const),
    ...Array.from({ length: merchant }, () => 'merchant' as const),
    ...Array.from({ length: silent }, () => null),
  ]
  const rules = { quorum: 21, tie: 'consumer' } as const
  expect(countVotes(of(15, 16), rules).verdict).toBe('merchant')
  expect(countVotes(of(15, 15, 1), rules)).toMatchObject({ verdict: 'consumer', tie: true })
  expect(countVotes(of(20, 0, 11), rules).verdict).toBe('none')
  fc.assert(
    fc.property(fc.array(fc.constantFrom<Vote | null>('consumer', 'merchant', null), { maxLength: 31 }), (votes) => {
      expect(countVotes(votes.toReversed(), rules)).toEqual(countVotes(votes, rules))
    }),
  )
})

test('a lay panel has as many of each side as there are, nobody twice, and is the same for everybody who draws again', () => {
  const someone = fc.record({
    id: fc.string({ minLength: 1, maxLength: 5 }),
    load: fc.nat(2),
    from: fc.constantFrom('consumer' as const, 'merchant' as const),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(someone, { selector: ({ id }) => id, maxLength: 30 }),
      fc.nat(9),
      (candidates, round) => {
        const how = { seed: seedOf('XB-1', round, new Date(0)), size: 7 }
        const drawn = drawJury(candidates, how)
        expect(drawJury(candidates.toReversed(), how)).toEqual(drawn)
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn).toHaveLength(Math.min(7, candidates.length))
        for (const from of ['consumer', 'merchant'] as const) {
          const there = candidates.filter((one) => one.from === from)
          const sits = drawn.filter((id) => there.some((one) => one.id === id)).length
          expect(sits).toBeGreaterThanOrEqual(Math.min(3, there.length))
        }
      },
    ),
  )
})

test('a seal belongs to one jury, seat, vote and salt; a verdict binds whether, not how much', () => {
  const sealed = { jury: 'jry_1', seat: 'jrs_1', vote: 'consumer', salt: salt(1) } as const
  const others = [
    { ...sealed, jury: 'jry_2' },
    { ...sealed, seat: 'jrs_2' },
    { ...sealed, vote: 'merchant' as const },
    { ...sealed, salt: salt(2) },
  ]
  expect(new Set([sealed, ...others].map(sealOf)).size).toBe(5)
  expect([
    agreesWith('consumer', 'partly'),
    agreesWith('consumer', 'merchant'),
    agreesWith('merchant', 'partly'),
  ]).toEqual([true, false, false])
  expect([agreesWith('none', 'merchant'), agreesWith(null, 'consumer'), agreesWith('merchant', 'merchant')]).toEqual([
    true,
    true,
    true,
  ])
  expect(withoutNumbers('打 138-0013-8000 找我，花了 129 元')).toBe('打 ▇▇▇ 找我，花了 129 元')
})
