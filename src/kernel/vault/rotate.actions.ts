import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { enqueue } from '../job/enqueue.ts'
import type { VaultDomain } from './domain.rules.ts'
import { domainBound, makeDomainKey } from './open-keys.actions.ts'
import { reindexTables, resealPerson, rewrapKeys, settleMs } from './rotate.jobs.ts'
import { renewKey } from './reseal.actions.ts'
import { rootKey, rootKeyNamed } from './root.ts'
import * as store from './vault.store.ts'

/**
 * A new key for a domain: from now on it wraps what is new, and a job wraps anew what the old one wrapped. Everything stays readable
 * meanwhile; when nothing needs the old key, it is destroyed.
 */
export async function rotateDomain(ctx: Ctx, domain: VaultDomain): Promise<void> {
  const version = await store.retireDomainKey(ctx, domain)
  if (version === undefined) return
  await makeDomainKey(ctx, domain, version + 1)
  await record(ctx, [{ kind: 'vault.rotation-begun', subject: `vault.${domain}`, data: { version: version + 1 } }])
  const then = new Date(ctx.now.getTime() + settleMs)
  if (domain === 'index') await enqueue(ctx, reindexTables, {}, { key: 'vault-reindex', runAt: then })
  else await enqueue(ctx, rewrapKeys, { domain }, { key: `vault-rewrap:${domain}` })
}

/** A new key for what is sealed about one person, and everything sealed anew. False when nothing of the domain was ever sealed. */
export async function rotatePerson(ctx: Ctx, subject: string, domain: VaultDomain): Promise<boolean> {
  const renewed = await renewKey(ctx, subject, domain)
  if (!renewed) return false
  await enqueue(ctx, resealPerson, renewed, { key: `vault-reseal:${renewed.kid}` })
  return true
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
