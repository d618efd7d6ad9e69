import type { ClockView } from '../kernel/clock/clock.contract.ts'
import { startAfterEnd } from '../kernel/clock/clock.rules.ts'
import type { Reader, Side } from './complaint.contract.ts'
import type { Complaint } from './complaint.rules.ts'

export type StagedClock = ClockView & { readonly stage: string }
type Position = Pick<Complaint, 'state' | 'respondedAt' | 'stageClock' | 'resumeClock'>

/** Whether a clock still asks something of somebody; one that ran out does, until what it asks for is done. */
export function runsOn(clock: StagedClock, complaint: Position): boolean {
  if (complaint.state === 'closed' || clock.stoppedAt !== null) return false
  if (clock.stage === 'respond') return complaint.respondedAt === null || clock.id === complaint.stageClock
  if (clock.stage === 'finish' || clock.kind === 'statutory') return true
  return clock.id === complaint.stageClock || clock.id === complaint.resumeClock
}

const besideStages = ['respond', 'finish']
/** The timer of the stage that a complaint was in just after `at`: what was asked then keeps its day, however far the case has gone since. */
export function timerAt(clocks: readonly StagedClock[], at: Date): StagedClock | null {
  const running = clocks.filter(
    ({ kind, stage, startedAt, stoppedAt }) =>
      kind === 'service' &&
      !besideStages.includes(stage) &&
      Date.parse(startedAt) <= at.getTime() &&
      (stoppedAt === null || Date.parse(stoppedAt) > at.getTime()),
  )
  return running.toSorted((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))[0] ?? null
}

export function earliestDue(clocks: readonly Pick<ClockView, 'dueAt'>[]): Date | null {
  const instants = clocks.map((clock) => Date.parse(clock.dueAt))
  return instants.length === 0 ? null : new Date(Math.min(...instants))
}

/** The one clock that a list shows to this reader: its own turn first, else what ends first. */
export function clockFor(
  reader: Reader,
  complaint: Position & { waitsFor: Side | null },
  clocks: readonly StagedClock[],
) {
  const running = clocks
    .filter((clock) => runsOn(clock, complaint))
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  const own = running.find((clock) => clock.id === complaint.stageClock)
  return (complaint.waitsFor === reader && own) || running[0] || null
}

/** So late, whoever is asked next has not been robbed of a day. */
const promptMs = 3_600_000

/**
 * From when the next stage counts after one that ended in silence: from that end, so that silence costs nobody a day; but when the
 * end was noticed late (the program stood still), from now, so that nobody's time runs before they were told.
 */
export const nextStageStart = (endedAt: Date, now: Date): Date =>
  now.getTime() - endedAt.getTime() <= promptMs ? startAfterEnd(endedAt) : now
