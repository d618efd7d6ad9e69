import { sql, type KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { complaintOf, fillGroup } from '../../../tests/support/mass-group.ts'
import { arrived, lookTogether } from './arrival.actions.ts'
import { listClusters } from './cluster.contract.ts'

const merchant = 'mch_seed'
let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
})
afterAll(() => app.close())

const fill = (from: number, to: number) => fillGroup(app.db, { from, to, now: app.clock.now, merchant })
async function come(from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number += 1) await app.inTx((ctx) => arrived(ctx, complaintOf(number)))
}
/** The same complaints as `come` leaves them, without the time it takes: they share what the first of them has. */
const cameBefore = (from: number, to: number) =>
  sql`insert into complaints.mass_trait (complaint_id, kind, value, title, merchant_id, person, received_at)
    select c.id, t.kind, t.value, t.title, c.merchant_id, c.consumer_id, c.received_at
    from complaints.complaint c, complaints.mass_trait t
    where t.complaint_id = ${complaintOf(1)} and c.id between ${complaintOf(from)} and ${complaintOf(to)}`.execute(
    app.db,
  )

/** What one complaint asks of the database when it comes. */
async function costOf(number: number): Promise<{ queries: number; rows: number }> {
  const cost = { queries: 0, rows: 0 }
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      cost.queries += 1
      cost.rows += result.rows.length
      return Promise.resolve(result)
    },
  }
  await app.inTx((ctx) => arrived({ ...ctx, db: ctx.db.withPlugin(counting) }, complaintOf(number)))
  return cost
}
const waiting = async (): Promise<{ n: number; soonest: Date | null }> => {
  const found = await sql<{ n: number; soonest: Date | null }>`select count(*)::int as n, min(run_at) as soonest
    from graphile_worker.jobs where task_identifier = ${lookTogether.name}`.execute(app.db)
  return found.rows[0] ?? expect.fail('no row')
}
const people = async (): Promise<number[]> => {
  const { rows } = (await app.call(listClusters, {}, { as: await app.as('agent') })).body
  return rows.filter(({ shared }) => shared.kind === 'item').map((row) => row.people)
}
/** The goods, the category, the fault, and the goods across shops. */
const groups = 4

test('however many come before it runs, one look waits for each thing that they share, and it covers them all', async () => {
  await fill(1, 3010)
  await come(1, 40)
  expect((await waiting()).n).toBe(groups)
  expect(await people()).toEqual([])
  await app.runJobs()
  expect([(await waiting()).n, await people()]).toEqual([0, [40]])
})

test('what a complaint costs when it comes is the same after forty and after three thousand like it', async () => {
  const early = await costOf(41)
  await cameBefore(42, 3000)
  await app.runJobs()
  expect(await people()).toEqual([3000])
  expect(await costOf(3001)).toEqual(early)
})

test('a group of thousands is read again only after a time that fits its size, whoever comes meanwhile', async () => {
  await come(3002, 3005)
  await app.runJobs()
  expect(await people()).toEqual([3000])
  app.clock.now = new Date(app.clock.now.getTime() + 59_000)
  await come(3006, 3010)
  expect(await app.runJobs()).toBe(0)
  const { n, soonest } = await waiting()
  expect([n, soonest?.toISOString()]).toEqual([groups, '2026-05-12T01:01:00.000Z'])
  app.clock.now = new Date(app.clock.now.getTime() + 1000)
  expect(await app.runJobs()).toBe(groups)
  expect(await people()).toEqual([3010])
})
