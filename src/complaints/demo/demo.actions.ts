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
import { acknowledgeComplaint, askMerchant, respondToComplaint } from '../handling.actions.ts'
import { rejectComplaint } from '../intake/intake.actions.ts'
import { acceptOffer, answerComplaint, refuseOffer, withdrawComplaint } from '../parties.actions.ts'
import { confirmPerformance, provePerformance } from '../procedure/procedure.actions.ts'
import { existsForOrder } from '../complaint.store.ts'
import { channelOf, endingOf, plots, refusal, type Ending, type Plot } from './plots.rules.ts'

const complaintCount = 90
const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * Invented complaints about the demo's orders, told through the very steps that people take, each at its own time: so clocks,
 * timelines and figures are real. A second load after a kill skips orders that already have one.
 */
export async function demoComplaints(ctx: Ctx, progress: (share: number, words: Words) => void): Promise<void> {
  const cast = await castOf(ctx)
  for (const [index, order] of (await ordersToTell(ctx)).entries()) {
    if (index % 10 === 0) progress(index / complaintCount, { zh: `${index} 件投诉`, en: `${index} complaints` })
    const plot = plots[index % plots.length]
    if (plot && order.consumerId && order.merchantId && !(await existsForOrder(ctx, order.id)))
      await tell(ctx, { order, plot, index, cast })
  }
}

type Cast = { readonly agents: readonly string[]; readonly consumer: string | null; readonly merchant: string | null }
async function castOf(ctx: Ctx): Promise<Cast> {
  const [agents, consumers, merchants] = await Promise.all([
    peopleWithRole(ctx, ['agent']),
    peopleWithRole(ctx, ['consumer']),
    peopleWithRole(ctx, ['merchant']),
  ])
  return { agents: agents.map(({ id }) => id), consumer: consumers[0]?.id ?? null, merchant: merchants[0]?.id ?? null }
}

/** Some of the demo consumer's own, then others of the last two months, spread evenly. */
async function ordersToTell(ctx: Ctx): Promise<readonly AskedOrder[]> {
  const own = (await askOrdersOfConsumer(ctx, demoConsumerId, 12)).filter(isPaid).slice(1, 5)
  const others: AskedOrder[] = []
  const each = 6
  for (let days = 1; others.length + own.length < complaintCount && days <= 60; days += 4) {
    const orders = await askOrdersBefore(ctx, new Date(ctx.now.getTime() - days * dayMs), 40)
    others.push(...orders.filter((order) => order.consumerId !== demoConsumerId && isPaid(order)).slice(0, each))
  }
  return [...own, ...others].slice(0, complaintCount)
}

const isPaid = ({ paidFen, refundedFen, lines }: AskedOrder): boolean =>
  paidFen > 1000 && refundedFen === 0 && lines.length > 0

type Story = { readonly order: AskedOrder; readonly plot: Plot; readonly index: number; readonly cast: Cast }

async function tell(ctx: Ctx, story: Story): Promise<void> {
  const { order, plot, index } = story
  const received = order.deliveredAt ?? order.placedAt
  const filedAt = workTime(
    new Date(Math.min(received.getTime() + (1 + (index % 3)) * dayMs, ctx.now.getTime() - (1 + (index % 20)) * hourMs)),
  )
  const ending = endingOf(index, (ctx.now.getTime() - filedAt.getTime()) / dayMs)
  const person = actorsOf(story)
  const line = order.lines[0]
  if (!line) return
  const id = await step(ctx, person.consumer, filedAt, async (inner) => {
    const filing = {
      orderId: order.id,
      lineIds: [line.id],
      category: plot.category,
      details: plot.details(shanghaiDay(received)),
      text: plot.text,
      remedies: [plot.remedy],
      files: [],
    }
    const amountFen = Math.round(Math.max(1, line.amountFen) * plot.share)
    return (await fileComplaint(inner, { ...filing, amountFen }, channelOf(index))).id
  })
  let last = filedAt
  for (const { after, act } of stepsOf(story, id, ending)) {
    const at = workTime(new Date(Math.max(filedAt.getTime() + after * hourMs, last.getTime() + hourMs)))
    if (at >= ctx.now) return
    last = at
    await act((actor, work) => step(ctx, person[actor], at, work))
  }
}

