import { z } from 'zod'
import { Day, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Outcome, Reasoned, State, textOf } from '../complaint.contract.ts'
import { TransferChannel } from './entry.contract.ts'

/** What authorities sent on and want to hear of again (7.2.2): under their number, how it stands and how it ended. */

export const TransferRow = z.object({
  complaint: z.string(),
  receipt: z.string(),
  channel: z.string(),
  reference: z.string(),
  origin: z.string().nullable(),
  receivedAt: Instant,
  /** The day by which their letter wants an answer. */
  answerBy: Day.nullable(),
  /** That day is over and they were not told how it ended. */
  late: z.boolean(),
  state: State,
  outcome: Outcome.nullable(),
  respondedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** The clock that ends first. */
  nextDueAt: Instant.nullable(),
  /** When they were last told how it stands; when they were told how it ended. */
  reportedAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
})
export type TransferRow = z.infer<typeof TransferRow>

export const TransferTab = z.enum(['waiting', 'all'])
export type TransferTab = z.infer<typeof TransferTab>

const filters = {
  /** waiting: not told yet how it ended, the soonest letter first · all: the newest first */
  tab: TransferTab.default('waiting'),
  channel: TransferChannel.optional(),
  /** Their number, as they wrote it. */
  reference: textOf(1, 80).optional(),
}
const reading = {
  who: ['agent', 'admin', 'regulator', 'machine'],
  scope: 'complaints.read',
  clause: '7.2.2',
} as const

export const listTransfers = route({
  method: 'GET',
  path: '/api/complaint-transfers',
  summary: { zh: '转办件及其办理状态', en: 'Transfers of authorities, and how each stands' },
  ...reading,
  input: Paged.extend(filters),
  output: pageOf(TransferRow),
})

export const mostExported = 10_000
export const exportTransfers = route({
  method: 'GET',
  path: '/api/complaint-transfers.csv',
  summary: { zh: '导出转办件的办理状态（CSV）', en: 'Export how the transfers stand (CSV)' },
  ...reading,
  audit: 'complaint.export-transfers',
  rawReply: 'text/csv',
  perMinute: 10,
  input: z.strictObject(filters),
  output: z.string(),
})

export const StatusReport = z.object({
  id: z.string(),
  channel: z.string(),
  reference: z.string(),
  toldOn: Day,
  text: z.string(),
  /** How the complaint stood when they were told. */
  state: State,
  outcome: Outcome.nullable(),
  by: z.string().nullable(),
  at: Instant,
})
export type StatusReport = z.infer<typeof StatusReport>

export const reportStatus = route({
  method: 'POST',
  path: '/api/complaints/:id/status-reports',
  summary: { zh: '登记已向转办单位回报', en: 'Note that the authority was told how it stands' },
  who: ['agent', 'machine'],
  scope: 'complaints.write',
  clause: '7.2.2',
  audit: 'complaint.report-status',
  status: 201,
  input: Id.extend({
    channel: TransferChannel,
    reference: textOf(1, 80),
    toldOn: Day,
    /** What they were told. */
    text: Reasoned,
    /** That was the end: from here on it waits for no report. */
    final: z.boolean(),
  }),
  output: StatusReport,
})
