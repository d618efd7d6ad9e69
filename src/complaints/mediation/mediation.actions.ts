import { hourMs } from '../../kernel/calendar/span.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { begin, finish, type StepInput } from '../complaint.actions.ts'
import type { Side } from '../complaint.contract.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { replaceObligations } from '../performance/obligation.store.ts'
import { heldDraw } from '../ties/draw-record.rules.ts'
import { drawOne, seedOf } from '../ties/draw.rules.ts'
import { everSat, isTiedTo, poolFor } from '../ties/ties.actions.ts'
import type { PartInput, Room, Term } from './mediation.contract.ts'
import { agreePart, partIn } from './part.actions.ts'
import * as rules from './mediation.rules.ts'
import * as store from './mediation.store.ts'

/** Begins with the stage: somebody without a tie to the matter (ties/), drawn as those are who decide. */
export async function openMediation(ctx: Ctx, complaintId: string): Promise<void> {
  const complaint = await complaints.hold(ctx, complaintId)
  if (complaint?.state !== 'mediating') return
  const { candidates, excluded, ties } = await poolFor(ctx, [complaint], { role: 'mediator', loadOf: store.loadOf })
  const seed = seedOf(complaint.receipt, 0, ctx.now)
  const mediator = drawOne(candidates, excluded, seed)
  const id = newId('med')
  if (!(await store.open(ctx, complaintId, id, mediator))) return
  const data = { mediation: id, mediator, seed }
  const held = { subject: complaintId, id, seed, seats: 1, candidates, excluded: ties }
  await record(ctx, [{ kind: 'mediation.opened', subject: complaintId, data }, heldDraw(held)])
}

/** The stage is over, however it ended: what is still open in the room is closed with it. */
export const closeMediation = (ctx: Ctx, complaintId: string): Promise<void> => store.close(ctx, complaintId, 'ended')

export type Inside = {
  readonly complaint: Complaint
  readonly mediation: store.Mediation
  readonly side: Side
}
/**
 * The two sides and the mediator of this matter are inside. For everybody else, colleagues too, there is no such room: whoever
 * handles or decides the complaint must not read what was conceded here.
 */
export async function enterRoom(ctx: Ctx, complaintId: string, options: { readonly hold: boolean }): Promise<Inside> {
  const near = await comeNear(ctx, complaintId, options)
  return near.inside ? near : refuse('not-found', { noun: 'mediation' })
}

/** At the door: whoever could take a room that is free sees that it is, and nothing of what is in it. */
export async function comeNear(
  ctx: Ctx,
  complaintId: string,
  options: { readonly hold: boolean },
): Promise<Inside & { readonly inside: boolean }> {
  const find = options.hold ? complaints.hold : complaints.find
  const complaint = found(await find(ctx, complaintId), 'complaint')
  const side = sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' })
  const mediation = found(await roomOf(ctx, complaint, options), 'mediation')
  const near = { complaint, mediation, side }
  if (side !== 'platform') return { ...near, inside: true }
  if (!hasRole(ctx.actor, 'mediator')) refuse('not-found', { noun: 'mediation' })
  if (mediation.mediatorId === ctx.actor.id) {
    if (await everSat(ctx, complaint)) refuse('not-found', { noun: 'mediation' })
    return { ...near, inside: true }
  }
  if (mediation.mediatorId !== null || !isOpen(near)) refuse('not-found', { noun: 'mediation' })
  return { ...near, inside: false }
}

const isOpen = ({ complaint, mediation }: Inside): boolean =>
  mediation.closedAt === null && complaint.state === 'mediating'

/** The stage's fact opens it a moment after the stage began; whoever is faster opens it now. */
async function roomOf(ctx: Ctx, { id, state }: Complaint, { hold }: { readonly hold: boolean }) {
  const last = await store.latest(ctx, id)
  if (state !== 'mediating' || !hold || (last && last.closedAt === null)) return last
  await openMediation(ctx, id)
  return store.latest(ctx, id)
}

export async function enterOpenRoom(ctx: Ctx, complaintId: string): Promise<Inside> {
  const inside = await enterRoom(ctx, complaintId, { hold: true })
  if (!isOpen(inside)) refuse('mediation.over')
  return inside
}

export async function takeMediation(ctx: Ctx, complaintId: string): Promise<Inside> {
  const { inside, ...near } = await comeNear(ctx, complaintId, { hold: true })
  const { mediation, complaint } = near
  if (near.side !== 'platform') refuse('mediation.conflict')
  if (!isOpen(near)) refuse('mediation.over')
  if (inside) return near
  const problem = rules.whyNotMediator({
    free: mediation.mediatorId === null,
    tied: await isTiedTo(ctx, ctx.actor, complaint),
  })
  if (problem) refuse(problem)
  await store.saveMediator(ctx, mediation, ctx.actor.id)
  await record(ctx, [{ kind: 'mediation.taken', subject: mediation.id, data: { mediator: ctx.actor.id } }])
  return { ...near, mediation: { ...mediation, mediatorId: ctx.actor.id } }
}

export async function postMessage(ctx: Ctx, input: { id: string; room: Room; text: string }): Promise<Inside> {
  const inside = await enterOpenRoom(ctx, input.id)
  const { side, mediation } = inside
  if (!rules.roomsOf(side).includes(input.room)) refuse('mediation.room-of-others', { field: 'room' })
  const id = newId('mdm')
  await store.insertMessage(ctx, mediation, { id, room: input.room, side, text: input.text })
  // On the room's own timeline: what is said in a private talk, and that it took place, is nobody else's business.
  await record(ctx, [{ kind: 'mediation.spoke', subject: mediation.id, data: { message: id, room: input.room, side } }])
  return inside
}

