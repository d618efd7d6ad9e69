import {
  askConsumerNames,
  askConsumersReached,
  askOrders,
  askOrdersNumbered,
  askOrdersOfConsumer,
} from '../../marketplace/index.ts'
import type { AskedOrder } from '../../marketplace/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { Currency } from '../complaint.contract.ts'
import { mostFound, type FoundCase, type FoundOrder } from './caller.contract.ts'
import { maskPersonName } from '../../kernel/reading/mask.rules.ts'
import { maskCaller, readWanted } from './caller.rules.ts'
import * as store from './caller.store.ts'

export type Found = { readonly cases: FoundCase[]; readonly orders: FoundOrder[]; readonly more: boolean }

/** What is known of whoever is on the line: enough to go on with the case that is open instead of making another. */
export async function findCallers(ctx: Ctx, text: string): Promise<Found> {
  const wanted = readWanted(text)
  const consumers = await askConsumersReached(ctx, wanted)
  const orders = await ordersOf(ctx, wanted.number, consumers)
  return show(ctx, { ...wanted, consumers, orders: orders.map(({ id }) => id), complaints: [] }, orders)
}

type Reached = {
  readonly consumers: readonly string[]
  readonly complaints: readonly string[]
  /** Nothing but these orders, where one was named. */
  readonly only: readonly string[] | null
}
/** Whoever was found in another way than by what is typed here. */
export async function findReached(ctx: Ctx, { consumers, complaints, only }: Reached): Promise<Found> {
  const orders = (await ordersOf(ctx, null, consumers)).filter(({ id }) => only?.includes(id) ?? true)
  const nothing = { phone: null, email: null, number: null }
  const of = only === null ? consumers : []
  return show(ctx, { ...nothing, consumers: of, orders: orders.map(({ id }) => id), complaints }, orders)
}

async function show(ctx: Ctx, reach: store.Reach, orders: readonly AskedOrder[]): Promise<Found> {
  const cases = await store.openCasesOf(ctx, reach, mostFound + 1)
  const names = await askConsumerNames(
    ctx,
    orders.flatMap(({ consumerId }) => consumerId ?? []),
  )
  return {
    cases: cases.slice(0, mostFound).map(viewCase),
    orders: orders.slice(0, mostFound).flatMap((order) => viewOrder(order, names.get(order.consumerId ?? ''))),
    more: cases.length > mostFound || orders.length > mostFound,
  }
}

async function ordersOf(ctx: Ctx, number: string | null, consumers: readonly string[]): Promise<AskedOrder[]> {
  const numbered = number === null ? [] : await askOrdersNumbered(ctx, [number])
  const orders = [
    ...(await askOrders(
      ctx,
      numbered.map(({ id }) => id),
    )),
  ]
  for (const consumer of consumers) orders.push(...(await askOrdersOfConsumer(ctx, consumer, mostFound + 1)))
  const once = new Map(orders.map((order) => [order.id, order]))
  return [...once.values()].toSorted((a, b) => b.placedAt.getTime() - a.placedAt.getTime())
}

const viewCase = ({
  received_at: at,
  order_number: orderNumber,
  ...row
}: Awaited<ReturnType<typeof store.openCasesOf>>[number]): FoundCase => ({
  id: row.id,
  receipt: row.receipt,
  state: row.state,
  category: row.category,
  channel: row.channel,
  receivedAt: at.toISOString(),
  orderNumber,
  caller: maskCaller(row),
})

function viewOrder(order: AskedOrder, buyer: string | undefined): FoundOrder[] {
  const currency = Currency.safeParse(order.currency)
  if (!currency.success) return []
  const { id, number, paidFen, merchantName: shop } = order
  const lines = order.lines.map((line) => ({ id: line.id, title: line.title, amountFen: line.amountFen }))
  const placedAt = order.placedAt.toISOString()
  return [
    {
      id,
      number,
      placedAt,
      paidFen,
      currency: currency.data,
      shop,
      lines,
      buyer: buyer ? maskPersonName(buyer) : null,
    },
  ]
}
