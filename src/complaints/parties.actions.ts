import type { Ctx } from '../kernel/context.ts'
import { formatFen } from '../kernel/money.ts'
import { refuse } from '../kernel/refusal.ts'
import type { LineOffer, Side } from './complaint.contract.ts'
import { attach, begin, closedFact, ended, everybody, finish, say, type StepInput } from './complaint.actions.ts'
import { lateIn, shortestLateReason } from './dispute/dispute.contract.ts'
import type { Complaint } from './complaint.rules.ts'
import { linesOf } from './complaint.store.ts'
import { linesIn, openPart } from './mediation/part.actions.ts'
import { linesProblem, splitByLines } from './mediation/part.rules.ts'
import { leavesOut, offeredIn, offerProblem, worseThan, type Offered } from './offer.rules.ts'
import { oblige, performanceDay } from './performance/obligation.actions.ts'
import { mainOf, owedFor, type Due } from './performance/owed.rules.ts'
import { countOfSide, findStatement, mostOfSide, type Statement } from './statement.store.ts'

/** The steps of consumer and merchant. */

type Sent = { readonly offer: Pick<Offered, 'remedy' | 'amountFen'> | null; readonly forLines?: readonly LineOffer[] }

export async function answerComplaint(
  ctx: Ctx,
  input: StepInput & Sent & { text: string; files: readonly string[] },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'answer', input)
  const offer = await offerIn(ctx, before, input)
  if (before.state === 'awaiting_consumer') await assertBetter(ctx, before, offer)
  const statement = await say(ctx, input.id, {
    side,
    kind: offer ? 'offer' : 'answer',
    audience: everybody,
    text: input.text,
    offer,
  })
  await attach(ctx, input.id, { files: input.files, side })
  const offered = offer && { remedy: offer.remedy, amountFen: offer.amountFen, lines: (offer.lines ?? []).length }
  const offerId = offer ? statement : null
  // A better offer gives the consumer the whole time to think again.
  const renew = before.state === after.state
  return finish(ctx, { before, after: { ...after, merchantRepliedAt: ctx.now, offerId }, renew }, [
    { kind: 'complaint.merchant-answered', subject: input.id, data: { statement, offered } },
  ])
}

async function offerIn(ctx: Ctx, { id }: Complaint, sent: Sent): Promise<Offered | null> {
  const { offer, forLines = [] } = sent
  const problem = offerProblem({ offer, forLines }, forLines.length > 0 ? await linesOf(ctx, id) : [])
  if (problem) refuse(problem.code, { field: problem.field })
  return offeredIn({ offer, forLines })
}

async function assertBetter(ctx: Ctx, { id, offerId, currency }: Complaint, offer: Offered | null): Promise<void> {
  if (offer === null) return refuse('complaint.offer-missing', { field: 'offer.remedy' })
  const before = (offerId === null ? undefined : await findStatement(ctx, id, offerId))?.offer
  if (!before) return
  const worse = worseThan(before, offer, await linesOf(ctx, id))
  const leastFen = before.amountFen
  if (worse) refuse(worse.code, { field: worse.field, least: formatFen(leastFen, currency), leastFen })
}

/** Everything that was asked for is promised: settled without another word from the consumer. */
export async function concede(ctx: Ctx, input: StepInput & { text?: string | undefined }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'concede', input)
  const text = input.text ?? '同意消费者的全部要求。\nWe agree to everything that was asked for.'
  const owed = owedFor(before.remedies, before.claimFen)
  const offer = mainOf(owed) ?? { remedy: 'apology', amountFen: 0 }
  const statement = await say(ctx, input.id, { side, kind: 'offer', audience: everybody, text, offer })
  await oblige(ctx, input.id, 'settlement', owed.length > 0 ? owed : [offer])
  const promised = { ...after, merchantRepliedAt: ctx.now, obligated: true, proven: false, outcomeFen: before.claimFen }
  return finish(ctx, { before, after: promised }, [
    { kind: 'complaint.conceded', subject: input.id, data: { statement, amountFen: before.claimFen } },
  ])
}

/** The offer on the table is what is settled and owed; where none was made the consumer is content with the answer, and it is over. */
export async function acceptOffer(ctx: Ctx, input: StepInput): Promise<Complaint> {
  const { before, after } = await begin(ctx, 'accept_offer', input)
  const offer = before.offerId === null ? undefined : await findStatement(ctx, input.id, before.offerId)
  const amountFen = offer?.offer?.amountFen ?? 0
  if (offer?.offer && leavesOut(offer.offer, await linesOf(ctx, input.id)))
    return acceptForLines(ctx, { before, after, offer: offer.offer, statement: offer })
  const accepted = {
    kind: 'complaint.offer-accepted',
    subject: input.id,
    data: { statement: offer?.id ?? null, amountFen },
  }
  if (offer?.offer) {
    await oblige(ctx, input.id, 'settlement', owedIn(offer.offer))
    const owed = { ...after, obligated: true, proven: false, outcomeFen: amountFen }
    return finish(ctx, { before, after: owed }, [accepted])
  }
  const ending = { outcome: 'settled', amountFen } as const
  return finish(ctx, { before, after: ended(ctx, after, ending) }, [accepted, closedFact(input.id, ending)])
}

