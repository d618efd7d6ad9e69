import { z } from 'zod'
import { Id, Instant, route } from '../../../kernel/route.contract.ts'

/** So often a page says that it is still open, and so long after the last word nobody is there any more. */
export const heartbeatMs = 15_000
export const presenceMs = 40_000

export const Present = z.object({ id: z.string(), name: z.string(), typing: z.boolean(), since: Instant })
export type Present = z.infer<typeof Present>

/** Says that the caller has the case open, and answers with who else has. It leaves no trace: no fact, and it ends by itself. */
export const bePresent = route({
  method: 'POST',
  path: '/api/complaints/:id/presence',
  summary: { zh: '表示正在查看或填写，并得到还有谁', en: 'Say that one has the case open, and learn who else has' },
  who: ['agent', 'admin'],
  clause: '7.3.1',
  audit: 'complaint.presence',
  input: Id.extend({ doing: z.enum(['reading', 'typing', 'leaving']) }),
  output: z.object({ others: z.array(Present) }),
})
