import { z } from 'zod'
import { Day, Empty, Id, Instant, route } from '../../../kernel/route.contract.ts'
import { CategoryCode } from '../../complaint.contract.ts'

export const dutyLanguages = ['zh', 'en'] as const
export const DutyLanguage = z.enum(dutyLanguages)
export type DutyLanguage = z.infer<typeof DutyLanguage>

const dutyFields = {
  takesNew: z.boolean(),
  capacity: z.int().min(1).max(500),
  /** Empty: everything. */
  categories: z.array(CategoryCode).max(20),
  channels: z.array(z.string().min(1).max(60)).max(30),
  languages: z.array(DutyLanguage).max(2),
  /** 0 = Sunday. */
  weekdays: z.array(z.int().min(0).max(6)).max(7),
  holidays: z.boolean(),
  makeUp: z.boolean(),
  fromMinute: z.int().min(0).max(1439),
  untilMinute: z.int().min(1).max(1440),
}
export const Duty = z.object({ ...dutyFields, version: z.int() })
export type Duty = z.infer<typeof Duty>

export const absenceKinds = ['leave', 'elsewhere'] as const
export const AbsenceKind = z.enum(absenceKinds)
export const Absence = z.object({
  id: z.string(),
  fromDay: Day,
  untilDay: Day,
  kind: AbsenceKind,
  /** On the first day, what runs out before the return goes to colleagues. */
  handOver: z.boolean(),
  /** How many did; null before the first day. */
  handed: z.int().nullable(),
})
export type Absence = z.infer<typeof Absence>

/** Why somebody is not given a new complaint now. */
export const whyNots = [
  'no-duty',
  'takes-none',
  'absent',
  'off-duty',
  'full',
  'category',
  'channel',
  'language',
  'side',
] as const
export const WhyNot = z.enum(whyNots)
export type WhyNot = z.infer<typeof WhyNot>

export const RosterRow = z.object({
  id: z.string(),
  name: z.string(),
  open: z.int(),
  /** Null while nobody has said when and for what this person is on duty. */
  duty: Duty.nullable(),
  absences: z.array(Absence),
  /** Null: gets new complaints now. */
  whyNot: WhyNot.nullable(),
})
export type RosterRow = z.infer<typeof RosterRow>
export const Roster = z.object({
  rows: z.array(RosterRow),
  /** Who mediates or decides and has no duty at the desk: whoever is away is not drawn where somebody else is there. */
  others: z.array(RosterRow.pick({ id: true, name: true, absences: true })),
  /** How many complaints nobody has. */
  waiting: z.int(),
  today: z.object({
    day: Day,
    kind: z.enum(['workday', 'weekend', 'holiday', 'make-up']),
    name: z.string().nullable(),
  }),
})
export type Roster = z.infer<typeof Roster>

export const readRoster = route({
  method: 'GET',
  path: '/api/complaint-roster',
  summary: { zh: '值班表：技能、容量、班次、缺勤', en: 'The roster: skills, capacity, shifts, absences' },
  who: ['agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.3.1',
  input: Empty,
  output: Roster,
})

export const saveDuty = route({
  method: 'POST',
  path: '/api/complaint-roster/:id',
  summary: { zh: '设置一位专员的值班', en: 'Say when and for what an agent is on duty' },
  who: ['admin'],
  clause: '7.3.1',
  audit: 'complaint-roster.save',
  input: Id.extend({ ...dutyFields, version: z.int().min(0) }),
  output: Roster,
})

/** One enters one's own; the administrator anybody's. */
export const addAbsence = route({
  method: 'POST',
  path: '/api/complaint-absences',
  summary: { zh: '登记缺勤', en: 'Enter an absence' },
  who: ['agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.3.1',
  audit: 'complaint-absence.add',
  status: 201,
  input: z.strictObject({
    accountId: z.string().min(1).max(60),
    fromDay: Day,
    untilDay: Day,
    kind: AbsenceKind,
    handOver: z.boolean().default(true),
  }),
  output: Roster,
})

export const cancelAbsence = route({
  method: 'POST',
  path: '/api/complaint-absences/:id/cancellation',
  summary: { zh: '撤销缺勤', en: 'Take an absence back' },
  who: ['agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.3.1',
  audit: 'complaint-absence.cancel',
  status: 201,
  input: Id,
  output: Roster,
})

export const Considered = z.object({
  id: z.string(),
  load: z.int(),
  capacity: z.int(),
  whyNot: WhyNot.nullable(),
})
export type Considered = z.infer<typeof Considered>

export const AssignmentHow = z.enum(['rule', 'next', 'hand-over', 'lead', 'absence'])
export type AssignmentHow = z.infer<typeof AssignmentHow>
export const AssignmentView = z.object({
  id: z.string(),
  how: AssignmentHow,
  agent: z.string().nullable(),
  before: z.string().nullable(),
  by: z.string().nullable(),
  at: Instant,
  /** With it anybody can repeat the choice. */
  seed: z.string().nullable(),
  considered: z.array(Considered.extend({ name: z.string() })),
})
export type AssignmentView = z.infer<typeof AssignmentView>

export const listAssignments = route({
  method: 'GET',
  path: '/api/complaints/:id/assignments',
  summary: { zh: '这件投诉为什么分给他', en: 'Why this complaint was given to whoever has it' },
  who: ['agent', 'admin'],
  clause: '7.3.1',
  input: Id,
  output: z.object({ rows: z.array(AssignmentView) }),
})

/** The most urgent one that nobody has and the caller can do; two who take at once get two. */
export const takeNext = route({
  method: 'POST',
  path: '/api/complaint-next',
  summary: { zh: '领取下一件', en: 'Take the next complaint' },
  who: ['agent'],
  clause: '7.3.1',
  audit: 'complaint.take-next',
  status: 201,
  input: Empty,
  output: z.object({ id: z.string(), receipt: z.string() }),
})
