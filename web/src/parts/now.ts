import { useSyncExternalStore } from 'react'

const tickMs = 30_000
const listeners = new Set<() => void>()
let current = new Date()
let timer: ReturnType<typeof setInterval> | undefined

/** The present, moving on twice a minute: what says "still 2 hours" stays true while the page is open. */
export const useNow = (): Date => useSyncExternalStore(listen, () => current)

function listen(changed: () => void): () => void {
  listeners.add(changed)
  timer ??= setInterval(tick, tickMs)
  return () => {
    listeners.delete(changed)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  current = new Date()
  for (const changed of listeners) changed()
}
