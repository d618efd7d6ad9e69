import { hkdfSync } from 'node:crypto'
import type { Ctx } from '../context.ts'
import type { PassingDomain } from './domain.rules.ts'
import { activeDomainKey, openDomainKey } from './open-keys.actions.ts'
import { kidOf, openText, sealText, type Place, type SubjectKey } from './sealed.ts'
import * as store from './vault.store.ts'

/**
 * For what is swept away in a few days whoever it is about: sealed under a key of the domain itself. Where a person's key stands in a sealed value, this
 * one has the version of the domain key. Known keys cost no query.
 */
export type Passing = { readonly domain: PassingDomain; readonly place: Place }

const known = new Map<string, store.DomainKeyRow>()
const derived = new WeakMap<Uint8Array, Buffer>()

/** `keyId`: of the domain's active key, where the caller's own query brought it. */
export async function sealPassing(
  ctx: Ctx,
  { domain, place }: Passing,
  { text, keyId }: { readonly text: string; readonly keyId: string | null },
): Promise<Buffer> {
  const row = (keyId === null ? undefined : known.get(keyId)) ?? (await activeDomainKey(ctx, domain))
  return sealText(await keyOf(row), place, text)
}

/** Null when its key is gone: by then the value was to be swept away. */
export async function openPassing(ctx: Ctx, { domain, place }: Passing, sealed: Uint8Array): Promise<string | null> {
  const version = kidOf(place, sealed)
  const row = (await store.livingKeysOf(ctx, domain)).find((key) => key.version === version)
  return row ? openText(await keyOf(row), place, sealed) : null
}

async function keyOf(row: store.DomainKeyRow): Promise<SubjectKey> {
  known.set(row.id, row)
  const plain = await openDomainKey(row)
  const key = derived.get(plain) ?? Buffer.from(hkdfSync('sha256', plain, '', `passing ${row.domain}`, 32))
  derived.set(plain, key)
  return { kid: row.version, subject: '', domain: row.domain, key }
}
