import { parseYuan } from '../kernel/money.ts'
import { importFields, type Field, type ImportKind, type ImportOptions, type Mapping } from './import-kind.contract.ts'
import type { Undeclared } from './declared-intake.rules.ts'
import type { Noun } from './noun.contract.ts'
import { readThing, type Stamp, type Thing } from './noun.rules.ts'

export type RowProblem = {
  readonly field: string
  readonly reason: string
  readonly detail: string
  /** Something of a person where nothing of people is declared: what of it the log may know. */
  readonly undeclared?: Undeclared & { readonly noun: Noun }
}
/** What one row of a file says: the thing it is about, and what must be there beside it. */
export type RowReading = { readonly main: Thing; readonly beside: readonly Beside[] } | { readonly problem: RowProblem }
export type Beside = { readonly noun: Noun; readonly own: string; readonly data: Readonly<Record<string, unknown>> }
/** How a file is read, worked out once. */
export type Plan = {
  readonly kind: ImportKind
  readonly width: number
  readonly fields: readonly (Field & { readonly at: number; readonly otherwise: string })[]
  readonly options: ImportOptions
  readonly stamp: Stamp
}
type Values = Readonly<Record<string, string | number | undefined>>

const nounOf: Readonly<Record<Exclude<ImportKind, 'sales-lines'>, Noun>> = {
  merchants: 'merchant',
  suppliers: 'supplier',
  consumers: 'consumer',
  products: 'product',
  listings: 'listing',
  orders: 'order',
  'order-lines': 'order-line',
  payments: 'payment',
  refunds: 'refund',
  shipments: 'shipment',
  reviews: 'review',
}
const pricedKinds: readonly ImportKind[] = ['listings', 'orders', 'order-lines', 'payments', 'refunds', 'sales-lines']

export type PlanSource = {
  readonly kind: ImportKind
  readonly columns: readonly string[]
  readonly mapping: Mapping
  readonly options: ImportOptions
  readonly stamp: Stamp
}
export function planOf({ kind, columns, mapping, options, stamp }: PlanSource): Plan {
  const fields = importFields[kind].flatMap((field) => {
    const source = mapping[field.name]
    if (!source) return []
    const at = source.column === undefined ? -1 : columns.indexOf(source.column)
    return [{ ...field, at, otherwise: source.constant ?? '' }]
  })
  return { kind, width: columns.length, fields, options, stamp }
}

/** Lines of one sale are numbered as they stand in the file; everything else carries its own id. */
export function saleOf(plan: Plan, record: readonly string[]): string | null {
  if (plan.kind !== 'sales-lines') return null
  const field = plan.fields.find(({ name }) => name === 'order')
  return field ? (record[field.at] ?? '').trim() : null
}

export function readRow(plan: Plan, record: readonly string[], ordinal: number): RowReading {
  if (record.length !== plan.width) return no('', 'wrong-width', `${record.length} of ${plan.width}`)
  if (record.some((cell) => cell.includes('\uFFFD') || cell.includes('\0'))) return no('', 'unreadable-characters', '')
  const values: Record<string, string | number | undefined> = {}
  for (const field of plan.fields) {
    const given = (field.at < 0 ? '' : (record[field.at] ?? '')).trim() || field.otherwise
    if (given === '') {
      if (field.required) return no(field.name, 'missing', '')
      continue
    }
    const value = valueOf(field, plan.options.values[field.name]?.[given] ?? given, plan.options)
    if (typeof value === 'object') return no(field.name, value.reason, given)
    values[field.name] = value
  }
  if (plan.kind === 'sales-lines') return readSale(plan, values, ordinal)
  return alone(nounOf[plan.kind], plan, shapeOf(plan, values))
}

const no = (field: string, reason: string, detail: string): RowReading => ({
  problem: { field, reason, detail: detail.slice(0, 200) },
})

type Wrong = { readonly reason: string }
function valueOf({ type }: Field, text: string, options: ImportOptions): string | number | Wrong {
  switch (type) {
    case 'text':
      return text
    case 'id':
      // Spreadsheets write 17850 as 17850.0.
      return /^\d+\.0$/.test(text) ? text.slice(0, -2) : text
    case 'whole':
      return wholeOf(text, /^\d{1,12}(\.0+)?$/, 'not-a-whole-number')
    case 'signed':
      return wholeOf(text, /^-?\d{1,12}(\.0+)?$/, 'not-a-whole-number')
    case 'money':
      return moneyOf(text, options.money)
    case 'day':
      return dayOf(text)
    case 'instant':
      return instantOf(text, options.offset)
  }
}

