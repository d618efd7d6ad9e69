import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { refuse } from '../refusal.ts'
import * as store from './idempotency.store.ts'

export type Keyed = { readonly actor: string; readonly key: string; readonly request: string }
export type Answered = { readonly status: number; readonly answer: unknown; readonly replayed: boolean }

/**
 * Runs a write once per key: the answer is stored in the write's own transaction, so after a crash it is either there
 * with its effect, or neither is.
 */
export async function once(
  ctx: Ctx,
  keyed: Keyed | null,
  write: () => Promise<Omit<Answered, 'replayed'>>,
): Promise<Answered> {
  if (!keyed) return { ...(await write()), replayed: false }
  if (!(await store.claimKey(ctx, keyed.actor, keyed.key, keyed.request))) return replay(ctx, keyed)
  const done = await write()
  await store.saveAnswer(ctx, keyed.actor, keyed.key, done.status, done.answer)
  return { ...done, replayed: false }
}

async function replay(ctx: Ctx, keyed: Keyed): Promise<Answered> {
  const before = await store.storedAnswer(ctx, keyed.actor, keyed.key)
  if (!before || before.request !== keyed.request || before.status === null) refuse('idempotency.key-reused')
  return { status: before.status, answer: before.answer, replayed: true }
}

export function requestFingerprint(method: string, path: string, input: unknown): string {
  return createHash('sha256')
    .update(`${method} ${path}\n${JSON.stringify(input)}`)
    .digest('hex')
}

export function checkedKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null
  if (typeof header !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(header)) refuse('idempotency.key-invalid')
  return header
}
