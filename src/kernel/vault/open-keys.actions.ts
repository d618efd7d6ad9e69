import { randomBytes } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { newId } from '../id.ts'
import type { VaultDomain } from './domain.rules.ts'
import { unwrapKey, wrapKey } from './root-key.ts'
import { rootKeyNamed, rootKey } from './root.ts'
import type { SubjectKey } from './sealed.ts'
import * as store from './vault.store.ts'

/**
 * Domain keys that this process has opened, by their ids. There are as many as domains and versions; asking the root key may mean asking
 * another machine. The keys of people are not kept: one query brings those of a whole list, and one that was destroyed is gone at once.
 */
const opened = new Map<string, Buffer>()

export async function openDomainKey(key: store.DomainKeyRow): Promise<Buffer> {
  const known = opened.get(key.id)
  if (known) return known
  if (key.wrapped === null) throw new Error(`vault: key ${key.id} of ${key.domain} is destroyed`)
  const plain = await rootKeyNamed(key.root).unwrap(key.wrapped, domainBound(key))
  opened.set(key.id, plain)
  return plain
}

/** The key with which a domain seals now; made when it is needed for the first time. */
export async function activeDomainKey(ctx: Ctx, domain: VaultDomain): Promise<store.DomainKeyRow> {
  const known = await store.activeDomainKey(ctx, domain)
  if (known) return known
  await makeDomainKey(ctx, domain, 1)
  const made = await store.activeDomainKey(ctx, domain)
  if (!made) throw new Error(`vault: no active key of ${domain}`)
  return made
}

export async function makeDomainKey(ctx: Ctx, domain: VaultDomain, version: number): Promise<void> {
  const root = rootKey()
  const own = { id: newId('vdk'), domain, version, root: root.id }
  await store.insertDomainKey(ctx, { ...own, wrapped: await root.wrap(randomBytes(32), domainBound(own)) })
}

export const domainBound = ({ id, domain, version }: Pick<store.DomainKeyRow, 'id' | 'domain' | 'version'>): string =>
  JSON.stringify(['domain key', id, domain, version])
export const subjectBound = (subject: string, domain: string, version: number): string =>
  JSON.stringify(['subject key', subject, domain, version])

/** The key with which the data of each of these subjects is sealed now; made when it is needed for the first time. */
export async function sealingKeys(
  ctx: Ctx,
  domain: VaultDomain,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, SubjectKey>> {
  const known = await store.activeKeys(ctx, domain, subjects)
  const missing = [...new Set(subjects)].filter((subject) => !known.some((key) => key.subject === subject))
  if (missing.length === 0) return bySubject(await Promise.all(known.map(openSubjectKey)))
  const domainKey = await activeDomainKey(ctx, domain)
  const by = await openDomainKey(domainKey)
  const last = await store.lastVersions(ctx, domain, missing)
  await store.insertSubjectKeys(
    ctx,
    missing.map((subject) => {
      const version = (last.get(subject) ?? 0) + 1
      const wrapped = wrapKey(by, randomBytes(32), subjectBound(subject, domain, version))
      return { subject, domain, version, domain_key: domainKey.id, wrapped }
    }),
  )
  const all = await store.activeKeys(ctx, domain, subjects)
  return bySubject(await Promise.all(all.map(openSubjectKey)))
}

const bySubject = (keys: readonly (SubjectKey | null)[]): ReadonlyMap<string, SubjectKey> =>
  new Map(keys.filter((key) => key !== null).map((key) => [key.subject, key]))

/** Null when it was destroyed. */
export async function openSubjectKey(row: store.SubjectKeyRow): Promise<SubjectKey | null> {
  const { kid, subject, domain, version, wrapped } = row
  if (wrapped === null) return null
  const key = unwrapKey(await openDomainKey(row.domainKey), wrapped, subjectBound(subject, domain, version))
  if (!key) throw new Error(`vault: key ${kid} does not open with key ${row.domainKey.id} of ${domain}`)
  return { kid, subject, domain, key }
}
