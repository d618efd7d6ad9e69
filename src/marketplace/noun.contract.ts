import { z } from 'zod'

/** The database keeps no NUL and no half of a character pair. */
const keepable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()
const inOurTimes = (text: string): boolean => text >= '1900' && text < '2200'
const Text = (longest: number) => z.string().trim().max(longest).refine(keepable)
/** The marketplace's own id of a thing. */
const Own = z.string().trim().min(1).max(200).refine(keepable)
const Name = z.string().trim().min(1).max(500).refine(keepable)
export const When = z.iso.datetime({ offset: true }).refine(inOurTimes)
const Amount = z.int().min(0).max(100_000_000_000)
const largestLineFen = 1_000_000_000_000
/** The currencies src/kernel/money.ts can write; all of them have hundredths. */
export const Currency = z.enum(['CNY', 'BRL', 'GBP'])
export type Currency = z.infer<typeof Currency>
const InOrder = { order: Own, id: Own }
const Gone = { removedAt: When.nullish() }

/** Each message carries the whole thing as it is now: the newest message wins, whatever order they arrive in. */
export const MerchantData = z.strictObject({
  id: Own,
  name: Name,
  state: z.enum(['open', 'suspended', 'closed']).default('open'),
  category: Text(200).nullish(),
  region: Text(200).nullish(),
  supplier: Own.nullish(),
  openedOn: z.iso.date().refine(inOurTimes).nullish(),
  serviceEmail: z.email().max(200).nullish(),
  servicePhone: Text(40).nullish(),
  language: z.enum(['zh', 'en']).default('zh'),
  /** What the shop's consumer-protection deposit holds now (E-commerce Law art. 58). */
  depositFen: Amount.nullish(),
  ...Gone,
})
export const SupplierData = z.strictObject({
  id: Own,
  name: Name,
  region: Text(200).nullish(),
  licenceNo: Text(100).nullish(),
  ...Gone,
})
export const contactShape = {
  name: Text(100).nullish(),
  phone: Text(40).nullish(),
  email: z.email().max(200).nullish(),
  address: Text(500).nullish(),
}
export const ConsumerData = z.strictObject({
  id: Own,
  state: z.enum(['active', 'frozen', 'closed']).default('active'),
  region: Text(200).nullish(),
  language: z.enum(['zh', 'en']).default('zh'),
  joinedAt: When.nullish(),
  /** Personal; kept apart from everything else. Left out: what is known stays. Null: forget it. */
  contact: z.strictObject(contactShape).nullish(),
  ...Gone,
})
export const ProductData = z.strictObject({
  id: Own,
  name: Name,
  category: Text(200).nullish(),
  brand: Text(200).nullish(),
  gtin: Text(20).nullish(),
  supplier: Own.nullish(),
  weightG: z.int().min(0).max(100_000_000).nullish(),
  ...Gone,
})
export const ListingData = z.strictObject({
  id: Own,
  merchant: Own,
  product: Own.nullish(),
  title: Name,
  priceFen: Amount,
  currency: Currency.default('CNY'),
  state: z.enum(['on-sale', 'stopped', 'sold-out']).default('on-sale'),
  ...Gone,
})
export const OrderStatus = z.enum(['placed', 'paid', 'shipped', 'delivered', 'completed', 'cancelled', 'unavailable'])
export const OrderData = z.strictObject({
  id: Own,
  consumer: Own.nullish(),
  /** Left out when one order spans several shops: then each line names its own. */
  merchant: Own.nullish(),
  status: OrderStatus,
  placedAt: When,
  paidAt: When.nullish(),
  shippedAt: When.nullish(),
  deliveredAt: When.nullish(),
  promisedAt: When.nullish(),
  totalFen: Amount.nullish(),
  shippingFen: Amount.default(0),
  currency: Currency.default('CNY'),
  region: Text(200).nullish(),
  ...Gone,
})
export const LineData = z
  .strictObject({
    ...InOrder,
    merchant: Own.nullish(),
    product: Own.nullish(),
    listing: Own.nullish(),
    title: Text(500).nullish(),
    quantity: z.int().min(1).max(10_000_000).default(1),
    unitPriceFen: Amount,
    /** Quantity × unit price when left out. */
    amountFen: Amount.nullish(),
    shippingFen: Amount.default(0),
    currency: Currency.default('CNY'),
    /** The consumer confirmed at this very purchase that the goods cannot go back without a reason. */
    noReturnConfirmed: z.boolean().nullish(),
    ...Gone,
  })
  .refine((line) => line.quantity * line.unitPriceFen <= largestLineFen, { path: ['unitPriceFen'] })
export const PaymentData = z.strictObject({
  ...InOrder,
  method: Name.max(60),
  state: z.enum(['pending', 'paid', 'failed', 'cancelled']).default('paid'),
  amountFen: Amount,
  currency: Currency.default('CNY'),
  instalments: z.int().min(0).max(1000).nullish(),
  paidAt: When.nullish(),
  ...Gone,
})
export const RefundData = z.strictObject({
  ...InOrder,
  line: Own.nullish(),
  product: Own.nullish(),
  merchant: Own.nullish(),
  quantity: z.int().min(1).max(10_000_000).nullish(),
  state: z.enum(['requested', 'done', 'refused']).default('done'),
  amountFen: Amount,
  currency: Currency.default('CNY'),
  reason: Text(200).nullish(),
  refundedAt: When.nullish(),
  ...Gone,
})
export const ShipmentData = z.strictObject({
  ...InOrder,
  merchant: Own.nullish(),
  carrier: Text(100).nullish(),
  trackingNo: Text(100).nullish(),
  state: z.enum(['packing', 'shipped', 'delivered', 'returned', 'lost']).default('shipped'),
  shippedAt: When.nullish(),
  deliveredAt: When.nullish(),
  ...Gone,
})
export const ReviewData = z.strictObject({
  ...InOrder,
  product: Own.nullish(),
  merchant: Own.nullish(),
  score: z.int().min(1).max(5),
  title: Text(500).nullish(),
  text: Text(10_000).nullish(),
  writtenAt: When,
  reply: Text(10_000).nullish(),
  repliedAt: When.nullish(),
  ...Gone,
})

/** Parents first: the order in which they are saved. */
export const nouns = [
  'supplier',
  'merchant',
  'consumer',
  'product',
  'listing',
  'order',
  'order-line',
  'payment',
  'refund',
  'shipment',
  'review',
] as const
export const Noun = z.enum(nouns)
export type Noun = z.infer<typeof Noun>
