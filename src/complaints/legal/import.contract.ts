import { z } from 'zod'
import { Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Words } from '../complaint.contract.ts'

/** A file of results (CSV, UTF-8 or GBK): every row is applied, was known already, or is rejected with its reason. */

export const largestImportBytes = 2 * 1024 * 1024
export const mostImportRows = 500

export const importFields = [
  'receipt',
  'outcome',
  'reference',
  'datedOn',
  'effectiveOn',
  'amount',
  'payBy',
  'body',
  'text',
] as const
export type ImportField = (typeof importFields)[number]

export const LegalImportView = z.object({
  id: z.string(),
  fileName: z.string(),
  encoding: z.enum(['utf-8', 'gb18030']),
  at: Instant,
  /** Null: it broke off; sending the same file again goes on, nothing is applied twice. */
  endedAt: Instant.nullable(),
  rows: z.int(),
  applied: z.int(),
  known: z.int(),
  rejected: z.int(),
})
export type LegalImportView = z.infer<typeof LegalImportView>

export const LegalImportRow = z.object({
  /** As a spreadsheet counts: the heading is row 1. */
  row: z.int(),
  outcome: z.enum(['applied', 'known', 'rejected']),
  complaint: z.string().nullable(),
  field: z.enum(importFields).nullable(),
  why: Words.nullable(),
  /** As it came, where it was rejected. */
  record: z.array(z.string()),
})
export type LegalImportRow = z.infer<typeof LegalImportRow>
export const LegalImportReport = LegalImportView.extend({ columns: z.array(z.string()), of: z.array(LegalImportRow) })
export type LegalImportReport = z.infer<typeof LegalImportReport>

const acting = { who: ['agent'], clause: '7.1.4' } as const

export const importLegalResults = route({
  method: 'POST',
  path: '/api/legal-result-imports',
  summary: { zh: '批量登记法律文书（CSV，最多 500 行）', en: 'Import results from a file (CSV, at most 500 rows)' },
  ...acting,
  audit: 'complaint.import-legal-results',
  status: 201,
  perMinute: 10,
  rawBody: { maxBytes: largestImportBytes },
  input: z.strictObject({ fileName: z.string().trim().min(1).max(200) }),
  output: LegalImportReport,
})

export const listLegalImports = route({
  method: 'GET',
  path: '/api/legal-result-imports',
  summary: { zh: '法律文书的导入记录', en: 'Files of results that were imported' },
  ...acting,
  input: Paged,
  output: pageOf(LegalImportView),
})

export const readLegalImport = route({
  method: 'GET',
  path: '/api/legal-result-imports/:id',
  summary: { zh: '一次导入的逐行结果', en: 'What became of every row of one file' },
  ...acting,
  input: Id,
  output: LegalImportReport,
})

export const downloadRejectedResults = route({
  method: 'GET',
  path: '/api/legal-result-imports/:id/rejected.csv',
  summary: { zh: '下载没有登记的行和原因', en: 'Download the rejected rows with their reasons' },
  ...acting,
  rawReply: 'text/csv',
  input: Id,
  output: z.string(),
})

/** Why a row was not applied; what the column is called stands beside it. */
export const rowReasons = {
  missing: { zh: '没有填写', en: 'is empty' },
  'unknown-receipt': { zh: '没有这个编号的投诉', en: 'is the number of no complaint' },
  'unknown-outcome': { zh: '不是可以登记的结果', en: 'is no result that can be entered' },
  'unreadable-day': { zh: '读不出日期，请写成 2026-11-25', en: 'is no day; write 2026-11-25' },
  'unreadable-amount': { zh: '读不出金额，请写成 399.00', en: 'is no amount; write 399.00' },
  'not-acceptable': { zh: '内容不合要求（太短、太长或格式不对）', en: 'is too short, too long or in a wrong form' },
  'not-at-law': { zh: '这件投诉不在法律途径中', en: 'is of a complaint that is not at law' },
  'dated-in-future': { zh: '文书日期晚于今天', en: 'lies in the future' },
  'effect-before-date': { zh: '生效日期早于文书日期', en: 'lies before the day of the document' },
  'effect-missing': { zh: '没有写生效日期', en: 'is needed for such a result' },
  'not-effective-yet': { zh: '文书还没有生效', en: 'lies in the future: it has no effect yet' },
  'nothing-ordered': { zh: '支持消费者的文书要写金额', en: 'is needed for a result for the consumer' },
  'orders-nothing': { zh: '这种结果不会有金额', en: 'does not go with such a result' },
  'day-without-amount': { zh: '没有金额，不能写履行期限', en: 'is given without an amount' },
  'body-missing': {
    zh: '没有写机构，登记时也没有写',
    en: 'is not known: it was not written when it went to law either',
  },
  known: {
    zh: '当事人已经提交这份文书，请在案件页面核实',
    en: 'is of a document that a side reported already: confirm it on the page of the case',
  },
  'own-matter': { zh: '您是当事人，不能登记', en: 'is of a matter of your own' },
  'sat-already': { zh: '您是这件投诉的裁决员，请交给别的同事登记', en: 'is of a matter in which you sit or sat' },
} as const satisfies Record<string, { zh: string; en: string }>
export type RowReason = keyof typeof rowReasons
