import { dayMs } from '../kernel/calendar/span.ts'
import type { Ctx } from '../kernel/context.ts'
import type { NewFact } from '../kernel/fact/fact.ts'
import { record } from '../kernel/fact/record.ts'
import { linkEvidence } from './chain/chain.actions.ts'
import { claimFiles } from '../kernel/evidence/evidence.actions.ts'
import { newId } from '../kernel/id.ts'
import { shanghaiDay } from '../kernel/calendar/day.rules.ts'
import { found, refuse } from '../kernel/refusal.ts'
import type { Outcome, Side } from './complaint.contract.ts'
import type { StepName } from './step-name.contract.ts'
import { settled, sideOf, take, type Complaint, type Limits } from './complaint.rules.ts'
import { withNextDue } from './complaint-clocks.actions.ts'
import * as store from './complaint.store.ts'
import type { Standing } from './lifecycle.rules.ts'
import { leadsTo } from './lifecycle.rules.ts'
import { moveClocks, type Move } from './lifecycle/stage.actions.ts'
import { performancePart } from './performance/part.actions.ts'
import { rulingPart } from './ruling/part.actions.ts'
import { fileSubject } from './statement.rules.ts'
import * as statements from './statement.store.ts'

export type StepInput = { readonly id: string; readonly version?: number | undefined }
/** A step that may be taken: the complaint as it will be, and as it was. */
export type Taken = { readonly before: Complaint; readonly after: Complaint; readonly side: Side }

export function limitsOf(ctx: Ctx): Limits {
  const number = (id: string): number =>
    Number(ctx.rulebook.ruleOf('parameter', `complaint.${id}`, shanghaiDay(ctx.now)).value)
  return {
    mostOfferRounds: number('offer-rounds'),
    mostReopened: number('reopen-times'),
    reopenableSince: new Date(ctx.now.getTime() - number('reopen-window') * dayMs),
  }
}

/** Who asks, with what the table has to know beside the complaint itself. */
export const standingOf = async (ctx: Ctx, complaint: Complaint, side: Side): Promise<Standing> => ({
  side,
  roles: ctx.actor.roles,
  ruling: await rulingPart(ctx, complaint, side),
  owing: await performancePart(ctx, complaint, side),
})

/** Hold, and decide by the lifecycle table; a complaint that is not the actor's business does not exist. */
export async function begin(ctx: Ctx, name: StepName, { id, version }: StepInput): Promise<Taken> {
  const before = found(await store.hold(ctx, id), 'complaint')
  const side = sideOf(ctx.actor, before) ?? refuse('not-found', { noun: 'complaint' })
  const standing = await standingOf(ctx, before, side)
  return { before, after: take(name, before, { standing, version, limits: limitsOf(ctx) }), side }
}

/**
 * Clocks follow the state, the queue's copies are made anew; save, and record. Beside the step's own facts every change of state
 * leaves one of its own, so that whoever waits for a stage reacts to one kind.
 */
export async function finish(ctx: Ctx, move: Move, facts: readonly NewFact[]): Promise<Complaint> {
  const { before } = move
  if (before.state !== move.after.state && !leadsTo(before.state).has(move.after.state))
    throw new Error(`the lifecycle leads nowhere from ${before.state} to ${move.after.state}`)
  const cause = facts.map(({ data }) => data?.['statement']).find((id) => typeof id === 'string')
  const after = settled(await withNextDue(ctx, await moveClocks(ctx, { ...move, cause })))
  await store.save(ctx, after)
  const entered: readonly NewFact[] =
    before.state === after.state
      ? []
      : [
          {
            kind: 'complaint.stage-entered',
            subject: after.id,
            data: { from: before.state, to: after.state, clock: after.stageClock },
          },
        ]
  await record(ctx, [...facts, ...entered])
  return after
}

export type Ending = { readonly outcome: Outcome; readonly amountFen: number }
/** How it ended; the clocks stop when it is saved. */
export const ended = (ctx: Ctx, complaint: Complaint, { outcome, amountFen }: Ending): Complaint => ({
  ...complaint,
  state: 'closed',
  outcome,
  outcomeFen: amountFen,
  closedAt: ctx.now,
})
export const closedFact = (id: string, ending: Ending, more: Record<string, unknown> = {}): NewFact => ({
  kind: 'complaint.closed',
  subject: id,
  data: { ...more, outcome: ending.outcome, amountFen: ending.amountFen },
})

export type Said = Pick<statements.NewStatement, 'side' | 'kind' | 'audience' | 'text'> & {
  readonly offer?: statements.NewStatement['offer']
}
/** Free text goes into its own table; the id stands in the fact, so that the timeline can point at it. */
export async function say(ctx: Ctx, complaintId: string, said: Said): Promise<string> {
  const id = newId('stm')
  await statements.insert(ctx, { offer: null, ...said, id, complaintId })
  return id
}

export async function attach(
  ctx: Ctx,
  complaintId: string,
  evidence: {
    readonly files: readonly string[]
    readonly side: Side
    readonly note?: string
    readonly statement?: string
    /** It came after the exchange of evidence was closed. */
    readonly late?: boolean
  },
): Promise<void> {
  const statementId = evidence.statement ?? null
  const files = await claimFiles(ctx, evidence.files, fileSubject(complaintId, statementId))
  const { side, note = '', late = false } = evidence
  await linkEvidence(ctx, { complaintId, files, side, note, statementId, late })
}

export const everybody: readonly Side[] = ['consumer', 'merchant', 'platform']
