import type { Ctx } from '../kernel/context.ts'
import type { NewFact } from '../kernel/fact/fact.ts'
import { record } from '../kernel/fact/record.ts'
import { claimFiles } from '../kernel/evidence/evidence.actions.ts'
import { newId } from '../kernel/id.ts'
import { shanghaiDay } from '../kernel/calendar/day.rules.ts'
import { found, refuse } from '../kernel/refusal.ts'
import type { Side, StepName } from './complaint.contract.ts'
import { settled, sideOf, take, type Complaint, type Limits } from './complaint.rules.ts'
import { withNextDue } from './complaint-clocks.actions.ts'
import * as store from './complaint.store.ts'
import { fileSubject } from './statement.rules.ts'
import * as statements from './statement.store.ts'

export type StepInput = { readonly id: string; readonly version?: number | undefined }
/** A step that may be taken: the complaint as it will be, and as it was. */
export type Taken = { readonly before: Complaint; readonly after: Complaint; readonly side: Side }

export function limitsOf(ctx: Ctx): Limits {
  const { value } = ctx.rulebook.ruleOf('parameter', 'complaint.offer-rounds', shanghaiDay(ctx.now))
  return { mostOfferRounds: Number(value) }
}

/** Hold, and decide by the lifecycle table; a complaint that is not the actor's business does not exist. */
export async function begin(ctx: Ctx, name: StepName, { id, version }: StepInput): Promise<Taken> {
  const before = found(await store.hold(ctx, id), 'complaint')
  const side = sideOf(ctx.actor, before) ?? refuse('not-found', { noun: 'complaint' })
  const standing = { side, roles: ctx.actor.roles }
  return { before, after: take(name, before, { standing, version, limits: limitsOf(ctx) }), side }
}

/** Save, with the queue's copies made anew, and record. */
export async function finish(ctx: Ctx, complaint: Complaint, facts: readonly NewFact[]): Promise<Complaint> {
  const after = settled(await withNextDue(ctx, complaint))
  await store.save(ctx, after)
  await record(ctx, facts)
  return after
}

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
  },
): Promise<void> {
  const statementId = evidence.statement ?? null
  const files = await claimFiles(ctx, evidence.files, fileSubject(complaintId, statementId))
  await statements.insertEvidence(ctx, {
    complaintId,
    fileIds: files.map((file) => file.id),
    side: evidence.side,
    note: evidence.note ?? '',
    statementId,
  })
}

export const everybody: readonly Side[] = ['consumer', 'merchant', 'platform']
