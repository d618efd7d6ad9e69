import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contactSealed } from '../src/complaints/intake/contact.sealed.ts'
import { contactOf, entriesOf } from '../src/complaints/intake/contact.store.ts'
import { accountSealed } from '../src/kernel/access/account.sealed.ts'
import { findAccount, findByLogin, insertAccount } from '../src/kernel/access/account.store.ts'
import { systemActor, type Ctx } from '../src/kernel/context.ts'
import { kyselyOn, openPool } from '../src/kernel/db/database.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { sealWaiting } from '../src/kernel/vault/seal-waiting.actions.ts'
import { plugInRootKeys } from '../src/kernel/vault/root.ts'
import { emptyDatabase } from './support/database.ts'
import { testRoot, testRulebook } from './support/parts.ts'
import { runSql } from './support/sql.ts'

const migrations = fileURLToPath(new URL('../migrations', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'xiaobao-old-'))
const complaints = 700
const accounts = 3
const tables = [contactSealed, accountSealed]
let database: Awaited<ReturnType<typeof emptyDatabase>>
let ctx: Ctx
let close: () => Promise<unknown> = () => Promise.resolve()

/** A database of the version before personal columns were sealed, with people in it, brought to this version. */
beforeAll(async () => {
  plugInRootKeys([testRoot])
  database = await emptyDatabase()
  for (const name of readdirSync(migrations))
    if (name < '0085') copyFileSync(join(migrations, name), join(folder, name))
  await migrate(database.connectionString, folder)
  await runSql(
    database.connectionString,
    `insert into complaints.complaint (id, receipt, channel, profile, category, remedies, claim_fen, currency, state, waits_for, urgency,
         received_at, state_since, version, consumer_id)
       select 'cmp_' || n, 'XB-' || n, 'phone', 'platform', 'other', '{refund}', 0, 'CNY', 'received', 'platform', 'normal',
         '2026-03-01', '2026-03-01', 1, case when n % 2 = 0 then 'con_' || n % 10 end from generate_series(1, ${complaints}) n;
     insert into complaints.contact (complaint_id, name, phone, email)
       select 'cmp_' || n, '旧人' || n, (13900000000 + n)::text, case when n % 3 = 0 then 'Old' || n || '@example.cn' end
       from generate_series(1, ${complaints}) n;
     insert into kernel.account (id, email, phone, display_name, roles, created_at)
       select 'acc_' || n, 'old' || n || '@example.cn', (13700000000 + n)::text, '旧号' || n, '{agent}', '2026-03-01'
       from generate_series(1, ${accounts}) n`,
  )
  await migrate(database.connectionString)
  const pool = openPool({ connectionString: database.connectionString, max: 4, onError: () => {} })
  const db = kyselyOn(pool)
  close = () => db.destroy()
  ctx = { db, actor: systemActor, now: new Date('2026-03-02T09:00:00+08:00'), rulebook: testRulebook }
})
afterAll(async () => {
  await close()
  await database.drop()
  rmSync(folder, { recursive: true })
})

test('rows written before are sealed by the first start, also when it is cut off and when two processes start at once', async () => {
  await expect(sealWaiting(ctx, [])).rejects.toThrow('nobody declares the sealed table complaints.contact')
  const done = await Promise.all([sealWaiting(ctx, tables), sealWaiting(ctx, tables)])
  expect(done[0] + done[1]).toBe(complaints + accounts)
  expect(await sealWaiting(ctx, tables)).toBe(0)
  for (const n of [1, 2, 300, complaints])
    expect(await contactOf(ctx, `cmp_${n}`)).toMatchObject({
      name: `旧人${n}`,
      phone: String(13_900_000_000 + n),
      email: n % 3 === 0 ? `Old${n}@example.cn` : null,
    })
  const { phones, emails } = await entriesOf(ctx, { phone: '13900000300', email: 'old300@example.cn' })
  const found = await ctx.db
    .selectFrom('complaints.contact')
    .select('complaint_id')
    .where('phone_index', 'in', phones)
    .where('email_index', 'in', emails)
    .execute()
  expect(found).toEqual([{ complaint_id: 'cmp_300' }])
  const keys = await ctx.db
    .selectFrom('kernel.vault_subject_key')
    .select('subject')
    .where('domain', '=', 'contact')
    .execute()
  expect(keys).toHaveLength(complaints / 2 + 5)
})

test('whoever had an account before signs in as ever, and no second one takes their address', async () => {
  expect(await findByLogin(ctx, 'OLD2@example.cn')).toMatchObject({ id: 'acc_2', roles: ['agent'] })
  expect(await findByLogin(ctx, '137 0000 0003')).toMatchObject({ id: 'acc_3' })
  expect(await findAccount(ctx, 'acc_1')).toMatchObject({ display_name: '旧号1', email: 'old1@example.cn' })
  const second = { display_name: '新号', phone: null, password_hash: null, language: 'zh', roles: ['agent'] } as const
  const draft = { ...second, id: 'acc_new', email: 'old1@example.cn', consumer_id: null, merchant_id: null }
  expect(await insertAccount(ctx, draft)).toBeUndefined()
})

/** The tables under which a text stands in the files. */
async function filesWith(text: string): Promise<unknown[]> {
  await runSql(database.connectionString, 'checkpoint')
  const found = await runSql(
    database.connectionString,
    `select c.relname as name from pg_class c where c.oid in ('complaints.contact'::regclass, 'kernel.vault_waiting'::regclass)
     and position('\\x${Buffer.from(text).toString('hex')}'::bytea in pg_read_binary_file(pg_relation_filepath(c.oid))) > 0`,
  )
  return found.map(({ name }) => name)
}

test('nothing of the plain values is left in the files of the tables', async () => {
  expect(await filesWith('13900000')).toEqual([])
})

test('a start that is cut off between sealing and writing the tables anew leaves that to the next one', async () => {
  const handle = '@feather-of-old'
  await runSql(
    database.connectionString,
    `insert into kernel.vault_waiting values ('complaints.contact', 'cmp_1', 'cmp_1', 'handle', '${handle}')`,
  )
  const hasty = kyselyOn(openPool({ connectionString: database.connectionString, max: 1, onError: () => {} }))
  await sql`set lock_timeout = '100ms'`.execute(hasty)
  await ctx.db.transaction().execute(async (reading) => {
    await sql`lock table complaints.contact in access share mode`.execute(reading)
    await expect(sealWaiting({ ...ctx, db: hasty }, [contactSealed])).rejects.toThrow('lock timeout')
  })
  await hasty.destroy()
  expect(await contactOf(ctx, 'cmp_1')).toMatchObject({ handle })
  expect(await filesWith(handle)).toEqual(['vault_waiting'])
  expect(await sealWaiting(ctx, [contactSealed])).toBe(0)
  expect(await filesWith(handle)).toEqual([])
})
