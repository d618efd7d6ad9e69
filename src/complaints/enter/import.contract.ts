import { z } from 'zod'
import { Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Words } from '../complaint.contract.ts'
import { TransferChannel } from './entry.contract.ts'

/** A file of transfers (CSV, UTF-8 or GBK): every row becomes a complaint, was one already, or is rejected with its reason. */

export const largestImportBytes = 2 * 1024 * 1024
export const mostImportRows = 500

export const importFields = [
  'reference',
  'receivedAt',
  'answerBy',
  'origin',
  'name',
  'phone',
  'email',
  'orderNumber',
  'shop',
  'category',
  'text',
  'remedies',
  'amount',
] as const
export type ImportField = (typeof importFields)[number]

export const ImportView = z.object({
  id: z.string(),
  fileName: z.string(),
  channel: TransferChannel,
  encoding: z.enum(['utf-8', 'gb18030']),
  at: Instant,
  /** Null: it broke off; sending the same file again goes on, nothing is entered twice. */
  endedAt: Instant.nullable(),
  rows: z.int(),
  loaded: z.int(),
  known: z.int(),
  rejected: z.int(),
})
export type ImportView = z.infer<typeof ImportView>

export const RejectedRow = z.object({
  /** As a spreadsheet counts: the heading is row 1. */
  row: z.int(),
  field: z.string(),
  reason: z.string(),
  why: Words,
  record: z.array(z.string()),
})
export type RejectedRow = z.infer<typeof RejectedRow>

export const ImportReport = ImportView.extend({
  columns: z.array(z.string()),
  rejectedRows: z.array(RejectedRow),
})
export type ImportReport = z.infer<typeof ImportReport>

const acting = { who: ['agent', 'machine'], clause: '7.2.2' } as const

export const importTransfers = route({
  method: 'POST',
  path: '/api/complaint-transfer-imports',
  summary: { zh: '批量导入转办件（CSV，最多 500 行）', en: 'Import transfers from a file (CSV, at most 500 rows)' },
  ...acting,
  scope: 'complaints.write',
  audit: 'complaint.import-transfers',
  status: 201,
  perMinute: 10,
  rawBody: { maxBytes: largestImportBytes },
  input: z.strictObject({ fileName: z.string().trim().min(1).max(200), channel: TransferChannel }),
  output: ImportReport,
})

export const listTransferImports = route({
  method: 'GET',
  path: '/api/complaint-transfer-imports',
  summary: { zh: '转办件的导入记录', en: 'Files of transfers that were imported' },
  ...acting,
  scope: 'complaints.read',
  input: Paged,
  output: pageOf(ImportView),
})

export const readTransferImport = route({
  method: 'GET',
  path: '/api/complaint-transfer-imports/:id',
  summary: { zh: '一次导入的结果', en: 'What became of one file' },
  ...acting,
  scope: 'complaints.read',
  input: Id,
  output: ImportReport,
})

export const downloadRejected = route({
  method: 'GET',
  path: '/api/complaint-transfer-imports/:id/rejected.csv',
  summary: { zh: '下载没有导入的行和原因', en: 'Download the rejected rows with their reasons' },
  ...acting,
  scope: 'complaints.read',
  rawReply: 'text/csv',
  input: Id,
  output: z.string(),
})

/** Why a row was not entered; what the columns are called stands beside it. */
export const rowReasons = {
  missing: { zh: '没有填写', en: 'is empty' },
  'unreadable-time': {
    zh: '读不出时间，请写成 2026-11-25 或 2026-11-25 14:30',
    en: 'is no time; write 2026-11-25 or 2026-11-25 14:30',
  },
  'unreadable-day': { zh: '读不出日期，请写成 2026-11-25', en: 'is no day; write 2026-11-25' },
  'unreadable-amount': { zh: '读不出金额，请写成 399.00', en: 'is no amount; write 399.00' },
  'unknown-category': { zh: '没有这个投诉类别', en: 'is no category of complaints' },
  'unknown-remedy': { zh: '没有这种诉求', en: 'is nothing that can be asked for' },
  'not-acceptable': { zh: '内容不合要求（太短、太长或格式不对）', en: 'is too short, too long or in a wrong form' },
  'received-in-future': { zh: '收到时间晚于现在', en: 'lies in the future' },
  'answer-before-receipt': { zh: '要求答复的日期早于收到日期', en: 'lies before the day of receipt' },
  'order-number-unknown': { zh: '没有这个编号的订单', en: 'is the number of no order' },
  'order-number-shared': {
    zh: '有几笔订单是这个编号，请单独登记',
    en: 'is the number of several orders; enter it by hand',
  },
  'order-not-found': { zh: '这笔订单没有买家信息，请单独登记', en: 'is an order without a buyer; enter it by hand' },
  'several-shops': { zh: '这笔订单有几家店的商品，请单独登记', en: 'is an order of several shops; enter it by hand' },
  'remedy-not-offered': { zh: '这个类别不能提这种诉求', en: 'does not fit the category' },
  'amount-without-remedy': { zh: '写了金额，却没有要求退款或赔偿', en: 'is given without a refund or compensation' },
} as const satisfies Record<string, { zh: string; en: string }>
export type RowReason = keyof typeof rowReasons
