import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Ctx } from '../../kernel/context.ts'

/** Something of this process for each database that it works on. */
export function perDatabase<T>(make: (ctx: Ctx) => T): (ctx: Ctx) => T {
  const made = new WeakMap<Ctx['db'], T>()
  return (ctx) => {
    const before = made.get(ctx.db)
    if (before !== undefined) return before
    const one = make(ctx)
    made.set(ctx.db, one)
    return one
  }
}

/**
 * A code that is shown to many tills at once is looked at once: in a process the first caller asks the database, the others wait for what it
 * finds. That spares the database the replays. It decides nothing: between processes, and in the end, the one statement that spends does.
 */
export async function firstOf<T>(
  working: Map<string, Promise<T>>,
  key: string,
  work: () => Promise<T>,
): Promise<{ readonly first: boolean; readonly found: T }> {
  for (;;) {
    const before = working.get(key)
    if (!before) break
    const found = await before.then(
      (value) => ({ value }),
      // Whoever came first broke; the next one tries.
      () => null,
    )
    if (found) return { first: false, found: found.value }
  }
  const own = work().finally(() => working.delete(key))
  working.set(key, own)
  return { first: true, found: await own }
}

type Tally = { count: number; readonly written: Promise<void> }
/** Counts that come in one turn of the process are written as one. */
export function counter(write: (key: string, by: number) => Promise<void>): (key: string) => Promise<void> {
  const tallies = new Map<string, Tally>()
  return (key) => {
    const open = tallies.get(key)
    if (open) {
      open.count += 1
      return open.written
    }
    const tally: Tally = {
      count: 1,
      written: nextTurn().then(() => {
        tallies.delete(key)
        return write(key, tally.count)
      }),
    }
    tallies.set(key, tally)
    return tally.written
  }
}
