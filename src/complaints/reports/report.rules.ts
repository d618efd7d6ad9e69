import { dayMs } from '../../kernel/calendar/span.ts'
import { Refusal } from '../../kernel/refusal.ts'
import {
  reportSteps,
  type ReportKind,
  type ReportOutcome,
  type ReportState,
  type ReportStep,
  type Taker,
} from './report.contract.ts'
import { stepWords } from './words.contract.ts'

export type Report = {
  readonly id: string
  readonly receipt: string
  readonly kind: ReportKind
  readonly state: ReportState
  readonly merchantId: string | null
  readonly shop: string
  readonly item: string
  readonly link: string
  readonly seenOn: string | null
  readonly seen: string
  readonly complaintId: string | null
  readonly mergedInto: string | null
  readonly agentId: string | null
  readonly outcome: ReportOutcome | null
  readonly taker: Taker | null
  readonly authority: string
  readonly authorityNumber: string
  readonly told: string
  readonly firstDecider: string | null
  readonly lookedAgain: boolean
  readonly extended: boolean
  readonly stageClock: string | null
  readonly nextDueAt: Date | null
  readonly receivedAt: Date
  readonly decidedAt: Date | null
  readonly closedAt: Date | null
  readonly version: number
}

/** In these a report takes others with it: repeats that arrive, and those that are merged into it by hand. */
export const takesOthers: readonly ReportState[] = ['received', 'checking', 'accepted']

/** From which states a step of the platform leads on. Silence leads nowhere: no report ends by itself. */
const from: Readonly<Record<ReportStep, readonly ReportState[]>> = {
  check: ['received'],
  extend: ['received', 'checking'],
  decide: ['received', 'checking'],
  // What was accepted has been promised to its informant, with the one who takes it on: that stands.
  merge: ['received', 'checking'],
  close: ['accepted'],
  review: ['reviewing'],
}

type Words = { readonly zh: string; readonly en: string }
/** Why a step cannot be taken by this person now; null when it can. */
export function whyNot(step: ReportStep, report: Report, person: string): Words | null {
  if (!from[step].includes(report.state)) return stepWords[report.state]
  if (step === 'extend' && report.extended) return { zh: '已经延长过一次', en: 'it was extended once already' }
  if (step === 'merge' && report.merchantId === null)
    return { zh: '还不知道是哪家店', en: 'it is not known which shop it is about' }
  if (step === 'review' && report.firstDecider === person)
    return { zh: '原来的结论是您作出的，要由另一人复核', en: 'the result was yours; somebody else looks again' }
  return null
}
export const stepsFor = (report: Report, person: string) =>
  reportSteps.map((step) => {
    const reason = whyNot(step, report, person)
    return { step, allowed: reason === null, reason }
  })

export function take(step: ReportStep, report: Report, by: { person: string; version: number }): Report {
  const reason = whyNot(step, report, by.person)
  if (reason && step === 'review' && report.state === 'reviewing') throw new Refusal('report.another-person')
  if (reason) throw new Refusal('report.not-now', reason)
  if (by.version !== report.version) throw new Refusal('report.changed-meanwhile')
  return { ...report, agentId: report.agentId ?? by.person, version: report.version + 1 }
}

/** The safety of people does not wait fifteen working days. */
export const checkClockOf = (kind: ReportKind): string =>
  kind === 'food-drug' || kind === 'prohibited' ? 'report.check-urgent' : 'report.check'

/** Until when a second look may be asked for; null when there is none to ask for. */
export function secondLookUntil(report: Report, now: Date, windowDays: number): Date | null {
  if (report.state !== 'closed' || report.closedAt === null || report.lookedAgain || report.outcome === 'confirmed')
    return null
  const until = new Date(report.closedAt.getTime() + windowDays * dayMs)
  return until < now ? null : until
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
type Thing = Pick<Report, 'merchantId' | 'kind' | 'item' | 'link'>
/** Whether two reports are about one thing: the same shop and kind, and the same item or page. */
export function isSameThing(a: Thing, b: Thing): boolean {
  if (a.merchantId === null || a.merchantId !== b.merchantId || a.kind !== b.kind) return false
  return (plain(a.item) !== '' && plain(a.item) === plain(b.item)) || (a.link !== '' && a.link === b.link)
}
