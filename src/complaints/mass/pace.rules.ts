/** What is known of the last look at a group. */
export type Look = { readonly size: number; readonly at: Date }

/** A group of so many is looked at after every complaint. */
export const looksAtOnce = 50
/** Of a larger one no more than so many complaints a second are read over, whatever comes in: four seconds between two looks at two hundred. */
export const readPerSecond = 50

/**
 * When a group is looked at again: the same instant for all that come until then, so that one look covers them. Without this each of
 * thousands of complaints about one shop would read all those before it.
 */
export function nextLook(last: Look | undefined, now: Date): Date {
  if (!last || last.size <= looksAtOnce) return now
  return new Date(Math.max(now.getTime(), last.at.getTime() + (last.size * 1000) / readPerSecond))
}
