import { useSyncExternalStore } from 'react'
import type { Mode } from '../theme.ts'

const place = 'xiaobao.mode'
const listeners = new Set<() => void>()
let current: Mode = remembered()

export const useMode = (): Mode =>
  useSyncExternalStore(
    listen,
    () => current,
    () => 'light',
  )

export function setMode(mode: Mode): void {
  current = mode
  try {
    localStorage.setItem(place, mode)
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function remembered(): Mode {
  try {
    return localStorage.getItem(place) === 'dark' ? 'dark' : 'light'
  } catch {
    return 'light'
  }
}
