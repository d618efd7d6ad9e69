import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import { factsOfKinds, lastFact } from '../../kernel/fact/record.ts'
import { castOf, opened } from '../mass/mass.example.ts'
import { recuseMediator } from '../mediation/mediation.contract.ts'
import { readDraws } from '../ruling/draws.contract.ts'
import { drawFacts, heldAgain } from '../ruling/draws.rules.ts'
import { drawJury } from '../ruling/jury.rules.ts'
import { deliberating, filed, long, mediating, panelForming, people, type People } from '../ruling/panel.example.ts'
import { drawSeats } from '../ruling/panel.rules.ts'
import { challenge } from '../ruling/ruling.contract.ts'

let app: TestApp
let all: People
let mediators: Person[]
let number = 0
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  all = await people(app, 5)
  // Only mediators whom this test knows are drawn.
  await sql`update kernel.account set roles = '{agent}' where 'mediator' = any(roles)`.execute(app.db)
  mediators = [await app.as('mediator'), await app.as('mediator'), await app.as('mediator')]
  // Colleagues sell too: one of those who decide, and one of those who mediate, is a side of every matter here.
  for (const person of [all.arbitrators[4], mediators[2]])
    await app.db
      .updateTable('kernel.account')
      .set({ merchant_id: merchantId('M1') })
      .where('id', '=', person?.actor.id ?? '')
      .execute()
})
afterAll(() => app.close())

const From = z.enum(['consumer', 'merchant'])
const Held = z.strictObject({
  for: z.string(),
  seed: z.string(),
  seats: z.int(),
  candidates: z.array(
    z.strictObject({ load: z.int(), away: z.boolean(), from: From.nullable(), ids: z.array(z.string()) }),
  ),
  excluded: z.array(z.strictObject({ id: z.string(), because: z.enum(['side', 'took-part', 'sat-before']) })),
})
type Held = z.infer<typeof Held>
const heldOf = async (subject: string, of = app): Promise<Held> =>
  Held.parse((await of.inTx((ctx) => lastFact(ctx, subject, 'draw.held')))?.data)
/** What anybody does who has the fact and nothing else; the order in which candidates stand is nothing to a draw. */
const poolOf = ({ candidates }: Held) =>
  candidates.flatMap(({ ids, load, away }) => ids.map((id) => ({ id, load, away }))).toReversed()
const tiedIn = ({ excluded }: Held) => excluded.map(({ id }) => id)
const again = (held: Held) => drawSeats(poolOf(held), tiedIn(held), held)
const loadIn = (held: Held, id: string) => poolOf(held).find((one) => one.id === id)?.load

const own = () => ({ number: `DR-${(number += 1)}` })
const seatsOf = async (id: string) => {
  const rows = await app.db
    .selectFrom('complaints.ruling_seat')
    .select(['account_id', 'left_at'])
    .where('complaint_id', '=', id)
    .orderBy('id')
    .execute()
  return { sitting: rows.filter((one) => one.left_at === null).map((one) => one.account_id), rows }
}
const mediatorOf = async (id: string) =>
  (
    await app.db
      .selectFrom('complaints.mediation')
      .select('mediator_id')
      .where('complaint_id', '=', id)
      .executeTakeFirstOrThrow()
  ).mediator_id
async function inMediation(): Promise<string> {
  const id = await filed(app, all, own())
  await mediating(app, all, id)
  return id
}

test('from the fact alone the same arbitrators are drawn again: alone, after a challenge, and three', async () => {
  const id = await panelForming(app, all, own())
  const first = (await seatsOf(id)).sitting
  expect(again(await heldOf(id))).toEqual(first)
  await app.call(challenge, { id, text: long }, { as: all.merchant })
  await app.runJobs()
  const { sitting } = await seatsOf(id)
  const held = await heldOf(id)
  expect(sitting).not.toEqual(first)
  expect(again(held)).toEqual(sitting)
  expect(held.excluded).toContainEqual({ id: first[0], because: 'took-part' })
  expect(held.excluded).toContainEqual({ id: all.arbitrators[4]?.actor.id, because: 'side' })
  const three = await panelForming(app, all, { ...own(), category: 'counterfeit', amountFen: 10_000_000 })
  const bench = (await seatsOf(three)).sitting
  expect(bench).toHaveLength(3)
  expect(again(await heldOf(three))).toEqual(bench)
})