const wholeOf = (text: string, pattern: RegExp, reason: string): number | Wrong =>
  pattern.test(text) ? Number(text) : { reason }

function moneyOf(text: string, unit: 'major' | 'minor'): number | Wrong {
  const bare = text.replace(/^(-?)[¥￥£$€]|^R\$/, '$1').replace(/(\.\d{2})0+$/, '$1')
  const fen = unit === 'minor' ? (/^-?\d{1,15}$/.test(bare) ? Number(bare) : null) : parseYuan(bare)
  if (fen === null) return { reason: /^-?\d+\.\d{3,}$/.test(bare) ? 'fraction-of-a-cent' : 'not-an-amount' }
  return fen < 0 ? { reason: 'negative-amount' } : fen
}

const daySeparators = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/
function dayOf(text: string): string | Wrong {
  const [, year = '', month = '', day = ''] = daySeparators.exec(text.split(/[ T]/)[0] ?? '') ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  // 30 February would roll over into March.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? { reason: 'not-a-day' } : iso
}

function instantOf(text: string, offset: string): string | Wrong {
  const [date = '', time = '', ...rest] = text.replace('T', ' ').split(' ')
  const day = dayOf(date)
  if (typeof day !== 'string' || rest.length > 0) return { reason: 'not-a-time' }
  const [, hour = '', minute = '', second = '00', zone = ''] =
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(time || '00:00') ?? []
  const at = new Date(`${day}T${hour.padStart(2, '0')}:${minute}:${second}${zone || offset}`)
  return Number.isNaN(at.getTime()) ? { reason: 'not-a-time' } : at.toISOString()
}

function shapeOf(plan: Plan, values: Values): Record<string, unknown> {
  const { contactName, contactPhone, contactEmail, contactAddress, ...rest } = values
  const contact = { name: contactName, phone: contactPhone, email: contactEmail, address: contactAddress }
  const hasContact = Object.values(contact).some((value) => value !== undefined)
  return {
    ...(pricedKinds.includes(plan.kind) && { currency: plan.options.currency }),
    ...rest,
    ...(hasContact && { contact }),
  }
}

function alone(noun: Noun, plan: Plan, data: unknown): RowReading {
  const read = readThing(noun, data, plan.stamp)
  if ('thing' in read) return { main: read.thing, beside: [] }
  const [undeclared] = read.undeclared
  if (undeclared)
    return {
      problem: { field: undeclared.field, reason: 'personal-data', detail: '', undeclared: { ...undeclared, noun } },
    }
  const [problem] = read.problems
  return no(problem?.field ?? '', 'not-allowed', problem?.reason ?? '')
}

/**
 * One line of a sales ledger: a sale becomes an order line; a cancelled or returned one (its number starts with C, or its
 * quantity is negative) becomes a refund. The order, product and consumer it speaks of come with it.
 */
function readSale(plan: Plan, values: Values, ordinal: number): RowReading {
  const quantity = Number(values['quantity'])
  if (quantity === 0) return no('quantity', 'quantity-zero', '0')
  const number = String(values['order'])
  const back = quantity < 0 || /^c\d/i.test(number)
  const pieces = Math.abs(quantity)
  const price = Number(values['unitPriceFen'])
  const { product, title, merchant, consumer, region, placedAt } = values
  const currency = values['currency'] ?? plan.options.currency
  const shared = { order: number, id: String(ordinal), product, merchant, quantity: pieces, currency }
  const main = back
    ? alone('refund', plan, { ...shared, amountFen: pieces * price, reason: 'cancelled', refundedAt: placedAt })
    : alone('order-line', plan, { ...shared, title: title ?? product, unitPriceFen: price })
  if ('problem' in main) return main
  const beside: Beside[] = [
    {
      noun: 'order',
      own: number,
      data: { consumer, merchant, status: back ? 'cancelled' : 'completed', placedAt, currency, region },
    },
    ...(title === undefined ? [] : [{ noun: 'product' as const, own: String(product), data: { name: title } }]),
    ...(consumer === undefined ? [] : [{ noun: 'consumer' as const, own: String(consumer), data: { region } }]),
    ...(merchant === undefined
      ? []
      : [{ noun: 'merchant' as const, own: String(merchant), data: { name: plan.stamp.source } }]),
  ]
  return { main: main.main, beside }
}

/** Read only when it was not met before in this file: a sale has many lines, a shop has many sales. */
export function readBeside(plan: Plan, { noun, own, data }: Beside): Thing | null {
  const read = readThing(noun, { id: own, ...data }, plan.stamp)
  return 'thing' in read ? read.thing : null
}
