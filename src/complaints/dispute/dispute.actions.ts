import { hasRole, type Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import type { Side } from '../complaint.contract.ts'
import * as complaints from '../complaint.store.ts'
import { mostPoints, Party, type Admitted, type Opinion, type Stance } from './dispute.contract.ts'
import { isOpen, mayAssess, mayFind, needsWhy } from './dispute.rules.ts'
import { exhibitsOf } from './exhibits.actions.ts'
import * as store from './dispute.store.ts'
import { statementOf } from './statement-of-dispute.actions.ts'

export type Inside = { readonly complaint: Complaint; readonly side: Side }

/** Somebody else's case does not exist. A write holds it, so that nothing changes under a signature. */
export async function enter(ctx: Ctx, id: string, { hold }: { readonly hold: boolean }): Promise<Inside> {
  const complaint = found(await (hold ? complaints.hold : complaints.find)(ctx, id), 'complaint')
  return { complaint, side: sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' }) }
}

async function enterOpen(ctx: Ctx, id: string): Promise<Inside> {
  const inside = await enter(ctx, id, { hold: true })
  if (!isOpen(inside.complaint.state)) refuse('dispute.not-open')
  return inside
}

const noted = (ctx: Ctx, { complaint, side }: Inside, kind: string, data: NewFact['data']) =>
  record(ctx, [{ kind: `dispute.${kind}`, subject: complaint.id, data: { ...data, side } }])

export async function addPoint(ctx: Ctx, { id, text }: { id: string; text: string }): Promise<Inside> {
  const inside = await enterOpen(ctx, id)
  const points = await store.pointsOf(ctx, id)
  if (points.length >= mostPoints) refuse('dispute.too-many-points', { field: 'text', most: mostPoints })
  if (points.some((point) => point.text === text)) refuse('dispute.point-known', { field: 'text' })
  const point = { id: newId('pnt'), number: await store.nextNumber(ctx, id), side: inside.side, text }
  await store.insertPoint(ctx, id, point)
  await noted(ctx, inside, 'point-added', { point: point.id, number: point.number })
  return inside
}

async function pointOf(ctx: Ctx, id: string, point: string): Promise<store.Point> {
  return found(
    (await store.pointsOf(ctx, id)).find((one) => one.id === point),
    'point',
  )
}

/** Only by the side that made it: what the other side has said to it goes with it. */
export async function withdrawPoint(ctx: Ctx, { id, point }: { id: string; point: string }): Promise<Inside> {
  const inside = await enterOpen(ctx, id)
  const one = await pointOf(ctx, id, point)
  if (one.side !== inside.side) refuse('dispute.point-of-others')
  await store.withdraw(ctx, id, point)
  await noted(ctx, inside, 'point-withdrawn', { point, number: one.number })
  return inside
}

type Stand = { readonly id: string; readonly point: string; readonly stance: Stance; readonly note: string }
export async function takeStance(ctx: Ctx, { id, point, stance, note }: Stand): Promise<Inside> {
  const inside = await enterOpen(ctx, id)
  const one = await pointOf(ctx, id, point)
  await store.insertStance(ctx, id, { id: newId('pst'), pointId: point, side: party(inside), stance, note })
  await noted(ctx, inside, 'point-answered', { point, number: one.number, stance })
  return inside
}

type Opinions = { readonly authentic: Opinion; readonly lawful: Opinion; readonly relevant: Opinion }
type Assess = Opinions & { readonly id: string; readonly file: string; readonly note: string }

/** What a side makes of a piece of evidence, its own too: it may say what it shows. */
export async function assessEvidence(ctx: Ctx, input: Assess): Promise<Inside> {
  const inside = await enter(ctx, input.id, { hold: true })
  const exhibit = (await exhibitsOf(ctx, input.id)).find(({ file }) => file.id === input.file)
  if (!exhibit) refuse('not-found', { noun: 'evidence' })
  if (!mayAssess(inside.complaint.state, exhibit)) refuse('dispute.not-open')
  const { authentic, lawful, relevant, note } = input
  if (needsWhy([authentic, lawful, relevant], note)) refuse('dispute.why-not', { field: 'note' })
  await assess(ctx, inside, { ...input, admitted: null })
  await noted(ctx, inside, 'evidence-assessed', { file: input.file, authentic, lawful, relevant })
  return inside
}

type Find = Opinions & {
  readonly id: string
  readonly file: string
  readonly admitted: Admitted
  readonly reason: string
}
/** The platform's own view, with its reason, for both sides to read. Whoever only looks after the system makes none. */
export async function findOnEvidence(ctx: Ctx, { reason, ...input }: Find): Promise<Inside> {
  const inside = await enter(ctx, input.id, { hold: true })
  if (inside.side !== 'platform' || !hasRole(ctx.actor, 'agent', 'mediator', 'arbitrator'))
    refuse('not-found', { noun: 'complaint' })
  if (!mayFind(inside.complaint.state)) refuse('dispute.finding-over')
  await assess(ctx, inside, { ...input, note: reason })
  await noted(ctx, inside, 'evidence-found', { file: input.file, admitted: input.admitted })
  return inside
}

async function assess(ctx: Ctx, { side }: Inside, input: Assess & { admitted: Admitted | null }): Promise<void> {
  const { id, file, authentic, lawful, relevant, admitted, note } = input
  if (!(await exhibitsOf(ctx, id)).some((exhibit) => exhibit.file.id === file))
    refuse('not-found', { noun: 'evidence' })
  await store.insertAssessment(ctx, id, {
    id: newId('ass'),
    fileId: file,
    side,
    authentic,
    lawful,
    relevant,
    admitted,
    note,
  })
}

/** Under the text that was shown: when somebody changed it meanwhile it is read again first. */
export async function signDispute(ctx: Ctx, { id, hash }: { id: string; hash: string }): Promise<Inside> {
  const inside = await enterOpen(ctx, id)
  const statement = await statementOf(ctx, inside.complaint)
  if (statement.points.length === 0) refuse('dispute.nothing-to-sign')
  if (statement.hash !== hash) refuse('dispute.changed-meanwhile')
  if (!(await store.sign(ctx, id, party(inside), hash))) return inside
  await noted(ctx, inside, 'signed', { hash })
  const signed = (await store.signaturesOf(ctx, id)).filter((one) => one.hash === hash)
  if (signed.length === 2) await record(ctx, [{ kind: 'dispute.confirmed', subject: id, data: { hash } }])
  return inside
}

const party = ({ side }: Inside): Party => (side === 'platform' ? refuse('complaint.step-of-others') : side)
