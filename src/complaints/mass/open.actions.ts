import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { casesOf } from './cluster.actions.ts'
import { standDown } from './cover.actions.ts'
import { isForQuality } from './cluster.rules.ts'
import * as clusters from './cluster.store.ts'
import type { ClaimView } from './claim.contract.ts'
import * as claims from './claim.store.ts'
import * as members from './member.store.ts'
import * as motions from './motion.store.ts'
import { showClaim } from './show.actions.ts'
import { take } from './situation.actions.ts'
import { holdShop } from './trait.store.ts'

type Opening = {
  readonly cluster: string
  readonly title: string
  readonly summary: string
  readonly lead?: string | undefined
  readonly without: readonly string[]
}

/** A person accepts a proposal, as it is or changed. Everybody in it is asked; nobody is a member without having said so. */
export async function openClaim(ctx: Ctx, opening: Opening): Promise<ClaimView> {
  await holdShop(ctx, found(await clusters.find(ctx, opening.cluster), 'mass-cluster').merchantId)
  const cluster = found(await clusters.hold(ctx, opening.cluster), 'mass-cluster')
  if (cluster.state !== 'proposed') refuse('mass.decided-already')
  const without = new Set(opening.without)
  const cases = (await casesOf(ctx, cluster)).filter(({ id }) => !without.has(id))
  const first = cases[0] ?? refuse('mass.nobody-left', { field: 'without' })
  const lead = opening.lead ?? first.id
  if (!cases.some(({ id }) => id === lead)) refuse('mass.lead-not-in', { field: 'lead' })
  const id = newId('mss')
  const { merchantId, kind, value } = cluster
  await claims.insert(ctx, {
    id,
    merchantId,
    kind,
    value,
    title: opening.title,
    summary: opening.summary,
    leadId: lead,
  })
  const invited = await members.invite(
    ctx,
    id,
    cases.map((one) => one.id),
  )
  await clusters.decide(ctx, cluster, { claim: id })
  await standDown(ctx, { id, merchantId })
  const people = new Set(cases.map(({ person }) => person)).size
  const { safety } = cluster
  const forQuality = isForQuality(cluster)
  const opened = { merchant: merchantId, cluster: cluster.id, lead, invited, people, safety, forQuality }
  await record(ctx, [{ kind: 'mass.opened', subject: id, data: opened }])
  await tellMerchant(ctx, id, merchantId)
  return showClaim(ctx, id)
}

const tellMerchant = (ctx: Ctx, claim: string, merchant: string): Promise<void> =>
  notify(ctx, {
    to: { merchant },
    template: 'mass.for-merchant',
    params: { claim },
    subject: claim,
    dedupe: `mass.for-merchant:${claim}`,
    happenedAt: ctx.now,
  })

export async function addMembers(
  ctx: Ctx,
  { id, complaints }: { readonly id: string; readonly complaints: readonly string[] },
) {
  await holdShop(ctx, found(await claims.find(ctx, id), 'mass-claim').merchantId)
  const { claim } = await take(ctx, 'add', id)
  const invited = await members.invite(ctx, id, complaints)
  if (invited === 0) refuse('mass.nobody-left', { field: 'complaints' })
  await claims.change(ctx, claim, {})
  await standDown(ctx, claim)
  await record(ctx, [{ kind: 'mass.members-invited', subject: id, data: { invited } }])
  return showClaim(ctx, id)
}

/** Its members go over with all that is theirs. Each case, its clocks and its evidence stay exactly as they are. */
export async function mergeClaims(ctx: Ctx, { id, into }: { readonly id: string; readonly into: string }) {
  if (id === into) refuse('mass.merge-itself', { field: 'into' })
  // In the order of the ids, so that two of these cannot wait for each other.
  for (const one of [id, into].toSorted()) await claims.hold(ctx, one)
  const { claim } = await take(ctx, 'merge', id)
  const target = (await claims.find(ctx, into)) ?? refuse('mass.merge-itself', { field: 'into' })
  if (target.state !== 'gathering' || target.merchantId !== claim.merchantId)
    refuse('mass.merge-itself', { field: 'into' })
  if ((await motions.listOf(ctx, into)).length > 0) refuse('mass.motions-there')
  const moved = await members.move(ctx, { from: id, to: into })
  await claims.change(ctx, claim, { state: 'merged', merged_into: into, closed_at: ctx.now, close_reason: '' })
  await claims.change(ctx, target, {})
  await record(ctx, [{ kind: 'mass.merged', subject: id, data: { into, members: moved } }])
  return showClaim(ctx, into)
}

type Splitting = {
  readonly id: string
  readonly complaints: readonly string[]
  readonly title: string
  readonly summary: string
}
export async function splitClaim(ctx: Ctx, { id, complaints, title, summary }: Splitting): Promise<ClaimView> {
  const { claim } = await take(ctx, 'split', id)
  if (complaints.includes(claim.leadId)) refuse('mass.lead-stays', { field: 'complaints' })
  const [lead = ''] = complaints
  if (!(await members.hold(ctx, id, lead))) refuse('mass.not-members', { field: 'complaints' })
  const { merchantId, kind, value } = claim
  const other = newId('mss')
  await claims.insert(ctx, { id: other, merchantId, kind, value, title, summary, leadId: lead })
  const moved = await members.move(ctx, { from: id, to: other, only: complaints })
  if (moved !== new Set(complaints).size) refuse('mass.not-members', { field: 'complaints' })
  await claims.change(ctx, claim, {})
  await record(ctx, [
    { kind: 'mass.split', subject: id, data: { into: other, members: moved } },
    { kind: 'mass.opened', subject: other, data: { merchant: merchantId, from: id, lead, invited: moved } },
  ])
  return showClaim(ctx, other)
}
