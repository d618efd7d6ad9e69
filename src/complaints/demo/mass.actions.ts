import { hourMs } from '../../kernel/calendar/span.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import {
  askOrdersBefore,
  askOrdersOfConsumer,
  demoConsumerId,
  demoMerchantId,
  type AskedOrder,
} from '../../marketplace/index.ts'
import { existsForOrder } from '../complaint.store.ts'
import { fileComplaint } from '../filing.actions.ts'
import { announceClaim, answerClaim } from '../mass/claim.actions.ts'
import { arrived } from '../mass/arrival.actions.ts'
import { lookAtGroup } from '../mass/look.actions.ts'
import { answerInvitation, standForOthers } from '../mass/membership.actions.ts'
import { openClaim } from '../mass/open.actions.ts'
import { latest } from '../mass/cluster.store.ts'
import { groupsOf } from '../mass/trait.store.ts'
import { running } from '../mass/claim.store.ts'
import { actorsOf, castOf, step, workTime } from './demo.actions.ts'

const many = { price: 11, danger: 4 }
/** Goods that are plugged in or charged. */
const electric = /充电|移动电源|电饭|电热|加湿|吹风|炸锅|调奶|料理机|牙刷|剃须|风扇|灯/

/** One matter that runs as a mass claim, and one that waits for somebody to decide. Loaded a second time it changes nothing. */
export async function demoMass(ctx: Ctx): Promise<void> {
  const orders = await freeOrders(ctx)
  const own = orders.filter(({ merchantId }) => merchantId === demoMerchantId)
  await runningClaim(ctx, onePerPerson(own).slice(0, many.price))
  const others = Map.groupBy(
    orders.filter(({ merchantId, lines }) => merchantId !== demoMerchantId && electric.test(lines[0]?.title ?? '')),
    ({ merchantId }) => merchantId,
  )
  const [shop = []] = [...others.values()].map(onePerPerson).toSorted((a, b) => b.length - a.length)
  await proposal(ctx, shop.slice(0, many.danger))
}

/** Delivered and paid, without a complaint: the demo consumer's own first, so that there is an invitation to answer. */
export async function freeOrders(ctx: Ctx): Promise<AskedOrder[]> {
  const mine = await askOrdersOfConsumer(ctx, demoConsumerId, 40)
  const pages = []
  for (const days of [4, 12, 20, 30])
    pages.push(...(await askOrdersBefore(ctx, new Date(ctx.now.getTime() - days * 24 * hourMs), 200)))
  const free = []
  for (const order of [...mine, ...pages]) {
    const usable =
      order.consumerId && order.merchantId && order.paidFen > 1000 && order.refundedFen === 0 && order.lines.length > 0
    if (usable && order.placedAt.getTime() < ctx.now.getTime() - 96 * hourMs && !(await existsForOrder(ctx, order.id)))
      free.push(order)
  }
  return free
}

function onePerPerson(orders: readonly AskedOrder[]): AskedOrder[] {
  return [...new Map(orders.map((order) => [order.consumerId, order])).values()]
}

type Telling = {
  readonly category: 'price' | 'quality'
  readonly texts: readonly string[]
  readonly details: Readonly<Record<string, string>>
}
const price: Telling = {
  category: 'price',
  details: { promised: '预售页写“付定金立减 30 元”', charged: '付尾款时没有减' },
  texts: [
    '预售页写着付定金立减三十元，付尾款的时候一分没减，客服说活动已经结束。',
    '付定金立减三十元没有兑现，尾款按原价收的，要求把差额退给我。',
    '页面明明写付定金立减三十元，结算没有抵扣，问客服只说系统问题。',
  ],
}
const danger: Telling = {
  category: 'quality',
  details: { defect: '充电时底座冒烟，有焦味', safety: 'danger' },
  texts: [
    '充电时底座冒烟，有焦味，马上拔了插头，家里有老人孩子，太危险了。',
    '用了两次，充电时底座冒烟，插座都熏黑了，要求退款并查这一批。',
    '充电时底座冒烟，外壳烫手，不敢再用，请尽快处理。',
  ],
}

