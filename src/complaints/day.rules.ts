import { dayMs } from '../kernel/calendar/span.ts'

/** China has one zone and no summer time since 1991. */
const shanghaiMs = 8 * 60 * 60 * 1000

/** 24:00 of the day that an instant lies in, in Shanghai. */
export const dayEnd = (now: Date): Date =>
  new Date((Math.floor((now.getTime() + shanghaiMs) / dayMs) + 1) * dayMs - shanghaiMs)
