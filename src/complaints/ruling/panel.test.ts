import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { openSession } from '../../kernel/access/session.actions.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import * as step from '../case.contract.ts'
import { findOnEvidence } from '../dispute/dispute.contract.ts'
import * as panel from './panel.contract.ts'
import { bench, deliberating, long, panelForming, people, rulingsOf, type People } from './panel.example.ts'
import { benchOf, drawSeats, owesOf, sizeOf, tallyOf } from './panel.rules.ts'
import * as contract from './ruling.contract.ts'
import { seedOf } from '../ties/draw.rules.ts'

let app: TestApp
let all: People
let number = 0
const start = '2026-03-02T09:00:00+08:00'

beforeAll(async () => {
  app = await testApp({ now: start })
  all = await people(app, 9)
})
beforeEach(() => {
  app.clock.now = new Date(start)
  number += 1
})
afterAll(() => app.close())

const draft = {
  decision: 'partly',
  remedy: 'refund',
  amountFen: 6_000,
  text: long,
  cites: ['complaint.appeal'],
} as const
const matter = (more: Partial<Parameters<typeof deliberating>[2]> = {}) => ({ number: `PN-${number}`, ...more })
const propose = (id: string, as: Person, more: object = {}) =>
  app.call(panel.draftRuling, { id, ...draft, cites: [...draft.cites], ...more }, { as })
const say = (id: string, as: Person, concurs: boolean, draftNumber = 1) =>
  app.call(panel.giveOpinion, { id, draft: draftNumber, concurs, text: concurs ? '' : `我不同意：${long}` }, { as })
async function three(id: string): Promise<readonly [Person, Person, Person]> {
  const [presiding, one, two] = await bench(app, all, id)
  if (!presiding || !one || !two) throw new Error('not three')
  return [presiding, one, two]
}
const later = async (person: Person): Promise<Person> => ({
  actor: person.actor,
  cookie: `xiaobao_session=${(await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), person.actor)).token}`,
})

test('three decide where the amount, the category or both sides ask for it; the rule that says so is shown', async () => {
  for (const [more, rule] of [
    [{ amountFen: 500_000 }, 'ruling.panel-from'],
    [{ category: 'counterfeit' }, 'ruling.panel-categories'],
    [{ panel: 'three' }, 'ruling.panel-wish'],
  ] as const) {
    number += 1
    const id = await deliberating(app, all, matter(more))
    const [row] = await rulingsOf(app, id, all.consumer)
    expect(row?.panel).toMatchObject({ size: 3, rule: { id: rule } })
    expect(row?.panel?.seats.map(({ part, name }) => [part, name])).toEqual([
      ['presiding', null],
      ['member', null],
      ['member', null],
    ])
    expect(new Set((await bench(app, all, id)).map(({ actor }) => actor.id)).size).toBe(3)
  }
  number += 1
  const id = await deliberating(app, all, matter())
  expect((await rulingsOf(app, id, all.consumer))[0]?.panel).toBe(null)
  expect(await bench(app, all, id)).toEqual([])
})

