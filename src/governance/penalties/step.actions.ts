import { startClock, stopClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { claimFiles } from '../../kernel/evidence/evidence.actions.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import * as ledger from './ledger.store.ts'
import type { PenaltyStep, TextKind } from './penalty.contract.ts'
import * as rules from './penalty.rules.ts'
import type { Penalty } from './penalty.rules.ts'
import * as store from './penalty.store.ts'

export type StepInput = { readonly id: string; readonly version: number }
/** Held and allowed; what is not the actor's business does not exist. */
export async function begin(ctx: Ctx, step: PenaltyStep, { id, version }: StepInput): Promise<Penalty> {
  const penalty = await store.hold(ctx, id)
  if (!penalty || rules.sideOf(ctx.actor, penalty) === null) return refuse('not-found', { noun: 'penalty' })
  return rules.take(step, penalty, { actor: ctx.actor, version })
}

/** The clock of the state it comes from ends as kept, that of the state it comes to begins. */
export async function enterState(ctx: Ctx, penalty: Penalty, outcome: 'met' | 'cancelled' = 'met'): Promise<Penalty> {
  if (penalty.stageClock !== null) await stopClock(ctx, penalty.stageClock, { at: ctx.now, outcome })
  const stage = rules.stageOf[penalty.state]
  if (stage === null) return { ...penalty, stageClock: null, nextDueAt: null, overdue: false }
  const clock = await startClock(ctx, { rule: stage.clock, subject: penalty.id, startedAt: ctx.now })
  return { ...penalty, stageClock: clock.id, nextDueAt: new Date(clock.dueAt), overdue: false }
}

export type Move = {
  readonly penalty: Penalty
  readonly text?: { readonly kind: TextKind; readonly text: string }
  readonly files?: readonly string[]
  readonly facts: readonly NewFact[]
}
export async function finish(ctx: Ctx, { penalty, text, files = [], facts }: Move): Promise<Penalty> {
  const after = await enterState(ctx, penalty)
  await store.save(ctx, after)
  if (text) await ledger.insertText(ctx, after.id, text.kind, text.text)
  await claimFiles(ctx, files, after.id)
  await record(ctx, facts)
  return after
}
