import type { Noun } from '../noun.contract.ts'
import { shops } from './catalogue.ts'
import { demoConsumer, demoMerchant } from './parties.ts'
import { cities, givenNames, surnames } from './words.ts'

export type Said = { readonly noun: Noun; readonly data: Readonly<Record<string, unknown>> }
export type Chance = {
  /** 0 ≤ x < 1 */
  next(): number
  /** 0 ≤ x < n */
  below(n: number): number
  pick<T>(from: readonly T[]): T
}

/** Chance that repeats: the same seed draws the same marketplace (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    next,
    below,
    pick: (from) => {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
  }
}

export type Offer = {
  readonly listing: string
  readonly product: string
  readonly merchant: string
  readonly title: string
  readonly priceFen: number
}
export type Stage = {
  readonly things: readonly Said[]
  readonly offers: readonly Offer[]
  readonly consumers: readonly string[]
}

export const consumerCount = 400
const merchantOf = (index: number): string => (index === 0 ? demoMerchant : `S${1001 + index}`)
const consumerOf = (index: number): string => (index === 0 ? demoConsumer : `U${10_001 + index}`)

/** Shops, suppliers, goods and people: everything before the first order. */
export function buildStage(now: Date): Stage {
  const chance = chanceOf(20_260_315)
  const sellers = shops.flatMap((shop, index): Said[] => [
    {
      noun: 'supplier',
      data: { id: `V${2001 + index}`, name: `${shop.region}${shop.category}供应链有限公司`, region: shop.region },
    },
    {
      noun: 'merchant',
      data: {
        id: merchantOf(index),
        name: shop.name,
        category: shop.category,
        region: shop.region,
        supplier: `V${2001 + index}`,
        openedOn: `${2015 + chance.below(9)}-0${1 + chance.below(9)}-1${chance.below(10)}`,
        serviceEmail: `shop${1001 + index}@example.com`,
        servicePhone: `400-000-${1001 + index}`,
        // Enough for most of what goes wrong, and one that does not reach.
        depositFen: index === 1 ? 5_000 : 1_000_000 + index * 250_000,
      },
    },
  ])
  const offers: Offer[] = []
  const goods = shops.flatMap((shop, index) =>
    shop.goods.flatMap(([name, yuan, variants], nth) =>
      variants.split('|').flatMap((variant, kind): Said[] => {
        const id = `${1001 + index}${String(nth + 1).padStart(2, '0')}${kind + 1}`
        const offer = {
          listing: `L${id}`,
          product: `P${id}`,
          merchant: merchantOf(index),
          title: `${name} ${variant}`,
          // A better variant costs more, in steps people know.
          priceFen: Math.round(yuan * (1 + kind * 0.18)) * 100 - (yuan < 100 ? 10 : 0),
        }
        offers.push(offer)
        const brand = shop.name.slice(0, 2)
        return [
          {
            noun: 'product',
            data: {
              id: offer.product,
              name: offer.title,
              category: shop.category,
              brand,
              supplier: `V${2001 + index}`,
            },
          },
          {
            noun: 'listing',
            data: {
              id: offer.listing,
              merchant: offer.merchant,
              product: offer.product,
              title: offer.title,
              priceFen: offer.priceFen,
            },
          },
        ]
      }),
    ),
  )
  const people = Array.from({ length: consumerCount }, (_, index) => personOf(index, chance, now))
  return {
    things: [...sellers, ...goods, ...people],
    offers,
    consumers: people.map((_, index) => consumerOf(index)),
  }
}

/** Invented people: 199-0000 numbers are given to nobody here, example.com belongs to nobody. */
function personOf(index: number, chance: Chance, now: Date): Said {
  const region = chance.pick(cities)
  const name = `${chance.pick(surnames)}${chance.pick(givenNames)}`
  const joined = new Date(now.getTime() - (400 + chance.below(1500)) * 24 * 60 * 60 * 1000)
  return {
    noun: 'consumer',
    data: {
      id: consumerOf(index),
      region,
      joinedAt: joined.toISOString(),
      contact: {
        name: index === 0 ? '林晓雨' : name,
        phone: `1990000${String(1000 + index)}`,
        email: index === 0 ? 'consumer@example.com' : `buyer${10_001 + index}@example.com`,
        address: `${region}示例路 ${1 + chance.below(300)} 号`,
      },
    },
  }
}
