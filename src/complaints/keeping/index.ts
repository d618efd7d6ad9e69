import type { Part } from '../part.ts'
import { keepContacts, keepWords } from './keeping.actions.ts'
import { lastClosed, openMatters } from './standing.store.ts'
import { listHeld } from './keeping.store.ts'

/** What of closed cases goes when its time is over, and what an open one holds (5.1.3; src/privacy/retention). */
export const keeping: Part = {
  keeps: [keepContacts, keepWords],
  holds: listHeld,
  standing: { matters: openMatters, since: lastClosed },
}
