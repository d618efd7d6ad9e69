import { z } from 'zod'
import { Role } from '../kernel/role.contract.ts'
import { Day, Empty, Instant, route } from '../kernel/route.contract.ts'

const Bilingual = z.object({ zh: z.string(), en: z.string() })

/** Worst first: a chapter is as well kept as its worst clause. */
export const planStates = ['broken', 'not-built', 'at-risk', 'kept'] as const
export const PlanState = z.enum(planStates)
export type PlanState = z.infer<typeof PlanState>

export const Unit = z.enum(['share', 'count', 'days'])
export type Unit = z.infer<typeof Unit>
export const Target = z.strictObject({
  operator: z.enum(['>=', '<=']),
  value: z.number().nonnegative(),
  /** On target, yet this close to missing it: at risk. */
  atRisk: z.number().nonnegative().optional(),
})
export type Target = z.infer<typeof Target>
export const MeasureState = z.enum(['on-target', 'near-target', 'off-target', 'no-data'])
export type MeasureState = z.infer<typeof MeasureState>
export const ControlState = z.enum(['built', 'partly', 'missing'])
export type ControlState = z.infer<typeof ControlState>

/** Why a clause is in its state; `measure` names the figure that says so. */
export const Reason = z.object({
  code: z.enum(['measure-off-target', 'measure-near-target', 'controls-missing', 'nothing-measured']),
  measure: Bilingual.nullable(),
})
export type Reason = z.infer<typeof Reason>

const Built = z.object({ built: z.int(), total: z.int() })
const ClauseLine = z.object({
  id: z.string(),
  title: Bilingual,
  summary: Bilingual,
  owner: Role,
  state: PlanState,
  since: Instant.nullable(),
  reasons: z.array(Reason),
  controls: Built,
})
export type ClauseLine = z.infer<typeof ClauseLine>

export const PlanChapter = z.object({
  id: z.string(),
  title: Bilingual,
  state: PlanState,
  counts: z.record(PlanState, z.int()),
  controls: Built,
  clauses: z.array(ClauseLine).max(100),
})
export type PlanChapter = z.infer<typeof PlanChapter>

export const readPlanRoute = route({
  method: 'GET',
  path: '/api/plan',
  summary: { zh: '预案执行情况：各章各条的实时状态', en: 'The plan: the live state of each chapter and clause' },
  who: ['anyone'],
  clause: '1.1',
  input: Empty,
  output: z.object({
    measuredAt: Instant.nullable(),
    counts: z.record(PlanState, z.int()),
    controls: Built,
    chapters: z.array(PlanChapter).max(20),
    mayMeasure: z.boolean(),
  }),
})

const Place = z.object({
  key: z.string(),
  kind: z.enum(['route', 'job', 'reaction']),
  exists: z.boolean(),
  words: Bilingual.nullable(),
})
const Evidence = z.object({
  kind: z.string(),
  words: Bilingual.nullable(),
  /** In the last 90 days, counted up to 10,000; null for those who may not see figures. */
  count: z.int().nullable(),
  lastAt: Instant.nullable(),
})
export type Evidence = z.infer<typeof Evidence>
const ControlView = z.object({
  id: z.string(),
  words: Bilingual,
  state: ControlState,
  places: z.array(Place),
  page: z.string().nullable(),
  evidence: z.array(Evidence),
})
export type ControlView = z.infer<typeof ControlView>
const MeasureView = z.object({
  id: z.string(),
  words: Bilingual,
  how: Bilingual,
  unit: Unit,
  target: Target,
  state: MeasureState,
  value: z.number().nullable(),
  sample: z.int().nullable(),
  computedAt: Instant.nullable(),
  history: z.array(z.object({ day: Day, value: z.number().nullable() })).max(90),
})
export type MeasureView = z.infer<typeof MeasureView>
const Neighbour = z.object({ id: z.string(), title: Bilingual }).nullable()

export const ClauseView = ClauseLine.extend({
  chapter: z.object({ id: z.string(), title: Bilingual }),
  controls: z.array(ControlView),
  measures: z.array(MeasureView),
  /** Routes that say of themselves that they carry out this clause. */
  routes: z.array(Place),
  /** Rules of the library that name this clause, the versions in force today. */
  rules: z.array(z.object({ id: z.string(), title: Bilingual })),
  /** Figures of the operation are for staff and the regulator. */
  figures: z.boolean(),
  mayMeasure: z.boolean(),
  previous: Neighbour,
  next: Neighbour,
})
export type ClauseView = z.infer<typeof ClauseView>

export const readClauseRoute = route({
  method: 'GET',
  path: '/api/plan/clauses/:id',
  summary: { zh: '一条款：措施、落实位置和指标', en: 'One clause: controls, where they are carried out, measures' },
  who: ['anyone'],
  clause: '10.3.2',
  input: z.strictObject({ id: z.string().min(1).max(20) }),
  output: ClauseView,
})

export const measurePlanRoute = route({
  method: 'POST',
  path: '/api/plan/measurements',
  summary: { zh: '现在重新计算各条款的状态', en: 'Compute the state of every clause now' },
  who: ['governance-officer', 'admin'],
  clause: '10.1.2',
  audit: 'plan.measure',
  status: 201,
  perMinute: 6,
  input: Empty,
  output: z.object({ measuredAt: Instant, measures: z.int(), changed: z.int() }),
})