type Take = (actor: 'consumer' | 'merchant' | 'agent', work: (ctx: Ctx) => Promise<unknown>) => Promise<unknown>
type Scene = { readonly after: number; readonly act: (take: Take) => Promise<unknown> }

/** What follows the filing, hours after it. */
function stepsOf({ order, plot, index }: Story, id: string, ending: Ending): readonly Scene[] {
  const amountFen = Math.round((order.lines[0]?.amountFen ?? 0) * plot.share)
  const slow = index % 61 === 4 ? 110 : 0
  const accept: Scene = {
    after: 3 + (index % 20) + slow,
    act: (take) =>
      take('agent', (ctx) => acknowledgeComplaint(ctx, { id, text: '已收到您的投诉，我们会核实并在时限内答复。' })),
  }
  const ask: Scene = {
    after: 5 + (index % 20) + slow,
    act: (take) =>
      take('agent', (ctx) => askMerchant(ctx, { id, text: '请核实消费者反映的情况，说明处理意见，并提供相关凭证。' })),
  }
  const answer: Scene = {
    after: 26 + (index % 20) + slow,
    act: (take) =>
      take('merchant', (ctx) =>
        answerComplaint(ctx, { id, text: plot.merchantSays, offer: { remedy: plot.remedy, amountFen }, files: [] }),
      ),
  }
  const reply: Scene = {
    after: 30 + (index % 20) + slow,
    act: (take) => take('agent', (ctx) => respondToComplaint(ctx, { id, text: plot.agentSays, files: [] })),
  }
  const end = (hours: number, act: Scene['act']): Scene => ({ after: hours + slow, act })
  switch (ending) {
    case 'untouched':
      return []
    case 'merchant-asked':
      return [accept, ask]
    case 'consumer-decides':
      return [accept, ask, answer, reply]
    case 'withdrawn':
      return [
        accept,
        end(20, (take) =>
          take('consumer', (ctx) => withdrawComplaint(ctx, { id, text: '商家已经私下处理好了，谢谢。' })),
        ),
      ]
    case 'accepted':
      return [accept, ask, answer, reply, end(52, (take) => take('consumer', (ctx) => acceptOffer(ctx, { id })))]
    case 'performed': {
      const proof = '款项已原路退回，附退款凭证号，请查收。'
      return [
        accept,
        ask,
        answer,
        reply,
        end(52, (take) => take('consumer', (ctx) => acceptOffer(ctx, { id }))),
        end(70, (take) => take('merchant', (ctx) => provePerformance(ctx, { id, text: proof, files: [] }))),
        end(82, (take) => take('consumer', (ctx) => confirmPerformance(ctx, { id }))),
      ]
    }
    case 'refused':
      return [
        accept,
        ask,
        end(30, (take) =>
          take('merchant', (ctx) => answerComplaint(ctx, { id, text: refusal.merchant, offer: null, files: [] })),
        ),
        end(34, (take) => take('agent', (ctx) => respondToComplaint(ctx, { id, text: refusal.agent, files: [] }))),
        end(58, (take) => take('consumer', (ctx) => refuseOffer(ctx, { id, text: refusal.consumer }))),
        end(80, (take) =>
          take('agent', (ctx) => rejectComplaint(ctx, { id, ground: 'unfounded', text: refusal.closing })),
        ),
      ]
  }
}

function actorsOf({ order, index, cast }: Story): Record<'consumer' | 'merchant' | 'agent', Actor> {
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
  }
}

const step = <T>(ctx: Ctx, actor: Actor, now: Date, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inTransaction({ ...ctx, actor, now }, work)

/** Nobody answers complaints at four in the morning: between 09:00 and 21:00 in Shanghai. */
function workTime(at: Date): Date {
  const hour = (at.getUTCHours() + 8) % 24
  if (hour >= 9 && hour < 21) return at
  const wait = hour < 9 ? 9 - hour : 33 - hour
  return new Date(at.getTime() + wait * hourMs + ((at.getTime() / 60_000) % 50) * 60_000)
}
