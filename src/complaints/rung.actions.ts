import { z } from 'zod'
import { clocksOf } from '../kernel/clock/clock.actions.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Fact, NewFact } from '../kernel/fact/fact.ts'
import { record } from '../kernel/fact/record.ts'
import { closedFact, ended, everybody, finish, say } from './complaint.actions.ts'
import { nextStageStart } from './complaint-clock.rules.ts'
import { openClocks, staged, withNextDue } from './complaint-clocks.actions.ts'
import { lapse, type Complaint } from './complaint.rules.ts'
import * as store from './complaint.store.ts'
import { giveToLead } from './desk/roster/lead.actions.ts'
import { blameOf, outcomeOfSilence } from './lifecycle/silence.rules.ts'
import { isLed } from './desk/matter/matter.store.ts'
import { stateOfRule, stateTable } from './lifecycle/states.rules.ts'
import { ruleByDefault } from './ruling/ruling.actions.ts'
import { tellRung } from './telling.actions.ts'
import { lapseWords } from './telling.rules.ts'

const Rung = z.looseObject({ clock: z.string(), rule: z.string(), rung: z.string(), at: z.coerce.date() })

/** A clock of a complaint came to a rung: the case is marked, a breach is recorded, and silence has its consequence. */
export async function rungReached(ctx: Ctx, fact: Fact): Promise<void> {
  const { clock, rule, rung, at } = Rung.parse(fact.data)
  const complaint = await store.hold(ctx, fact.subject)
  if (!complaint) return
  const running = (await openClocks(ctx, complaint)).find((one) => one.id === clock)
  if (!running) return rung === 'due' ? brokenMeanwhile(ctx, complaint, { clock, rule, at }) : undefined
  const led = await isLed(ctx, complaint)
  const isPromise = promises.includes(running.stage)
  // Merged into another, it waits for nobody itself: that one's timer leads on. What was promised is kept or broken by the own clock.
  if (led && complaint.stageClock === clock && !isPromise) return
  await tellRung(ctx, complaint, { fact, rung, clock: running })
  if (rung === 'due') {
    await clockRanOut(ctx, complaint, { clock, rule, stage: running.stage, at, led })
    // A promise of the platform was broken: the lead takes the case over and gives it on.
    if (isPromise && running.kind === 'service') await giveToLead(ctx, complaint.id)
    return
  }
  if (complaint.urgency === 'normal' && rung !== 'half') {
    await store.save(ctx, { ...complaint, urgency: 'raised' })
    await record(ctx, [{ kind: 'complaint.urgency-raised', subject: complaint.id, data: { clock, rule, rung } }])
  }
}

const promises: readonly string[] = ['respond', 'finish']
type RanOut = { readonly clock: string; readonly rule: string; readonly at: Date }

/**
 * Somebody acted after the time was over and before this was heard of: the limit was broken all the same, only its consequence is no
 * longer needed.
 */
async function brokenMeanwhile(ctx: Ctx, complaint: Complaint, { at, ...over }: RanOut): Promise<void> {
  const stopped = staged(ctx, await clocksOf(ctx, [complaint.id])).find(({ id }) => id === over.clock)
  if (!stopped?.stoppedAt || Date.parse(stopped.stoppedAt) < at.getTime()) return
  const state = stateOfRule(over.rule, complaint.profile)
  const blame = blameOf(state ?? complaint.state, stopped, state !== null)
  if (blame === null) return
  const data = { ...over, stage: stopped.stage, blame, agent: complaint.agentId }
  await record(ctx, [{ kind: 'complaint.clock-breached', subject: complaint.id, data }])
}

