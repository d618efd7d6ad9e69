import type { Ctx } from '../kernel/context.ts'
import type { Remedy, Side } from './complaint.contract.ts'
import { attach, begin, everybody, finish, say, type StepInput } from './complaint.actions.ts'
import { startStageClock, stopStageClock } from './complaint-clocks.actions.ts'
import type { Complaint } from './complaint.rules.ts'
import { latestOffer } from './statement.rules.ts'
import { endComplaint, openQuestion } from './handling.actions.ts'
import { listOf } from './statement.store.ts'

/** The steps of consumer and merchant. */

type Offered = { readonly remedy: Remedy; readonly amountFen: number }

export async function answerComplaint(
  ctx: Ctx,
  input: StepInput & { text: string; offer: Offered | null; files: readonly string[] },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'answer', input)
  const statement = await say(ctx, input.id, {
    side,
    kind: input.offer ? 'offer' : 'answer',
    audience: everybody,
    text: input.text,
    offer: input.offer,
  })
  await attach(ctx, input.id, { files: input.files, side })
  const stopped = await stopStageClock(ctx, before, 'met')
  const answered = await startStageClock(
    ctx,
    { ...after, stageClock: stopped.stageClock, merchantRepliedAt: ctx.now },
    'consumer-answer',
  )
  const offered = input.offer ? { remedy: input.offer.remedy, amountFen: input.offer.amountFen } : null
  return finish(ctx, answered, [
    { kind: 'complaint.merchant-answered', subject: input.id, data: { statement, offered } },
  ])
}

/** What was last offered is what is settled; without an offer the consumer is content with the answer. */
export async function acceptOffer(ctx: Ctx, input: StepInput): Promise<Complaint> {
  const { before, after } = await begin(ctx, 'accept_offer', input)
  const offer = latestOffer(await listOf(ctx, input.id))
  const amountFen = offer?.offer?.amountFen ?? 0
  const closed = await endComplaint(ctx, before, after, { outcome: 'settled', amountFen })
  return finish(ctx, closed, [
    { kind: 'complaint.offer-accepted', subject: input.id, data: { statement: offer?.id ?? null, amountFen } },
    { kind: 'complaint.closed', subject: input.id, data: { outcome: 'settled', amountFen } },
  ])
}

export async function counterOffer(ctx: Ctx, input: StepInput & { text: string; offer: Offered }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'counter_offer', input)
  const statement = await say(ctx, input.id, {
    side,
    kind: 'counter-offer',
    audience: everybody,
    text: input.text,
    offer: input.offer,
  })
  const { stageClock } = await stopStageClock(ctx, before, 'met')
  const offerRounds = before.offerRounds + 1
  const asked = await openQuestion(ctx, { ...after, stageClock, offerRounds })
  const { remedy, amountFen } = input.offer
  return finish(ctx, asked, [
    {
      kind: 'complaint.counter-offered',
      subject: input.id,
      data: { statement, remedy, amountFen, round: offerRounds },
    },
  ])
}

export async function refuseOffer(ctx: Ctx, input: StepInput & { text: string }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'refuse_offer', input)
  const statement = await say(ctx, input.id, { side, kind: 'message', audience: everybody, text: input.text })
  const { stageClock } = await stopStageClock(ctx, before, 'met')
  return finish(ctx, { ...after, stageClock }, [
    { kind: 'complaint.offer-refused', subject: input.id, data: { statement } },
  ])
}

/**
 * A party speaks to everybody; the platform chooses, and without a choice it is a note among colleagues: that one stays out of
 * the complaint's timeline, which both sides read.
 */
export async function addStatement(
  ctx: Ctx,
  input: StepInput & { text: string; to: readonly Side[] },
): Promise<Complaint> {
  const { after, side } = await begin(ctx, 'add_statement', input)
  const audience: readonly Side[] = side === 'platform' ? [...new Set([...input.to, 'platform' as const])] : everybody
  const statement = await say(ctx, input.id, { side, kind: 'message', audience, text: input.text })
  const isNote = audience.every((reader) => reader === 'platform')
  return finish(ctx, after, [
    isNote
      ? { kind: 'complaint.note-added', subject: statement, data: { complaint: input.id } }
      : { kind: 'complaint.statement-added', subject: input.id, data: { statement, side, audience } },
  ])
}

export async function addEvidence(
  ctx: Ctx,
  input: StepInput & { files: readonly string[]; note: string },
): Promise<Complaint> {
  const { after, side } = await begin(ctx, 'add_evidence', input)
  await attach(ctx, input.id, { files: input.files, side, note: input.note })
  return finish(ctx, after, [
    { kind: 'complaint.evidence-added', subject: input.id, data: { side, files: input.files } },
  ])
}

export async function withdrawComplaint(
  ctx: Ctx,
  input: StepInput & { text?: string | undefined },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'withdraw', input)
  const statement =
    input.text === undefined
      ? null
      : await say(ctx, input.id, { side, kind: 'message', audience: everybody, text: input.text })
  const closed = await endComplaint(ctx, before, after, { outcome: 'withdrawn', amountFen: 0 })
  return finish(ctx, closed, [
    { kind: 'complaint.withdrawn', subject: input.id, data: { statement } },
    { kind: 'complaint.closed', subject: input.id, data: { outcome: 'withdrawn', amountFen: 0 } },
  ])
}
