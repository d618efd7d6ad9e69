import type { Ctx } from '../../kernel/context.ts'
import { claimFiles, filesOf } from '../../kernel/evidence/evidence.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { evidenceOf } from '../statement.store.ts'
import { personalPattern, viewerOf } from './claim.rules.ts'
import * as claims from './claim.store.ts'
import type { LeadEvidence } from './lead-case.contract.ts'
import * as store from './lead-case.store.ts'
import * as members from './member.store.ts'
import { ownCase } from './membership-view.actions.ts'
import { showClaim } from './show.actions.ts'

/** What a masked copy is attached to: whoever may read the claim may read it. */
export const copiesOf = (claimId: string): string => `mle_${claimId}`
const claimOfCopies = (subject: string): string => subject.slice('mle_'.length)

/** Only before the finding: what a finding rests on is not exchanged afterwards. */
async function held(ctx: Ctx, id: string): Promise<claims.Claim> {
  const claim = found(await claims.hold(ctx, id), 'mass-claim')
  if (viewerOf(ctx.actor, claim) !== 'platform') refuse('not-found', { noun: 'mass-claim' })
  if (claim.state !== 'gathering') refuse('mass.lead-settled')
  return claim
}

type Choice = { readonly file: string; readonly shows: string; readonly masked?: string | undefined }
/** Taken from what both sides of the lead case can read, and only while its consumer is a member. */
export async function chooseEvidence(
  ctx: Ctx,
  { id, evidence }: { readonly id: string; readonly evidence: readonly Choice[] },
) {
  const claim = await held(ctx, id)
  const lead = await members.hold(ctx, id, claim.leadId)
  if (lead?.state !== 'joined') refuse('mass.lead-not-joined')
  if (new Set(evidence.map(({ file }) => file)).size !== evidence.length)
    refuse('mass.evidence-not-shared', { field: 'evidence' })
  const shared = (await evidenceOf(ctx, claim.leadId)).filter(({ statementId }) => statementId === null)
  for (const one of evidence) {
    if (!shared.some(({ fileId }) => fileId === one.file)) refuse('mass.evidence-not-shared', { field: 'evidence' })
    if (personalPattern.test(one.shows)) refuse('mass.personal-data', { field: 'evidence' })
  }
  await claimFiles(
    ctx,
    evidence.flatMap(({ masked }) => masked ?? []),
    copiesOf(id),
  )
  const chosen = evidence.map(({ file, shows, masked = null }, place) => ({
    fileId: file,
    complaintId: claim.leadId,
    number: place + 1,
    shows,
    maskedFileId: masked,
  }))
  await store.choose(ctx, id, chosen)
  await claims.change(ctx, claim, {})
  const files = evidence.map(({ file }) => file)
  await record(ctx, [{ kind: 'mass.lead-evidence-chosen', subject: id, data: { lead: claim.leadId, files } }])
  return showClaim(ctx, id)
}

/** Another member's case leads: what was chosen of the old one is chosen no longer. */
export async function nameLead(ctx: Ctx, { id, complaint }: { readonly id: string; readonly complaint: string }) {
  const claim = await held(ctx, id)
  const member = await store.memberNamed(ctx, id, complaint)
  if (!member || (member.state !== 'joined' && member.state !== 'invited'))
    return refuse('mass.not-members', { field: 'complaint' })
  if (member.id === claim.leadId) refuse('mass.lead-already', { field: 'complaint' })
  await changeLead(ctx, claim, { to: member.id, byRule: false })
  return showClaim(ctx, id)
}

/** For a consumer who is about to leave: two who change the claim wait for each other here, not in the middle. */
export async function holdIfLead(ctx: Ctx, complaintId: string): Promise<void> {
  const there = await members.ofCase(ctx, complaintId)
  const claim = there && (await claims.find(ctx, there.claimId))
  if (claim?.leadId === complaintId) await claims.hold(ctx, claim.id)
}

/**
 * Nobody is kept in a claim, the lead neither: the next member leads in the same moment, and a person may name another. With nobody
 * left there is nothing to lead, nothing stays chosen, and the claim keeps its name until somebody closes it.
 */
export async function passLead(ctx: Ctx, claim: claims.Claim, leaving: string): Promise<void> {
  if (claim.leadId !== leaving) return
  const to = await store.nextLead(ctx, claim.id, leaving)
  if (to !== null) return changeLead(ctx, claim, { to, byRule: true })
  await dropChoice(ctx, claim)
}

/** What belonged to another lead is chosen no longer. After the finding its grounds stay what they were, whoever leads from now on. */
async function dropChoice(ctx: Ctx, { id, state }: claims.Claim): Promise<void> {
  if (state === 'gathering') await store.choose(ctx, id, [])
}

async function changeLead(ctx: Ctx, claim: claims.Claim, { to, byRule }: { to: string; byRule: boolean }) {
  await dropChoice(ctx, claim)
  await claims.change(ctx, claim, { lead_complaint_id: to })
  await record(ctx, [{ kind: 'mass.lead-changed', subject: claim.id, data: { from: claim.leadId, to, byRule } }])
  if (!byRule) return
  await notify(ctx, {
    to: { role: 'agent' },
    template: 'mass.lead-changed',
    params: { claim: claim.id },
    subject: claim.id,
    dedupe: `mass.lead-changed:${claim.id}:${to}:${claim.version}`,
    happenedAt: ctx.now,
  })
}

type Reading = { readonly full: boolean; readonly own?: string }
async function view(ctx: Ctx, claimId: string, { full, own }: Reading): Promise<LeadEvidence[]> {
  const chosen = await store.chosenOf(ctx, claimId)
  const [first] = chosen
  if (!first) return []
  const copies = await filesOf(ctx, copiesOf(claimId))
  // All of it is of one case: that which led when it was chosen.
  const files = await filesOf(ctx, first.complaintId)
  return chosen.map((one) => ({
    number: one.number,
    shows: one.shows,
    file: full || one.complaintId === own ? (files.find(({ id }) => id === one.fileId) ?? null) : null,
    masked: copies.find(({ id }) => id === one.maskedFileId) ?? null,
    at: one.at.toISOString(),
  }))
}

/** In full for colleagues and for the shop, which reads the same files in the lead case; the authority reads masked ones. */
export async function evidenceFor(ctx: Ctx, id: string): Promise<LeadEvidence[]> {
  const claim = found(await claims.find(ctx, id), 'mass-claim')
  const viewer = viewerOf(ctx.actor, claim) ?? refuse('not-found', { noun: 'mass-claim' })
  return view(ctx, id, { full: viewer !== 'regulator' })
}

/** For a member: what it shows and the masked copy; the own file whole where the own case leads. */
export async function evidenceForMember(ctx: Ctx, complaintId: string): Promise<LeadEvidence[]> {
  await ownCase(ctx, complaintId)
  const member = await members.ofCase(ctx, complaintId)
  if (!member || member.state === 'declined' || member.state === 'left') return []
  return view(ctx, member.claimId, { full: false, own: complaintId })
}

export async function maySeeCopies(ctx: Ctx, subject: string): Promise<boolean> {
  const claim = await claims.find(ctx, claimOfCopies(subject))
  if (!claim) return false
  if (viewerOf(ctx.actor, claim) !== null) return true
  const { consumerId } = ctx.actor
  return consumerId !== null && store.isInIt(ctx, claim.id, consumerId)
}