const owedIn = ({ lines = [], ...offer }: Offered): readonly Due[] => (lines.length > 0 ? lines : [offer])

type ForLines = {
  readonly before: Complaint
  readonly after: Complaint
  readonly offer: Offered
  readonly statement: Statement
}
/** The lines that the offer names are settled and performed apart; about the others it is the shop's turn again. */
async function acceptForLines(ctx: Ctx, { before, after, offer, statement }: ForLines): Promise<Complaint> {
  const { lines: terms = [] } = offer
  const asked = { lines: await linesIn(ctx, before), named: terms.map(({ lineId }) => lineId), terms }
  const problem = linesProblem(before, asked)
  if (problem) refuse('complaint.part-unfit')
  const { part, rest } = splitByLines(before, { ...asked, owedFen: offer.amountFen })
  const dueOn = performanceDay(ctx)
  const settled = await openPart(ctx, before, {
    part,
    obligations: terms.map((term) => ({ ...term, basis: 'settlement', debtor: 'merchant', dueOn })),
    text: statement.text,
    by: 'negotiation',
    hash: null,
  })
  const open = { offerId: null, merchantRepliedAt: null, merchantSilent: false, merchantAskedAt: ctx.now }
  const claimed = { remedies: rest.remedies, claimFen: rest.amountFen }
  return finish(ctx, { before, after: { ...after, ...open, ...claimed, state: 'negotiating' } }, [
    {
      kind: 'complaint.part-accepted',
      subject: before.id,
      data: { statement: statement.id, part: settled.id, lines: part.lineIds, amountFen: offer.amountFen },
    },
  ])
}

export async function counterOffer(ctx: Ctx, input: StepInput & Sent & { text: string }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'counter_offer', input)
  const offer = (await offerIn(ctx, before, input)) ?? refuse('complaint.counter-empty', { field: 'offer' })
  const { remedy, amountFen } = offer
  const said = { side, kind: 'counter-offer', audience: everybody, text: input.text, offer } as const
  const statement = await say(ctx, input.id, said)
  const offerRounds = before.offerRounds + 1
  const open = { offerId: null, merchantRepliedAt: null, merchantSilent: false }
  const asked = { ...after, ...open, offerRounds, merchantAskedAt: ctx.now }
  return finish(ctx, { before, after: asked }, [
    {
      kind: 'complaint.counter-offered',
      subject: input.id,
      data: { statement, remedy, amountFen, round: offerRounds },
    },
  ])
}

/** Refusing what was offered and waiting no longer for an offer lead to the same place: the platform steps in. */
export async function refuseOffer(ctx: Ctx, input: StepInput & { text: string }): Promise<Complaint> {
  return askPlatformIn(ctx, 'refuse_offer', input)
}
export async function escalate(ctx: Ctx, input: StepInput & { text: string }): Promise<Complaint> {
  return askPlatformIn(ctx, 'escalate', input)
}
async function askPlatformIn(
  ctx: Ctx,
  name: 'refuse_offer' | 'escalate',
  input: StepInput & { text: string },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, name, input)
  const statement = await say(ctx, input.id, { side, kind: 'message', audience: everybody, text: input.text })
  const kind = name === 'escalate' ? 'complaint.escalated' : 'complaint.offer-refused'
  return finish(ctx, { before, after }, [{ kind, subject: input.id, data: { statement } }])
}

/**
 * A party speaks to everybody; the platform chooses, and without a choice it is a note among colleagues: that one stays out of
 * the complaint's timeline, which both sides read.
 */
export async function addStatement(
  ctx: Ctx,
  input: StepInput & { text: string; to: readonly Side[] },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'add_statement', input)
  if ((await countOfSide(ctx, input.id, side)) >= mostOfSide) refuse('complaint.statements-full', { most: mostOfSide })
  const audience: readonly Side[] = side === 'platform' ? [...new Set([...input.to, 'platform' as const])] : everybody
  const statement = await say(ctx, input.id, { side, kind: 'message', audience, text: input.text })
  const isNote = audience.every((reader) => reader === 'platform')
  return finish(ctx, { before, after }, [
    isNote
      ? { kind: 'complaint.note-added', subject: statement, data: { complaint: input.id } }
      : { kind: 'complaint.statement-added', subject: input.id, data: { statement, side, audience } },
  ])
}

export async function addEvidence(
  ctx: Ctx,
  input: StepInput & { files: readonly string[]; note: string },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'add_evidence', input)
  const late = lateIn.includes(before.state)
  if (late && input.note.length < shortestLateReason) refuse('dispute.late-needs-reason', { field: 'note' })
  await attach(ctx, input.id, { files: input.files, side, note: input.note, late })
  return finish(ctx, { before, after }, [
    { kind: 'complaint.evidence-added', subject: input.id, data: { side, files: input.files, ...(late && { late }) } },
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
  const ending = { outcome: 'withdrawn', amountFen: 0 } as const
  return finish(ctx, { before, after: ended(ctx, after, ending) }, [
    { kind: 'complaint.withdrawn', subject: input.id, data: { statement } },
    closedFact(input.id, ending),
  ])
}
