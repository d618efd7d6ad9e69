import { createHash } from 'node:crypto'

/** The same content gives the same text, whatever order its keys were written in. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const pairs = Object.entries(value).filter(([, part]) => part !== undefined)
  return `{${pairs
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
    .join(',')}}`
}

/** Order-independent content hash of a set of entries: each is written canonically, then they are sorted. */
export function versionOf(parts: Readonly<Record<string, readonly unknown[]>>): string {
  const text = canonical(
    Object.fromEntries(Object.entries(parts).map(([name, entries]) => [name, entries.map(canonical).toSorted()])),
  )
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