/** What ran out may be a promise that was broken, a stage whose silence leads on, or both. */
async function clockRanOut(
  ctx: Ctx,
  complaint: Complaint,
  { at, led, ...over }: RanOut & { readonly stage: string; readonly led: boolean },
): Promise<void> {
  const isTimer = complaint.stageClock === over.clock
  const blame = blameOf(complaint.state, over, isTimer)
  const breach: readonly NewFact[] =
    blame === null
      ? []
      : [
          {
            kind: 'complaint.clock-breached',
            subject: complaint.id,
            data: { ...over, blame, agent: complaint.agentId },
          },
        ]
  const before: Complaint = blame === null ? complaint : { ...complaint, urgency: 'overdue' }
  const moved = led ? null : lapse(before, over.clock)
  if (moved === null) {
    await finish(ctx, { before, after: before }, breach)
    return
  }
  await silence(ctx, { before, moved, breach, from: nextStageStart(at, ctx.now) })
}

/**
 * A complaint goes on by itself again. A timer that ran out while another one led had no effect, and nobody was asked in this file: the stage
 * begins again, whole; what was not even accepted is accepted now.
 */
export async function goOnItself(ctx: Ctx, before: Complaint): Promise<void> {
  const timer = (await openClocks(ctx, before)).find(({ id }) => id === before.stageClock)
  if (!timer || stateTable[before.state].finished || Date.parse(timer.dueAt) > ctx.now.getTime()) return
  const moved = before.state === 'received' ? lapse(before, timer.id) : null
  if (moved) await silence(ctx, { before, moved, breach: [], from: ctx.now })
  else await finish(ctx, { before, after: { ...before, version: before.version + 1 }, renew: true }, [])
}

type Silence = {
  readonly before: Complaint
  readonly moved: Complaint
  readonly breach: readonly NewFact[]
  readonly from: Date
}

async function silence(ctx: Ctx, lapsed: Silence): Promise<void> {
  const { before, moved, breach, from } = lapsed
  if (moved.state === 'closed') return endBySilence(ctx, lapsed)
  if (before.state === 'received') return acceptBySilence(ctx, lapsed)
  if (before.state === 'deliberating') return ruleByDefault(ctx, { before, after: moved, from }, breach)
  const merchantSilent = before.state === 'negotiating' && before.merchantId !== null
  const fact: NewFact = merchantSilent
    ? { kind: 'complaint.merchant-silent', subject: before.id, data: { merchant: before.merchantId } }
    : { kind: 'complaint.stage-lapsed', subject: before.id, data: { from: before.state, to: moved.state } }
  const after = { ...moved, merchantSilent: moved.merchantSilent || merchantSilent }
  await finish(ctx, { before, after, from, renew: before.state === moved.state }, [...breach, fact])
}

/** The platform's silence is acceptance, and the merchant is asked without waiting for an agent. */
async function acceptBySilence(ctx: Ctx, { before, moved, breach, from }: Silence): Promise<void> {
  const statement = await say(ctx, before.id, {
    side: 'platform',
    kind: 'question',
    audience: ['merchant', 'platform'],
    text: lapseWords.question,
  })
  const after = { ...moved, acknowledgedAt: ctx.now, merchantAskedAt: ctx.now }
  await finish(ctx, { before, after, from }, [
    ...breach,
    { kind: 'complaint.acknowledged', subject: before.id, data: { bySilence: true, statement } },
  ])
}

/** Nothing is left to wait for. What a consumer did not confirm is never counted as satisfied. */
async function endBySilence(ctx: Ctx, { before, moved, breach }: Silence): Promise<void> {
  const outcome = outcomeOfSilence(before)
  const text = lapseWords.closing[outcome]
  if (text !== undefined) await say(ctx, before.id, { side: 'platform', kind: 'closing', audience: everybody, text })
  const ending = { outcome, amountFen: outcome === 'performed' ? (before.outcomeFen ?? 0) : 0 }
  await finish(ctx, { before, after: ended(ctx, moved, ending) }, [...breach, closedFact(before.id, ending)])
}

/** A calendar was published or a clock stood still: the queue's copy follows. */
export async function dueMoved(ctx: Ctx, id: string): Promise<void> {
  const complaint = await store.hold(ctx, id)
  if (complaint && complaint.state !== 'closed') await store.save(ctx, await withNextDue(ctx, complaint))
}