test('the presiding member drafts, one concurs and one dissents with reasons; the majority is the ruling and both sides read the dissent', async () => {
  const id = await deliberating(app, all, matter({ panel: 'three' }))
  const [presiding, one, two] = await three(id)
  const byMember = await propose(id, one)
  expect([byMember.status, byMember.error.code]).toEqual([409, 'ruling.presiding-does'])
  const noDraft = await say(id, one, true)
  expect([noDraft.status, noDraft.error.code]).toEqual([409, 'ruling.no-draft'])
  const dear = await propose(id, presiding, { amountFen: 12_901 })
  expect([dear.status, dear.error.params['field']]).toEqual([422, 'amountFen'])
  const reviewing = await propose(id, presiding, { decision: 'uphold' })
  expect([reviewing.status, reviewing.error.code]).toEqual([422, 'ruling.decision-not-here'])
  expect((await propose(id, presiding)).status).toBe(201)
  const early = await app.call(panel.issuePanelRuling, { id }, { as: presiding })
  expect([early.status, early.error.code]).toEqual([409, 'ruling.not-carried'])
  // What is being discussed is for the members.
  expect((await rulingsOf(app, id, all.agent))[0]?.panel).toMatchObject({ draft: null, opinions: [] })
  expect((await rulingsOf(app, id, two))[0]?.panel?.draft).toMatchObject({ version: 1, amountFen: 6_000 })
  const bare = await app.call(panel.giveOpinion, { id, draft: 1, concurs: false, text: '不同意' }, { as: one })
  expect([bare.status, bare.error.code]).toEqual([422, 'ruling.dissent-needs-reasons'])
  expect((await say(id, one, true)).status).toBe(201)
  const twice = await say(id, one, false)
  expect([twice.status, twice.error.code]).toEqual([409, 'ruling.spoken-already'])
  const own = await app.call(contract.issueRuling, { id, ...draft, cites: [...draft.cites] }, { as: presiding })
  expect([own.status, own.error.code]).toEqual([409, 'ruling.panel-decides'])
  expect((await app.call(panel.issuePanelRuling, { id }, { as: presiding })).error.code).toBe('ruling.not-carried')
  await say(id, two, false)
  const ruled = await app.call(panel.issuePanelRuling, { id }, { as: presiding })
  expect(ruled.body).toMatchObject({ state: 'award_issued', obligated: true, outcomeFen: 6_000 })
  const [row] = await rulingsOf(app, id, all.merchant)
  expect(row).toMatchObject({ decision: 'partly', decidedBy: 'person', amountFen: 6_000 })
  expect(row?.panel?.opinions.filter(({ concurs }) => !concurs)).toMatchObject([{ reasons: `我不同意：${long}` }])
  expect(row?.reasons).toContain(`我不同意：${long}`)
  const story = (await app.call(readTimeline, { id, limit: 500 }, { as: all.consumer })).body.rows
  const issued = story.find(({ kind }) => kind === 'ruling.issued')
  expect(issued?.data).toMatchObject({ concurring: 2, dissenting: 1 })
})

test('an opinion is about the draft that was read: another draft makes it void', async () => {
  const id = await deliberating(app, all, matter({ panel: 'three' }))
  const [presiding, one] = await three(id)
  await propose(id, presiding)
  await say(id, one, true)
  await propose(id, presiding, { amountFen: 7_000 })
  const old = await say(id, one, true, 1)
  expect([old.status, old.error.code]).toEqual([409, 'ruling.draft-changed'])
  expect((await say(id, one, true, 2)).status).toBe(201)
})

test('what came in after the draft is found on before the panel issues it', async () => {
  const id = await deliberating(app, all, matter({ panel: 'three' }))
  const [presiding, one, two] = await three(id)
  await propose(id, presiding)
  for (const as of [one, two]) await say(id, as, true)
  const file = (await uploadsOf(app, () => all.consumer).upload(pdf(`late-${number}`))).id
  const late = { id, files: [file], note: '当时没有找到，今天才找到。' }
  expect((await app.call(step.addEvidence, late, { as: all.consumer })).status).toBe(201)
  const early = await app.call(panel.issuePanelRuling, { id }, { as: presiding })
  expect([early.status, early.error.code]).toEqual([409, 'dispute.late-undecided'])
  const opinion = { authentic: 'yes', lawful: 'yes', relevant: 'no', admitted: 'not' } as const
  await app.call(findOnEvidence, { id, file, ...opinion, reason: long }, { as: presiding })
  expect((await app.call(panel.issuePanelRuling, { id }, { as: presiding })).body.state).toBe('award_issued')
})