test('from the fact alone the same mediator is drawn again, when the room opens and after one says that he has a tie', async () => {
  const id = await inMediation()
  const first = await mediatorOf(id)
  expect(again(await heldOf(id))).toEqual([first])
  const as = mediators.find(({ actor }) => actor.id === first)
  if (!as) throw new Error('the draw took somebody whom this test does not know')
  expect((await app.call(recuseMediator, { id, tied: true }, { as })).status).toBe(201)
  const held = await heldOf(id)
  expect(again(held)).toEqual([await mediatorOf(id)])
  expect(held.excluded).toContainEqual({ id: first, because: 'took-part' })
})

test('from the fact alone the same jurors are drawn again; nobody is shown it, and no seat tells its place in the draw', async () => {
  for (let n = 0; n < 10; n += 1) {
    const side = n % 2 === 0 ? 'consumer' : 'merchant'
    const party = { [`${side}Id`]: side === 'consumer' ? consumerId(`J${n}`) : merchantId(`J${n}`) }
    const { actor } = await app.as(side, party)
    const row = { account_id: actor.id, consumer_id: actor.consumerId, merchant_id: actor.merchantId }
    await app.db
      .insertInto('complaints.juror')
      .values({ ...row, enrolled_at: new Date('2026-01-05T01:00:00Z'), missed: 0 })
      .execute()
  }
  const inOrder: boolean[] = []
  for (let n = 0; n < 3; n += 1) {
    const id = await deliberating(app, all, { ...own(), category: 'missing-items', panel: 'lay' })
    const seats = await app.db
      .selectFrom('complaints.jury_seat')
      .select(['account_id', 'jury_id'])
      .where('complaint_id', '=', id)
      .orderBy('id')
      .execute()
    const seated = seats.map(({ account_id }) => account_id)
    const jury = seats[0]?.jury_id ?? ''
    const held = await heldOf(jury)
    const pool = held.candidates.flatMap(({ ids, load, from }) =>
      ids.map((who) => ({ id: who, load, from: From.parse(from) })),
    )
    const jurors = drawJury(pool, { seed: held.seed, size: held.seats })
    expect(jurors).toHaveLength(7)
    expect(jurors.toSorted()).toEqual(seated.toSorted())
    inOrder.push(jurors.every((who, at) => who === seated[at]))
    for (const as of [all.consumer, all.agent, await app.as('admin')])
      expect((await app.call(readTimeline, { id: jury, limit: 500 }, { as })).status).toBe(404)
  }
  expect(inOrder).toContain(false)
})

test('from the fact alone the same arbitrator of a mass claim is drawn again', async () => {
  const own = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  try {
    const cast = await castOf(own, 3)
    for (let n = 0; n < 3; n += 1) await own.as('arbitrator')
    const { id } = await opened(own, cast, 'DM')
    const row = await own.db
      .selectFrom('complaints.mass_seat')
      .select('account_id')
      .where('claim_id', '=', id)
      .executeTakeFirstOrThrow()
    const held = await heldOf(id, own)
    expect(poolOf(held)).toHaveLength(4)
    expect(again(held)).toEqual([row.account_id])
  } finally {
    await own.close()
  }
})

test('colleagues read by what a draw was decided, and the sides that somebody was drawn', async () => {
  const id = await panelForming(app, all, own())
  const kinds = async (as: Person) =>
    (await app.call(readTimeline, { id, limit: 500 }, { as })).body.rows.map(({ kind }) => kind)
  expect(await kinds(all.agent)).toContain('draw.held')
  for (const as of [all.consumer, all.merchant]) {
    expect(await kinds(as)).toContain('arbitrator.assigned')
    expect(await kinds(as)).not.toContain('draw.held')
    const { rows } = (await app.call(readTimeline, { id, limit: 500 }, { as })).body
    expect(JSON.stringify(rows)).not.toContain('candidates')
  }
})

