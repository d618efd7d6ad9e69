import type { Ctx } from '../../kernel/context.ts'
import { attach, begin, closedFact, ended, everybody, finish, say, type StepInput } from '../complaint.actions.ts'
import type { StepName } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { assertNothingUnderWay, enterOutside } from '../payments/result.actions.ts'
import { moveObligations } from '../performance/obligation.store.ts'

/** From the evidence to the end: what the platform orders, and what is owed. */

type Said = StepInput & { readonly text: string; readonly files: readonly string[] }

/** A step that says something to both sides and leaves one fact. */
async function sayAndMove(
  ctx: Ctx,
  step: { readonly name: StepName; readonly fact: string; readonly kind: 'message' | 'result' | 'proof' },
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
export async function orderTest(ctx: Ctx, input: Said): Promise<Complaint> {
  const step = { name: 'order_test', fact: 'complaint.test-ordered', kind: 'message' } as const
  const { facts, ...move } = await sayAndMove(ctx, step, input)
  return finish(ctx, move, facts)
}

export async function reportTest(ctx: Ctx, input: Said): Promise<Complaint> {
  const step = { name: 'report_test', fact: 'complaint.test-reported', kind: 'result' } as const
  const { facts, ...move } = await sayAndMove(ctx, step, input)
  return finish(ctx, move, facts)
}

/** The merchant shows that it did what it owes; from here the consumer's silence is consent. */
export async function provePerformance(ctx: Ctx, input: Said): Promise<Complaint> {
  const step = { name: 'prove', fact: 'complaint.performance-proven', kind: 'proof' } as const
  const { facts, before, after } = await sayAndMove(ctx, step, input)
  const renew = !before.proven
  await moveObligations(ctx, input.id, { from: ['open', 'disputed'], to: 'proven' })
  return finish(ctx, { before, after: { ...after, proven: true }, renew }, facts)
}

export async function confirmPerformance(ctx: Ctx, input: StepInput): Promise<Complaint> {
  const { before, after } = await begin(ctx, 'confirm_performance', input)
  await assertNothingUnderWay(ctx, before)
  const outcome = before.state === 'enforcing' ? 'enforced' : 'performed'
  await moveObligations(ctx, input.id, { from: ['open', 'proven', 'disputed'], to: 'confirmed' })
  const ending = { outcome, amountFen: before.outcomeFen ?? 0 } as const
  return finish(ctx, { before, after: ended(ctx, after, ending) }, [
    { kind: 'complaint.performance-confirmed', subject: input.id, data: { amountFen: ending.amountFen } },
    closedFact(input.id, ending),
  ])
}

export async function disputePerformance(ctx: Ctx, input: Said): Promise<Complaint> {
  const step = { name: 'dispute_performance', fact: 'complaint.performance-disputed', kind: 'message' } as const
  const { facts, ...move } = await sayAndMove(ctx, step, input)
  await moveObligations(ctx, input.id, { from: ['open', 'proven'], to: 'disputed' })
  return finish(ctx, move, facts)
}

export async function enforce(ctx: Ctx, input: Said & { amountFen: number }): Promise<Complaint> {
  const step = { name: 'enforce', fact: 'complaint.enforced', kind: 'result' } as const
  const { facts, before, after } = await sayAndMove(ctx, step, input)
  await assertNothingUnderWay(ctx, before)
  await enterOutside(ctx, before, { amountFen: input.amountFen, note: input.text })
  await moveObligations(ctx, input.id, { from: ['open', 'proven', 'disputed'], to: 'enforced' })
  const ending = { outcome: 'enforced', amountFen: input.amountFen } as const
  return finish(ctx, { before, after: ended(ctx, after, ending) }, [...facts, closedFact(input.id, ending)])
}
