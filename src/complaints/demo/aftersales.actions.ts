import { hourMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { askOrdersOfConsumer, demoConsumerId, demoMerchantId, type AskedOrder } from '../../marketplace/index.ts'
import { saveShop } from '../aftersales/address.actions.ts'
import { assessLine, askFor } from '../aftersales/filing.actions.ts'
import { acceptGoods, disputeGoods, sendBack } from '../aftersales/goods.actions.ts'
import { approveRequest, counterRequest, refuseRequest } from '../aftersales/merchant.actions.ts'
import { ofOrder } from '../aftersales/request.store.ts'
import { reasonsFor } from '../aftersales/words.contract.ts'
import { existsForOrder } from '../complaint.store.ts'
import { actorsOf, castOf, step, workTime } from './demo.actions.ts'

/** Everything happened within so many hours, so that no clock of the demo is over before anybody looks. */
const storyHours = 40
const returnAddress = '广东省深圳市南山区示例路 18 号 青禾售后组 0755-0000000'

const texts = {
  unwanted: '收到后觉得不太合适，包装和配件都在，没有使用过。',
  faulty: '收到后发现有问题，边角有裂纹，影响使用，照片可以补。',
}

type Act = 'approve' | 'counter' | 'refuse' | 'send' | 'dispute' | 'accept'
/** One request of each kind of standing, those that nobody should miss first: not every hour has an order for all of them. */
const stories: readonly (readonly Act[])[] = [
  [],
  ['refuse'],
  ['approve', 'send', 'accept'],
  ['approve'],
  ['counter'],
  ['approve', 'send'],
  ['approve', 'send', 'dispute'],
]

/** After-sales requests about the demo consumer's own orders, told through the steps that people take. */
export async function demoAftersales(ctx: Ctx): Promise<void> {
  const cast = await castOf(ctx)
  const orders = await askOrdersOfConsumer(ctx, demoConsumerId, 200)
  let told = 0
  for (const order of orders) {
    const acts = stories[told]
    if (!acts) return
    if (!(await fits(ctx, order))) continue
    const people = actorsOf({ order, index: told, cast })
    if (told === 0) await step(ctx, people.merchant, ctx.now, (inner) => saveShop(inner, returnAddress))
    if (await tell(ctx, { order, acts, people })) told += 1
  }
}

const fits = async (ctx: Ctx, order: AskedOrder): Promise<boolean> =>
  order.merchantId === demoMerchantId &&
  order.deliveredAt !== null &&
  ctx.now.getTime() - order.deliveredAt.getTime() > 4 * hourMs &&
  order.refundedFen === 0 &&
  !(await existsForOrder(ctx, order.id)) &&
  (await ofOrder(ctx, order.id)).length === 0

type Story = {
  readonly order: AskedOrder
  readonly acts: readonly Act[]
  readonly people: ReturnType<typeof actorsOf>
}

/** Whether there was something that can be asked for. */
async function tell(ctx: Ctx, { order, acts, people }: Story): Promise<boolean> {
  const [line] = order.lines
  if (!line || order.deliveredAt === null) return false
  const [askedAt = ctx.now, ...times] = timesOf(ctx, order.deliveredAt, acts.length + 1)
  const wish = { orderId: order.id, lineId: line.id, quantity: 1, said: [] }
  const request = await step(ctx, people.consumer, askedAt, async (inner) => {
    const { requests } = await assessLine(inner, { ...wish, evidence: false })
    const possible = requests.find((one) => one.verdict !== 'excluded' && one.amountFen > 0)
    if (!possible) return null
    const [reason] = reasonsFor[possible.request]
    if (!reason) return null
    const text = possible.request === 'no-reason-return' ? texts.unwanted : texts.faulty
    return askFor(inner, { ...wish, request: possible.request, reason, text, files: [] })
  })
  if (request === null) return false
  for (const [place, act] of acts.entries()) {
    const person = act === 'send' ? people.consumer : people.merchant
    await step(ctx, person, times[place] ?? ctx.now, (inner) => take(inner, act, request))
  }
  return true
}

/** Spread between the delivery and now, by day where there is room for it, each later than the one before. */
function timesOf(ctx: Ctx, deliveredAt: Date, count: number): readonly Date[] {
  const now = ctx.now.getTime()
  const earliest = Math.max(deliveredAt.getTime() + 2 * hourMs, now - storyHours * hourMs)
  const times: Date[] = []
  for (let place = 0; place < count; place += 1) {
    const planned = earliest + ((now - earliest) * place) / count
    const last = times.at(-1)?.getTime() ?? 0
    const byDay = Math.max(workTime(new Date(planned)).getTime(), last + hourMs / 4)
    times.push(new Date(byDay < now ? byDay : Math.max(planned, last + 60_000)))
  }
  return times
}

function take(ctx: Ctx, act: Act, { id, amountFen }: { readonly id: string; readonly amountFen: number }) {
  switch (act) {
    case 'approve':
      return approveRequest(ctx, { id, text: '可以退，请把配件和赠品一起寄回。', returnAddress })
    case 'counter': {
      const text = '商品可以继续使用的话，愿意退一部分货款作为补偿，您看可以吗？'
      return counterRequest(ctx, { id, text, remedy: 'refund-only', amountFen: Math.ceil(amountFen / 3), files: [] })
    }
    case 'refuse':
      return refuseRequest(ctx, { id, reason: 'other', text: '商品已经拆封激活，影响二次销售，不能再退。', files: [] })
    case 'send':
      return sendBack(ctx, {
        id,
        carrier: '示例速运',
        trackingNo: `SY${id.slice(-8).toUpperCase()}`,
        postageFen: 0,
        files: [],
      })
    case 'dispute': {
      const text = '物流显示已签收，仓库没有收到这个包裹，请提供签收凭证。'
      return disputeGoods(ctx, { id, reason: 'not-arrived', text, amountFen: 0, files: [] })
    }
    case 'accept':
      return acceptGoods(ctx, { id, text: '商品完好，已同意退款。' })
  }
}
