import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import type { VaultDomain } from './domain.rules.ts'
import { emptyEntries } from './cells.store.ts'
import { sealedTables } from './sealed-tables.ts'
import * as store from './vault.store.ts'

export type Erasure = {
  readonly subject: string
  readonly domains: readonly VaultDomain[]
  /** Why, as a code: it stands in the log for ever. */
  readonly reason: string
}

/**
 * Crypto-erasure (PIPL 47): destroys the keys of a person, so that what they sealed is gone at once, in every table and every backup of data that
 * is kept apart from the keys; and the entries by which its rows were found. How many were destroyed; again, none. What is written about the
 * person later gets a new key.
 */
export async function eraseSubject(ctx: Ctx, { subject, domains, reason }: Erasure): Promise<number> {
  const destroyed = await store.destroyKeys(ctx, { subject, domains, reason })
  for (const table of sealedTables().filter(({ domain }) => domains.includes(domain)))
    await emptyEntries(ctx, table, subject)
  if (destroyed > 0)
    await record(ctx, [
      { kind: 'vault.keys-destroyed', subject, data: { domains: [...domains], keys: destroyed, reason } },
    ])
  return destroyed
}