type Offer = {
  readonly id: string
  readonly terms: readonly Term[]
  readonly text: string
  readonly settles?: PartInput | undefined
}
export async function propose(ctx: Ctx, input: Offer): Promise<Inside> {
  const inside = await enterOpenRoom(ctx, input.id)
  const { side, mediation, complaint } = inside
  const { mostFen, hours } = limitsOf(ctx)
  const problem = rules.termProblem(input.terms, shanghaiDay(ctx.now), mostFen)
  if (problem) refuse(problem.code, { field: problem.field })
  const settles = await partIn(ctx, complaint, { settles: input.settles, terms: input.terms })
  const before = await store.proposalsOf(ctx, mediation)
  for (const proposal of before.filter(({ state }) => state === 'open'))
    await store.saveProposal(ctx, mediation, { ...proposal, state: 'superseded' })
  const version = (before.at(-1)?.version ?? 0) + 1
  const { terms, text } = input
  const proposal: store.Proposal = {
    id: newId('prp'),
    version,
    side,
    terms,
    text,
    settles,
    hash: rules.hashOf(rules.documentOf({ receipt: complaint.receipt, version, terms, text, settles })),
    at: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + hours * hourMs),
    state: 'open',
    // Whoever makes an offer stands by it; a mediator's proposal needs both.
    consumerSignedAt: side === 'consumer' ? ctx.now : null,
    merchantSignedAt: side === 'merchant' ? ctx.now : null,
  }
  await store.insertProposal(ctx, mediation, proposal)
  await record(ctx, [{ kind: 'proposal.made', subject: mediation.id, data: { proposal: proposal.id, version, side } }])
  return inside
}

function limitsOf(ctx: Ctx) {
  const number = (id: string) => Number(ctx.rulebook.ruleOf('parameter', id, shanghaiDay(ctx.now)).value)
  return { mostFen: number('mediation.most-fen'), hours: number('mediation.proposal-hours') }
}

/** Both signatures under the same hash are the agreement: the matter goes on to its performance in the same transaction. */
export async function signProposal(ctx: Ctx, input: { id: string; proposal: string; hash: string }): Promise<Inside> {
  await begin(ctx, 'agree', { id: input.id })
  const inside = await enterOpenRoom(ctx, input.id)
  const { side, mediation } = inside
  const proposal = found(await proposalIn(ctx, mediation, input.proposal), 'proposal')
  const problem = rules.whyNotSign(proposal, input.hash, ctx.now)
  if (problem) refuse(problem, { field: problem === 'mediation.other-document' ? 'hash' : 'proposal' })
  const signed = {
    ...proposal,
    consumerSignedAt: proposal.consumerSignedAt ?? (side === 'consumer' ? ctx.now : null),
    merchantSignedAt: proposal.merchantSignedAt ?? (side === 'merchant' ? ctx.now : null),
  }
  await record(ctx, [
    { kind: 'proposal.signed', subject: mediation.id, data: { proposal: proposal.id, side, hash: proposal.hash } },
  ])
  if (signed.consumerSignedAt === null || signed.merchantSignedAt === null) {
    await store.saveProposal(ctx, mediation, signed)
    return inside
  }
  await store.saveProposal(ctx, mediation, { ...signed, state: 'agreed' })
  const { settles: part } = proposal
  const settled = part === null ? agree(ctx, inside, proposal) : agreePart(ctx, inside.complaint, { ...proposal, part })
  return { ...inside, complaint: await settled }
}

async function agree(ctx: Ctx, { complaint, mediation }: Inside, proposal: store.Proposal): Promise<Complaint> {
  await store.close(ctx, complaint.id, 'agreed')
  await replaceObligations(ctx, complaint.id, rules.obligationsIn(proposal.terms))
  const amountFen = rules.owedFen(proposal.terms)
  const { before, after } = await begin(ctx, 'agree', { id: complaint.id })
  return finish(ctx, { before, after: { ...after, obligated: true, proven: false, outcomeFen: amountFen } }, [
    {
      kind: 'agreement.reached',
      subject: complaint.id,
      data: { mediation: mediation.id, hash: proposal.hash, version: proposal.version, amountFen },
    },
  ])
}

export async function refuseProposal(
  ctx: Ctx,
  input: { id: string; proposal: string; text?: string | undefined },
): Promise<Inside> {
  const inside = await enterOpenRoom(ctx, input.id)
  const { side, mediation } = inside
  const proposal = found(await proposalIn(ctx, mediation, input.proposal), 'proposal')
  if (proposal.state !== 'open') refuse('mediation.proposal-over', { field: 'proposal' })
  await store.saveProposal(ctx, mediation, { ...proposal, state: 'refused' })
  if (input.text !== undefined)
    await store.insertMessage(ctx, mediation, { id: newId('mdm'), room: 'joint', side, text: input.text })
  await record(ctx, [{ kind: 'proposal.refused', subject: mediation.id, data: { proposal: proposal.id, side } }])
  return inside
}

const proposalIn = async (ctx: Ctx, mediation: store.Mediation, id: string) =>
  (await store.proposalsOf(ctx, mediation)).find((proposal) => proposal.id === id)

/** Either side or the mediator says that it will not succeed: a ruling follows, and the room is closed. */
export async function failMediation(ctx: Ctx, input: StepInput): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'fail_mediation', input)
  await enterOpenRoom(ctx, input.id)
  await store.close(ctx, input.id, 'failed')
  return finish(ctx, { before, after }, [{ kind: 'mediation.failed', subject: input.id, data: { by: side } }])
}
