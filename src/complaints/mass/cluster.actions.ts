import { namesOf } from '../../kernel/access/people.ts'
import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { CategoryCode } from '../complaint.contract.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { merchantNames } from '../orders.actions.ts'
import type { ClusterView, Shared } from './cluster.contract.ts'
import * as store from './cluster.store.ts'
import { defectWords } from './defect.actions.ts'
import { titlesOf } from './claim.store.ts'
import { limitsOf, mostTogether } from './look.actions.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import { claimTexts, sharing } from './trait.store.ts'
import type { z } from 'zod'

type Wanted = { readonly state: ClusterView['state']; readonly cursor?: string | undefined; readonly limit: number }

export async function listClusters(ctx: Ctx, { state, cursor, limit }: Wanted) {
  const rows = await store.list(ctx, { state, after: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? writeCursor({ at: last.lookedAt, id: last.id }) : null
  return { rows: await viewClusters(ctx, page), next }
}

export async function showCluster(ctx: Ctx, id: string): Promise<ClusterView> {
  const [view] = await viewClusters(ctx, [found(await store.find(ctx, id), 'mass-cluster')])
  return view ?? refuse('not-found', { noun: 'mass-cluster' })
}

/** How much of what somebody wrote is shown in a list. */
const excerpt = 60
const mostShown = 200

export async function readCluster(ctx: Ctx, id: string) {
  const cluster = found(await store.find(ctx, id), 'mass-cluster')
  const cases = cluster.state === 'proposed' ? (await casesOf(ctx, cluster)).slice(0, mostShown) : []
  const texts = await claimTexts(
    ctx,
    cases.map((one) => one.id),
  )
  return {
    ...(await showCluster(ctx, id)),
    cases: cases.map((one) => ({
      id: one.id,
      receipt: one.receipt,
      category: one.category,
      state: one.state,
      receivedAt: one.receivedAt.toISOString(),
      says: [...(texts.get(one.id) ?? '')].slice(0, excerpt).join(''),
    })),
  }
}

/** The complaints that a proposal is about, as they are now. */
export const casesOf = (ctx: Ctx, cluster: store.Cluster) =>
  sharing(
    ctx,
    cluster,
    new Date(ctx.now.getTime() - Math.max(cluster.windowDays, limitsOf(ctx).windowDays) * dayMs),
    mostTogether,
  )

export async function dismissCluster(ctx: Ctx, { id, text }: { readonly id: string; readonly text: string }) {
  const cluster = found(await store.hold(ctx, id), 'mass-cluster')
  if (cluster.state !== 'proposed') refuse('mass.decided-already')
  await store.decide(ctx, cluster, { reason: text })
  await record(ctx, [{ kind: 'mass.dismissed', subject: id, data: { people: cluster.people } }])
  return showCluster(ctx, id)
}

export function sharedOf(
  ctx: Ctx,
  { kind, value, title }: Pick<store.Cluster, 'kind' | 'value'> & { readonly title?: string | null },
): z.input<typeof Shared> {
  const category = kind === 'category' ? CategoryCode.safeParse(value) : null
  const defect = kind === 'defect' ? defectWords(ctx, value) : null
  return {
    kind,
    item: kind === 'item' || kind === 'alike' ? (title ?? (kind === 'item' ? value : null)) : null,
    category: category?.success ? category.data : null,
    defect: defect && { ...defect },
    lot: kind === 'lot' ? (title ?? value) : null,
  }
}

async function viewClusters(ctx: Ctx, clusters: readonly store.Cluster[]): Promise<ClusterView[]> {
  const shops = await merchantNames(ctx, [...new Set(clusters.map(({ merchantId }) => merchantId))])
  const people = await namesOf(ctx, [...new Set(clusters.flatMap(({ decidedBy }) => decidedBy ?? []))])
  const titles = await titlesOf(
    ctx,
    clusters.flatMap(({ coveredBy }) => coveredBy ?? []),
  )
  return clusters.map((one) => ({
    id: one.id,
    merchant: { id: one.merchantId, name: shops.get(one.merchantId) ?? one.merchantId },
    shared: sharedOf(ctx, one),
    state: one.state,
    people: one.people,
    complaints: one.complaints,
    safety: one.safety,
    quality: one.quality,
    alike: one.alike,
    because: one.because,
    needed: one.needed,
    windowDays: one.windowDays,
    firstOn: one.firstOn,
    lastOn: one.lastOn,
    days: [...one.days],
    words: [...one.words],
    foundAt: one.foundAt.toISOString(),
    decidedBy: one.decidedBy === null ? null : (people.get(one.decidedBy) ?? null),
    decidedAt: one.decidedAt?.toISOString() ?? null,
    reason: one.reason,
    claim: one.claimId,
    coveredBy: one.coveredBy === null ? null : { id: one.coveredBy, title: titles.get(one.coveredBy) ?? '' },
  }))
}

/** Proposals stand on the desk of agents until somebody decides. */
export async function clusterTasks(ctx: Ctx): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'agent')) return []
  const waiting = await store.countProposed(ctx)
  if (waiting === 0) return []
  return [
    {
      title: { zh: '决定是否合并处理', en: 'Decide whether they belong together' },
      detail: String(waiting),
      href: '/mass-claims',
      dueAt: null,
      kind: { zh: '可能的群体投诉', en: 'Possible mass claims' },
    },
  ]
}
