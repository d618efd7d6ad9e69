import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { exportMembers, listMembers, readTotals } from './calculation.actions.ts'
import { listMassDemands } from './award.actions.ts'
import * as award from './award.contract.ts'
import * as claim from './claim.contract.ts'
import * as step from './claim.actions.ts'
import * as cluster from './cluster.contract.ts'
import { dismissCluster, listClusters, readCluster } from './cluster.actions.ts'
import { answerMotion } from './consent.actions.ts'
import * as lead from './lead.contract.ts'
import * as leads from './lead.actions.ts'
import * as leadCase from './lead-case.contract.ts'
import * as leading from './lead-case.actions.ts'
import { lookAtAll } from './look.actions.ts'
import * as member from './member.contract.ts'
import * as own from './membership.actions.ts'
import { enterAffected } from './affected.actions.ts'
import { showMembership } from './membership-view.actions.ts'
import * as notice from './notice.contract.ts'
import { listMassNotices, readMassNotice } from './notice.actions.ts'
import * as opening from './open.actions.ts'
import { recuse } from './seat.actions.ts'
import { listClaims, showClaim } from './show.actions.ts'

/** What stands under the id of a case: for the consumer, by account or by link. */
export const massCaseRoutes: readonly BoundRoute[] = [
  handle(member.readMembership, (ctx, { id }) => showMembership(ctx, id)),
  handle(member.answerInvitation, (ctx, input) => own.answerInvitation(ctx, input)),
  handle(member.leaveClaim, (ctx, { id }) => own.leaveClaim(ctx, id)),
  handle(member.standForOthers, (ctx, input) => own.standForOthers(ctx, input)),
  handle(member.voteFor, (ctx, input) => own.voteFor(ctx, input)),
  handle(member.tellAffected, (ctx, input) => own.tellAffected(ctx, input)),
  handle(member.moveToWithdraw, (ctx, input) => own.moveToWithdraw(ctx, input)),
  handle(leadCase.listMyLeadEvidence, async (ctx, { id }) => ({ rows: await leading.evidenceForMember(ctx, id) })),
  handle(member.answerMotion, (ctx, input) => answerMotion(ctx, input)),
]

export const massRoutes: readonly BoundRoute[] = [
  handle(cluster.listClusters, (ctx, wanted) => listClusters(ctx, wanted)),
  handle(cluster.readCluster, (ctx, { id }) => readCluster(ctx, id)),
  handle(cluster.searchClusters, (ctx, { windowDays }) => lookAtAll(ctx, windowDays)),
  handle(cluster.dismissCluster, (ctx, input) => dismissCluster(ctx, input)),
  handle(lead.listMassLeads, (ctx, wanted) => leads.listMassLeads(ctx, wanted)),
  handle(lead.listProductLeads, (ctx, wanted) => leads.listProductLeads(ctx, wanted)),
  handle(claim.listClaims, (ctx, wanted) => listClaims(ctx, wanted)),
  handle(claim.readClaim, (ctx, { id }) => showClaim(ctx, id)),
  handle(claim.openClaim, (ctx, input) => opening.openClaim(ctx, input)),
  handle(claim.addMembers, (ctx, input) => opening.addMembers(ctx, input)),
  handle(claim.mergeClaims, (ctx, input) => opening.mergeClaims(ctx, input)),
  handle(claim.splitClaim, (ctx, input) => opening.splitClaim(ctx, input)),
  handle(leadCase.chooseLeadEvidence, (ctx, input) => leading.chooseEvidence(ctx, input)),
  handle(leadCase.nameLead, (ctx, input) => leading.nameLead(ctx, input)),
  handle(leadCase.listLeadEvidence, async (ctx, { id }) => ({ rows: await leading.evidenceFor(ctx, id) })),
  handle(claim.electRepresentatives, (ctx, input) => step.electRepresentatives(ctx, input)),
  handle(claim.answerClaim, (ctx, input) => step.answerClaim(ctx, input)),
  handle(claim.offerSettlement, (ctx, input) => step.offerSettlement(ctx, input)),
  handle(claim.draftFormula, (ctx, input) => step.draftFormula(ctx, input)),
  handle(claim.makeFinding, (ctx, input) => step.makeFinding(ctx, input)),
  handle(claim.recuse, (ctx, input) => recuse(ctx, input)),
  handle(claim.carryOut, (ctx, input) => step.carryOut(ctx, input)),
  handle(claim.announceClaim, (ctx, input) => step.announceClaim(ctx, input)),
  handle(claim.closeClaim, (ctx, input) => step.closeClaim(ctx, input)),
  handle(award.listMassDemands, async (ctx, { id }) => ({ rows: await listMassDemands(ctx, id) })),
  handle(claim.readTotals, (ctx, { id }) => readTotals(ctx, id)),
  handle(member.listMembers, (ctx, wanted) => listMembers(ctx, wanted)),
  handle(member.enterAffected, (ctx, input) => enterAffected(ctx, input)),
  handle(member.exportMembers, async (ctx, { id }) => ({
    body: await exportMembers(ctx, id),
    type: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': `attachment; filename="members-${id}.csv"` },
  })),
  handle(notice.listMassNotices, (ctx, wanted) => listMassNotices(ctx, wanted)),
  handle(notice.readMassNotice, (ctx, { id }) => readMassNotice(ctx, id)),
]
