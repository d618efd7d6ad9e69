import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { acknowledgeComplaint, askMerchant, respondToComplaint } from '../handling.actions.ts'
import { rejectComplaint } from '../intake/intake.actions.ts'
import { failMediation, postMessage, propose, takeMediation } from '../mediation/mediation.actions.ts'
import { acceptOffer, answerComplaint, refuseOffer, withdrawComplaint } from '../parties.actions.ts'
import { orderPayment } from '../payments/payment.actions.ts'
import { obligationsOf } from '../performance/obligation.store.ts'
import {
  confirmPerformance,
  disputePerformance,
  enforce,
  provePerformance,
} from '../performance/performance.actions.ts'
import { closeEvidence } from '../procedure/procedure.actions.ts'
import { applyForRuling } from '../ruling/ruling.actions.ts'
import { callFirst, callSecond, chooseAll, sign, writeMinutes } from './hearing.actions.ts'
import { atLaw, itemByItem, ruled, secondThought, type Part, type Scene, type Told } from './outcomes.actions.ts'
import { dispute, refusal, type Ending } from './plots.rules.ts'

/** What follows the filing. */
export function scenesOf(told: Told, ending: Ending): readonly Scene[] {
  const handled = handling(told)
  switch (ending) {
    case 'untouched':
      return []
    case 'merchant-asked':
      return handled.slice(0, 2)
    case 'consumer-decides':
      return handled
    case 'accepted':
      return [...handled, accepting(told)]
    case 'performed':
      return [...handled, accepting(told), ...performing(told)]
    case 'enforced':
      return [...handled, accepting(told), ...enforcing(told)]
    case 'to-enforce':
      return [...handled, accepting(told), disputing(told, Math.max(60, told.hours - 20))]
    case 'withdrawn':
      return [handled[0], withdrawing(told)].filter((scene) => scene !== undefined)
    case 'refused':
      return [...refusing(told), rejecting(told)]
    case 'in-evidence':
      return refusing(told)
    case 'in-mediation':
      return [...refusing(told), ...mediating(told, 22)]
    case 'in-ruling':
      return [...refusing(told), ...mediating(told, 46), ...ruling(told, 46)]
    case 'ruled':
      return [...unsettled(told), ...ruled(told, unsettledAt + 24)]
    case 'taken-back':
      return [...unsettled(told), ...ruled(told, unsettledAt + 24), secondThought(told, unsettledAt + 72)]
    case 'at-law':
      return [...unsettled(told), ...atLaw(told, unsettledAt + 24)]
    case 'item-settled':
    case 'item-offered':
      return [...handled.slice(0, 2), ...itemByItem(told, { accepted: ending === 'item-settled' })]
  }
}

/** One in sixty is answered too late: a department that never is would not be believed. */
const slowOf = ({ index }: Told): number => (index % 61 === 4 ? 110 : 0)
const spread = (told: Told): number => (told.index % 20) + slowOf(told)

function handling(told: Told): readonly Scene[] {
  const { id, plot, amountFen } = told
  const words = {
    accept: '已收到您的投诉，我们会核实并在时限内答复。',
    ask: '请核实消费者反映的情况，说明处理意见，并提供相关凭证。',
  }
  const offer = { remedy: plot.remedy, amountFen }
  return [
    {
      after: 3 + spread(told),
      act: (take) => take('agent', (ctx) => acknowledgeComplaint(ctx, { id, text: words.accept })),
    },
    { after: 5 + spread(told), act: (take) => take('agent', (ctx) => askMerchant(ctx, { id, text: words.ask })) },
    {
      after: 26 + spread(told),
      act: (take) => take('merchant', (ctx) => answerComplaint(ctx, { id, text: plot.merchantSays, offer, files: [] })),
    },
    {
      after: 30 + spread(told),
      act: (take) => take('agent', (ctx) => respondToComplaint(ctx, { id, text: plot.agentSays, files: [] })),
    },
  ]
}

const accepting = (told: Told): Scene => ({
  after: 52 + slowOf(told),
  act: (take) => take('consumer', (ctx) => acceptOffer(ctx, { id: told.id })),
})

function performing(told: Told): readonly Scene[] {
  const { id } = told
  const text = '款项已原路退回，附退款凭证号，请查收。'
  return [
    {
      after: 70 + slowOf(told),
      act: (take) => take('merchant', (ctx) => provePerformance(ctx, { id, text, files: [] })),
    },
    { after: 82 + slowOf(told), act: (take) => take('consumer', (ctx) => confirmPerformance(ctx, { id })) },
  ]
}

/** The shop says that it did what it promised; nothing arrived, and the consumer says so. */
const disputing = ({ id }: Told, after: number): Scene => ({
  after,
  act: async (take) => {
    await take('merchant', (ctx) => provePerformance(ctx, { id, text: refusal.claimed, files: [] }))
    await take('consumer', (ctx) => disputePerformance(ctx, { id, text: refusal.unperformed, files: [] }))
  },
})

