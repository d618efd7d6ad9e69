import { z } from 'zod'
import { Id, Instant, route } from '../../kernel/route.contract.ts'
import { IncidentView, ReportKind } from './incident.contract.ts'
import { officers, readers, Why } from './incident-routes.contract.ts'

export const reportIncident = route({
  method: 'POST',
  path: '/api/incidents/:id/report',
  summary: { zh: '登记向主管部门的报告', en: 'Enter a report to the authority' },
  who: officers,
  clause: '5.3.2(3)',
  audit: 'incident.report',
  status: 201,
  input: Id.extend({
    kind: ReportKind,
    authority: z.string().trim().min(2).max(120),
    /** The number of the receipt, where there is one. */
    number: z.string().trim().min(1).max(80).nullable(),
    submittedAt: Instant,
    /** What was reported; the first one may hold only what is known. */
    said: z.string().trim().min(4).max(2000),
  }),
  output: IncidentView,
})
export const argueIncident = route({
  method: 'POST',
  path: '/api/incidents/:id/argument',
  summary: { zh: '说明是误报，等另一人签署', en: 'Argue that it was a false alarm; another person signs' },
  who: officers,
  clause: '5.3.2',
  audit: 'incident.argue',
  status: 201,
  input: Id.extend({ why: Why }),
  output: IncidentView,
})
export const signArgument = route({
  method: 'POST',
  path: '/api/incidents/:id/argument/:argument/signature',
  summary: { zh: '签署或不同意理由书', en: 'Sign an argument, or do not agree' },
  who: readers,
  clause: '5.3.2',
  audit: 'incident.sign',
  status: 201,
  input: Id.extend({ argument: z.string().max(60), agreed: z.boolean(), why: Why }),
  output: IncidentView,
})
export const closeIncident = route({
  method: 'POST',
  path: '/api/incidents/:id/closure',
  summary: { zh: '关闭事件', en: 'Close the incident' },
  who: officers,
  clause: '5.3.2',
  audit: 'incident.close',
  status: 201,
  input: Id.extend({ why: Why }),
  output: IncidentView,
})
