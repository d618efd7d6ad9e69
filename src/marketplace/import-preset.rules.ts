import { importFields, importKinds, type ImportKind, type ImportOptions, type Mapping } from './import-kind.contract.ts'

export type Suggestion = {
  readonly kind: ImportKind | null
  readonly mapping: Mapping
  readonly options: ImportOptions
}
type Preset = Suggestion & { readonly kind: ImportKind; readonly marks: readonly string[] }

const plain: ImportOptions = { offset: '+08:00', money: 'major', currency: 'CNY', values: {} }
const brazil: ImportOptions = { ...plain, offset: '-03:00', currency: 'BRL' }
const from = (columns: Readonly<Record<string, string>>): Mapping =>
  Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, { column }]))

/** Known exports, recognised by headings that no other file has together. */
const presets: readonly Preset[] = [
  {
    kind: 'orders',
    marks: ['order_id', 'customer_id', 'order_status', 'order_purchase_timestamp'],
    options: {
      ...brazil,
      values: {
        status: { created: 'placed', approved: 'paid', invoiced: 'paid', processing: 'paid', canceled: 'cancelled' },
      },
    },
    mapping: from({
      id: 'order_id',
      consumer: 'customer_id',
      status: 'order_status',
      placedAt: 'order_purchase_timestamp',
      paidAt: 'order_approved_at',
      shippedAt: 'order_delivered_carrier_date',
      deliveredAt: 'order_delivered_customer_date',
      promisedAt: 'order_estimated_delivery_date',
    }),
  },
  {
    kind: 'order-lines',
    marks: ['order_id', 'order_item_id', 'freight_value'],
    options: brazil,
    mapping: from({
      order: 'order_id',
      id: 'order_item_id',
      product: 'product_id',
      merchant: 'seller_id',
      unitPriceFen: 'price',
      shippingFen: 'freight_value',
    }),
  },
  {
    kind: 'payments',
    marks: ['order_id', 'payment_sequential', 'payment_value'],
    options: brazil,
    mapping: from({
      order: 'order_id',
      id: 'payment_sequential',
      method: 'payment_type',
      instalments: 'payment_installments',
      amountFen: 'payment_value',
    }),
  },
  {
    kind: 'reviews',
    marks: ['review_id', 'order_id', 'review_score'],
    options: brazil,
    mapping: from({
      order: 'order_id',
      id: 'review_id',
      score: 'review_score',
      title: 'review_comment_title',
      text: 'review_comment_message',
      writtenAt: 'review_creation_date',
    }),
  },
  {
    kind: 'consumers',
    marks: ['customer_id', 'customer_unique_id', 'customer_city'],
    options: brazil,
    mapping: from({ id: 'customer_id', region: 'customer_city' }),
  },
  {
    kind: 'products',
    marks: ['product_id', 'product_category_name', 'product_weight_g'],
    options: brazil,
    mapping: {
      ...from({ id: 'product_id', category: 'product_category_name', weightG: 'product_weight_g' }),
      // This export has no names: the category says most.
      name: { column: 'product_category_name', constant: '(sem nome)' },
    },
  },
  {
    kind: 'merchants',
    marks: ['seller_id', 'seller_zip_code_prefix', 'seller_city'],
    options: brazil,
    mapping: from({ id: 'seller_id', name: 'seller_id', region: 'seller_city' }),
  },
  {
    kind: 'sales-lines',
    marks: ['InvoiceNo', 'StockCode', 'Quantity', 'UnitPrice'],
    options: { ...plain, offset: '+00:00', currency: 'GBP' },
    mapping: {
      ...from({
        order: 'InvoiceNo',
        product: 'StockCode',
        title: 'Description',
        quantity: 'Quantity',
        placedAt: 'InvoiceDate',
        unitPriceFen: 'UnitPrice',
        consumer: 'CustomerID',
        region: 'Country',
      }),
      merchant: { constant: 'shop' },
    },
  },
]

const bare = (heading: string): string => heading.toLowerCase().replaceAll(/[\s_\-()（）]/g, '')

/** What a file seems to be: a known export, or the kind most of whose fields are found among the headings. */
export function suggest(columns: readonly string[], wanted: ImportKind | null = null): Suggestion {
  const preset = presets.find(
    ({ kind, marks }) => (wanted === null || kind === wanted) && marks.every((mark) => columns.includes(mark)),
  )
  if (preset) return { kind: preset.kind, mapping: known(preset.mapping, columns), options: preset.options }
  const guesses = (wanted ? [wanted] : importKinds).map((kind) => ({ kind, ...guess(kind, columns) }))
  const best = guesses.reduce((a, b) => (b.score > a.score ? b : a))
  return wanted === null && best.score <= 0
    ? { kind: null, mapping: {}, options: plain }
    : { kind: best.kind, mapping: best.mapping, options: plain }
}

function guess(kind: ImportKind, columns: readonly string[]): { mapping: Mapping; score: number } {
  const pairs = importFields[kind].flatMap(({ name, aliases }) => {
    const column = columns.find((heading) => aliases.includes(bare(heading)))
    return column === undefined ? [] : [{ name, column }]
  })
  const mapping = from(Object.fromEntries(pairs.map(({ name, column }) => [name, column])))
  const missing = importFields[kind].filter(({ name, required }) => required && !(name in mapping)).length
  return { mapping, score: pairs.length - 3 * missing }
}

/** A preset names columns that a shorter export may lack. */
const known = (mapping: Mapping, columns: readonly string[]): Mapping =>
  Object.fromEntries(
    Object.entries(mapping).filter(([, { column }]) => column === undefined || columns.includes(column)),
  )

export type MappingProblem = {
  readonly field: string
  readonly problem: 'missing' | 'unknown-field' | 'unknown-column'
}
/** What keeps a mapping from being run. */
export function problemsOfMapping(kind: ImportKind, mapping: Mapping, columns: readonly string[]): MappingProblem[] {
  const fields = importFields[kind]
  const missing = fields.filter(({ name, required }) => required && !hasSource(mapping[name]))
  const strange = Object.keys(mapping).filter((name) => !fields.some((field) => field.name === name))
  const lost = Object.entries(mapping).filter(([, { column }]) => column !== undefined && !columns.includes(column))
  return [
    ...missing.map(({ name }) => ({ field: name, problem: 'missing' as const })),
    ...strange.map((field) => ({ field, problem: 'unknown-field' as const })),
    ...lost.map(([field]) => ({ field, problem: 'unknown-column' as const })),
  ]
}
const hasSource = (source: Mapping[string] | undefined): boolean =>
  source !== undefined && (source.column !== undefined || (source.constant ?? '') !== '')
