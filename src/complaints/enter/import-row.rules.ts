import { parseYuan } from '../../kernel/money.ts'
import type { RefusalParams } from '../../kernel/refusal.ts'
import { categories, remedyWords } from '../category.rules.ts'
import { CategoryCode, Remedy } from '../complaint.contract.ts'
import { Entry, type TransferChannel } from './entry.contract.ts'
import { importFields, rowReasons, type ImportField, type RowReason } from './import.contract.ts'

/** What authorities and their spreadsheets call the columns. */
const names: Readonly<Record<ImportField, readonly string[]>> = {
  reference: ['reference', '编号', '转办编号', '工单编号', '登记编号', '投诉编号', '案件编号'],
  receivedAt: ['received_at', '收到时间', '转办时间', '登记时间', '接收时间', '收到日期'],
  answerBy: ['answer_by', '答复期限', '办理期限', '要求答复日期', '反馈期限'],
  origin: ['origin', '转办单位', '承办单位', '来源单位'],
  name: ['name', '投诉人', '投诉人姓名', '消费者', '消费者姓名', '姓名'],
  phone: ['phone', '联系电话', '电话', '手机', '手机号', '投诉人电话'],
  email: ['email', '邮箱', '电子邮箱'],
  orderNumber: ['order', '订单号', '订单编号'],
  shop: ['shop', '被投诉商家', '被投诉人', '商家', '店铺'],
  category: ['category', '投诉类别', '类别', '问题类别'],
  text: ['text', '投诉内容', '内容', '问题描述', '诉求内容'],
  remedies: ['remedies', '诉求', '投诉请求', '要求'],
  amount: ['amount', '金额', '诉求金额', '涉案金额'],
}
export const neededFields: readonly ImportField[] = ['reference', 'receivedAt', 'text']

/** Where each field stands; the first column of that name counts. */
export function columnsOf(heading: readonly string[]): ReadonlyMap<ImportField, number> {
  const plain = heading.map((name) => name.trim().toLowerCase())
  const found = importFields.map((field) => [field, plain.findIndex((name) => names[field].includes(name))] as const)
  return new Map(found.filter(([, place]) => place >= 0))
}
export const nameOf = (field: ImportField): string => names[field][1] ?? field

export type RowProblem = { readonly field: ImportField; readonly reason: RowReason }
export type RowReading = { readonly entry: Entry } | { readonly problem: RowProblem }

class Unreadable extends Error {
  readonly problem: RowProblem
  constructor(field: ImportField, reason: RowReason) {
    super(reason)
    this.problem = { field, reason }
  }
}

/** One row of a file as an entry, or the first thing that is wrong with it. */
export function readRow(
  record: readonly string[],
  columns: ReadonlyMap<ImportField, number>,
  channel: TransferChannel,
): RowReading {
  const cell = (field: ImportField): string => (record[columns.get(field) ?? -1] ?? '').trim()
  try {
    const empty = neededFields.find((field) => cell(field) === '')
    if (empty) throw new Unreadable(empty, 'missing')
    return checked({ ...wordsIn(cell), ...choicesIn(cell), channel, receivedAt: timeIn(cell('receivedAt')) })
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem }
    throw error
  }
}

type Cell = (field: ImportField) => string
function wordsIn(cell: Cell) {
  const said = (name: string, field: ImportField) => (cell(field) === '' ? {} : { [name]: cell(field) })
  const answerBy = cell('answerBy') === '' ? {} : { answerBy: dayIn(cell('answerBy')) }
  return {
    ...said('reference', 'reference'),
    ...said('origin', 'origin'),
    ...said('orderNumber', 'orderNumber'),
    ...said('shop', 'shop'),
    ...said('text', 'text'),
    ...answerBy,
    contact: { ...said('name', 'name'), ...said('phone', 'phone'), ...said('email', 'email') },
  }
}

function choicesIn(cell: Cell) {
  const amount = cell('amount')
    .replace(/^[¥￥]/, '')
    .replace(/元$/, '')
  const amountFen = amount === '' ? 0 : parseYuan(amount)
  if (amountFen === null || amountFen < 0) throw new Unreadable('amount', 'unreadable-amount')
  return { category: categoryIn(cell('category')), remedies: remediesIn(cell('remedies')), amountFen }
}

function categoryIn(text: string): CategoryCode {
  if (text === '') return 'other'
  const known = categories.find(({ code, title }) => [code, title.zh, title.en].includes(text))
  return known?.code ?? raise('category', 'unknown-category')
}

function remediesIn(text: string): Remedy[] {
  const words = text.split(/[、,，;；/\s]+/).filter((word) => word !== '')
  return [...new Set(words.map(remedyIn))]
}
const remedyIn = (word: string): Remedy =>
  Remedy.options.find((remedy) => [remedy, remedyWords[remedy].zh, remedyWords[remedy].en].includes(word)) ??
  raise('remedies', 'unknown-remedy')

function raise(field: ImportField, reason: RowReason): never {
  throw new Unreadable(field, reason)
}

const dayPattern = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
/** A time without a zone is Beijing's; a day alone is its beginning. */
function timeIn(text: string): string {
  const [, year, month = '', day = '', hour = '0', minute = '00', second = '00'] = dayPattern.exec(text) ?? []
  const written = year === undefined ? text : `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}+08:00`
  return isReal(written) ? written : raise('receivedAt', 'unreadable-time')
}
function dayIn(text: string): string {
  const [, year, month = '', day = ''] = dayPattern.exec(text) ?? []
  const written = `${year}-${two(month)}-${two(day)}`
  return year !== undefined && isReal(`${written}T00:00:00Z`) ? written : raise('answerBy', 'unreadable-day')
}
const two = (digits: string): string => digits.padStart(2, '0')
/** 31 February is no day, though a computer would take it for one of March. */
function isReal(instant: string): boolean {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime()) || !/^\d{4}-\d{2}-\d{2}T.+(?:Z|[+-]\d{2}:\d{2})$/.test(instant)) return false
  return new Date(`${instant.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(instant.slice(0, 10))
}

function checked(raw: Record<string, unknown>): RowReading {
  const read = Entry.safeParse(raw)
  if (read.success) return { entry: read.data }
  const path = read.error.issues[0]?.path.map(String) ?? []
  return { problem: { field: fieldAt(path[0] === 'contact' ? path[1] : path[0]), reason: 'not-acceptable' } }
}

const fieldAt = (name: string | undefined): ImportField =>
  importFields.find((field) => field === name) ?? (name === 'amountFen' ? 'amount' : 'text')

/** A refusal of the entry, as a reason of the row. */
export function problemOf(code: string, params: RefusalParams): RowProblem {
  const tail = code.split('.').at(-1) ?? ''
  const reason = reasonCodes.find((known) => known === tail) ?? 'not-acceptable'
  const field = String(params['field'] ?? '')
    .split('.')
    .at(-1)
  return { field: fieldAt(field === 'orderId' || field === 'lineIds' ? 'orderNumber' : field), reason }
}
const isReason = (name: string): name is RowReason => name in rowReasons
export const reasonCodes: readonly RowReason[] = Object.keys(rowReasons).filter(isReason)
export const whyOf = (reason: string) => ({
  ...rowReasons[reasonCodes.find((known) => known === reason) ?? 'not-acceptable'],
})
