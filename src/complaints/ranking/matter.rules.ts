import type { ClockEnd } from '../../kernel/clock/clock-end.rules.ts'
import type { CategoryCode, Outcome, State } from '../complaint.contract.ts'
import type { FigureId } from './performance.contract.ts'

/** What of a case is counted about its shop. */
export type Matter = {
  readonly kind: 'complaint' | 'aftersales'
  readonly id: string
  readonly number: string
  readonly merchantId: string
  readonly receivedAt: Date
  readonly category: CategoryCode | null
  readonly state: State | null
  readonly outcome: Outcome | null
  readonly closed: boolean
  readonly reopened: number
  /** When the shop first said something of substance. */
  readonly repliedAt: Date | null
  /** The first time that it had for that; null when it was never asked. */
  readonly answer: ClockEnd | null
  readonly mediated: boolean
  readonly ruled: 'consumer' | 'partly' | 'merchant' | null
  /** What it owed of it and by when: how many are decided, and how many of these it did in time. */
  readonly owed: number
  readonly kept: number
}

export type Standing = 'in-time' | 'late' | 'unanswered'
/** Null: not asked, still within its time, or over before its time was (withdrawn, taken on by the platform). */
export function answerOf({ answer, repliedAt }: Matter, now: Date): Standing | null {
  if (answer === null) return null
  const { dueAt, stoppedAt } = answer
  if (repliedAt !== null) return dueAt === null || repliedAt < dueAt ? 'in-time' : 'late'
  const end = stoppedAt ?? now
  return dueAt !== null && end >= dueAt ? 'unanswered' : null
}

export type Ending = 'settled' | 'mediated' | 'ruled-consumer' | 'ruled-partly' | 'ruled-merchant' | 'other'
/** How it ended, by whoever decided last: a ruling, both with a mediator, both alone. */
export function endingOf({ ruled, mediated, outcome }: Matter): Ending {
  if (ruled !== null) return `ruled-${ruled}`
  if (mediated) return 'mediated'
  return outcome === 'settled' || outcome === 'performed' ? 'settled' : 'other'
}

const broken: readonly (Outcome | null)[] = ['enforced', 'unperformed']

/** Whether a case is in the part of a figure, in its whole only, or not in it at all. The lists of cases come from the same. */
export function placeIn(figure: FigureId, matter: Matter, now: Date): 'part' | 'rest' | null {
  if ((figure === 'aftersales-answered') !== (matter.kind === 'aftersales')) return null
  const is = (yes: boolean) => (yes ? 'part' : 'rest')
  switch (figure) {
    case 'received':
      return 'part'
    case 'answered':
    case 'aftersales-answered': {
      const standing = answerOf(matter, now)
      return standing && is(standing === 'in-time')
    }
    case 'answer-time':
      return matter.repliedAt !== null && matter.answer !== null ? 'part' : null
    case 'settled':
    case 'mediated':
    case 'ruled-consumer':
    case 'ruled-partly':
    case 'ruled-merchant':
      return matter.closed ? is(endingOf(matter) === figure) : null
    case 'performed':
      return matter.owed > 0 ? is(matter.kept === matter.owed) : null
    case 'defaulted':
      return matter.owed > 0 || broken.includes(matter.outcome) ? is(broken.includes(matter.outcome)) : null
    case 'reopened':
      return matter.closed || matter.reopened > 0 ? is(matter.reopened > 0) : null
  }
}
