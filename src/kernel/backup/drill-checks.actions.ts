import { randomBytes } from 'node:crypto'
import { createAccount } from '../access/account.actions.ts'
import { actorOfSession } from '../access/session.actions.ts'
import { signIn } from '../access/sign-in.actions.ts'
import type { Ctx } from '../context.ts'
import { onTree } from '../proof/read-tree.actions.ts'
import { rootOf } from '../proof/tree.ts'
import { verifyLog } from '../proof/verify-log.actions.ts'
import type { SealedTable } from '../vault/sealed-table.ts'
import { sealedTables } from '../vault/sealed-tables.ts'
import { openAll } from '../vault/vault.actions.ts'
import * as store from './drill.store.ts'

/** What is looked at in a database that was restored, beside the one that lives. Each throws, or says how much it looked at. */
export type Both = { readonly living: Ctx; readonly restored: Ctx }

const mostCells = 1_000
const atOnce = 10_000

/** A thousand sealed values by lot, from every table that has some: each opens, or its key was destroyed. */
export async function openCells({ restored }: Both): Promise<number> {
  const tables = sealedTables()
  const perTable = Math.max(5, Math.floor(mostCells / Math.max(1, tables.length)))
  let opened = 0
  for (const table of tables) {
    const cells = cellsOf(table, await store.rowsByLot(restored, table, perTable))
    opened += (await openAll(restored, cells)).filter((text) => text !== null).length
  }
  return opened
}

const cellsOf = ({ table, domain, columns }: SealedTable, rows: readonly store.SomeRow[]) =>
  rows.flatMap((row) =>
    Object.keys(columns).flatMap((column) => {
      const sealed = row[`${column}_sealed`]
      return sealed instanceof Uint8Array ? [{ of: { table, column, domain }, row: row.row, sealed }] : []
    }),
  )

/** Whoever was forgotten in the living database is forgotten in the other. */
export async function lookForForgotten({ living, restored }: Both): Promise<number> {
  let looked = 0
  for (let after = -1; ;) {
    const kids = await store.forgottenKeys(living, after, atOnce)
    const last = kids.at(-1)
    if (last === undefined) return looked
    const back = await store.livingAmong(restored, kids)
    if (back > 0) throw new Error(`${back} keys of people who were forgotten came back`)
    looked += kids.length
    after = last
  }
}

/** Every fact, tile and checkpoint, and that the living log only grew since. */
export async function lookAtLog({ living, restored }: Both): Promise<number> {
  const { size, problems } = await verifyLog(restored, [], () => {})
  const [first] = problems
  if (first) throw new Error(`the restored log: ${first.why}`)
  const was = await onTree(restored, (read) => rootOf(size, read))
  const is = await onTree(living, (read) => rootOf(size, read))
  if (!was.equals(is)) throw new Error(`the first ${size} facts that live are not those that were restored`)
  return size
}

/** Somebody signs in: the pepper opens, the password fits, the session is known. All of it goes with the database. */
export async function trySignIn({ restored }: Both): Promise<void> {
  const password = randomBytes(24).toString('base64url')
  const email = `drill-${randomBytes(12).toString('hex')}@example.com`
  const party = {
    phone: null,
    language: 'zh' as const,
    roles: ['regulator' as const],
    consumerId: null,
    merchantId: null,
  }
  const account = await createAccount(restored, { displayName: 'drill', email, password, ...party })
  const device = { userAgent: 'restore drill', ip: '127.0.0.1', deviceCookie: null }
  const entered = await signIn(restored, { login: email, password }, device)
  const actor = 'started' in entered ? await actorOfSession(restored, entered.started.token) : null
  if (actor?.id !== account.id) throw new Error('nobody can sign in to what was restored')
}
