import { z } from 'zod'
import { Day, Id, Instant, route } from '../../kernel/route.contract.ts'
import { Caller } from './caller.contract.ts'
import { StatusReport } from './transfer.contract.ts'

/** Where a complaint came from and how whoever complained is reached: for colleagues only. */
export const CaseSource = z.object({
  channel: z.string(),
  reference: z.string(),
  origin: z.string().nullable(),
  url: z.string().nullable(),
  answerBy: Day.nullable(),
  transfer: z.boolean(),
  reportedAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
})
export type CaseSource = z.infer<typeof CaseSource>

export const readSources = route({
  method: 'GET',
  path: '/api/complaints/:id/sources',
  summary: { zh: '投诉的来源、联系方式和回报记录', en: 'Where a complaint came from, and what was reported back' },
  who: ['agent', 'admin'],
  clause: '7.2.2',
  input: Id,
  output: z.object({
    /** Masked; null where nobody left any. */
    caller: Caller.nullable(),
    sources: z.array(CaseSource),
    reports: z.array(StatusReport),
  }),
})
