import { useSyncExternalStore } from 'react'

const query = '(max-width: 1023px)'

/** Is there room for a second column? The server does not know, and takes it that there is. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    listen,
    () => globalThis.matchMedia(query).matches,
    () => false,
  )

function listen(changed: () => void): () => void {
  const media = globalThis.matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
