import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { Id, Instant, route, type Words } from '../../kernel/route.contract.ts'
import { Awards, AwardView } from '../demand/demand.contract.ts'
import { Amount, CaseView, Reasoned, Remedy, textOf } from '../complaint.contract.ts'

/** Three decide together (7.1.3): the presiding member drafts, the others concur or dissent with reasons, the majority decides. */

const Versioned = Id.extend({ version: z.int().min(1).optional() })
const step = <I extends z.ZodObject>(resource: string, summary: Words, input: I) =>
  route({
    method: 'POST',
    path: `/api/complaints/:id/ruling/${resource}`,
    summary,
    who: ['arbitrator'],
    clause: '7.1.3',
    audit: `ruling.${resource}`,
    status: 201,
    input,
    output: CaseView,
  })

/** Ids of the rules it rests on, in force today. */
export const Cites = z.array(z.string().min(1).max(120)).max(20)
/** Files of the evidence it rests on: both sides have read each, and none was found not to count. */
export const RestsOn = z.array(z.string().min(1).max(60)).max(50).default([])

export const draftDecisions = ['consumer', 'partly', 'merchant', 'uphold', 'change', 'overturn', 'remand'] as const
export const DraftDecision = z.enum(draftDecisions)
export const draftRuling = step(
  'draft',
  { zh: '提出裁决草案（首席）', en: 'Propose a draft (presiding member)' },
  Versioned.extend({
    /** The first three of a ruling, the others of a review. */
    decision: DraftDecision,
    remedy: Remedy.default('refund'),
    amountFen: Amount.default(0),
    text: Reasoned,
    cites: Cites.min(1),
    restsOn: RestsOn,
    awards: Awards,
  }),
)
export const giveOpinion = step(
  'opinion',
  { zh: '同意草案或写明不同意见', en: 'Concur with the draft, or dissent' },
  Versioned.extend({
    /** The number of the draft that was read: nobody concurs with another one by accident. */
    draft: z.int().min(1),
    concurs: z.boolean(),
    text: textOf(0, 5000).default(''),
  }),
)
export const issuePanelRuling = step(
  'panel-ruling',
  { zh: '发出合议裁决', en: 'Issue the ruling of the panel' },
  Versioned,
)
export const leaveSeat = step(
  'seat-release',
  { zh: '退出裁决，请求换人', en: 'Give up the seat' },
  Versioned.extend({ text: Reasoned }),
)

export const SeatView = z.object({
  id: z.string(),
  part: z.enum(['presiding', 'member']),
  me: z.boolean(),
  /** For colleagues only. */
  name: z.string().nullable(),
  /** Whether it has spoken on the draft that lies before the panel; how, only the members know before the ruling is out. */
  spoken: z.boolean(),
  left: z.enum(['challenged', 'withdrew', 'silent']).nullable(),
})
export const PanelView = z.object({
  size: z.int(),
  /** By which rule of the platform three decide. */
  rule: z.object({ id: z.string(), zh: z.string(), en: z.string() }).nullable(),
  seats: z.array(SeatView),
  /** For its members only, until the ruling is out. */
  draft: z
    .object({
      version: z.int(),
      decision: DraftDecision,
      remedy: Remedy,
      amountFen: z.int(),
      awards: z.array(AwardView),
      reasons: z.string(),
      cites: z.array(z.string()),
      at: Instant,
    })
    .nullable(),
  opinions: z.array(z.object({ seat: z.string(), concurs: z.boolean(), reasons: z.string(), at: Instant })),
  /** By when the reader has to do his part. */
  clock: ClockView.nullable(),
})
export type PanelView = z.infer<typeof PanelView>
