import { useState } from 'react'

export type TableDensity = 'dense' | 'roomy'
const place = 'xiaobao.table-density'

/** One choice for all tables, remembered on this device. */
export function useDensity(): readonly [TableDensity, (density: TableDensity) => void] {
  const [density, setDensity] = useState<TableDensity>(remembered)
  const change = (next: TableDensity): void => {
    setDensity(next)
    try {
      localStorage.setItem(place, next)
    } catch {
      // The choice lasts until the page is closed.
    }
  }
  return [density, change]
}

function remembered(): TableDensity {
  try {
    return localStorage.getItem(place) === 'roomy' ? 'roomy' : 'dense'
  } catch {
    return 'dense'
  }
}
