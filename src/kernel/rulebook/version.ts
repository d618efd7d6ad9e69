import { createHash } from 'node:crypto'
import { canonical } from '../proof/canonical.rules.ts'

/** Order-independent content hash of a set of entries: each is written canonically, then they are sorted. */
export function versionOf(parts: Readonly<Record<string, readonly unknown[]>>): string {
  const text = canonical(
    Object.fromEntries(Object.entries(parts).map(([name, entries]) => [name, entries.map(canonical).toSorted()])),
  )
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
