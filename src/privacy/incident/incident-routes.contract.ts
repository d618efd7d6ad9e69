import { z } from 'zod'
import { heldChapters, RestraintKind } from '../../kernel/restraint/restraint.contract.ts'
import { Empty, Fen, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Grade, IncidentKind, IncidentRow, IncidentSource, IncidentView, Operator } from './incident.contract.ts'

/** Who deals with incidents; `readers` also see how it goes. */
export const officers = ['privacy-officer', 'admin'] as const
export const readers = [...officers, 'governance-officer'] as const
export const Why = z.string().trim().min(4).max(2000)

export const listIncidents = route({
  method: 'GET',
  path: '/api/incidents',
  summary: { zh: '个人信息事件', en: 'Incidents with personal information' },
  who: readers,
  clause: '5.3.2',
  input: Paged.extend({ tab: z.enum(['open', 'closed', 'drills']).default('open') }),
  output: pageOf(IncidentRow),
})
export const readIncident = route({
  method: 'GET',
  path: '/api/incidents/:id',
  summary: { zh: '一起事件', en: 'One incident' },
  who: readers,
  clause: '5.3.2',
  input: Id,
  output: IncidentView,
})
export const openIncident = route({
  method: 'POST',
  path: '/api/incidents',
  summary: { zh: '登记一起事件，时限从发现时起算', en: 'Open an incident; its clocks run from when it was found' },
  who: officers,
  clause: '5.3.2',
  audit: 'incident.open',
  status: 201,
  input: z.strictObject({
    title: z.string().trim().min(2).max(80),
    story: z.string().trim().min(4).max(5000),
    kind: IncidentKind,
    source: IncidentSource,
    operator: Operator.default('general'),
    foundAt: Instant,
    /** The same path, and nothing leaves and nothing is cut. */
    drill: z.boolean().default(false),
  }),
  output: IncidentView,
})
export const correctFound = route({
  method: 'POST',
  path: '/api/incidents/:id/found',
  summary: {
    zh: '更正发现时间，写明理由，原来的留着',
    en: 'Correct when it was found, with a reason; what was said before stays',
  },
  who: officers,
  clause: '5.3.2',
  audit: 'incident.correct-found',
  status: 201,
  input: Id.extend({ foundAt: Instant, why: Why }),
  output: IncidentView,
})
export const containIncident = route({
  method: 'POST',
  path: '/api/incidents/:id/containment',
  summary: { zh: '止损：切断访问，或说明已经止住', en: 'Contain it: cut access, or say that it has stopped' },
  who: officers,
  clause: '5.3.2(1)',
  audit: 'incident.contain',
  status: 201,
  input: Id.extend({
    measures: z
      .array(z.strictObject({ kind: RestraintKind, target: z.string().trim().max(200).nullable().default(null) }))
      .max(20),
    /** The leak has stopped. */
    complete: z.boolean(),
    why: Why,
  }),
  output: IncidentView,
})
export const liftMeasure = route({
  method: 'POST',
  path: '/api/incidents/:id/containment/:measure/lifting',
  summary: { zh: '解除一项措施', en: 'Lift a measure' },
  who: officers,
  clause: '5.3.2(1)',
  audit: 'incident.lift',
  status: 201,
  input: Id.extend({ measure: z.string().max(60), why: Why }),
  output: IncidentView,
})
export const listTargets = route({
  method: 'GET',
  path: '/api/incidents/targets',
  summary: { zh: '可以停用的密钥和可以只读的部分', en: 'Keys that can be stopped, chapters that can be read-only' },
  who: officers,
  clause: '5.3.2(1)',
  input: Empty,
  output: z.object({
    keys: z.array(z.object({ id: z.string(), name: z.string() })),
    chapters: z.array(z.enum(heldChapters)),
  }),
})
export const gradeIncident = route({
  method: 'POST',
  path: '/api/incidents/:id/grade',
  summary: { zh: '研判分级', en: 'Grade it' },
  who: officers,
  clause: '5.3.2',
  audit: 'incident.grade',
  status: 201,
  input: Id.extend({
    operator: Operator,
    grade: Grade,
    /** Null: not known yet. */
    people: z.int().min(0).max(10_000_000_000).nullable(),
    lossFen: Fen.min(0).nullable(),
    /** A flaw that endangers national security or the public interest: reported within a day. */
    publicDanger: z.boolean(),
    why: Why,
  }),
  output: IncidentView,
})
/** What the numbers say, with how sure we are of each, and what has to be found out first. */
export const adviseGrade = route({
  method: 'GET',
  path: '/api/incidents/grading',
  summary: { zh: '分级参考：数字、依据和把握', en: 'Help with grading: numbers, sources, and how sure they are' },
  who: readers,
  clause: '5.3.2',
  input: z.strictObject({
    people: z.coerce.number().int().min(0).optional(),
    lossFen: z.coerce.number().int().min(0).optional(),
  }),
  output: z.object({
    suggested: Grade.nullable(),
    unknown: z.array(z.enum(['people', 'loss'])),
    lines: z.array(
      z.object({
        rule: z.string(),
        grade: Grade,
        summary: z.object({ zh: z.string(), en: z.string() }),
        confidence: z.string(),
        reached: z.boolean().nullable(),
      }),
    ),
  }),
})
