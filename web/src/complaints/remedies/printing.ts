import { useSyncExternalStore } from 'react'

const query = () => globalThis.matchMedia('print')
const subscribe = (changed: () => void) => {
  const media = query()
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** What is folded on the screen is printed in full. */
export const usePrinting = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => query().matches,
    () => false,
  )
