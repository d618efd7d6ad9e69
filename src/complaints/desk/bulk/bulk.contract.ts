import { z } from 'zod'
import { Id, Instant, route } from '../../../kernel/route.contract.ts'

export const mostAtOnce = 100
/** So long something done to many can be taken back. */
export const undoMinutes = 10

export const BulkAction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('assign'), agentId: z.string().min(1).max(60).nullable() }),
  z.strictObject({ do: z.literal('tag'), tag: z.string().min(1).max(60), on: z.boolean() }),
  z.strictObject({ do: z.literal('watch'), on: z.boolean() }),
  z.strictObject({ do: z.literal('priority'), on: z.boolean() }),
])
export type BulkAction = z.infer<typeof BulkAction>

export const Refused = z.object({ id: z.string(), receipt: z.string().nullable(), code: z.string() })
const who = ['agent', 'admin'] as const

export const doBulk = route({
  method: 'POST',
  path: '/api/complaint-bulk',
  summary: {
    zh: '批量操作（最多 100 件，可撤销）',
    en: 'Do something to several complaints (at most 100); it can be undone',
  },
  who,
  clause: '7.3.1',
  audit: 'complaint.bulk',
  status: 201,
  input: z.strictObject({ ids: z.array(z.string().min(1).max(60)).min(1).max(mostAtOnce), action: BulkAction }),
  /** Every complaint is accounted for: changed, as it was already, or why not. */
  output: z.object({
    id: z.string(),
    undoUntil: Instant,
    done: z.array(z.string()),
    same: z.array(z.string()),
    refused: z.array(Refused),
  }),
})

export const undoBulk = route({
  method: 'POST',
  path: '/api/complaint-bulk/:id/undo',
  summary: { zh: '撤销批量操作', en: 'Undo what was done to several complaints' },
  who,
  clause: '7.3.1',
  audit: 'complaint.bulk-undo',
  status: 201,
  input: Id,
  /** What moved on since is left as it is, and named. */
  output: z.object({ undone: z.array(z.string()), refused: z.array(Refused) }),
})
