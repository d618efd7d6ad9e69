import { dayMs } from '../../kernel/calendar/span.ts'
import { demoConsumer, demoMerchant } from './parties.ts'
import { chanceOf, type Chance, type Offer, type Said, type Stage } from './generate.rules.ts'
import { carriers, methods, refundReasons, replies, reviewTexts } from './words.ts'

export const orderCount = 12_000
const yearDays = 365
/** The newest orders of the demo consumer at the demo shop, so that there is something to complain about. */
const showpieces = 8

/** How much is bought on a day of the year: 双十一, 618 and 双十二 stand out. */
export function weightOf(day: Date): number {
  const [month = 0, date = 0] = [day.getUTCMonth() + 1, day.getUTCDate()]
  if (month === 11 && date === 11) return 9
  if (month === 11 && date < 11) return 2.5
  if (month === 6 && date === 18) return 6
  if (month === 6 && date < 18) return 2
  if (month === 12 && date === 12) return 3
  return month === 2 ? 0.7 : 1
}

export type Calendar = { readonly days: readonly Date[]; readonly upTo: readonly number[] }
export function calendarBefore(now: Date): Calendar {
  const days = Array.from({ length: yearDays }, (_, back) => new Date(now.getTime() - back * dayMs))
  let sum = 0
  return { days, upTo: days.map((day) => (sum += weightOf(new Date(day.getTime() + 8 * 60 * 60 * 1000)))) }
}

/** An order and everything that followed it. Each draws from its own chance: number 77 is the same in every run. */
export function orderStory(index: number, stage: Stage, calendar: Calendar, now: Date): Said[] {
  const chance = chanceOf(index * 7919 + 17)
  const show = index < showpieces
  const shop = chance.pick(stage.offers).merchant
  const merchant = show ? demoMerchant : shop
  const offers = stage.offers.filter((offer) => offer.merchant === merchant)
  const consumer = show || chance.below(300) === 0 ? demoConsumer : chance.pick(stage.consumers)
  const placedAt = show ? new Date(now.getTime() - (index * 4 + 1) * dayMs) : momentOf(chance, calendar, now)
  const lines = Array.from({ length: 1 + (chance.next() < 0.28 ? 1 + chance.below(2) : 0) }, () => chance.pick(offers))
  return tell({ index, chance, consumer, merchant, placedAt, offers: [...new Set(lines)], now, show })
}

function momentOf(chance: Chance, { days, upTo }: Calendar, now: Date): Date {
  const drawn = chance.next() * (upTo.at(-1) ?? 1)
  const day = days[upTo.findIndex((sum) => sum > drawn)] ?? now
  // Bought in the evening more than at dawn.
  const hour = Math.floor(7 + 16 * Math.sqrt(chance.next()))
  const at = new Date(`${new Date(day.getTime() + 8 * 3600_000).toISOString().slice(0, 10)}T00:00:00+08:00`).getTime()
  const bought = at + hour * 3_600_000 + chance.below(3_600_000)
  const latest = now.getTime() - 3_600_000
  // Today is not over: what would be bought tonight was bought in the last twelve hours.
  return new Date(bought <= latest ? bought : latest - chance.below(12 * 3_600_000))
}

type Plot = {
  readonly index: number
  readonly chance: Chance
  readonly consumer: string
  readonly merchant: string
  readonly placedAt: Date
  readonly offers: readonly Offer[]
  readonly now: Date
  readonly show: boolean
}

