import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { Instant } from '../../kernel/route.contract.ts'
import { Reader, textOf } from '../complaint.contract.ts'

/** Hearings (7.1.2, 7.1.3): what a reader sees of one. */

export const HearingStage = z.enum(['mediation', 'ruling'])
export type HearingStage = z.infer<typeof HearingStage>
export const Form = z.enum(['video', 'phone', 'in-person'])
export type Form = z.infer<typeof Form>
export const HearingState = z.enum(['proposed', 'set', 'held', 'closed', 'cancelled'])
export type HearingState = z.infer<typeof HearingState>
/** What follows when a side does not come: it goes on without it, or another day is set. */
export const Absence = z.enum(['goes-on', 'put-off'])
export type Absence = z.infer<typeof Absence>
export const HearingParty = z.enum(['consumer', 'merchant'])
export type HearingParty = z.infer<typeof HearingParty>
export const Part = z.enum(['consumer', 'merchant', 'presiding', 'member'])
export type Part = z.infer<typeof Part>

export const mostSlots = 5
export const Length = z.int().min(10).max(240)
export const Place = textOf(2, 300)
export const Agenda = textOf(4, 1000)
export const Times = z.array(Instant).min(1).max(mostSlots)

/** What is worth a look before a time is sent out; none of it forbids it. */
export const HearingWarning = z.enum([
  'short-notice',
  'day-off',
  'outside-hours',
  'after-stage',
  'clash',
  'adjourned-often',
])
export type HearingWarning = z.infer<typeof HearingWarning>
export const WarningView = z.object({
  code: HearingWarning,
  /** Whose other hearing it is, and in which matter: for staff only. */
  clash: z.object({ part: Part, receipt: z.string(), startsAt: Instant, length: z.int() }).nullable(),
})
export type WarningView = z.infer<typeof WarningView>

export const HearingStep = z.enum([
  'vote',
  'choose',
  'confirm',
  'ask-time',
  'refuse-time',
  'adjourn',
  'cancel',
  'attendance',
  'minutes',
  'sign',
  'object',
  'close',
])
export type HearingStep = z.infer<typeof HearingStep>

const Fit = z.enum(['fits', 'not']).nullable()
export const SlotView = z.object({ id: z.string(), startsAt: Instant, consumer: Fit, merchant: Fit })
export const AttendeeView = z.object({
  part: Part,
  /** For staff only. */
  name: z.string().nullable(),
  me: z.boolean(),
  confirmed: z.boolean(),
  attended: z.boolean().nullable(),
})
export const RequestView = z.object({
  id: z.string(),
  side: HearingParty,
  reason: z.string(),
  wishedAt: Instant.nullable(),
  state: z.enum(['open', 'granted', 'refused']),
  answer: z.string().nullable(),
  at: Instant,
})
export const WordView = z.object({ word: z.enum(['signed', 'objected']), note: z.string(), at: Instant })
export const MinutesView = z.object({
  version: z.int(),
  text: z.string(),
  /** The text under which both sides sign, and its SHA-256. */
  document: z.string(),
  hash: z.string(),
  at: Instant,
  consumer: WordView.nullable(),
  merchant: WordView.nullable(),
})
export type MinutesView = z.infer<typeof MinutesView>

export const HearingView = z.object({
  id: z.string(),
  complaint: z.string(),
  receipt: z.string(),
  number: z.int(),
  viewer: Reader,
  stage: HearingStage,
  form: Form,
  state: HearingState,
  startsAt: Instant.nullable(),
  length: z.int(),
  place: z.string(),
  agenda: z.string(),
  absence: Absence,
  /** What staying away means here: nothing at all when the notice was too short. */
  ifAbsent: z.enum(['goes-on', 'put-off', 'nothing']),
  presides: z.boolean(),
  slots: z.array(SlotView),
  attendees: z.array(AttendeeView),
  requests: z.array(RequestView),
  adjourned: z.int(),
  reason: z.string().nullable(),
  minutes: MinutesView.nullable(),
  /** The time to sign or object. */
  clock: ClockView.nullable(),
  /** For whoever presides: what speaks against the time that is set. */
  warnings: z.array(WarningView),
  may: z.array(HearingStep),
})
export type HearingView = z.infer<typeof HearingView>

/** The rules of the platform for hearings, as the rulebook has them today. */
export const HearingRules = z.object({
  noticeHours: z.int(),
  mostAdjournments: z.int(),
  mostRequests: z.int(),
  workingHours: z.string(),
})
export type HearingRules = z.infer<typeof HearingRules>
export const HearingsView = z.object({
  id: z.string(),
  receipt: z.string(),
  viewer: Reader,
  /** The stage for which the reader may call a hearing now; null when he may not. */
  calls: HearingStage.nullable(),
  rules: HearingRules,
  rows: z.array(HearingView),
})
export type HearingsView = z.infer<typeof HearingsView>
