import { z } from 'zod'
import { Id, Instant, route } from '../../kernel/route.contract.ts'
import { CaseView } from '../complaint.contract.ts'
import { fileComplaint } from '../filing.contract.ts'

/** From a posting into filing: who reads that he has the same problem files a complaint of his own. */

export const fileFromColumn = route({
  method: 'POST',
  path: '/api/column/:id/complaints',
  summary: { zh: '我也有同样的问题：从专栏提交自己的投诉', en: 'File a complaint of one’s own from a posting' },
  who: ['consumer'],
  clause: '7.2.1(4)',
  audit: 'column.file',
  status: 201,
  perMinute: 30,
  input: fileComplaint.input.extend(Id.shape),
  output: CaseView,
})

/** For staff only: neither side reads which posting it was. */
export const readColumnOrigin = route({
  method: 'GET',
  path: '/api/complaints/:id/column-origin',
  summary: { zh: '这件投诉由哪条专栏内容而来', en: 'Which posting led to the complaint' },
  who: ['agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.2.1(4)',
  input: Id,
  output: z.object({
    /** `title` is empty once the posting is no longer public. */
    posting: z.object({ id: z.string(), title: z.string(), public: z.boolean(), at: Instant }).nullable(),
  }),
})