test('outvoted, the draft is over and whoever dissented first presides and writes', async () => {
  const id = await deliberating(app, all, matter({ panel: 'three' }))
  const [presiding, one, two] = await three(id)
  await propose(id, presiding)
  await say(id, one, false)
  app.clock.now = new Date('2026-03-02T09:01:00+08:00')
  await say(id, two, false)
  expect((await three(id))[0]).toBe(one)
  const [row] = await rulingsOf(app, id, two)
  expect(row?.panel).toMatchObject({ draft: null, opinions: [] })
  expect((await propose(id, one, { amountFen: 3_000 })).status).toBe(201)
  await say(id, two, true, 2)
  await say(id, presiding, false, 2)
  const ruled = await app.call(panel.issuePanelRuling, { id }, { as: one })
  expect(ruled.body).toMatchObject({ state: 'award_issued', outcomeFen: 3_000 })
})

test('whoever gives up the seat, or lets the time of his part run out, is replaced by the same draw and never comes back', async () => {
  const id = await deliberating(app, all, matter({ panel: 'three' }))
  const [presiding, one, two] = await three(id)
  const short = await app.call(panel.leaveSeat, { id, text: '有事' }, { as: one })
  expect(short.status).toBe(400)
  expect((await app.call(panel.leaveSeat, { id, text: `我与商家有往来，退出。` }, { as: one })).status).toBe(201)
  const [, ...others] = await three(id)
  expect(others).not.toContain(one)
  expect(others).toContain(two)
  // The presiding member is silent for the one working day of the draft.
  app.clock.now = new Date('2026-03-04T00:00:00+08:00')
  await app.runJobs()
  const fresh: People = { ...all, arbitrators: await Promise.all(all.arbitrators.map(later)) }
  const now = await bench(app, fresh, id)
  expect(now.map(({ actor }) => actor.id)).not.toContain(presiding.actor.id)
  expect(now).toHaveLength(3)
  const [row] = await rulingsOf(app, id, await later(all.agent))
  expect(row?.panel?.seats.flatMap(({ left }) => left ?? []).toSorted()).toEqual(['silent', 'withdrew'])
})

test('what most stand by is the ruling when the time is over, also while the third is silent', async () => {
  const id = await deliberating(app, all, matter({ panel: 'three' }))
  const [presiding, one] = await three(id)
  await propose(id, presiding)
  await say(id, one, true)
  for (const day of ['04', '05', '06']) {
    app.clock.now = new Date(`2026-03-${day}T00:00:00+08:00`)
    await app.runJobs()
  }
  const read = (await app.call(step.readCase, { id }, { as: await later(all.agent) })).body
  expect(read).toMatchObject({ state: 'award_issued', outcomeFen: 6_000 })
  const [row] = await rulingsOf(app, id, await later(all.consumer))
  expect(row).toMatchObject({ decidedBy: 'person', decision: 'partly' })
})

test('the review of a panel is decided by three others, and the draft says what a review can say', async () => {
  const id = await deliberating(app, all, matter({ panel: 'three' }))
  const first = await three(id)
  const [presiding, one, two] = first
  await propose(id, presiding)
  for (const as of [one, two]) await say(id, as, true)
  await app.call(panel.issuePanelRuling, { id }, { as: presiding })
  await app.call(contract.appeal, { id, text: long }, { as: all.merchant })
  await app.runJobs()
  const second = await three(id)
  expect(second.filter((person) => first.includes(person))).toEqual([])
  const [head, left, right] = second
  expect((await propose(id, head, { decision: 'partly' })).error.code).toBe('ruling.review-not-so')
  const bare = await propose(id, head, { decision: 'uphold', cites: [] })
  expect([bare.status, bare.error.fields?.[0]?.path]).toEqual([400, 'cites'])
  expect((await propose(id, head, { decision: 'uphold' })).status).toBe(201)
  for (const as of [left, right]) expect((await say(id, as, true)).status).toBe(201)
  const upheld = await app.call(panel.issuePanelRuling, { id }, { as: head })
  expect(upheld.body).toMatchObject({ state: 'performing', outcomeFen: 6_000, obligated: true })
  // What it rests on is kept, and both sides read it.
  expect((await rulingsOf(app, id, all.consumer)).at(-1)).toMatchObject({ kind: 'review', cites: ['complaint.appeal'] })
})

