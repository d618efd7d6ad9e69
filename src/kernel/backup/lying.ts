import type { FileStore } from '../evidence/file-store.ts'
import { isLabel, type Manifest } from './manifest.ts'

/** Backups of a kind that lie in the place, the oldest first: whole ones have their manifest, which is written last. */
export async function lying(store: FileStore, kind: Manifest['kind']) {
  const whole = new Set<string>()
  const all = new Set<string>()
  for await (const key of store.list(`${kind}/`)) {
    const [, label = '', name] = key.split('/')
    if (!isLabel(label)) continue
    all.add(label)
    if (name === 'manifest.json') whole.add(label)
  }
  return { whole: [...whole].toSorted(), broken: [...all].filter((label) => !whole.has(label)) }
}
