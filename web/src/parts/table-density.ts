import { useSyncExternalStore } from 'react'

export type TableDensity = 'dense' | 'roomy'
const place = 'xiaobao.table-density'
const listeners = new Set<() => void>()
let current: TableDensity = remembered()

/** One choice for all tables, remembered on this device. */
export function useDensity(): readonly [TableDensity, (density: TableDensity) => void] {
  const density = useSyncExternalStore<TableDensity>(
    listen,
    () => current,
    () => 'dense',
  )
  return [density, change]
}

function change(next: TableDensity): void {
  current = next
  try {
    localStorage.setItem(place, next)
  } catch {
    // The choice lasts until the page is closed.
  }
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function remembered(): TableDensity {
  try {
    return localStorage.getItem(place) === 'roomy' ? 'roomy' : 'dense'
  } catch {
    return 'dense'
  }
}
