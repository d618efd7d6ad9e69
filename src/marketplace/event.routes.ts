import { handle } from '../kernel/http/handle.ts'
import * as contract from './event.contract.ts'
import { cut, readCursor } from '../kernel/http/cursor.ts'
import { hearEvents } from './event.actions.ts'
import * as store from './event.store.ts'

const effects = { applied: 'applied', unchanged: 'unchanged', older: 'older' } as const
const effectOf = (text: string) => (text === 'unchanged' || text === 'older' ? effects[text] : effects.applied)

export const eventRoutes = [
  handle(contract.receiveEvents, hearEvents),
  handle(contract.listEvents, async (ctx, { cursor, limit, ...filter }) => {
    const found = await store.listEvents(ctx, { ...filter, after: readCursor(cursor), limit: limit + 1 })
    const page = cut(found, limit, (row) => ({ at: row.received_at, id: row.id }))
    return {
      next: page.next,
      rows: page.rows.map((row) => ({
        id: row.id,
        source: row.source,
        externalId: row.external_id,
        type: row.type,
        subject: row.subject,
        occurredAt: row.occurred_at.toISOString(),
        receivedAt: row.received_at.toISOString(),
        effect: effectOf(row.effect),
        waitsFor: row.waits_for,
      })),
    }
  }),
]
