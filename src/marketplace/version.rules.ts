/** Of several messages about one thing only the newest is saved. */
export function newestOfEach<T extends Known>(things: readonly T[]): T[] {
  const newest = new Map<string, T>()
  for (const thing of things) {
    const other = newest.get(thing.id)
    if (!other || isNewer(thing, other)) newest.set(thing.id, thing)
  }
  return [...newest.values()]
}

export type Version = { readonly asOf: string; readonly key: string }
/** Instants are UTC in ISO form, so text order is time order. */
export const isNewer = (a: Version, b: Version): boolean => (a.asOf === b.asOf ? a.key > b.key : a.asOf > b.asOf)

export type Known = { readonly id: string; readonly hash: string; readonly asOf: string; readonly key: string }
/** conflict: the same message says two things about one id; the first counts. */
export type Effect = 'applied' | 'unchanged' | 'older' | 'conflict'
/** What hearing this changes, given what is known. */
export function effectOf(thing: Known, known: Known | undefined): Effect {
  if (!known) return 'applied'
  if (known.hash === thing.hash) return 'unchanged'
  if (thing.asOf === known.asOf && thing.key === known.key) return 'conflict'
  return isNewer(thing, known) ? 'applied' : 'older'
}
