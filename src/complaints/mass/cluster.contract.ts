import { z } from 'zod'
import { Day, Id, Instant, pageOf, Paged, route } from '../../kernel/route.contract.ts'
import { CategoryCode, Reasoned, State, Words } from '../complaint.contract.ts'

/**
 * What complaints to one shop share: goods, one kind of matter (a price act among them), a fault of the rulebook's list, a batch
 * number, or nearly the same words.
 */
export const traitKinds = ['item', 'category', 'defect', 'lot', 'alike'] as const
export const TraitKind = z.enum(traitKinds)
export type TraitKind = z.infer<typeof TraitKind>
/** `covered`: a claim has taken up its people, or another proposal tells of the same complaints. */
export const ClusterState = z.enum(['proposed', 'accepted', 'dismissed', 'covered'])
export type ClusterState = z.infer<typeof ClusterState>

export const Shared = z.object({
  kind: TraitKind,
  /** The goods, as people call them. */
  item: z.string().nullable(),
  category: CategoryCode.nullable(),
  /** The fault, in the words of the rulebook. */
  defect: Words.nullable(),
  /** The batch number, as it stands on the package. */
  lot: z.string().nullable(),
})
export const Counted = z.array(z.object({ word: z.string(), complaints: z.int() }))
export const Days = z.array(z.object({ day: Day, complaints: z.int() }))

/** A proposal with everything that it rests on. */
export const ClusterView = z.object({
  id: z.string(),
  merchant: z.object({ id: z.string(), name: z.string() }),
  shared: Shared,
  state: ClusterState,
  people: z.int(),
  complaints: z.int(),
  /** Complaints of them that speak of danger. */
  safety: z.int(),
  /** Complaints of them about the quality of goods. */
  quality: z.int(),
  /** Complaints of them that say nearly the same as another one. */
  alike: z.int(),
  /** Whether it is the number of people, or danger, that made it a proposal; and how many that needs. */
  because: z.enum(['people', 'safety']),
  needed: z.int(),
  windowDays: z.int(),
  firstOn: Day,
  lastOn: Day,
  days: Days,
  words: Counted,
  foundAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  reason: z.string().nullable(),
  claim: z.string().nullable(),
  /** The claim that took up its people, by its title too; null where another proposal tells of the same complaints. */
  coveredBy: z.object({ id: z.string(), title: z.string() }).nullable(),
})
export type ClusterView = z.infer<typeof ClusterView>

const staff = ['agent', 'mediator', 'arbitrator', 'admin'] as const

export const listClusters = route({
  method: 'GET',
  path: '/api/mass-clusters',
  summary: { zh: '可能的群体投诉', en: 'Complaints that may belong together' },
  who: staff,
  clause: '7.1.1',
  input: Paged.extend({ state: ClusterState.default('proposed') }),
  output: pageOf(ClusterView),
})

export const ClusterCase = z.object({
  id: z.string(),
  receipt: z.string(),
  category: CategoryCode,
  state: State,
  receivedAt: Instant,
  /** The beginning of what was said. */
  says: z.string(),
})
export const readCluster = route({
  method: 'GET',
  path: '/api/mass-clusters/:id',
  summary: { zh: '查看一条群体投诉提示及其投诉', en: 'A proposal and the complaints in it' },
  who: staff,
  clause: '7.1.1',
  input: Id,
  output: ClusterView.extend({ cases: z.array(ClusterCase) }),
})

export const searchClusters = route({
  method: 'POST',
  path: '/api/mass-clusters/searches',
  summary: { zh: '现在查找可能的群体投诉', en: 'Look for complaints that belong together now' },
  who: ['agent', 'admin'],
  clause: '7.1.1',
  audit: 'mass-cluster.search',
  status: 201,
  input: z.strictObject({ windowDays: z.int().min(1).max(365) }),
  output: z.object({ looked: z.int(), proposed: z.int() }),
})

export const dismissCluster = route({
  method: 'POST',
  path: '/api/mass-clusters/:id/dismissal',
  summary: { zh: '不作为群体投诉处理，写明理由', en: 'Dismiss a proposal with a reason' },
  who: ['agent'],
  clause: '7.1.1',
  audit: 'mass-cluster.dismiss',
  status: 201,
  input: Id.extend({ text: Reasoned }),
  output: ClusterView,
})