test('colleagues read who was drawn from whom, by which seed, and that the same draw gives the same people; the sides do not', async () => {
  const id = await panelForming(app, all, own())
  await app.call(challenge, { id, text: long }, { as: all.merchant })
  await app.runJobs()
  const { rows } = (await app.call(readDraws, { id }, { as: all.agent })).body
  expect(rows.map(({ what, same }) => [what, same])).toEqual([
    ['mediator', true],
    ['arbitrator', true],
    ['arbitrator', true],
  ])
  for (const row of rows) {
    expect(row.candidates.filter(({ drawn }) => drawn)).toHaveLength(1)
    expect(row.candidates.find(({ drawn }) => drawn)).toMatchObject({ because: null, name: expect.stringMatching(/./) })
    expect(row.seed).toMatch(/^[0-9a-f]{64}$/)
  }
  expect(rows.at(-1)?.candidates.map(({ because }) => because)).toEqual(expect.arrayContaining(['took-part', 'side']))
  for (const as of [all.consumer, all.merchant]) expect((await app.call(readDraws, { id }, { as })).status).toBe(403)
  expect((await app.call(readDraws, { id: 'cmp_nothing' }, { as: all.agent })).status).toBe(404)
})

test('a draw whose record was put together otherwise does not come out the same', async () => {
  const id = await panelForming(app, all, own())
  const facts = await app.inTx((ctx) => factsOfKinds(ctx, [id], drawFacts))
  const another = facts.map((fact) =>
    fact.kind === 'arbitrator.assigned' ? { ...fact, data: { ...fact.data, drawn: ['acc_another'] } } : fact,
  )
  expect(heldAgain(facts).map(({ same }) => same)).toEqual([true, true])
  expect(heldAgain(another).map(({ same }) => same)).toEqual([true, false])
})

test('an arbitrator with an open seat is not drawn while another has none; a seat that he gave up weighs nothing', async () => {
  const id = await panelForming(app, all, own())
  const [busy] = (await seatsOf(id)).sitting
  const before = loadIn(await heldOf(id), busy ?? '')
  const next = await panelForming(app, all, own())
  const held = await heldOf(next)
  expect(loadIn(held, busy ?? '')).toBe((before ?? 0) + 1)
  const [drawn] = (await seatsOf(next)).sitting
  const free = poolOf(held).filter((one) => !tiedIn(held).includes(one.id))
  expect(loadIn(held, drawn ?? '')).toBe(Math.min(...free.map(({ load }) => load)))
  await app.call(challenge, { id, text: long }, { as: all.consumer })
  await app.runJobs()
  const after = await heldOf(await panelForming(app, all, own()))
  expect(loadIn(after, busy ?? '')).toBe(before)
})

test('a mediator in an open room is not drawn while another is in none; a room that closed weighs nothing', async () => {
  const close = (where: '=' | '<>', id: string) =>
    app.db
      .updateTable('complaints.mediation')
      .set({ closed_at: app.clock.now, result: 'ended' })
      .where('complaint_id', where, id)
      .where('closed_at', 'is', null)
      .execute()
  await close('<>', '')
  const first = await inMediation()
  const busy = (await mediatorOf(first)) ?? ''
  const second = await inMediation()
  const other = (await mediatorOf(second)) ?? ''
  const held = await heldOf(second)
  expect([loadIn(held, busy), loadIn(held, other)]).toEqual([1, 0])
  await close('=', first)
  const third = await inMediation()
  const later = await heldOf(third)
  expect([loadIn(later, busy), loadIn(later, other)]).toEqual([0, 1])
  expect(await mediatorOf(third)).toBe(busy)
})
