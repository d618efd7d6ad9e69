import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { leafOf } from './leaf.ts'
import * as store from './proof.store.ts'
import { readEdge } from './read-tree.actions.ts'
import { grow } from './tiles.ts'

/** Facts that get their places in one transaction: enough that a commit costs little, few enough that it is short. */
export const placesAtOnce = 4_000

/**
 * Gives the next facts their places: everything or nothing, so that a process that is killed leaves no gap; the row of the head is held, so that
 * of two processes one waits and goes on behind the other. How many.
 */
export const sequence = (ctx: Ctx, limit = placesAtOnce): Promise<number> =>
  inTransaction(ctx, async (inner) => {
    const size = await store.holdHead(inner)
    const facts = await store.pendingFacts(inner, limit)
    if (facts.length === 0) return 0
    const { tiles } = grow(await readEdge(inner, size), facts.map(leafOf))
    await store.givePlaces(inner, size, facts)
    await store.saveTiles(inner, tiles)
    return facts.length
  })
