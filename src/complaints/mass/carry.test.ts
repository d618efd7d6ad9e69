import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { fillMassClaim } from '../../../tests/support/mass.ts'
import { readClaim } from './claim.contract.ts'
import { carry, carryBatch } from './carry.actions.ts'
import { listMembers } from './member.contract.ts'

const many = 5000
/**
 * The rows are written with SQL, so many of them marked as done: this tests how the rest is carried out, killed and by two at once, beside
 * a claim of that size. What happens to members on the way there is mass.routes.test.ts; all 5,000 is `npm run bench mass`.
 */
const through = 4600
const claim = 'mss_seed'
let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  const arbitrator = await app.as('arbitrator')
  await fillMassClaim(app.db, {
    many,
    now: app.clock.now,
    claim,
    merchant: 'mch_seed',
    decider: arbitrator.actor.id,
    done: through,
  })
  // Two speak for the others, three left, two settled before, one went to law and one has no order.
  await sql`update complaints.mass_member set represents = true, stands = true where number in (4701, 4702)`.execute(
    app.db,
  )
  await sql`update complaints.mass_member set state = 'left' where number in (4811, 4812, 4813)`.execute(app.db)
  await sql`update complaints.complaint set state = 'performing' where id in (select complaint_id from complaints.mass_member where number in (4821, 4822))`.execute(
    app.db,
  )
  await sql`update complaints.complaint set state = 'legal_route' where id = (select complaint_id from complaints.mass_member where number = 4831)`.execute(
    app.db,
  )
  await sql`update complaints.complaint set order_id = null where id = (select complaint_id from complaints.mass_member where number = 4841)`.execute(
    app.db,
  )
}, 120_000)
afterAll(() => app.close())

const count = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
  (await query.execute(app.db)).rows[0]?.n ?? -1
const doneNow = () => count(sql`select count(*)::int as n from complaints.mass_member where result = 'done'`)
const rulings = () => count(sql`select count(*)::int as n from complaints.ruling`)

test('a worker that dies in the middle of a batch leaves nothing behind, and what was done before stays done', async () => {
  for (let batches = 0; batches < 3; batches += 1) await app.inTx((ctx) => carryBatch(ctx, claim))
  const before = await doneNow()
  expect(before).toBeGreaterThan(through + 40)
  await expect(
    app.inTx(async (ctx) => {
      await carryBatch(ctx, claim)
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect([await doneNow(), await rulings()]).toEqual([before, before - through])
})

test('the last four hundred of five thousand are carried out by two workers at once: every case has its result exactly once, and nobody is lost', async () => {
  await Promise.all([carry(app.ctx(), claim), carry(app.ctx(), claim)])
  await carry(app.ctx(), claim)
  const done = many - 3 - 2 - 1 - 1
  expect([await doneNow(), await rulings()]).toEqual([done, done - through])
  expect(await count(sql`select count(*)::int as n from complaints.mass_member`)).toBe(many)
  expect(
    await count(sql`select count(*)::int as n from complaints.mass_member where state = 'joined' and result is null`),
  ).toBe(0)
  expect(await count(sql`select count(*)::int as n from complaints.obligation where state = 'open'`)).toBe(
    done - through,
  )
  expect(await count(sql`select count(*)::int as n from kernel.fact where kind = 'ruling.issued'`)).toBe(done - through)
  expect(
    await count(sql`select count(distinct dedupe)::int as n from kernel.notice where template = 'mass.result'`),
  ).toBe(done - through)
  const armed = sql<{
    n: number
  }>`select count(*)::int as n from complaints.complaint c join kernel.clock k on k.id = c.stage_clock
    where c.state = 'award_issued' and k.rule = 'complaint.appeal' and k.stopped_at is null`
  expect(await count(armed)).toBe(done - through)
  const skipped = await sql<{
    skipped: string
    n: number
  }>`select skipped, count(*)::int as n from complaints.mass_member
    where skipped is not null group by skipped order by skipped`.execute(app.db)
  expect(skipped.rows).toEqual([
    { skipped: 'decided', n: 2 },
    { skipped: 'elsewhere', n: 1 },
    { skipped: 'missing', n: 1 },
  ])
}, 240_000)

test('the sum of what is owed is the sum of what the formula gives each, to the fen', async () => {
  // Half of 10,000 fen; every tenth had 1,000 back.
  const owed = await count(sql`select sum(amount_fen)::int as n from complaints.obligation where state = 'open'`)
  expect(owed).toBe((many - through - 7) * 5000 - ((many - through) / 10) * 1000)
  expect(
    await count(
      sql`select sum(amount_fen)::int as n from complaints.mass_member where number > ${through} and result = 'done'`,
    ),
  ).toBe(owed)
})

test('who left goes on alone with the clocks that ran all the time', async () => {
  const alone = await sql<{ state: string; running: number }>`
    select c.state, (select count(*)::int from kernel.clock k where k.subject = c.id and k.stopped_at is null) as running
    from complaints.complaint c join complaints.mass_member m on m.complaint_id = c.id where m.state = 'left'`.execute(
    app.db,
  )
  expect(alone.rows).toEqual([1, 2, 3].map(() => ({ state: 'evidence', running: 2 })))
})

test('the page of the claim says how far it is, and its list is read in pages however long it is', async () => {
  const agent = await app.as('agent')
  const shown = (await app.call(readClaim, { id: claim }, { as: agent })).body
  expect([shown.state, shown.counts.done, shown.counts.left]).toEqual(['carried', many - 7, 3])
  expect(shown.representatives.map(({ number }) => number)).toEqual([4701, 4702])
  let seen = 0
  for (let cursor: string | undefined, more = true; more;) {
    const { body } = await app.call(listMembers, { id: claim, limit: 200, ...(cursor && { cursor }) }, { as: agent })
    seen += body.rows.length
    more = body.next !== null
    cursor = body.next ?? undefined
  }
  expect(seen).toBe(many)
}, 60_000)
