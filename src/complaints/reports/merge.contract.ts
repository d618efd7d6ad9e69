import { z } from 'zod'
import { Id, Instant, route } from '../../kernel/route.contract.ts'
import { Reasoned } from '../complaint.contract.ts'
import { ReportKind, ReportState, ReportView } from './report.contract.ts'

/** Two reports of one shop about the same matter, merged by whoever handles them. */
const acting = { who: ['agent', 'governance-officer'], clause: '2.3.3' } as const

export const listMergeTargets = route({
  method: 'GET',
  path: '/api/reports/:id/merge-targets',
  summary: { zh: '可以并入的举报', en: 'Reports that this one may be merged into' },
  ...acting,
  input: Id,
  output: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        receipt: z.string(),
        kind: ReportKind,
        item: z.string(),
        state: ReportState,
        receivedAt: Instant,
      }),
    ),
  }),
})

export const mergeReport = route({
  method: 'POST',
  path: '/api/reports/:id/merge',
  summary: { zh: '并入同一家店的另一件举报', en: 'Merge a report into another one about the same shop' },
  ...acting,
  audit: 'report.merge',
  status: 201,
  /** `reason`: for colleagues; informants do not read it. */
  input: Id.extend({ version: z.int().min(1), into: z.string().min(1).max(60), reason: Reasoned }),
  output: ReportView,
})

export const undoMerge = route({
  method: 'POST',
  path: '/api/reports/:id/separation',
  summary: { zh: '撤销合并，单独核查', en: 'Undo a merge: the report is checked by itself again' },
  ...acting,
  audit: 'report.separate',
  status: 201,
  input: Id.extend({ version: z.int().min(1) }),
  output: ReportView,
})