/** The platform pays first. */
function enforcing(told: Told): readonly Scene[] {
  const { id } = told
  const pay = async (ctx: Ctx) => {
    const [owed] = await obligationsOf(ctx, id)
    const { id: obligation, amountFen } = owed ?? { id: '', amountFen: 0 }
    if (amountFen === 0) return enforce(ctx, { id, amountFen, text: refusal.enforced, files: [] })
    const advance = { way: 'advance', ground: 'promise' } as const
    await orderPayment(ctx, { id, obligation, amountFen, ...advance, byHand: true, note: refusal.enforced, files: [] })
  }
  return [disputing(told, 52 + 24 * 4), { after: 52 + 24 * 5, act: (take) => take('agent', pay) }]
}

const withdrawing = ({ id, index }: Told): Scene => ({
  after: 24 + (index % 20),
  act: (take) => take('consumer', (ctx) => withdrawComplaint(ctx, { id, text: '商家已经私下处理好了，谢谢。' })),
})

/** The shop gives nothing, and the consumer asks the platform in. */
function refusing(told: Told): readonly Scene[] {
  const { id } = told
  const [accept, ask] = handling(told)
  return [
    ...[accept, ask].filter((scene) => scene !== undefined),
    {
      after: 30 + slowOf(told),
      act: (take) =>
        take('merchant', (ctx) => answerComplaint(ctx, { id, text: refusal.merchant, offer: null, files: [] })),
    },
    {
      after: 34 + slowOf(told),
      act: (take) => take('agent', (ctx) => respondToComplaint(ctx, { id, text: refusal.agent, files: [] })),
    },
    {
      after: 58 + slowOf(told),
      act: (take) => take('consumer', (ctx) => refuseOffer(ctx, { id, text: refusal.consumer })),
    },
  ]
}

const rejecting = (told: Told): Scene => ({
  after: 80 + slowOf(told),
  act: (take) =>
    take('agent', (ctx) => rejectComplaint(ctx, { id: told.id, ground: 'unfounded', text: refusal.closing })),
})

/** Beginning so many hours ago, both sides talk, together and each alone with the mediator, and the mediator proposes something. */
function mediating({ id, index, amountFen, hours }: Told, ago: number): readonly Scene[] {
  const half = Math.max(100, Math.round(amountFen / 2))
  const say = (part: Part, room: 'joint' | 'consumer' | 'merchant', text: string): Scene['act'] => {
    return (take) => take(part, (ctx) => postMessage(ctx, { id, room, text }))
  }
  const offer = async (ctx: Ctx) => {
    const dueOn = shanghaiDay(new Date(ctx.now.getTime() + 7 * 86_400_000))
    const term = { by: 'merchant', remedy: 'refund', amountFen: half, dueOn, note: '原路退回' } as const
    return propose(ctx, { id, terms: [term], text: dispute.proposal })
  }
  return [
    {
      after: hours - ago,
      act: (take) => take('agent', (ctx) => closeEvidence(ctx, { id, text: dispute.evidence, files: [] })),
    },
    { after: hours - ago + 2, act: (take) => take('mediator', (ctx) => takeMediation(ctx, id)) },
    {
      after: hours - ago + 3,
      act: async (take) => {
        await say('mediator', 'joint', dispute.welcome)(take)
        await take('mediator', (ctx) => callFirst(ctx, id))
      },
    },
    { after: hours - ago + 5, act: say('consumer', 'joint', dispute.consumer) },
    {
      after: hours - ago + 7,
      act: async (take) => {
        await take('mediator', (ctx) => writeMinutes(ctx, id))
        await say('merchant', 'merchant', dispute.merchant)(take)
      },
    },
    {
      after: hours - ago + 9,
      act: async (take) => {
        await take('merchant', (ctx) => sign(ctx, id))
        await take('mediator', offer)
        await take('mediator', (ctx) => callSecond(ctx, id, index % 2 === 0 ? [14] : [10, 15]))
        await take('merchant', (ctx) => chooseAll(ctx, id))
      },
    },
  ]
}

/** They do not meet, and both ask the platform to decide. */
function ruling({ id, hours }: Told, ago: number): readonly Scene[] {
  const at = hours - ago + 16
  return [
    { after: at, act: (take) => take('consumer', (ctx) => failMediation(ctx, { id })) },
    { after: at + 2, act: (take) => take('consumer', (ctx) => applyForRuling(ctx, { id, panel: 'rule' })) },
    { after: at + 4, act: (take) => take('merchant', (ctx) => applyForRuling(ctx, { id, panel: 'rule' })) },
  ]
}

/** Refused, talked over and still open, each step soon after the one before: so many hours after the filing the talks begin. */
const unsettledAt = 62
const unsettled = (told: Told): readonly Scene[] => {
  const ago = told.hours - unsettledAt
  return [...refusing(told), ...mediating(told, ago), ...ruling(told, ago)]
}
