import { z } from 'zod'
import type { Ctx } from '../kernel/context.ts'
import type { Fact, NewFact } from '../kernel/fact/fact.ts'
import { record } from '../kernel/fact/record.ts'
import { say, finish, everybody } from './complaint.actions.ts'
import { nextStageStart } from './complaint-clock.rules.ts'
import { openClocks, stopStageClock, withNextDue } from './complaint-clocks.actions.ts'
import { lapse, timerOf, type Complaint } from './complaint.rules.ts'
import * as store from './complaint.store.ts'
import { endComplaint, openQuestion } from './handling.actions.ts'
import { tellRung } from './telling.actions.ts'
import { lapseWords } from './telling.rules.ts'

const Rung = z.looseObject({ clock: z.string(), rule: z.string(), rung: z.string(), at: z.coerce.date() })

/** A clock of a complaint came to a rung: the case is marked, a breach is recorded, and silence has its consequence. */
export async function rungReached(ctx: Ctx, fact: Fact): Promise<void> {
  const { clock, rule, rung, at } = Rung.parse(fact.data)
  const complaint = await store.hold(ctx, fact.subject)
  if (!complaint) return
  const running = (await openClocks(ctx, complaint)).find((one) => one.id === clock)
  if (!running) return
  await tellRung(ctx, complaint, { fact, rung, clock: running })
  if (rung === 'due') return clockRanOut(ctx, complaint, { clock, rule, stage: running.stage, at })
  if (complaint.urgency === 'normal' && rung !== 'half') {
    await store.save(ctx, { ...complaint, urgency: 'raised' })
    await record(ctx, [{ kind: 'complaint.urgency-raised', subject: complaint.id, data: { clock, rule, rung } }])
  }
}

type Ended = { readonly clock: string; readonly rule: string; readonly stage: string; readonly at: Date }

async function clockRanOut(ctx: Ctx, complaint: Complaint, { at, ...ended }: Ended): Promise<void> {
  const breach: NewFact = { kind: 'complaint.clock-breached', subject: complaint.id, data: { ...ended } }
  const overdue: Complaint = { ...complaint, urgency: 'overdue' }
  const timer = timerOf(complaint, ended.stage, ended.clock)
  const moved = timer && lapse(timer, overdue)
  if (!timer || !moved) {
    await finish(ctx, overdue, [breach])
    return
  }
  switch (timer) {
    case 'auto_acknowledge':
      return autoAcknowledge(ctx, moved, { breach, from: nextStageStart(at, ctx.now) })
    case 'merchant_silent':
      return merchantSilent(ctx, complaint, moved, breach)
    case 'consumer_silent':
      return consumerSilent(ctx, complaint, moved)
  }
}

/** The platform's silence is acceptance, and the merchant is asked without waiting for an agent. */
type Silence = { readonly breach: NewFact; readonly from: Date }
async function autoAcknowledge(ctx: Ctx, complaint: Complaint, { breach, from }: Silence): Promise<void> {
  const asked = await openQuestion(ctx, { ...complaint, acknowledgedAt: ctx.now }, from)
  const statement = await say(ctx, complaint.id, {
    side: 'platform',
    kind: 'question',
    audience: ['merchant', 'platform'],
    text: lapseWords.question,
  })
  await finish(ctx, asked, [
    breach,
    { kind: 'complaint.acknowledged', subject: complaint.id, data: { bySilence: true } },
    {
      kind: 'complaint.merchant-asked',
      subject: complaint.id,
      data: { statement, merchant: complaint.merchantId, clock: asked.stageClock, bySilence: true },
    },
  ])
}

async function merchantSilent(ctx: Ctx, before: Complaint, complaint: Complaint, breach: NewFact): Promise<void> {
  const { stageClock } = await stopStageClock(ctx, before, 'met')
  await finish(ctx, { ...complaint, stageClock, merchantSilent: true }, [
    breach,
    { kind: 'complaint.merchant-silent', subject: complaint.id, data: { merchant: complaint.merchantId } },
  ])
}

/** Not a breach of anybody's: the consumer may be silent. Never counted as satisfied. */
async function consumerSilent(ctx: Ctx, before: Complaint, complaint: Complaint): Promise<void> {
  await say(ctx, complaint.id, { side: 'platform', kind: 'closing', audience: everybody, text: lapseWords.unconfirmed })
  const closed = await endComplaint(ctx, before, complaint, { outcome: 'closed_unconfirmed', amountFen: 0 })
  await finish(ctx, closed, [
    { kind: 'complaint.closed', subject: complaint.id, data: { outcome: 'closed_unconfirmed', amountFen: 0 } },
  ])
}

/** A calendar was published or a clock stood still: the queue's copy follows. */
export async function dueMoved(ctx: Ctx, id: string): Promise<void> {
  const complaint = await store.hold(ctx, id)
  if (complaint && complaint.state !== 'closed') await store.save(ctx, await withNextDue(ctx, complaint))
}
