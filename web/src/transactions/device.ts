import { newKey } from '../api/call.ts'

const place = 'xiaobao.device'

/** A mark of this browser that says nothing about it; a private window has one for as long as it lasts. */
export function ownDevice(): string {
  const kept = localStorage.getItem(place)
  if (kept) return kept
  const made = newKey()
  localStorage.setItem(place, made)
  return made
}
