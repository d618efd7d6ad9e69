import { z } from 'zod'
import { Instant, route } from '../../../kernel/route.contract.ts'
import { CategoryCode, State, Text } from '../../complaint.contract.ts'
import { Colleague } from '../desk.contract.ts'

/** More open complaints than this one person does not have; whoever does hands over in two goes. */
export const mostHandedOver = 300

export const HandOverRow = z.object({
  id: z.string(),
  receipt: z.string(),
  category: CategoryCode,
  state: State,
  dueAt: Instant.nullable(),
  /** Null: nobody on duty can take it. */
  to: Colleague.nullable(),
})
export type HandOverRow = z.infer<typeof HandOverRow>

/** Nothing is changed by it. Without `to` the rule chooses for each complaint. */
export const previewHandOver = route({
  method: 'GET',
  path: '/api/complaint-handovers',
  summary: { zh: '移交预览：每件给谁', en: 'Preview of a hand-over: who would get what' },
  who: ['agent', 'admin'],
  clause: '7.3.1',
  input: z.strictObject({ from: z.string().min(1).max(60), to: z.string().min(1).max(60).optional() }),
  output: z.object({ rows: z.array(HandOverRow), more: z.boolean() }),
})

/** Does what the preview showed: every complaint is accounted for, and one that moved meanwhile stays where it is. */
export const handOver = route({
  method: 'POST',
  path: '/api/complaint-handovers',
  summary: { zh: '移交未办结的投诉，附说明', en: 'Hand over open complaints with a note' },
  who: ['agent', 'admin'],
  clause: '7.3.1',
  audit: 'complaint.hand-over',
  status: 201,
  input: z.strictObject({
    from: z.string().min(1).max(60),
    note: Text,
    rows: z
      .array(z.strictObject({ id: z.string().min(1).max(60), to: z.string().min(1).max(60) }))
      .min(1)
      .max(mostHandedOver),
  }),
  output: z.object({
    handed: z.array(z.string()),
    refused: z.array(z.object({ id: z.string(), code: z.string() })),
  }),
})
