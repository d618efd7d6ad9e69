import { dayMs, hourMs } from '../../kernel/calendar/span.ts'
import { peopleWithRole } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import type { Words } from '../../kernel/route.contract.ts'
import {
  askOrdersBefore,
  askOrdersOfConsumer,
  demoConsumerId,
  demoMerchantId,
  type AskedOrder,
} from '../../marketplace/index.ts'
import { fileComplaint } from '../filing.actions.ts'
import { existsForOrder } from '../complaint.store.ts'
import type { Part } from './outcomes.actions.ts'
import { ageOf, channelOf, endingOf, itemEndingOf, plotFor, type Age, type Ending, type Plot } from './plots.rules.ts'
import { scenesOf } from './scenes.actions.ts'

const complaintCount = 90

/**
 * Invented complaints about the demo's orders, told through the very steps that people take, each at its own time: so clocks,
 * timelines and figures are real. A second load after a kill skips orders that already have one.
 */
export async function demoComplaints(ctx: Ctx, progress: (share: number, words: Words) => void): Promise<void> {
  const cast = await castOf(ctx)
  const dealt: Record<Age, number> = { today: 0, days: 0, week: 0, weeks: 0 }
  let items = 0
  for (const [index, order] of (await ordersToTell(ctx)).entries()) {
    if (index % 10 === 0) progress(index / complaintCount, { zh: `${index} 件投诉`, en: `${index} complaints` })
    const plot = plotFor(order.lines[0]?.title ?? '', index)
    const filedAt = filingTime(ctx, order, index)
    const days = (ctx.now.getTime() - filedAt.getTime()) / dayMs
    const age = ageOf(days)
    const byItem = plot && goesByItem(plot, order) && days > 1.5 ? itemEndingOf(age, items) : null
    if (byItem) items += 1
    const ending = byItem ?? endingOf(age, dealt[age]++)
    if (plot && order.consumerId && order.merchantId && !(await existsForOrder(ctx, order.id)))
      await tell(ctx, { order, plot, index, cast, filedAt, ending })
  }
}

type Cast = {
  readonly agents: readonly string[]
  readonly mediator: string | null
  readonly consumer: string | null
  readonly merchant: string | null
}
export async function castOf(ctx: Ctx): Promise<Cast> {
  const [agents, mediators, consumers, merchants] = await Promise.all([
    peopleWithRole(ctx, ['agent']),
    peopleWithRole(ctx, ['mediator']),
    peopleWithRole(ctx, ['consumer']),
    peopleWithRole(ctx, ['merchant']),
  ])
  return {
    agents: agents.map(({ id }) => id),
    mediator: mediators[0]?.id ?? null,
    consumer: consumers[0]?.id ?? null,
    merchant: merchants[0]?.id ?? null,
  }
}

/** Some of the demo consumer's own, new ones and two of last week's, then others of the last two months, spread evenly. */
async function ordersToTell(ctx: Ctx): Promise<readonly AskedOrder[]> {
  const paid = (await askOrdersOfConsumer(ctx, demoConsumerId, 40)).filter(isPaid)
  const daysAgo = ({ deliveredAt, placedAt }: AskedOrder) =>
    (ctx.now.getTime() - (deliveredAt ?? placedAt).getTime()) / dayMs
  const lastWeeks = paid.filter((order) => daysAgo(order) > 7 && daysAgo(order) < 10.5).slice(0, 2)
  const own = [...paid.filter((order) => !lastWeeks.includes(order)).slice(1, 5 - lastWeeks.length), ...lastWeeks]
  const others: AskedOrder[] = []
  const each = 6
  for (let days = 1; others.length + own.length < complaintCount && days <= 60; days += days < 13 ? 2 : 4) {
    const orders = await askOrdersBefore(ctx, new Date(ctx.now.getTime() - days * dayMs), 40)
    others.push(...orders.filter((order) => order.consumerId !== demoConsumerId && isPaid(order)).slice(0, each))
  }
  return [...own, ...others].slice(0, complaintCount)
}

