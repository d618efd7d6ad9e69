import { sql } from 'kysely'
import type { RestraintKind } from './restraint.contract.ts'

/** For the reads that say who is calling: one query, nothing beside it. `column` is a name of ours. */
export const notHeld = (kind: RestraintKind, column: 'account.id' | 'kernel.api_key.id') =>
  sql<boolean>`not exists (select from kernel.restraint held where held.kind = ${kind} and held.target = ${sql.ref(column)}
    and held.lifted_at is null and not held.practice)`
