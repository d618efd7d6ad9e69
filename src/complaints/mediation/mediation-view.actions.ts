import type { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { ClockView } from '../../kernel/clock/clock.contract.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { orderOf } from '../orders.actions.ts'
import type { Inside } from './mediation.actions.ts'
import type { MediationView, ProposalView } from './mediation.contract.ts'
import { documentOf, roomsOf } from './mediation.rules.ts'
import * as store from './mediation.store.ts'
import { mayPart } from './part.rules.ts'

/** The room as this reader may see it: the joint room, and the private talk of its own side only. */
export async function showMediation(
  ctx: Ctx,
  near: Inside & { readonly inside?: boolean },
): Promise<z.input<typeof MediationView>> {
  const { mediation, side, complaint, inside = true } = near
  const rooms = inside ? roomsOf(side) : []
  const messages = inside ? await store.messagesOf(ctx, mediation, rooms) : []
  const proposals = inside ? await store.proposalsOf(ctx, mediation) : []
  const open = proposals.findLast(({ state }) => state === 'open' || state === 'agreed')
  return {
    id: mediation.id,
    complaint: complaint.id,
    receipt: complaint.receipt,
    currency: complaint.currency,
    claim: { remedies: [...complaint.remedies], amountFen: complaint.claimFen },
    partly: mayPart(complaint),
    lines: inside ? await linesView(ctx, complaint) : [],
    clock: complaint.state === 'mediating' ? await timerOf(ctx, complaint) : null,
    open: mediation.closedAt === null && complaint.state === 'mediating',
    result: mediation.result,
    openedAt: mediation.openedAt.toISOString(),
    mediator: await mediatorOf(ctx, near),
    inside,
    rooms: [...rooms],
    messages: messages.map((message) => ({ ...message, at: message.at.toISOString() })),
    proposals: proposals.map((proposal) => viewProposal(proposal, ctx.now)),
    viewer: side,
    document: open ? documentOf({ ...open, receipt: complaint.receipt }) : null,
  }
}

async function linesView(ctx: Ctx, { id, orderId, merchantId }: Complaint) {
  const order = orderId === null ? null : await orderOf(ctx, orderId)
  if (order === null) return []
  const inDispute = await complaints.linesOf(ctx, id)
  return order.lines
    .filter((line) => line.merchantId === merchantId)
    .map(({ id: line, title, quantity, amountFen }) => {
      return { id: line, title, quantity, amountFen, inDispute: inDispute.includes(line) }
    })
}

async function timerOf(ctx: Ctx, { id, stageClock }: Complaint): Promise<ClockView | null> {
  return (await clocksOf(ctx, [id])).find((clock) => clock.id === stageClock) ?? null
}

async function mediatorOf(ctx: Ctx, { mediation, side }: Inside) {
  const id = mediation.mediatorId
  const names = id !== null && side === 'platform' ? await namesOf(ctx, [id]) : new Map<string, string>()
  return { assigned: id !== null, me: id === ctx.actor.id, name: id === null ? null : (names.get(id) ?? null) }
}

const viewProposal = (proposal: store.Proposal, now: Date): z.input<typeof ProposalView> => ({
  ...proposal,
  terms: proposal.terms.map((term) => ({ ...term })),
  settles: proposal.settles && {
    ...proposal.settles,
    remedies: [...proposal.settles.remedies],
    lineIds: [...proposal.settles.lineIds],
  },
  at: proposal.at.toISOString(),
  expiresAt: proposal.expiresAt.toISOString(),
  state: proposal.state === 'open' && now >= proposal.expiresAt ? 'expired' : proposal.state,
  consumerSignedAt: proposal.consumerSignedAt?.toISOString() ?? null,
  merchantSignedAt: proposal.merchantSignedAt?.toISOString() ?? null,
})