function tell({ index, chance, consumer, merchant, placedAt, offers, now, show }: Plot): Said[] {
  const order = `D${2_026_000_000 + index * 37}`
  const later = (days: number): Date => new Date(placedAt.getTime() + days * dayMs)
  const happened = (at: Date): string | undefined => (at.getTime() < now.getTime() ? at.toISOString() : undefined)
  const cancelled = !show && chance.next() < 0.03
  const shippedAt = later(0.3 + chance.next() * 1.6)
  const deliveredAt = later(2 + chance.next() * 3 + (chance.next() < 0.06 ? 4 + chance.next() * 5 : 0))
  const completedAt = later(12)
  const lines = offers.map((offer, nth) => {
    const unitPriceFen = Math.round((offer.priceFen * (weightOf(placedAt) > 2 ? 0.88 : 1)) / 10) * 10
    const quantity = unitPriceFen < 20_000 && chance.next() < 0.2 ? 2 : 1
    return {
      order,
      id: `${nth + 1}`,
      merchant,
      product: offer.product,
      listing: offer.listing,
      title: offer.title,
      quantity,
      unitPriceFen,
    }
  })
  const goodsFen = lines.reduce((sum, line) => sum + line.quantity * line.unitPriceFen, 0)
  const shippingFen = goodsFen < 9900 ? 800 : 0
  const status = cancelled
    ? 'cancelled'
    : happened(completedAt)
      ? 'completed'
      : happened(deliveredAt)
        ? 'delivered'
        : happened(shippedAt)
          ? 'shipped'
          : 'paid'
  const paidAt = new Date(placedAt.getTime() + 30_000 + chance.below(300_000))
  const totals = { totalFen: goodsFen + shippingFen, shippingFen }
  const story: Said[] = [
    {
      noun: 'order',
      data: {
        id: order,
        consumer,
        merchant,
        status,
        placedAt: placedAt.toISOString(),
        paidAt: paidAt.toISOString(),
        ...(!cancelled && { shippedAt: happened(shippedAt), deliveredAt: happened(deliveredAt) }),
        promisedAt: later(5).toISOString(),
        ...totals,
      },
    },
    ...lines.map((data) => ({ noun: 'order-line' as const, data })),
    {
      noun: 'payment',
      data: { order, id: '1', method: chance.pick(methods), amountFen: totals.totalFen, paidAt: paidAt.toISOString() },
    },
  ]
  const after = { chance, order, merchant, happened, deliveredAt, lines, totals }
  if (cancelled) return [...story, refundOf(after, totals.totalFen, later(0.2))]
  if (happened(shippedAt)) story.push(shipmentOf(after, shippedAt))
  if (!show && status === 'completed' && chance.next() < 0.045) {
    const [line] = lines
    story.push(refundOf(after, line ? line.quantity * line.unitPriceFen : totals.totalFen, later(8)))
  }
  if (happened(later(10)) && chance.next() < 0.55) story.push(reviewOf(after, later(7 + chance.below(3))))
  return story
}

type After = {
  readonly chance: Chance
  readonly order: string
  readonly merchant: string
  readonly happened: (at: Date) => string | undefined
  readonly deliveredAt: Date
  readonly lines: readonly { readonly product: string }[]
}

const refundOf = ({ chance, order, merchant }: After, amountFen: number, at: Date): Said => ({
  noun: 'refund',
  data: { order, id: '1', merchant, amountFen, reason: chance.pick(refundReasons), refundedAt: at.toISOString() },
})

const shipmentOf = ({ chance, order, merchant, happened, deliveredAt }: After, shippedAt: Date): Said => ({
  noun: 'shipment',
  data: {
    order,
    id: '1',
    merchant,
    carrier: chance.pick(carriers),
    trackingNo: `X${100_000_000 + chance.below(900_000_000)}`,
    state: happened(deliveredAt) ? 'delivered' : 'shipped',
    shippedAt: shippedAt.toISOString(),
    deliveredAt: happened(deliveredAt),
  },
})

function reviewOf({ chance, order, merchant, lines }: After, at: Date): Said {
  const drawn = chance.next()
  const score = drawn < 0.66 ? 5 : drawn < 0.82 ? 4 : drawn < 0.9 ? 3 : drawn < 0.95 ? 2 : 1
  const replied = chance.next() < 0.4
  return {
    noun: 'review',
    data: {
      order,
      id: '1',
      merchant,
      product: lines[0]?.product,
      score,
      text: chance.pick(reviewTexts[score] ?? ['好']),
      writtenAt: at.toISOString(),
      ...(replied && {
        reply: score > 3 ? replies[0] : chance.pick(replies.slice(1)),
        repliedAt: new Date(at.getTime() + dayMs).toISOString(),
      }),
    },
  }
}
