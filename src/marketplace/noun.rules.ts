import type { z } from 'zod'
import { deriveId, fingerprint } from './identity.ts'
import * as contract from './noun.contract.ts'
import type { Noun } from './noun.contract.ts'
import { undeclaredIn, type Undeclared } from './declared-intake.rules.ts'
import type { Known } from './version.rules.ts'

export type Cell = string | number | boolean | null
export type Row = Readonly<Record<string, Cell>>
/** Who says it, and as of when. Of two messages about one thing the later counts; of two at one instant the greater key. */
export type Stamp = { readonly source: string; readonly asOf: string; readonly key: string }
export type Thing = {
  readonly noun: Noun
  readonly id: string
  readonly row: Row
  readonly hash: string
  readonly asOf: string
  readonly key: string
  /** The order it belongs to or is. */
  readonly order: string | null
  /** What must be known before this can be seen. */
  readonly waitsFor: string | null
  readonly contact: Contact | null
}
/** What is personal about a consumer: a row of its own, with a version of its own. */
export type Contact = Known & { readonly row: Row }
export type Problem = { readonly field: string; readonly reason: string }
/** `undeclared`: what the message says of people where nothing of people is declared. */
export type Reading =
  { readonly thing: Thing } | { readonly problems: readonly Problem[]; readonly undeclared: readonly Undeclared[] }

type Name = (prefix: string, ...own: readonly (string | null | undefined)[]) => string | null
type Shape<S extends z.ZodObject> = {
  readonly prefix: string
  readonly schema: S
  readonly row: (data: z.output<S>, name: Name) => Row
  readonly order?: (data: z.output<S>) => string
  readonly waitsFor?: (data: z.output<S>, name: Name) => string | null
  readonly contact?: (data: z.output<S>) => Row | null
}
type Reader = {
  readonly prefix: string
  /** `contact.phone` */
  readonly fields: ReadonlySet<string>
  readonly read: (noun: Noun, data: unknown, stamp: Stamp) => Reading
}

/** One noun: how its message is read, which columns it fills, what it hangs on. */
function shape<S extends z.ZodObject>(spec: Shape<S>): Reader {
  const fields = new Set(Object.keys(spec.schema.shape).flatMap((name) => (name === 'contact' ? contactFields : name)))
  return {
    prefix: spec.prefix,
    fields,
    read(noun, data, stamp) {
      const parsed = spec.schema.safeParse(data)
      const undeclared = undeclaredIn(noun, data, fields)
      if (!parsed.success || undeclared.length > 0)
        return { problems: [...undeclared.map(refusal), ...problemsOf(parsed.error)], undeclared }
      return { thing: thingOf(spec, { noun, data: parsed.data, own: ownId(parsed.data), stamp }) }
    },
  }
}

const contactFields = ['contact', ...Object.keys(contract.contactShape).map((name) => `contact.${name}`)]
const refusal = ({ field, found }: Undeclared): Problem => ({
  field,
  reason: `personal data in a field that is not declared to hold any${found ? ` (${found})` : ''}; leave it out`,
})

const ownId = (data: Readonly<Record<string, unknown>>): string => String(data['id'])

function thingOf<S extends z.ZodObject>(
  spec: Shape<S>,
  { noun, data, own, stamp }: { noun: Noun; data: z.output<S>; own: string; stamp: Stamp },
): Thing {
  const name: Name = (prefix, ...parts) =>
    parts.some((part) => part === null || part === undefined)
      ? null
      : deriveId(prefix, stamp.source, ...parts.map(String))
  const inOrder = spec.order?.(data)
  const order = inOrder === undefined ? null : deriveId('ord', stamp.source, inOrder)
  const id = deriveId(spec.prefix, stamp.source, ...(inOrder === undefined ? [] : [inOrder]), own)
  const content = { source: stamp.source, external_id: own, ...spec.row(data, name) }
  const hash = fingerprint(content)
  const mark = { as_of: stamp.asOf, as_of_key: stamp.key, hash }
  const contact = spec.contact?.(data) ?? null
  return {
    noun,
    id,
    row: { id, ...(order !== null && { order_id: order }), ...content, ...mark },
    hash,
    asOf: stamp.asOf,
    key: stamp.key,
    order: noun === 'order' ? id : order,
    waitsFor: spec.waitsFor?.(data, name) ?? order,
    contact: contact && contactOf(id, contact, stamp),
  }
}

function contactOf(id: string, content: Row, stamp: Stamp): Contact {
  const hash = fingerprint(content)
  return { id, row: { ...content, hash }, hash, asOf: stamp.asOf, key: stamp.key }
}

function problemsOf(error: z.ZodError | undefined): Problem[] {
  return (error?.issues ?? []).map((issue) => ({
    field: issue.code === 'unrecognized_keys' ? issue.keys.join(', ').slice(0, 100) : issue.path.map(String).join('.'),
    reason: issue.message,
  }))
}

/** Instants are kept in one spelling, so that the same instant is the same content. */
const instant = (text: string | null | undefined): string | null => (text ? new Date(text).toISOString() : null)
const or = <T extends Cell>(value: T | undefined): T | null => value ?? null
const empty = (text: string | null | undefined): string | null => (text ? text : null)

