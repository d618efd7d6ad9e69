import { z } from 'zod'
import { Day, Id, route } from '../../../kernel/route.contract.ts'
import { HandOverRow } from './hand-over.contract.ts'

/** Nothing is changed by it: what would go to colleagues if this absence began with what is open now. */
export const previewAbsence = route({
  method: 'GET',
  path: '/api/complaint-absence-previews',
  summary: {
    zh: '缺勤预览：第一天会移交哪些投诉',
    en: 'Preview of an absence: what would be handed over on its first day',
  },
  who: ['agent', 'admin'],
  clause: '7.3.1',
  input: z.strictObject({ accountId: z.string().min(1).max(60), fromDay: Day, untilDay: Day }),
  output: z.object({
    rows: z.array(HandOverRow),
    more: z.boolean(),
    /** Open complaints whose limits leave time until the return. */
    stay: z.int(),
    backOn: Day,
  }),
})

/** For whoever was away, and the administrator: what went to whom, and who has it now. */
export const listHandedOver = route({
  method: 'GET',
  path: '/api/complaint-absences/:id/handovers',
  summary: { zh: '缺勤期间移交了哪些投诉', en: 'What was handed over during an absence' },
  who: ['agent', 'admin'],
  clause: '7.3.1',
  input: Id,
  output: z.object({ name: z.string(), fromDay: Day, untilDay: Day, rows: z.array(HandOverRow) }),
})