const isPaid = ({ paidFen, refundedFen, lines }: AskedOrder): boolean =>
  paidFen > 1000 && refundedFen === 0 && lines.length > 0

/** Several items of one shop, and money asked for each. */
const goesByItem = ({ share }: Plot, { lines }: AskedOrder): boolean =>
  share > 0 && lines.length > 1 && lines.every(({ merchantId }) => merchantId === lines[0]?.merchantId)

type Story = {
  readonly order: AskedOrder
  readonly plot: Plot
  readonly index: number
  readonly cast: Cast
  readonly filedAt: Date
  readonly ending: Ending
}

const receivedOf = ({ deliveredAt, placedAt }: AskedOrder): Date => deliveredAt ?? placedAt

/** One to three days after the delivery, and before now. */
function filingTime(ctx: Ctx, order: AskedOrder, index: number): Date {
  const at = workTime(
    new Date(
      Math.min(
        receivedOf(order).getTime() + (1 + (index % 3)) * dayMs,
        ctx.now.getTime() - (1 + (index % 20)) * hourMs,
      ),
    ),
  )
  // Loaded at night the next working hours are still to come: then in those of today's morning or the evening before.
  return at < ctx.now ? at : new Date(at.getTime() - dayMs)
}

async function tell(ctx: Ctx, story: Story): Promise<void> {
  const { order, plot, index, filedAt, ending } = story
  const person = actorsOf(story)
  const lines = ending.startsWith('item-') ? order.lines : order.lines.slice(0, 1)
  const goodsFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  const amountFen = Math.round(Math.max(1, goodsFen) * plot.share)
  const id = await step(ctx, person.consumer, filedAt, async (inner) => {
    const filing = {
      orderId: order.id,
      lineIds: lines.map((line) => line.id),
      category: plot.category,
      details: plot.details(shanghaiDay(receivedOf(order))),
      text: plot.text,
      remedies: [plot.remedy],
      files: [],
    }
    return (await fileComplaint(inner, { ...filing, amountFen }, channelOf(index))).id
  })
  let last = filedAt
  const hours = (ctx.now.getTime() - filedAt.getTime()) / hourMs
  for (const { after, act } of scenesOf({ id, plot, index, amountFen, lines, hours }, ending)) {
    const at = workTime(new Date(Math.max(filedAt.getTime() + after * hourMs, last.getTime() + hourMs)))
    if (at >= ctx.now) return
    last = at
    await act((actor, work) => step(ctx, person[actor], at, work))
  }
}

export function actorsOf({ order, index, cast }: Pick<Story, 'order' | 'index' | 'cast'>): Record<Part, Actor> {
  const person = (id: string): Actor => ({
    id,
    kind: 'person',
    roles: [],
    consumerId: null,
    merchantId: null,
    scopes: [],
  })
  const consumerId = order.consumerId ?? ''
  const merchantId = order.merchantId ?? ''
  return {
    consumer: {
      ...person((consumerId === demoConsumerId && cast.consumer) || consumerId),
      roles: ['consumer'],
      consumerId,
    },
    merchant: {
      ...person((merchantId === demoMerchantId && cast.merchant) || merchantId),
      roles: ['merchant'],
      merchantId,
    },
    agent: { ...person(cast.agents[index % Math.max(1, cast.agents.length)] ?? 'system'), roles: ['agent'] },
    mediator: { ...person(cast.mediator ?? 'system'), roles: ['mediator'] },
  }
}

export const step = <T>(ctx: Ctx, actor: Actor, now: Date, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inTransaction({ ...ctx, actor, now }, work)

/** Nobody answers complaints at four in the morning: between 09:00 and 21:00 in Shanghai. */
export function workTime(at: Date): Date {
  const hour = (at.getUTCHours() + 8) % 24
  if (hour >= 9 && hour < 21) return at
  const wait = hour < 9 ? 9 - hour : 33 - hour
  return new Date(at.getTime() + wait * hourMs + ((at.getTime() / 60_000) % 50) * 60_000)
}
