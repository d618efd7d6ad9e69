import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { consumerId } from '../../../tests/support/order.ts'
import { runSql } from '../../../tests/support/sql.ts'
import { runRetention } from './run.actions.ts'
import * as contract from './retention.contract.ts'

let app: TestApp
let officer: Person
let complaint = ''
const sql = (text: string) => runSql(app.connectionString, text)
const target = async (table: string) => {
  const { body } = await app.call(contract.readRetention, {}, { as: officer })
  return body.targets.find((one) => one.table === table)
}
/** A night at 03:50; nights are a day apart, so that plans were shown long enough. */
async function night(day: string): Promise<void> {
  app.clock.now = new Date(`${day}T03:50:00+08:00`)
  officer = await app.as('privacy-officer')
  await runRetention(app.ctx())
}
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  officer = await app.as('privacy-officer')
  complaint = (await fileAbout(app, await app.as('consumer', { consumerId: consumerId('C1') }), 'R-1')).id
  await sql(`insert into kernel.notice (recipient, id, recipient_kind, channel, template, dedupe, language, urgent, subject, params, heading, body, state, created_at)
    select 'acc_a', 'ntc_' || lpad(n::text, 5, '0'), 'account', 'in-app', 'x', n::text, 'zh', false, case when n = 1 then '${complaint}' end, '{}', 'h', 'b',
      'sent', case when n <= 3 then timestamptz '2022-01-01' else timestamptz '2026-03-01' end from generate_series(1, 400) n`)
})
afterAll(() => app.close())
const old = () => sql(`select id from kernel.notice where created_at < '2023-01-01' order by id`)

test('the first night plans and removes nothing; the page shows what would go, and what an open case holds', async () => {
  await night('2026-03-03')
  expect(await old()).toHaveLength(3)
  const notices = await target('kernel.notice')
  expect(notices?.plan).toMatchObject({ due: 3, held: 1, needsTwo: false, state: 'ready', removed: 0 })
  expect(notices?.plan?.sample.map(({ id, held }) => [id, held])).toEqual([
    ['ntc_00001', true],
    ['ntc_00002', false],
    ['ntc_00003', false],
  ])
  expect((await target('complaints.statement'))?.plan).toBeNull()
})

test('run again at once nothing goes, for it was not shown long enough; the next night it goes, and only then', async () => {
  await runRetention(app.ctx())
  expect(await old()).toHaveLength(3)
  await night('2026-03-04')
  expect(await old()).toEqual([{ id: 'ntc_00001' }])
  await runRetention(app.ctx())
  expect(await old()).toEqual([{ id: 'ntc_00001' }])
  expect(await sql(`select data from kernel.fact where kind = 'privacy.retention-run'`)).toEqual([
    { data: { target: 'kernel.notice', removed: 2, inAll: 2, over: true } },
  ])
  expect((await target('kernel.notice'))?.last).toMatchObject({ removed: 2 })
})

test('the words of a case that closed long ago wait for two people, and go with their key', async () => {
  await sql(
    `update complaints.complaint set state = 'closed', closed_at = '2026-03-05', outcome = 'refunded' where id = '${complaint}'`,
  )
  await night('2029-03-01')
  expect((await target('complaints.statement'))?.plan).toBeNull()
  await night('2029-03-10')
  const plan = (await target('complaints.statement'))?.plan
  expect(plan).toMatchObject({ due: 1, held: 0, total: 1, needsTwo: true, state: 'waiting', approvals: [] })
  await night('2029-03-12')
  const id = plan?.id ?? ''
  const agreed = (as: Person, due = 1) => app.call(contract.approveRetention, { id, due }, { as })
  expect((await agreed(officer, 7)).error.code).toBe('retention.plan-changed')
  expect((await agreed(officer)).body).toEqual({ approvals: 1 })
  expect((await agreed(officer)).error.code).toBe('retention.agreed-already')
  expect((await agreed(await app.as('agent'))).status).toBe(403)
  await runRetention(app.ctx())
  expect((await target('complaints.statement'))?.plan).toMatchObject({ state: 'waiting', removed: 0 })
  expect((await agreed(await app.as('admin'))).body).toEqual({ approvals: 2 })
  await runRetention(app.ctx())
  expect(await sql(`select text_sealed from complaints.statement where text_sealed is not null`)).toEqual([])
  const [keys] = await sql(
    `select count(*)::int as n from kernel.vault_subject_key where subject = '${complaint}' and state <> 'destroyed'`,
  )
  expect(keys).toEqual({ n: 0 })
  expect((await agreed(await app.as('governance-officer'))).error.code).toBe('retention.plan-over')
})

test('contacts of somebody with an open case stay, whatever their age; without one they go', async () => {
  const contacts = () => sql(`select consumer_id from marketplace.consumer_contact`)
  await sql(
    `insert into marketplace.consumer_contact (consumer_id, as_of, as_of_key) values ('con_old', '2020-01-01', 'k'), ('con_open', '2020-01-01', 'k')`,
  )
  await sql(
    `update complaints.complaint set consumer_id = 'con_open', state = 'waiting', closed_at = null where id = '${complaint}'`,
  )
  await night('2029-04-01')
  const plan = (await target('marketplace.consumer_contact'))?.plan
  expect(plan?.due).toBe((plan?.held ?? 0) + 1)
  for (const role of ['privacy-officer', 'admin'] as const)
    await app.call(contract.approveRetention, { id: plan?.id ?? '', due: plan?.due ?? 0 }, { as: await app.as(role) })
  await night('2029-04-02')
  const left = (await contacts()).map(({ consumer_id: one }) => one)
  expect(left).toContain('con_open')
  expect(left).not.toContain('con_old')
})

test('what is planned is for officers; a plan that there is not is not there', async () => {
  for (const role of ['consumer', 'merchant', 'agent'] as const)
    expect((await app.call(contract.readRetention, {}, { as: await app.as(role) })).status).toBe(403)
  const missing = await app.call(contract.approveRetention, { id: 'rtp_none', due: 1 }, { as: officer })
  expect(missing.status).toBe(404)
  const bad = await app.call(contract.approveRetention, { id: 'rtp_none', due: -1 }, { as: officer })
  expect(bad.status).toBe(400)
})
