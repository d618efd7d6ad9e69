import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { backupFolder, backupsOf } from '../../../tests/support/backups.ts'
import { emptyDatabase } from '../../../tests/support/database.ts'
import { consumerId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { runSql } from '../../../tests/support/sql.ts'
import { carryOutErasure } from './erase.actions.ts'
import * as contract from './request-routes.contract.ts'

const folder = backupFolder()
let app: TestApp
let own: ReturnType<typeof backupsOf>
let person: Person
const drops: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  person = await app.as('consumer', { consumerId: consumerId('C1'), email: 'erased@example.cn' })
  own = backupsOf(app, folder)
  await sell('R-1')
})
afterAll(async () => {
  for (const drop of drops) await drop()
  await app.close()
  folder.remove()
})

async function sell(number: string): Promise<void> {
  await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  await runSql(
    app.connectionString,
    `update marketplace."order" set region = '杭州市西湖区', status = 'completed' where id = '${orderId(number)}'`,
  )
}
async function erase(type: 'erasure' | 'closure', items: string[] = []): Promise<void> {
  const { body } = await app.call(contract.askRight, { type, items }, { as: person })
  app.clock.now = new Date(app.clock.now.getTime() + 73 * 3_600_000)
  await carryOutErasure(app.ctx(), body.id)
}
/** Into an empty database, from that backup and the last keys that there are. */
async function restored(label: string): Promise<(text: string) => Promise<Record<string, unknown>[]>> {
  const database = await emptyDatabase()
  drops.push(database.drop)
  await own.restore(database.connectionString, await own.choose(label))
  return (text) => runSql(database.connectionString, text)
}
const regions = `select external_id as number, region from marketplace."order" order by 1`

test('what a person did after an erasure is not erased by a restore of a later backup', async () => {
  await erase('erasure', ['address'])
  await sell('R-2')
  await own.make()
  const { data } = await own.choose()
  const sql = await restored(data.label)
  expect(await sql(regions)).toEqual([
    { number: 'R-1', region: null },
    { number: 'R-2', region: '杭州市西湖区' },
  ])
})

test('whoever was erased after a backup is gone in what is restored from it', async () => {
  await own.make()
  const { data } = await own.choose()
  person = await app.as('consumer', { consumerId: consumerId('C1'), email: 'again@example.cn' })
  const before = await runSql(app.connectionString, `select count(*)::int as n from privacy.erasure`)
  await erase('closure')
  const after = await runSql(app.connectionString, `select count(*)::int as n from privacy.erasure`)
  expect(Number(after[0]?.['n'])).toBeGreaterThan(Number(before[0]?.['n']))
  await own.makeKeys()
  const sql = await restored(data.label)
  expect(await sql(`${regions}`)).toEqual([
    { number: 'R-1', region: null },
    { number: 'R-2', region: null },
  ])
  const left = `select count(*)::int as n from privacy.erasure e
    where not exists (select from privacy.erasure_done d where d.erasure_id = e.id)`
  expect(await sql(left)).toEqual([{ n: 0 }])
})

test('an account that was closed after the backup opens for nobody, and its keys are gone', async () => {
  person = await app.as('consumer', { email: 'third@example.cn' })
  await own.make()
  const { data } = await own.choose()
  await erase('closure')
  await own.makeKeys()
  const sql = await restored(data.label)
  expect(await sql(`select state, email_index from kernel.account where id = '${person.actor.id}'`)).toEqual([
    { state: 'disabled', email_index: null },
  ])
  expect(await sql(`select distinct state from kernel.vault_subject_key where subject = '${person.actor.id}'`)).toEqual(
    [{ state: 'destroyed' }],
  )
})
