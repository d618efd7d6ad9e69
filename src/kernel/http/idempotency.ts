import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { refuse } from '../refusal.ts'
import { openPassing, sealPassing, type Passing } from '../vault/passing.actions.ts'
import * as store from './idempotency.store.ts'
import { isRecord } from './record-value.ts'

export type Keyed = {
  readonly actor: string
  readonly key: string
  readonly request: string
  readonly secrets: readonly string[]
}
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
  const claimed = await store.claimKey(ctx, keyed.actor, keyed.key, keyed.request)
  if (!claimed) return replay(ctx, keyed)
  const done = await write()
  const answer = { text: JSON.stringify(done.answer ?? null), keyId: claimed.sealedBy }
  const kept = tellsSecret(done.answer, keyed.secrets) ? null : await sealPassing(ctx, sealedIn(keyed), answer)
  await store.saveAnswer(ctx, keyed.actor, keyed.key, done.status, kept)
  return { ...done, replayed: false }
}

async function replay(ctx: Ctx, keyed: Keyed): Promise<Answered> {
  const before = await store.storedAnswer(ctx, keyed.actor, keyed.key)
  if (!before || before.request !== keyed.request || before.status === null) refuse('idempotency.key-reused')
  const text = before.answer && (await openPassing(ctx, sealedIn(keyed), before.answer))
  // Done before, but what it answered was for one pair of eyes, once.
  if (text === null) refuse('idempotency.shown-once')
  return { status: before.status, answer: JSON.parse(text) as unknown, replayed: true }
}

const sealedIn = ({ actor, key }: Keyed): Passing => ({
  domain: 'passing',
  place: { table: 'kernel.idempotency', column: 'answer', row: `${actor} ${key}` },
})

const tellsSecret = (answer: unknown, secrets: readonly string[]): boolean =>
  isRecord(answer) && secrets.some((name) => answer[name] !== undefined && answer[name] !== null)

/** Without the secrets: a fast hash of a password would be worth stealing. */
export function requestFingerprint(line: string, input: unknown, secrets: readonly string[]): string {
  return createHash('sha256')
    .update(`${line}\n${JSON.stringify(input, (name, value: unknown) => (secrets.includes(name) ? undefined : value))}`)
    .digest('hex')
}

export function checkedKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null
  if (typeof header !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(header)) refuse('idempotency.key-invalid')
  return header
}
