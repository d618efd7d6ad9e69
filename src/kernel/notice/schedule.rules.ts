import { dayMs } from '../calendar/span.ts'

/** China has one zone and no summer time since 1991: eight hours ahead, always. */
const shanghaiMs = 8 * 60 * 60 * 1000

type Hours = { readonly from: string; readonly to: string }

/** The end of the quiet hours that `now` lies in; null outside of them. The end itself is no longer quiet. */
export function quietUntil({ from, to }: Hours, now: Date): Date | null {
  const midnight = Math.floor((now.getTime() + shanghaiMs) / dayMs) * dayMs - shanghaiMs
  const minutes = (now.getTime() - midnight) / 60_000
  const [start, end] = [minutesOf(from), minutesOf(to)]
  const endToday = new Date(midnight + end * 60_000)
  if (start <= end) return minutes >= start && minutes < end ? endToday : null
  if (minutes < end) return endToday
  return minutes >= start ? new Date(endToday.getTime() + dayMs) : null
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** When a delivery that failed for the `attempts`-th time is tried again; null when it was the last try. */
export function nextTry(waitsMinutes: readonly number[], attempts: number, now: Date): Date | null {
  const wait = waitsMinutes[attempts - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait * 60_000)
}

/** The civil day in Shanghai, `2026-10-01`. */
export const shanghaiDay = (now: Date): string => new Date(now.getTime() + shanghaiMs).toISOString().slice(0, 10)
