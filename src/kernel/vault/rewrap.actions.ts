import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import type { VaultDomain } from './domain.rules.ts'
import { activeDomainKey, openDomainKey, subjectBound } from './open-keys.actions.ts'
import { unwrapKey, wrapKey } from './root-key.ts'
import * as store from './vault.store.ts'

/** The next keys of people that a retired key still wraps, in the caller's transaction. How many were wrapped anew; none is left when it is fewer than asked for. */
export async function rewrapSome(ctx: Ctx, domain: VaultDomain, most: number): Promise<number> {
  const rows = await store.keysOfRetired(ctx, domain, most)
  const active = await activeDomainKey(ctx, domain)
  const by = await openDomainKey(active)
  const fresh: { kid: number; wrapped: Buffer }[] = []
  for (const { kid, subject, version, wrapped, domainKey } of rows) {
    const bound = subjectBound(subject, domain, version)
    const plain = wrapped && unwrapKey(await openDomainKey(domainKey), wrapped, bound)
    if (!plain) throw new Error(`vault: key ${kid} does not open with key ${domainKey.id} of ${domain}`)
    fresh.push({ kid, wrapped: wrapKey(by, plain, bound) })
  }
  if (fresh.length > 0) await store.rewrapSubjectKeys(ctx, active.id, fresh)
  return rows.length
}

export async function finishRotation(ctx: Ctx, domain: VaultDomain): Promise<void> {
  const destroyed = await store.destroyUnusedDomainKeys(ctx, domain)
  if (destroyed > 0)
    await record(ctx, [{ kind: 'vault.rotation-done', subject: `vault.${domain}`, data: { destroyed } }])
}
