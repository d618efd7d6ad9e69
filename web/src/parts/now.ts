import { useSyncExternalStore } from 'react'

const tickMs = 30_000
const listeners = new Set<() => void>()
let current = new Date()
let timer: ReturnType<typeof setInterval> | undefined

/** The instant of the server's drawing, as long as the browser takes it over: both must say the same. */
let drawnAt: Date | null = null

/** The present, moving on twice a minute: what says "still 2 hours" stays true while the page is open. */
export const useNow = (): Date =>
  useSyncExternalStore(
    listen,
    () => current,
    () => drawnAt ?? current,
  )

export function beginAt(now: Date): void {
  drawnAt = now
}

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
