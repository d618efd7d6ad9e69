import { z } from 'zod'
import { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { CaseView, Currency, FileIds, Reasoned, Side, State } from '../complaint.contract.ts'
import { LegalDocument } from './outcome.contract.ts'

/** What came of the legal route (7.1.4): reported by a side, confirmed by the platform, or entered by it. */

export const LegalResultView = LegalDocument.extend({
  id: z.string(),
  side: Side,
  state: z.enum(['reported', 'entered', 'refused', 'lapsed']),
  /** Where it led the case. */
  ledTo: State.nullable(),
  text: z.string(),
  document: FileView.nullable(),
  reportedAt: Instant,
  decidedAt: Instant.nullable(),
  /** Why the platform did not take it over. */
  answer: z.string().nullable(),
  /** Whether the reader decides on it now. */
  asksYou: z.boolean(),
})
export type LegalResultView = z.infer<typeof LegalResultView>

export const readLegalResults = route({
  method: 'GET',
  path: '/api/complaints/:id/legal-results',
  summary: { zh: '法律途径的结果', en: 'What came of the legal route' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.4',
  input: Id,
  output: z.object({ currency: Currency, results: z.array(LegalResultView) }),
})

const Versioned = Id.extend({ version: z.int().min(1).optional() })

export const reportLegalResult = route({
  method: 'POST',
  path: '/api/complaints/:id/legal-reports',
  summary: { zh: '提交法律文书，由平台核实', en: 'Report the result, for the platform to confirm' },
  who: ['consumer', 'merchant'],
  clause: '7.1.4',
  audit: 'complaint.legal-report',
  status: 201,
  input: Versioned.extend({ ...LegalDocument.shape, text: Reasoned, files: FileIds }),
  output: CaseView,
})

export const decideLegalReport = route({
  method: 'POST',
  path: '/api/complaints/:id/legal-reports/:result/decision',
  summary: { zh: '核实当事人提交的法律文书', en: 'Confirm a reported result, or not' },
  who: ['agent'],
  clause: '7.1.4',
  audit: 'complaint.decide-legal-report',
  status: 201,
  input: Versioned.extend({ result: z.string().min(1).max(60), confirms: z.boolean(), text: Reasoned }),
  output: CaseView,
})

export const LegalReportRow = z.object({
  complaint: z.string(),
  receipt: z.string(),
  currency: Currency,
  result: LegalResultView.pick({ id: true, outcome: true, body: true, reference: true, side: true, amountFen: true }),
  reportedAt: Instant,
})
export type LegalReportRow = z.infer<typeof LegalReportRow>

export const listLegalReports = route({
  method: 'GET',
  path: '/api/legal-reports',
  summary: { zh: '等待核实的法律文书', en: 'Reported results that wait for the platform' },
  who: ['agent'],
  clause: '7.1.4',
  input: Paged,
  output: pageOf(LegalReportRow),
})
