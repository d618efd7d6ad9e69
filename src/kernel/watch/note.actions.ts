import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { newId } from '../id.ts'
import type { AccessEvent, NewAccess } from './access-event.ts'
import * as store from './access-event.store.ts'

/** What judges an event in the transaction that keeps it: whatever follows from it stands before the next call. */
export type Watcher = (ctx: Ctx, event: AccessEvent) => Promise<void>
let watchers: readonly Watcher[] = []
export function plugInWatchers(plugged: readonly Watcher[]): void {
  watchers = plugged
}

export async function noteAccess(ctx: Ctx, access: NewAccess): Promise<void> {
  if (access.kind === 'key-called') return noteCall(ctx, access)
  const event = { ...access, id: newId('aev'), at: ctx.now }
  await inTransaction(ctx, async (inner) => {
    await store.insert(inner, event)
    for (const watch of watchers) await watch(inner, event)
  })
}

const minuteMs = 60_000
/** The calls of a minute are one row; the first of them is looked at, with the minutes before it. */
async function noteCall(ctx: Ctx, access: NewAccess): Promise<void> {
  const at = new Date(Math.floor(ctx.now.getTime() / minuteMs) * minuteMs)
  const event = { ...access, id: newId('aev'), at }
  const isFirst = await store.countCall(ctx, event)
  if (isFirst)
    await inTransaction(ctx, async (inner) => {
      for (const watch of watchers) await watch(inner, event)
    })
}

/** For whoever judges: the kernel keeps the events, and others ask it for them. */
export const { holdActor, eventsOf, signInsFrom, eventsByIds, actorsSince, actedOn, deleteBefore } = store
