import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact, NewFact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { nextStageStart } from '../complaint-clock.rules.ts'
import { keepShopAddress } from './address.actions.ts'
import { stopAnswerClock, withNextDue, type StageChange } from './clock.actions.ts'
import { escalate, isSettledElsewhere } from './complaint.actions.ts'
import { doneAs } from './fork.rules.ts'
import { arrived } from './goods.actions.ts'
import { addressFor, finish } from './request.actions.ts'
import { closedAs, lapse, timerOf, type Request } from './request.rules.ts'
import * as store from './request.store.ts'
import { tellRung } from './telling.actions.ts'

const Rung = z.looseObject({ clock: z.string(), rule: z.string(), rung: z.string(), at: z.coerce.date() })

/** A clock of a request came to a rung; only that of the present stage moves it, the others belong to the law and tell. */
export async function rungReached(ctx: Ctx, fact: Fact): Promise<void> {
  const { clock, rung, rule, at } = Rung.parse(fact.data)
  const request = await store.hold(ctx, fact.subject)
  if (!request || request.stageClock !== clock) return
  if (rung !== 'due') return tellRung(ctx, request, { fact, rung })
  await ranOut(ctx, request, { rule, at })
}

/** Silence has its consequence: whose turn it was decides which. */
async function ranOut(ctx: Ctx, request: Request, { rule, at }: { rule: string; at: Date }): Promise<void> {
  const ended = request.waitsFor === 'consumer' ? 'cancelled' : 'met'
  const change: StageChange = { ended, from: nextStageStart(at, ctx.now) }
  const breach: NewFact[] =
    ended === 'met' ? [{ kind: 'aftersales.clock-breached', subject: request.id, data: { rule } }] : []
  if (timerOf(request)?.complains) return unkept(ctx, request, { breach, change })
  const after = lapse(request, (await addressFor(ctx, request)) !== null)
  if (after.state === 'closed') return lapsed(ctx, request, change)
  if (request.state === 'requested') return defaulted(ctx, { request, after, breach, change })
  if (request.state === 'returning' || request.state === 'inspecting') {
    const there = await arrived(ctx, request, after)
    const data = { bySilence: true }
    const fact = { kind: 'aftersales.goods-accepted', subject: request.id, data }
    await finish(ctx, { before: request, after: there, change }, [...breach, fact])
    return
  }
  await finish(ctx, { before: request, after, change }, [...breach, unanswered(request)])
}

const unanswered = ({ id, merchantId }: Request): NewFact => ({
  kind: 'aftersales.unanswered',
  subject: id,
  data: { merchant: merchantId },
})

type Defaulted = { request: Request; after: Request; breach: readonly NewFact[]; change: StageChange }
/** The rule decides in the merchant's place, or says that it did not answer. */
async function defaulted(ctx: Ctx, { request, after, breach, change }: Defaulted): Promise<void> {
  await stopAnswerClock(ctx, request, 'cancelled')
  if (after.state === 'unanswered') {
    await finish(ctx, { before: request, after, change }, [...breach, unanswered(request)])
    return
  }
  await keepShopAddress(ctx, request, after.state)
  const facts: NewFact[] = [
    { kind: 'aftersales.defaulted', subject: request.id, data: { merchant: request.merchantId, remedy: after.remedy } },
    { kind: 'aftersales.approved', subject: request.id, data: { remedy: after.remedy, bySilence: true } },
  ]
  await finish(ctx, { before: request, after: { ...after, answeredAt: ctx.now }, change }, [...breach, ...facts])
}

/** The consumer let it pass. What was on its way to the consumer counts as arrived; everything else has ended without a result. */
async function lapsed(ctx: Ctx, request: Request, change: StageChange): Promise<void> {
  const outcome = request.state === 'delivering' ? doneAs(request.remedy) : 'expired'
  await finish(ctx, { before: request, after: closedAs(request, outcome, ctx.now), change }, [
    { kind: 'aftersales.closed', subject: request.id, data: { outcome, bySilence: true } },
  ])
}

type Unkept = { readonly breach: readonly NewFact[]; readonly change: StageChange }
/** Money or goods are owed and did not come: the complaint is made without being asked for. */
async function unkept(ctx: Ctx, request: Request, { breach, change }: Unkept): Promise<void> {
  if (await isSettledElsewhere(ctx, request)) {
    const paid = { ...closedAs(request, 'refunded', ctx.now), refundedAt: ctx.now }
    await finish(ctx, { before: request, after: paid, change }, [{ kind: 'aftersales.refunded', subject: request.id }])
    return
  }
  await record(ctx, breach)
  await escalate(ctx, request, { said: '', bySilence: true, change })
}

/** A calendar was published or a clock stood still: the copy follows. */
export async function dueMoved(ctx: Ctx, id: string): Promise<void> {
  const request = await store.hold(ctx, id)
  if (request && request.state !== 'closed') await store.save(ctx, await withNextDue(ctx, request))
}