test('with fewer than three free of ties one decides, and a challenge replaces who presides', async () => {
  const few = await testApp({ now: start })
  const some = await people(few, 2)
  const id = await panelForming(few, some, { number: 'FEW-1', amountFen: 600_000 })
  const [row] = await rulingsOf(few, id, some.agent)
  expect([row?.panel, row?.arbitrator.assigned]).toEqual([null, true])
  await few.close()
  const other = await panelForming(app, all, matter({ category: 'counterfeit' }))
  const [presiding, ...members] = await three(other)
  await app.call(contract.challenge, { id: other, text: long }, { as: all.consumer })
  const now = await three(other)
  expect(now[0]).not.toBe(presiding)
  expect(now.slice(1).toSorted()).toEqual(members.toSorted())
})

test('the size follows the rules: category, amount, the wish of both; one wish alone changes nothing', () => {
  const rules = { fromFen: 500, categories: ['counterfeit'], byWish: true }
  const plain = { category: 'other', claimFen: 499 }
  expect(sizeOf(plain, ['three', ''], rules).size).toBe(1)
  expect(sizeOf(plain, ['three'], rules).size).toBe(1)
  expect(sizeOf(plain, ['three', 'three'], rules)).toEqual({ size: 3, rule: 'ruling.panel-wish' })
  expect(sizeOf(plain, ['three', 'three'], { ...rules, byWish: false }).size).toBe(1)
  expect(sizeOf({ ...plain, claimFen: 500 }, [], rules)).toEqual({ size: 3, rule: 'ruling.panel-from' })
})

test('a draw of several is the same for everybody who repeats it, has nobody twice and nobody with a tie', () => {
  const someone = fc.record({ id: fc.string({ minLength: 1, maxLength: 4 }), load: fc.nat(3) })
  fc.assert(
    fc.property(
      fc.uniqueArray(someone, { selector: ({ id }) => id }),
      fc.array(fc.string({ minLength: 1, maxLength: 4 })),
      fc.nat(9),
      (candidates, excluded, round) => {
        const how = { seed: seedOf('XB-1', round, new Date(0)), seats: 3 }
        const drawn = drawSeats(candidates, excluded, how)
        expect(drawSeats(candidates.toReversed(), excluded, how)).toEqual(drawn)
        const free = candidates.filter(({ id }) => !excluded.includes(id))
        expect(drawn).toHaveLength(Math.min(3, free.length))
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.filter((id) => excluded.includes(id))).toEqual([])
        const loads = drawn.map((id) => free.find((one) => one.id === id)?.load ?? -1)
        expect(loads).toEqual(loads.toSorted((a, b) => a - b))
      },
    ),
  )
})

test('whatever is said in whatever order, a draft has a majority or is outvoted, never both, and everybody owes one thing at most', () => {
  const seat = (id: string, part: 'presiding' | 'member') => ({ id, part, leftAt: null })
  const seats = [seat('p', 'presiding'), seat('a', 'member'), seat('b', 'member')]
  const drafts = [{ seatId: 'p', version: 1 }]
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', 'b'), fc.boolean()), (said) => {
      const opinions = Object.entries(said).map(([seatId, concurs]) => ({ seatId, concurs, version: 1 }))
      const sitting = benchOf(3, seats, { drafts, opinions })
      const tally = tallyOf(sitting)
      expect(tally.majority && tally.outvoted).toBe(false)
      expect(tally.heard).toBe(opinions.length === 2)
      if (tally.heard) expect(tally.majority).toBe(!tally.outvoted)
      const owing = seats.map(({ id }) => owesOf(sitting, id))
      expect(owing.filter((owes) => owes === 'ruling.opinion')).toHaveLength(2 - opinions.length)
      expect(owing[0]).toBe(null)
    }),
  )
  const gone = benchOf(3, [{ ...seats[0], leftAt: new Date(0) } as never, ...seats.slice(1)], { drafts, opinions: [] })
  expect([gone.draft, owesOf(gone, 'p')]).toEqual([null, null])
})
