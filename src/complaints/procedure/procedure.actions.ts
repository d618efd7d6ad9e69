import type { Ctx } from '../../kernel/context.ts'
import { attach, begin, everybody, finish, say, type StepInput } from '../complaint.actions.ts'
import type { StepName } from '../step-name.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { enterResult, orderAgreed, type Ordering, type Result } from '../expert/expert.actions.ts'

/** The evidence, and what the platform orders about it. */

type Said = StepInput & { readonly text: string; readonly files: readonly string[] }

/** A step that says something to both sides and leaves one fact. */
async function sayAndMove(
  ctx: Ctx,
  step: { readonly name: StepName; readonly fact: string; readonly kind: 'message' | 'result' },
  input: Said,
): Promise<{
  before: Complaint
  after: Complaint
  facts: { kind: string; subject: string; data: { statement: string } }[]
}> {
  const { before, after, side } = await begin(ctx, step.name, input)
  const statement = await say(ctx, input.id, { side, kind: step.kind, audience: everybody, text: input.text })
  await attach(ctx, input.id, { files: input.files, side })
  return { before, after, facts: [{ kind: step.fact, subject: input.id, data: { statement } }] }
}

export async function closeEvidence(ctx: Ctx, input: Said): Promise<Complaint> {
  const step = { name: 'close_evidence', fact: 'complaint.evidence-closed', kind: 'message' } as const
  const { facts, ...move } = await sayAndMove(ctx, step, input)
  return finish(ctx, move, facts)
}

/** What is tested, where and who pays is said to both sides; the clocks named by the pause stand still. */
export async function orderTest(ctx: Ctx, input: Said & Ordering): Promise<Complaint> {
  const step = { name: 'order_test', fact: 'complaint.test-ordered', kind: 'message' } as const
  const { facts, ...move } = await sayAndMove(ctx, step, input)
  const test = await orderAgreed(ctx, move.before, input)
  return finish(
    ctx,
    move,
    facts.map((fact) => ({ ...fact, data: { ...fact.data, test } })),
  )
}

export async function reportTest(ctx: Ctx, input: Said & Result): Promise<Complaint> {
  const step = { name: 'report_test', fact: 'complaint.test-reported', kind: 'result' } as const
  const { facts, ...move } = await sayAndMove(ctx, step, input)
  await enterResult(ctx, move.before, input)
  return finish(ctx, move, facts)
}
