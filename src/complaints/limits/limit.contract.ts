import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { Day, Id, Instant, route } from '../../kernel/route.contract.ts'
import { Bilingual } from '../../kernel/rulebook/rule-parts.contract.ts'
import { Confidence } from '../../kernel/rulebook/rulebook.contract.ts'

/** What the law says about time in one case: whose duty it is, since when it counts and why, under which version of which article. */

/** What happened outside the platform, as a colleague entered it; in the order in which it happens. */
export const milestoneKinds = [
  'goods-back',
  'goods-not-back',
  'courier-told',
  'courier-answered',
  'authority-received',
  'authority-refused',
  'authority-accepted',
  'test-began',
  'test-ended',
  'lead-found',
  'lead-decided',
  'authority-settled',
  'mediation-ended',
  'told-of-end',
] as const
export const MilestoneKind = z.enum(milestoneKinds)
export type MilestoneKind = z.infer<typeof MilestoneKind>

/** Whom a limit binds. Only what binds the platform or the shop counts for the queue. */
export const Bound = z.enum(['platform', 'merchant', 'consumer', 'courier', 'authority', 'both'])
export type Bound = z.infer<typeof Bound>

/** From what it counts. `said`: a side says so and nobody has checked. */
export const LimitBasis = z.enum([
  'asked',
  'said-back',
  'said-received',
  'arrived',
  'agreed',
  ...MilestoneKind.extract([
    'goods-back',
    'courier-told',
    'authority-received',
    'authority-accepted',
    'lead-found',
    'mediation-ended',
  ]).options,
])
export type LimitBasis = z.infer<typeof LimitBasis>

export const LimitView = z.object({
  rule: z.string(),
  title: Bilingual,
  summary: Bilingual,
  source: z.object({ id: z.string(), title: Bilingual, number: z.string().nullable() }),
  article: z.string().nullable(),
  /** The version it began under, by its first day. It stays for the life of the limit, whatever comes into force meanwhile. */
  ruleFrom: Day,
  confidence: Confidence,
  note: Bilingual.nullable(),
  bound: Bound,
  duty: Bilingual,
  starts: Bilingual,
  basis: LimitBasis,
  startedOn: Day,
  /** Null while it runs, and where nobody has told us that it was kept. */
  stoppedOn: Day.nullable(),
  /** It is a clock of this case: it is watched here, and the earliest of those leads the queue. */
  counts: z.boolean(),
  /** The earliest of all that run and count, the promises of the platform among them. */
  leads: z.boolean(),
  clock: ClockView,
})
export type LimitView = z.infer<typeof LimitView>

export const MilestoneView = z.object({
  id: z.string(),
  kind: MilestoneKind,
  happenedOn: Day,
  /** Colleagues only. */
  by: z.string().nullable(),
  at: Instant,
})
export type MilestoneView = z.infer<typeof MilestoneView>

export const LimitsView = z.object({
  limits: z.array(LimitView),
  /** What is due first of all that the platform and the shop owe, and whether that is our promise or a limit of the law. */
  first: z
    .object({ rule: z.string(), title: Bilingual, lastDay: Day, kind: z.enum(['service', 'statutory']) })
    .nullable(),
  /** The day that a letter of an authority names; for colleagues and authorities. */
  letters: z.array(
    z.object({ channel: z.string(), reference: z.string(), answerBy: Day, answeredAt: Instant.nullable() }),
  ),
  milestones: z.array(MilestoneView),
  /** What the reader may enter now. */
  mayEnter: z.array(MilestoneKind),
})
export type LimitsView = z.infer<typeof LimitsView>

export const readLimits = route({
  method: 'GET',
  path: '/api/complaints/:id/limits',
  summary: { zh: '这件投诉的法定期限', en: 'The limits of the law in a case' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin', 'regulator'],
  clause: '7.1.4',
  input: Id,
  output: LimitsView,
})

const entering = { who: ['agent', 'machine'], scope: 'complaints.write', clause: '7.2.2' } as const
export const enterMilestone = route({
  method: 'POST',
  path: '/api/complaints/:id/milestones',
  summary: {
    zh: '登记平台之外发生的事（机关受理、调解终止、快递答复等）',
    en: 'Enter what happened elsewhere: an authority accepted, mediation ended, a courier answered',
  },
  ...entering,
  audit: 'complaint.milestone',
  status: 201,
  input: Id.extend({ kind: MilestoneKind, happenedOn: Day }),
  output: LimitsView,
})
export const withdrawMilestone = route({
  method: 'POST',
  path: '/api/complaints/:id/milestones/:milestone/withdrawal',
  summary: { zh: '撤销登记错误的节点', en: 'Take back what was entered by mistake' },
  ...entering,
  audit: 'complaint.milestone-withdrawal',
  status: 201,
  input: Id.extend({ milestone: z.string().min(1).max(60) }),
  output: LimitsView,
})
