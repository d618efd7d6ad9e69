import type { Capability } from '../capability.ts'
import { vaultFacts } from './facts.rules.ts'
import { reindexTables, resealPerson, rewrapKeys } from './rotate.jobs.ts'

/** What the kernel plugs in for the vault: README.md. */
export const vaultPart: Partial<Capability> = { jobs: [rewrapKeys, reindexTables, resealPerson], facts: vaultFacts }
