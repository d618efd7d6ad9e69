import { personalIn } from '../kernel/personal/find.rules.ts'
import type { PersonalKind } from '../kernel/personal/kind.rules.ts'
import { kindsIn } from '../kernel/personal/mask.rules.ts'
import type { Noun } from './noun.contract.ts'

/**
 * Which fields of a message may say something of a person: those whose column is declared so (data.yaml; a test holds the two together).
 * What the shop itself is reached by is known to everybody.
 */
export const mayBePersonal: Readonly<Record<Noun, readonly string[]>> = {
  supplier: [],
  merchant: ['serviceEmail', 'servicePhone'],
  consumer: ['region', 'contact.name', 'contact.phone', 'contact.email', 'contact.address'],
  product: [],
  listing: [],
  order: ['region'],
  'order-line': ['title'],
  payment: ['method'],
  refund: ['reason'],
  shipment: ['carrier', 'trackingNo'],
  review: ['title', 'text', 'reply'],
}
/** Numbers of the marketplace's own: long rows of digits that are nobody's. */
const numbers = new Set('id order consumer merchant product listing line supplier gtin licenceNo currency'.split(' '))

/** What a field is for is often in its name. */
const personalName =
  /phone|mobile|telephone|(?:^|_)tel$|e-?mail|address|receiver|recipient|consignee|real_?name|full_?name|nick|id_?(?:card|no|number)|identity|passport|birth|gender|we_?chat|(?:^|_)qq$|bank_?(?:card|account)|latitude|longitude|(?:^|_)ip$|姓名|手机|电话|邮箱|地址|身份证|证件|生日|性别|微信|银行卡|收货人/i

export type Undeclared = {
  readonly field: string
  /** What stands in it; null where the name of the field says what it is for. */
  readonly found: PersonalKind | null
}
/** A message names so many fields at most before the rest is not looked at: it is refused for them anyway. */
const mostFields = 200

/** Personal data in fields that are not declared to hold any: `known` are the fields that there are. */
export function undeclaredIn(noun: Noun, data: unknown, known: ReadonlySet<string>): readonly Undeclared[] {
  return leavesOf(data, '').flatMap(({ field, text }): Undeclared[] => {
    if (mayBePersonal[noun].includes(field) || numbers.has(field)) return []
    const found = kindIn(text, shops.has(noun))
    if (!known.has(field)) return personalName.test(snake(field)) || found ? [{ field: nameOf(field), found }] : []
    return found ? [{ field, found }] : []
  })
}

/** How a shop or a supplier is reached is on its door, wherever a marketplace writes it. */
const shops: ReadonlySet<Noun> = new Set(['merchant', 'supplier'])

/** Only what proves itself: a row of digits in the name of a product is no telephone because it is long. */
const kindIn = (text: string, shop: boolean): PersonalKind | null =>
  kindsIn(text, 3).find((kind) => !shop || (kind !== 'phone' && kind !== 'email')) ?? null

const snake = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1_$2')
/** The name of a field goes into the log: one that says something of a person itself does not. */
const nameOf = (field: string): string =>
  /^[\p{L}\w.-]{1,60}$/u.test(field) && personalIn(field, { least: 1 }).length === 0 ? field : '?'

type Leaf = { readonly field: string; readonly text: string }
function leavesOf(value: unknown, path: string, depth = 0): Leaf[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ field: path, text: String(value) }]
  if (typeof value !== 'object' || value === null || depth > 4) return []
  const inside = Array.isArray(value) ? value.map((one) => ['', one] as const) : Object.entries(value)
  return inside
    .slice(0, mostFields)
    .flatMap(([name, one]) => leavesOf(one, [path, name].filter(Boolean).join('.'), depth + 1))
    .slice(0, mostFields)
}
