import { z } from 'zod'
import type { Who } from '../../kernel/role.contract.ts'
import { Id, Instant, route } from '../../kernel/route.contract.ts'
import { Awards, AwardView } from '../demand/demand.contract.ts'
import { Cites, PanelView, RestsOn } from './panel.contract.ts'
import { Amount, CaseView, FileIds, Reasoned, Remedy, Text, textOf } from '../complaint.contract.ts'

/** The platform's ruling (7.1.3), 平台裁决: never arbitration in the sense of the Arbitration Law. */

const Versioned = Id.extend({ version: z.int().min(1).optional() })
type About = { readonly zh: string; readonly en: string; readonly who: readonly Who[] }
const step = <I extends z.ZodObject>(resource: string, { zh, en, who }: About, input: I) =>
  route({
    method: 'POST',
    path: `/api/complaints/:id/${resource}`,
    summary: { zh, en },
    who,
    clause: '7.1.3',
    audit: `ruling.${resource}`,
    status: 201,
    input,
    output: CaseView,
  })

const parties = ['consumer', 'merchant'] as const
export const applyForRuling = step(
  'ruling/application',
  { zh: '申请平台裁决', en: 'Ask for the ruling', who: parties },
  Versioned.extend({
    /** With the same wish of the other side: `three` decide whatever the amount, or a `lay` panel is asked first. */
    panel: z.enum(['rule', 'three', 'lay']).default('rule'),
  }),
)
export const refuseRuling = step(
  'ruling/refusal',
  { zh: '不同意平台裁决', en: 'Refuse the ruling', who: parties },
  Versioned.extend({ text: Text }),
)
export const challenge = step(
  'ruling/challenge',
  { zh: '申请裁决员回避', en: 'Challenge the arbitrator', who: parties },
  Versioned.extend({ text: Reasoned }),
)
export const assignArbitrator = step(
  'ruling/assignment',
  { zh: '开始裁决', en: 'Begin the ruling', who: ['agent', 'admin'] },
  Versioned,
)
export const issueRuling = step(
  'ruling',
  { zh: '发出裁决', en: 'Issue the ruling', who: ['arbitrator'] },
  Versioned.extend({
    decision: z.enum(['consumer', 'partly', 'merchant']),
    remedy: Remedy,
    amountFen: Amount,
    text: Reasoned,
    /** Ids of the rules it rests on, in force today. */
    cites: Cites.min(1),
    restsOn: RestsOn,
    /** Upon what the consumer demands by law, with a finding for each; without them no such demand is granted. */
    awards: Awards,
  }),
)
export const askEvidence = step(
  'ruling/evidence-request',
  { zh: '要求补充证据（限一次）', en: 'Ask for more evidence (once)', who: ['arbitrator'] },
  Versioned.extend({ text: Reasoned }),
)
export const appeal = step(
  'ruling/appeal',
  { zh: '申请复核裁决', en: 'Appeal against the ruling', who: parties },
  Versioned.extend({ text: Reasoned, files: FileIds.default([]) }),
)
export const decideReview = step(
  'review',
  { zh: '作出复核决定', en: 'Decide the review', who: ['arbitrator'] },
  Versioned.extend({
    decision: z.enum(['uphold', 'change', 'overturn', 'remand']),
    remedy: Remedy.default('refund'),
    amountFen: Amount.default(0),
    text: Reasoned,
    /** A review rests on rules as a ruling does. */
    cites: Cites.min(1),
    restsOn: RestsOn,
    /** Of a change: everything that is awarded then; what was awarded before and is not named falls away. */
    awards: Awards,
  }),
)

export const RulingView = z.object({
  id: z.string(),
  kind: z.enum(['ruling', 'review']),
  decision: z.string().nullable(),
  decidedBy: z.enum(['person', 'default']).nullable(),
  remedy: Remedy.nullable(),
  amountFen: z.int().nullable(),
  /** What was awarded by law beside it. */
  awards: z.array(AwardView),
  reasons: z.string().nullable(),
  cites: z.array(z.string()),
  /** The evidence it rests on, by its number in the file. */
  evidence: z.array(z.object({ file: z.string(), number: z.int(), name: z.string() })),
  /** Slips put right afterwards; the reasons above stay as they were issued. */
  corrections: z.array(z.object({ wrong: z.string(), instead: z.string(), reason: z.string(), at: Instant })),
  /** Whether the reader ruled and may put a slip right. */
  corrects: z.boolean(),
  /** Who was drawn, for colleagues only; the parties learn that somebody was, and may challenge. */
  arbitrator: z.object({ assigned: z.boolean(), me: z.boolean(), name: z.string().nullable() }),
  /** Null where one decides alone. */
  panel: PanelView.nullable(),
  /** With the candidates in the fact log, everybody can repeat the draw. */
  seed: z.string(),
  assignedAt: Instant,
  at: Instant.nullable(),
})
export type RulingView = z.infer<typeof RulingView>
export const readRulings = route({
  method: 'GET',
  path: '/api/complaints/:id/rulings',
  summary: { zh: '查看裁决与复核', en: 'Rulings and reviews of a complaint' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.3',
  input: Id,
  output: z.object({ rows: z.array(RulingView) }),
})

/** What whoever rules begins with: the parts that reasons have, filled with what both sides and the findings already say. */
export const readPaper = route({
  method: 'GET',
  path: '/api/complaints/:id/ruling-paper',
  summary: { zh: '裁决理由的底稿', en: 'A paper for the reasons of a ruling' },
  who: ['arbitrator'],
  clause: '7.1.3',
  input: Id,
  output: z.object({
    text: z.string(),
    /** Of a review that one side alone asked for: it is not worse off for having asked. */
    bounds: z
      .object({
        by: z.enum(['consumer', 'merchant']),
        leastFen: z.int().nullable(),
        mostFen: z.int().nullable(),
        /** Whether the ruling can be changed at all. */
        changes: z.boolean(),
      })
      .nullable(),
    exhibits: z.array(
      z.object({
        id: z.string(),
        number: z.int(),
        name: z.string(),
        admitted: z.enum(['whole', 'part', 'not']).nullable(),
      }),
    ),
  }),
})

/** Wording or arithmetic only; the result, its remedy and its amounts cannot be reached by this. */
export const correctRuling = route({
  method: 'POST',
  path: '/api/complaints/:id/rulings/:ruling/corrections',
  summary: { zh: '更正裁决中的笔误', en: 'Put a slip in a ruling right' },
  who: ['arbitrator'],
  clause: '7.1.3',
  audit: 'ruling.correct',
  status: 201,
  input: Id.extend({
    ruling: z.string().min(1).max(60),
    /** As it stands in the reasons, where it stands once. */
    wrong: textOf(1, 300),
    instead: textOf(1, 300),
    text: Reasoned,
  }),
  output: CaseView,
})
