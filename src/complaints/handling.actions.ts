import type { z } from 'zod'
import { peopleWithRole } from '../kernel/access/people.ts'
import type { Ctx } from '../kernel/context.ts'
import { refuse } from '../kernel/refusal.ts'
import type { AgentOutcome, Side } from './complaint.contract.ts'
import { attach, begin, closedFact, ended, everybody, finish, say, type StepInput } from './complaint.actions.ts'
import type { Complaint } from './complaint.rules.ts'

/** The steps of the platform's agent. */

const toConsumer: readonly Side[] = ['consumer', 'platform']
const toMerchant: readonly Side[] = ['merchant', 'platform']

/** Accepted: whoever accepts answers for it, and the merchant's time begins. */
const acceptedBy = (ctx: Ctx, complaint: Complaint): Complaint => ({
  ...complaint,
  agentId: complaint.agentId ?? ctx.actor.id,
  acknowledgedAt: complaint.acknowledgedAt ?? ctx.now,
  merchantAskedAt: complaint.merchantAskedAt ?? ctx.now,
})

export async function acknowledgeComplaint(
  ctx: Ctx,
  input: StepInput & { text?: string | undefined },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'acknowledge', input)
  const statement =
    input.text === undefined
      ? null
      : await say(ctx, input.id, { side, kind: 'acknowledgement', audience: toConsumer, text: input.text })
  const taken = acceptedBy(ctx, after)
  return finish(ctx, { before, after: taken }, [
    { kind: 'complaint.acknowledged', subject: input.id, data: { statement, agent: taken.agentId } },
  ])
}

/** The first answer of substance by a person stops the respond clock; later ones are just answers. */
export async function respondToComplaint(
  ctx: Ctx,
  input: StepInput & { text: string; files: readonly string[]; draft?: string | undefined },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'respond', input)
  const statement = await say(ctx, input.id, { side, kind: 'response', audience: toConsumer, text: input.text })
  await attach(ctx, input.id, { files: input.files, side, statement })
  const first = before.respondedAt === null
  const accepted = before.state === 'received' ? acceptedBy(ctx, after) : after
  const answered = { ...accepted, agentId: after.agentId ?? ctx.actor.id, respondedAt: before.respondedAt ?? ctx.now }
  return finish(ctx, { before, after: answered }, [
    { kind: 'complaint.responded', subject: input.id, data: { statement, first } },
    ...(input.draft === undefined
      ? []
      : [{ kind: 'complaint.reply-from-draft', subject: input.id, data: { statement, draft: input.draft } }]),
  ])
}

/** Accepts with a question, or asks one more: the merchant's time runs from acceptance either way. */
export async function askMerchant(ctx: Ctx, input: StepInput & { text: string }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'ask_merchant', input)
  const statement = await say(ctx, input.id, { side, kind: 'question', audience: toMerchant, text: input.text })
  const asked = acceptedBy(ctx, after)
  return finish(ctx, { before, after: asked }, [
    {
      kind: 'complaint.merchant-asked',
      subject: input.id,
      data: { statement, merchant: asked.merchantId },
    },
  ])
}

export async function assignComplaint(ctx: Ctx, input: StepInput & { agentId: string | null }): Promise<Complaint> {
  await assertAgent(ctx, input.agentId)
  const { before, after } = await begin(ctx, 'assign', input)
  if (before.agentId === input.agentId) return before
  return finish(ctx, { before, after: { ...after, agentId: input.agentId } }, [
    { kind: 'complaint.assigned', subject: input.id, data: { agent: input.agentId, before: before.agentId } },
  ])
}

async function assertAgent(ctx: Ctx, agentId: string | null): Promise<void> {
  if (agentId === null) return
  const agents = await peopleWithRole(ctx, ['agent'])
  if (!agents.some((agent) => agent.id === agentId)) refuse('complaint.not-an-agent', { field: 'agentId' })
}

type Closing = StepInput & { outcome: z.infer<typeof AgentOutcome>; text: string; amountFen: number }
/** The reasons go to both sides; they are an answer of substance too, so nothing is left running. */
export async function closeComplaint(ctx: Ctx, input: Closing): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'close', input)
  const statement = await say(ctx, input.id, { side, kind: 'closing', audience: everybody, text: input.text })
  const closed = ended(ctx, { ...after, respondedAt: after.respondedAt ?? ctx.now }, input)
  return finish(ctx, { before, after: closed }, [closedFact(input.id, input, { statement })])
}