/** Some demand by law what the page promised and the payment did not keep. */
const threefold = (paidFen: number) => ({
  remedy: 'punitive.fraud',
  answers: { forDailyLife: true, flawOnly: false, paidFen, listedFen: paidFen, itemCount: 1 },
  choices: {},
})

/** Each in the person's own words, some hours apart. */
async function complainAll(ctx: Ctx, orders: readonly AskedOrder[], telling: Telling) {
  const cast = await castOf(ctx)
  const filed: { id: string; by: Actor; at: Date }[] = []
  for (const [index, order] of orders.entries()) {
    const [line] = order.lines
    if (!line) continue
    const by = actorsOf({ order, index, cast }).consumer
    const at = workTime(new Date(ctx.now.getTime() - (92 - index * 6) * hourMs))
    const received =
      telling.category === 'quality' ? { 'received-on': shanghaiDay(order.deliveredAt ?? order.placedAt) } : {}
    const filing = {
      orderId: order.id,
      lineIds: [line.id],
      category: telling.category,
      details: { ...telling.details, ...received },
      text: telling.texts[index % telling.texts.length] ?? '',
      remedies: ['refund' as const],
      files: [],
      amountFen: Math.min(line.amountFen, telling.category === 'price' ? 3000 : line.amountFen),
      demands: telling.category === 'price' && index % 4 === 1 ? [threefold(line.amountFen)] : [],
    }
    const { id } = await step(ctx, by, at, (inner) => fileComplaint(inner, filing, 'online-service'))
    await step(ctx, ctx.actor, at, (inner) => arrived(inner, id))
    filed.push({ id, by, at })
  }
  const last = filed.at(-1)
  for (const group of last ? await groupsOf(ctx, last.id) : [])
    await step(ctx, ctx.actor, last?.at ?? ctx.now, (inner) => lookAtGroup(inner, group))
  return filed
}

async function proposal(ctx: Ctx, orders: readonly AskedOrder[]): Promise<void> {
  const merchantId = orders[0]?.merchantId
  if (!merchantId || (await latest(ctx, { merchantId, kind: 'category', value: danger.category }))) return
  await complainAll(ctx, orders, danger)
}

async function runningClaim(ctx: Ctx, orders: readonly AskedOrder[]): Promise<void> {
  const key = { merchantId: demoMerchantId, kind: 'category', value: price.category } as const
  if (orders.length < many.price || (await running(ctx, key)).length > 0) return
  const filed = await complainAll(ctx, orders, price)
  const cluster = await latest(ctx, key)
  const cast = await castOf(ctx)
  const [order] = orders
  if (!order || cluster?.state !== 'proposed') return
  const { agent, merchant } = actorsOf({ order, index: 0, cast })
  const ago = (hours: number): Date => new Date(ctx.now.getTime() - hours * hourMs)
  const opening = {
    cluster: cluster.id,
    title: '预售「付定金立减 30 元」没有兑现',
    summary: '多名消费者反映预售页写明付定金立减 30 元，付尾款时没有抵扣。平台核对页面快照和每笔订单后统一认定。',
    without: [],
  }
  const { id } = await step(ctx, agent, ago(26), (inner) => openClaim(inner, opening))
  for (const [place, { id: complaint, by }] of filed.entries()) {
    // The demo consumer's own invitation stays open.
    if (by.consumerId === demoConsumerId || place > 8) continue
    await step(ctx, by, ago(20 - place), (inner) => answerInvitation(inner, { id: complaint, joins: place !== 7 }))
    if (place === 2) await step(ctx, by, ago(12), (inner) => standForOthers(inner, { id: complaint, stands: true }))
  }
  const answer = '活动页面的结束时间设置有误，确实有一部分订单没有抵扣。我们正在核对名单，愿意补足差额。'
  await step(ctx, merchant, ago(5), (inner) => answerClaim(inner, { id, text: answer }))
  const notice =
    '平台已就预售立减未兑现一事合并处理，正在核对页面快照与订单。有同样情况的消费者可以就自己的订单提交投诉，会收到加入邀请。'
  await step(ctx, agent, ago(3), (inner) => announceClaim(inner, { id, text: notice }))
}
