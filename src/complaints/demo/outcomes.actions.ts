import { dayMs } from '../../kernel/calendar/span.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { insertKept, keepJudged } from '../../kernel/evidence/arrived.actions.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { reportLegalResult } from '../legal/legal.actions.ts'
import { acceptOffer, answerComplaint } from '../parties.actions.ts'
import { goLegal } from '../procedure/legal.actions.ts'
import { correctRuling } from '../ruling/correction.actions.ts'
import { beginRuling, issueRuling } from '../ruling/ruling.actions.ts'
import { rulingsOf } from '../ruling/ruling.store.ts'
import { askWithdrawal } from '../withdrawal/withdrawal.actions.ts'
import { outcome } from './outcomes.rules.ts'
import type { Plot } from './plots.rules.ts'

/** How invented complaints end where the two sides do not meet: a ruling with a slip put right, a court, a second thought; and item by item. */

export type Part = 'consumer' | 'merchant' | 'agent' | 'mediator'
export type Take = (part: Part, work: (ctx: Ctx) => Promise<unknown>) => Promise<unknown>
/** Something somebody does, so many hours after the filing. */
export type Scene = { readonly after: number; readonly act: (take: Take) => Promise<unknown> }

export type Told = {
  readonly id: string
  readonly plot: Plot
  readonly index: number
  readonly amountFen: number
  /** The items of the order that it is about. */
  readonly lines: readonly { readonly id: string; readonly amountFen: number }[]
  /** From the filing until now: what is still going on happened shortly before now. */
  readonly hours: number
}

/** Whoever was drawn rules in the consumer's favour, in part where it is about money, and puts a slip of the text right on the next day. */
export function ruled(told: Told, at: number): readonly Scene[] {
  const { id, plot, amountFen } = told
  const half = Math.floor(amountFen / 2)
  const decision = half > 0 ? 'partly' : 'consumer'
  const award = { decision, remedy: plot.remedy, amountFen: half, awards: [], restsOn: [] } as const
  const text = half > 0 ? outcome.partly : outcome.whole
  const { wrong, reason } = outcome.slip
  const slip = { wrong, instead: outcome.slip[half > 0 ? 'partly' : 'whole'], text: reason }
  return [
    { after: at, act: (take) => take('agent', (ctx) => beginRuling(ctx, { id })) },
    {
      after: at + 20,
      act: (take) =>
        take('agent', async (ctx) =>
          issueRuling(await asArbitrator(ctx, id), { id, ...award, text, cites: ['refund.quality-rescission'] }),
        ),
    },
    {
      after: at + 44,
      act: (take) =>
        take('agent', async (ctx) => {
          const [ruling] = await rulingsOf(ctx, id)
          return correctRuling(await asArbitrator(ctx, id), { id, ruling: ruling?.id ?? '', ...slip })
        }),
    },
  ]
}

/** As whoever the draw has seated. */
async function asArbitrator(ctx: Ctx, id: string): Promise<Ctx> {
  const drawn = (await rulingsOf(ctx, id)).at(-1)?.arbitratorId ?? ctx.actor.id
  return { ...ctx, actor: { ...ctx.actor, id: drawn, roles: ['arbitrator'] } }
}

/** The consumer thinks again after the ruling; the shop has still to consent. */
export const secondThought = ({ id }: Told, after: number): Scene => ({
  after,
  act: (take) => take('consumer', (ctx) => askWithdrawal(ctx, { id, text: outcome.withdrawal })),
})

/** Instead of a ruling a court; what it wrote down has been sent in and waits for somebody to look at it. */
export function atLaw({ id, amountFen, index, hours }: Told, at: number): readonly Scene[] {
  const reference = `（2026）浙0192诉前调${2100 + index}号`
  const gone = { id, text: outcome.toCourt, files: [], body: outcome.court, reference }
  const said = { outcome: 'mediated', bodyId: null, body: outcome.court, reference } as const
  return [
    { after: at, act: (take) => take('consumer', (ctx) => goLegal(ctx, gone)) },
    {
      after: hours - 20,
      act: async (take) => {
        const kept = await keepJudged({
          name: '民事调解书.txt',
          type: 'text/plain',
          content: Buffer.from(outcome.paper),
        })
        if (kept instanceof Refusal) throw kept
        await take('consumer', async (ctx) => {
          const day = shanghaiDay(new Date(ctx.now.getTime() - dayMs))
          const document = {
            ...said,
            obligations: [],
            datedOn: day,
            effectiveOn: day,
            amountFen: Math.floor(amountFen / 2),
          }
          const files = [await insertKept(ctx, kept, null)]
          return reportLegalResult(ctx, { id, ...document, text: outcome.report, files })
        })
      },
    },
  ]
}

/** The shop gives way for the first item; accepted, that one leaves, and the talk about the others goes on. */
export function itemByItem({ id, plot, lines }: Told, { accepted }: { readonly accepted: boolean }): readonly Scene[] {
  const [line] = lines
  if (!line) return []
  const forLines = [{ lineId: line.id, remedy: plot.remedy, amountFen: Math.floor(line.amountFen * plot.share) }]
  const answer = { id, text: outcome.oneItem, offer: null, forLines, files: [] }
  const offering: Scene = { after: 20, act: (take) => take('merchant', (ctx) => answerComplaint(ctx, answer)) }
  const accepting: Scene = { after: 26, act: (take) => take('consumer', (ctx) => acceptOffer(ctx, { id })) }
  return accepted ? [offering, accepting] : [offering]
}
