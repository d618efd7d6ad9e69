import type { z } from 'zod'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import type { Side } from '../complaint.contract.ts'
import type { Inside } from './dispute.actions.ts'
import type { AssessmentView, DisputeView, ExhibitView, PointView } from './dispute.contract.ts'
import { isOpen, mayAssess, mayFind, standingOf } from './dispute.rules.ts'
import * as store from './dispute.store.ts'
import type { Exhibit } from './exhibits.actions.ts'
import { statementOf, type PointWithStances } from './statement-of-dispute.actions.ts'

export async function showDispute(ctx: Ctx, { complaint, side }: Inside): Promise<z.input<typeof DisputeView>> {
  const statement = await statementOf(ctx, complaint)
  const assessments = await store.assessmentsOf(ctx, complaint.id)
  const signatures = await store.signaturesOf(ctx, complaint.id)
  const signedAt = (party: Side) =>
    signatures.find((one) => one.side === party && one.hash === statement.hash)?.at.toISOString() ?? null
  return {
    id: complaint.id,
    receipt: complaint.receipt,
    viewer: side,
    open: isOpen(complaint.state),
    finds: side === 'platform' && hasRole(ctx.actor, 'agent', 'mediator', 'arbitrator') && mayFind(complaint.state),
    claim: { remedies: [...complaint.remedies], amountFen: complaint.claimFen, currency: complaint.currency },
    points: statement.points.map((point) => viewPoint(point, side)),
    exhibits: statement.exhibits.map((exhibit) =>
      viewExhibit(exhibit, assessments, isParty(side) && mayAssess(complaint.state, exhibit)),
    ),
    document: statement.document,
    hash: statement.hash,
    consumerSignedAt: signedAt('consumer'),
    merchantSignedAt: signedAt('merchant'),
    changedSince: signedAt(side) === null && signatures.some((one) => one.side === side),
    seals: (await store.sealsOf(ctx, complaint.id)).map((seal) => ({ ...seal, at: seal.at.toISOString() })),
  }
}

function viewPoint({ id, number, side, text, at, stances }: PointWithStances, reader: Side): z.input<typeof PointView> {
  const shown = (said: PointWithStances['stances']['consumer']) => said && { ...said, at: said.at.toISOString() }
  return {
    id,
    number,
    side,
    text,
    at: at.toISOString(),
    consumer: shown(stances.consumer),
    merchant: shown(stances.merchant),
    standing: standingOf({
      consumer: stances.consumer?.stance ?? null,
      merchant: stances.merchant?.stance ?? null,
    }),
    mine: side === reader,
  }
}

const isParty = (side: Side): boolean => side !== 'platform'
function viewExhibit(
  exhibit: Exhibit,
  assessments: readonly store.Assessment[],
  may: boolean,
): z.input<typeof ExhibitView> {
  const of = (side: Side) => assessments.find((one) => one.fileId === exhibit.file.id && one.side === side)
  const finding = of('platform')
  return {
    ...exhibit,
    mayAssess: may,
    at: exhibit.at.toISOString(),
    consumer: shownOpinion(of('consumer')),
    merchant: shownOpinion(of('merchant')),
    finding: finding?.admitted ? { ...opinion(finding), admitted: finding.admitted } : null,
  }
}

const shownOpinion = (one: store.Assessment | undefined) => (one ? opinion(one) : null)
const opinion = ({ authentic, lawful, relevant, note, at }: store.Assessment): z.input<typeof AssessmentView> => ({
  authentic,
  lawful,
  relevant,
  note,
  at: at.toISOString(),
})
