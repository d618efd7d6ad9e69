import type { Capability } from '../capability.ts'
import { vaultFacts } from './facts.rules.ts'
import { vaultRefusals } from './keys.contract.ts'
import { keyRoutes } from './keys.routes.ts'
import { reindexTables, resealPerson, rewrapKeys } from './rotate.jobs.ts'

/** What the kernel plugs in for the vault: README.md. */
export const vaultPart: Partial<Capability> = {
  routes: keyRoutes,
  refusals: vaultRefusals,
  jobs: [rewrapKeys, reindexTables, resealPerson],
  facts: vaultFacts,
}
