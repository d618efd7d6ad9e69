import { hkdfSync, randomBytes } from 'node:crypto'
import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import * as store from './secret.store.ts'

/** Opened once a process; by what was sealed, so that two databases in one process (tests) never share one. */
const opened = new Map<string, Buffer>()

/**
 * The secret of sign-in in this installation, and what is derived from it for one use. It survives a rotation of the vault's keys: those
 * wrap it anew.
 */
export async function signInKey(ctx: Ctx, use: 'password' | 'device' | 'mailed-code'): Promise<Buffer> {
  return Buffer.from(hkdfSync('sha256', await secretNamed(ctx, 'sign-in-1'), '', `xiaobao ${use}`, 32))
}

async function secretNamed(ctx: Ctx, name: string): Promise<Buffer> {
  const row = (await store.readSealed(ctx, name)) ?? (await makeSecret(ctx, name))
  const mark = row.secret_sealed.toString('base64')
  const known = opened.get(mark)
  if (known) return known
  const text = await store.openSealed(ctx, row)
  if (text === null) throw new Error(`the key of the sign-in secret ${name} was destroyed`)
  const secret = Buffer.from(text, 'base64')
  opened.set(mark, secret)
  return secret
}

async function makeSecret(ctx: Ctx, name: string) {
  await inTransaction(ctx, (inner) => store.insertSecret(inner, name, randomBytes(32).toString('base64')))
  const row = await store.readSealed(ctx, name)
  if (!row) throw new Error(`there is no sign-in secret ${name}`)
  return row
}
