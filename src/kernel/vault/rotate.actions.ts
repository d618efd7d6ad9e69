import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { enqueue } from '../job/enqueue.ts'
import type { RotatedDomain } from './domain.rules.ts'
import { domainBound, makeDomainKey } from './open-keys.actions.ts'
import { rewrapKeys } from './rotate.jobs.ts'
import { rootKey, rootKeyNamed } from './root.ts'
import * as store from './vault.store.ts'

/**
 * A new key for a domain: from now on it wraps what is new, and a job wraps anew what the old one wrapped. Everything stays readable
 * meanwhile; when nothing needs the old key, it is destroyed.
 */
export async function rotateDomain(ctx: Ctx, domain: RotatedDomain): Promise<void> {
  const version = await store.retireDomainKey(ctx, domain)
  if (version === undefined) return
  await makeDomainKey(ctx, domain, version + 1)
  await record(ctx, [{ kind: 'vault.rotation-begun', subject: `vault.${domain}`, data: { version: version + 1 } }])
  await enqueue(ctx, rewrapKeys, { domain }, { key: `vault-rewrap:${domain}` })
}

/** Wraps every domain key with the root key that wraps now. How many were wrapped by another. */
export async function rewrapDomainKeys(ctx: Ctx): Promise<number> {
  const root = rootKey()
  const others = (await store.domainKeys(ctx)).filter((key) => key.wrapped !== null && key.root !== root.id)
  for (const key of others) {
    const bound = domainBound(key)
    const plain = await rootKeyNamed(key.root).unwrap(key.wrapped ?? Buffer.of(), bound)
    await store.rewrapDomainKey(ctx, { id: key.id, root: root.id, wrapped: await root.wrap(plain, bound) })
  }
  return others.length
}