const readers: Readonly<Record<Noun, Reader>> = {
  supplier: shape({
    prefix: 'sup',
    schema: contract.SupplierData,
    row: (d) => ({
      name: d.name,
      region: empty(d.region),
      licence_no: empty(d.licenceNo),
      removed_at: instant(d.removedAt),
    }),
  }),
  merchant: shape({
    prefix: 'mch',
    schema: contract.MerchantData,
    row: (d, name) => ({
      name: d.name,
      state: d.state,
      category: empty(d.category),
      region: empty(d.region),
      supplier_id: name('sup', d.supplier),
      opened_on: or(d.openedOn),
      service_email: or(d.serviceEmail),
      service_phone: empty(d.servicePhone),
      deposit_fen: d.depositFen ?? null,
      language: d.language,
      removed_at: instant(d.removedAt),
    }),
  }),
  consumer: shape({
    prefix: 'con',
    schema: contract.ConsumerData,
    row: (d) => ({
      state: d.state,
      region: empty(d.region),
      language: d.language,
      joined_at: instant(d.joinedAt),
      removed_at: instant(d.removedAt),
    }),
    contact: (d) =>
      d.contact === undefined
        ? null
        : {
            name: empty(d.contact?.name),
            phone: empty(d.contact?.phone),
            email: or(d.contact?.email),
            address: empty(d.contact?.address),
          },
  }),
  product: shape({
    prefix: 'prd',
    schema: contract.ProductData,
    row: (d, name) => ({
      name: d.name,
      category: empty(d.category),
      brand: empty(d.brand),
      gtin: empty(d.gtin),
      supplier_id: name('sup', d.supplier),
      weight_g: or(d.weightG),
      removed_at: instant(d.removedAt),
    }),
  }),
  listing: shape({
    prefix: 'lst',
    schema: contract.ListingData,
    waitsFor: (d, name) => name('mch', d.merchant),
    row: (d, name) => ({
      merchant_id: name('mch', d.merchant),
      product_id: name('prd', d.product),
      title: d.title,
      price_fen: d.priceFen,
      currency: d.currency,
      state: d.state,
      removed_at: instant(d.removedAt),
    }),
  }),
  order: shape({
    prefix: 'ord',
    schema: contract.OrderData,
    row: (d, name) => ({
      consumer_id: name('con', d.consumer),
      merchant_id: name('mch', d.merchant),
      status: d.status,
      placed_at: instant(d.placedAt),
      paid_at: instant(d.paidAt),
      shipped_at: instant(d.shippedAt),
      delivered_at: instant(d.deliveredAt),
      promised_at: instant(d.promisedAt),
      total_fen: or(d.totalFen),
      shipping_fen: d.shippingFen,
      currency: d.currency,
      region: empty(d.region),
      removed_at: instant(d.removedAt),
    }),
  }),
  'order-line': shape({
    prefix: 'orl',
    schema: contract.LineData,
    order: (d) => d.order,
    row: (d, name) => ({
      merchant_id: name('mch', d.merchant),
      product_id: name('prd', d.product),
      listing_id: name('lst', d.listing),
      title: empty(d.title),
      quantity: d.quantity,
      unit_price_fen: d.unitPriceFen,
      amount_fen: d.amountFen ?? d.quantity * d.unitPriceFen,
      shipping_fen: d.shippingFen,
      currency: d.currency,
      no_return_confirmed: or(d.noReturnConfirmed),
      removed_at: instant(d.removedAt),
    }),
  }),
  payment: shape({
    prefix: 'pay',
    schema: contract.PaymentData,
    order: (d) => d.order,
    row: (d) => ({
      method: d.method,
      state: d.state,
      amount_fen: d.amountFen,
      currency: d.currency,
      instalments: or(d.instalments),
      paid_at: instant(d.paidAt),
      removed_at: instant(d.removedAt),
    }),
  }),
  refund: shape({
    prefix: 'rfd',
    schema: contract.RefundData,
    order: (d) => d.order,
    row: (d, name) => ({
      line_id: name('orl', d.line && d.order, d.line),
      product_id: name('prd', d.product),
      merchant_id: name('mch', d.merchant),
      quantity: or(d.quantity),
      state: d.state,
      amount_fen: d.amountFen,
      currency: d.currency,
      reason: empty(d.reason),
      refunded_at: instant(d.refundedAt),
      removed_at: instant(d.removedAt),
    }),
  }),
  shipment: shape({
    prefix: 'shp',
    schema: contract.ShipmentData,
    order: (d) => d.order,
    row: (d, name) => ({
      merchant_id: name('mch', d.merchant),
      carrier: empty(d.carrier),
      tracking_no: empty(d.trackingNo),
      state: d.state,
      shipped_at: instant(d.shippedAt),
      delivered_at: instant(d.deliveredAt),
      removed_at: instant(d.removedAt),
    }),
  }),
  review: shape({
    prefix: 'rev',
    schema: contract.ReviewData,
    order: (d) => d.order,
    row: (d, name) => ({
      product_id: name('prd', d.product),
      merchant_id: name('mch', d.merchant),
      score: d.score,
      title: empty(d.title),
      body: empty(d.text),
      written_at: instant(d.writtenAt),
      reply: empty(d.reply),
      replied_at: instant(d.repliedAt),
      removed_at: instant(d.removedAt),
    }),
  }),
}

/** Reads what the marketplace says about one thing. */
export const readThing = (noun: Noun, data: unknown, stamp: Stamp): Reading => readers[noun].read(noun, data, stamp)
export const prefixOf = (noun: Noun): string => readers[noun].prefix
export const fieldsOf = (noun: Noun): readonly string[] => [...readers[noun].fields]
