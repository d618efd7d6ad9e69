import { z } from 'zod'
import { Id, Instant, route } from '../../kernel/route.contract.ts'

/** By what whoever mediates or decides was drawn, for colleagues: the sides read that somebody was drawn, not how busy anybody is. */

export const Candidate = z.object({
  name: z.string(),
  /** How many open matters he had. */
  load: z.int(),
  away: z.boolean(),
  /** Why he was not in the draw. */
  because: z.enum(['side', 'took-part', 'sat-before']).nullable(),
  drawn: z.boolean(),
})
export const DrawView = z.object({
  id: z.string(),
  what: z.enum(['mediator', 'arbitrator']),
  at: Instant,
  seed: z.string(),
  seats: z.int(),
  candidates: z.array(Candidate),
  /** Held again from what is on record: the same people came out. */
  same: z.boolean(),
})
export type DrawView = z.infer<typeof DrawView>

export const readDraws = route({
  method: 'GET',
  path: '/api/complaints/:id/draws',
  summary: { zh: '查看抽签依据并重抽核对', en: 'By what a draw was decided, and the same draw held again' },
  who: ['agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.2',
  input: Id,
  output: z.object({ rows: z.array(DrawView) }),
})
