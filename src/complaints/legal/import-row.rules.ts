import { parseYuan } from '../../kernel/money.ts'
import { parseReceipt } from '../receipt.rules.ts'
import { importFields, rowReasons, type ImportField, type RowReason } from './import.contract.ts'
import { legalOutcomes, LegalDocument, outcomeWords, type LegalOutcome } from './outcome.contract.ts'

/** What courts and law firms call the columns. */
const names: Readonly<Record<ImportField, readonly string[]>> = {
  receipt: ['receipt', '投诉编号', '平台投诉编号', '编号'],
  outcome: ['outcome', '结果', '裁判结果', '处理结果'],
  reference: ['reference', '文书号', '案号', '文书编号'],
  datedOn: ['dated_on', '文书日期', '裁判日期', '作出日期'],
  effectiveOn: ['effective_on', '生效日期'],
  amount: ['amount', '金额', '判决金额'],
  payBy: ['pay_by', '履行期限', '付款期限'],
  body: ['body', '机构', '法院', '受理机构'],
  text: ['text', '说明', '备注'],
}
export const neededFields: readonly ImportField[] = ['receipt', 'outcome', 'reference', 'datedOn']
export const nameOf = (field: ImportField): string => names[field][1] ?? field

/** Where each field stands; the first column of that name counts. */
export function columnsOf(heading: readonly string[]): ReadonlyMap<ImportField, number> {
  const plain = heading.map((name) => name.trim().toLowerCase())
  const found = importFields.map((field) => [field, plain.findIndex((name) => names[field].includes(name))] as const)
  return new Map(found.filter(([, place]) => place >= 0))
}

export type RowProblem = { readonly field: ImportField; readonly reason: RowReason }
export type RowReading =
  | { readonly receipt: string; readonly document: LegalDocument; readonly text: string }
  | { readonly problem: RowProblem }

type Cell = (field: ImportField) => string
/** One row of a file as a document, or the first thing that is wrong with it. */
export function readRow(record: readonly string[], columns: ReadonlyMap<ImportField, number>): RowReading {
  const cell: Cell = (field) => (record[columns.get(field) ?? -1] ?? '').trim()
  const problem = (field: ImportField, reason: RowReason): RowReading => ({ problem: { field, reason } })
  const empty = neededFields.find((field) => cell(field) === '')
  if (empty) return problem(empty, 'missing')
  const outcome = outcomeIn(cell('outcome'))
  if (outcome === null) return problem('outcome', 'unknown-outcome')
  const day = (['datedOn', 'effectiveOn', 'payBy'] as const).find((field) => cell(field) !== '' && !dayIn(cell(field)))
  if (day) return problem(day, 'unreadable-day')
  const amountFen = amountIn(cell('amount'))
  if (amountFen === null) return problem('amount', 'unreadable-amount')
  const dueOn = dayIn(cell('payBy'))
  if (dueOn !== null && amountFen === 0) return problem('payBy', 'day-without-amount')
  const text = cell('text') || `${outcomeWords[outcome].zh}：${cell('reference')}`
  const read = LegalDocument.safeParse({
    outcome,
    body: cell('body'),
    reference: cell('reference'),
    datedOn: dayIn(cell('datedOn')),
    effectiveOn: dayIn(cell('effectiveOn')),
    amountFen,
    ...(dueOn !== null && { obligations: [{ debtor: 'merchant', remedy: 'compensation', amountFen, dueOn }] }),
  })
  if (text.length > longestNote) return problem('text', 'not-acceptable')
  if (!read.success) return problem(fieldAt(read.error.issues[0]?.path[0]), 'not-acceptable')
  return { receipt: parseReceipt(cell('receipt')) ?? cell('receipt'), document: read.data, text }
}
const longestNote = 2000

const outcomeIn = (text: string): LegalOutcome | null =>
  legalOutcomes.find((one) => one === text || outcomeWords[one].zh === text || outcomeWords[one].en === text) ?? null

const dayPattern = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/
/** 31 February is no day, though a computer would take it for one of March. */
function dayIn(text: string): string | null {
  const [, year, month = '', day = ''] = dayPattern.exec(text) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : null
}

function amountIn(text: string): number | null {
  const plain = text.replace(/^[¥￥]/, '').replace(/元$/, '')
  const fen = plain === '' ? 0 : parseYuan(plain)
  return fen === null || fen < 0 ? null : fen
}

const ofCase: ReadonlyMap<string, RowReason> = new Map([
  ['not-found', 'unknown-receipt'],
  ['complaint.step-of-others', 'own-matter'],
  ['ruling.sat-already', 'sat-already'],
])
/** A refusal of the step, as a reason of the row. */
export function problemOf(code: string, field: unknown): RowProblem {
  const reason = ofCase.get(code) ?? (code.startsWith('complaint.') ? 'not-at-law' : undefined)
  if (reason) return { field: 'receipt', reason }
  const tail = code.split('.').at(-1) ?? ''
  return { field: fieldAt(field), reason: reasonCodes.find((known) => known === tail) ?? 'not-acceptable' }
}
const fieldAt = (name: unknown): ImportField =>
  importFields.find((field) => field === name) ?? (name === 'amountFen' || name === 'obligations' ? 'amount' : 'text')

const isReason = (name: string): name is RowReason => name in rowReasons
const reasonCodes: readonly RowReason[] = Object.keys(rowReasons).filter(isReason)
export const whyOf = (reason: string) => ({
  ...rowReasons[reasonCodes.find((known) => known === reason) ?? 'not-acceptable'],
})
export const knownField = (name: string | null): ImportField | null =>
  importFields.find((field) => field === name) ?? null
