import type { State } from '../complaint.contract.ts'
import {
  HearingStep,
  type Absence,
  type HearingParty,
  type HearingStage,
  type HearingState,
} from './hearing.contract.ts'

/** While a hearing of this stage may be called, moved and answered. */
const during: Readonly<Record<HearingStage, readonly State[]>> = {
  mediation: ['mediating'],
  ruling: ['deliberating', 'review'],
}
export const isDuring = (stage: HearingStage, state: State): boolean => during[stage].includes(state)

/** Who takes a step, and in which states of the hearing. What else it needs is asked in `mayTake`. */
const steps = {
  vote: { by: 'party', from: ['proposed'] },
  choose: { by: 'presiding', from: ['proposed'] },
  confirm: { by: 'party', from: ['set'] },
  'ask-time': { by: 'party', from: ['set'] },
  'refuse-time': { by: 'presiding', from: ['set'] },
  adjourn: { by: 'presiding', from: ['proposed', 'set', 'held'] },
  cancel: { by: 'presiding', from: ['proposed', 'set'] },
  attendance: { by: 'presiding', from: ['set'] },
  minutes: { by: 'presiding', from: ['held'] },
  sign: { by: 'party', from: ['held'] },
  object: { by: 'party', from: ['held'] },
  close: { by: 'presiding', from: ['held'] },
} as const satisfies Record<HearingStep, { by: 'party' | 'presiding'; from: readonly HearingState[] }>

export type Word = 'signed' | 'objected'
export type Standing = {
  readonly state: HearingState
  /** Whether the stage it belongs to still lasts. */
  readonly lasts: boolean
  readonly startsAt: Date | null
  readonly now: Date
  readonly presides: boolean
  /** The reader's side, when it was called. */
  readonly side: HearingParty | null
  readonly confirmed: boolean
  readonly openRequests: number
  readonly asked: number
  readonly mostRequests: number
  readonly presented: boolean
  /** The sides that were called. */
  readonly called: readonly HearingParty[]
  readonly present: readonly HearingParty[]
  /** What each side has said on the last minutes. */
  readonly words: Readonly<Record<HearingParty, Word | null>>
}

/** The code of the refusal, or null when the step may be taken. */
export function whyNot(step: HearingStep, one: Standing): string | null {
  const { by, from } = steps[step]
  if (by === 'presiding' && !one.presides) return 'hearing.not-yours'
  if (by === 'party' && one.side === null) return 'hearing.not-yours'
  if (!from.some((state) => state === one.state)) return 'hearing.not-now'
  return whyNotNow(step, one)
}

function whyNotNow(step: HearingStep, one: Standing): string | null {
  const over = one.startsAt !== null && one.now >= one.startsAt
  switch (step) {
    case 'vote':
    case 'choose':
      return one.lasts ? null : 'hearing.not-now'
    case 'confirm':
      return one.lasts && !one.confirmed && !over ? null : 'hearing.not-now'
    case 'ask-time':
      if (!one.lasts || over) return 'hearing.not-now'
      return one.asked < one.mostRequests ? null : 'hearing.asked-already'
    case 'refuse-time':
      return one.openRequests > 0 ? null : 'hearing.request-over'
    case 'adjourn':
      return one.lasts && !one.presented ? null : 'hearing.not-now'
    case 'cancel':
      return null
    case 'attendance':
      return over ? null : 'hearing.not-begun'
    case 'minutes':
      return null
    case 'sign':
    case 'object':
      return one.presented && one.side !== null && one.words[one.side] === null ? null : 'hearing.not-now'
    case 'close':
      return mayClose(one) ? null : 'hearing.needs-minutes'
  }
}

/** Nobody came, or everybody who was called has said what he makes of the minutes. */
export const mayClose = ({ presented, called, present, words }: Standing): boolean =>
  presented ? called.every((side) => words[side] !== null) : present.length === 0

export const allSigned = ({ presented, called, words }: Standing): boolean =>
  presented && called.every((side) => words[side] === 'signed')

export const mayOf = (one: Standing): HearingStep[] => HearingStep.options.filter((step) => whyNot(step, one) === null)

/** Whoever was told too late has nothing to fear from staying away. */
export const ifAbsent = (absence: Absence, shortNotice: boolean): Absence | 'nothing' =>
  shortNotice ? 'nothing' : absence

type Slot = { readonly id: string; readonly startsAt: Date } & Readonly<Record<HearingParty, 'fits' | 'not' | null>>
/** The earliest time still to come that suits every side that was called; null while somebody has not said, or none does. */
export function agreedSlot(slots: readonly Slot[], called: readonly HearingParty[], now: Date): Slot | null {
  const suits = slots.filter((slot) => slot.startsAt > now && called.every((side) => slot[side] === 'fits'))
  return suits.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0] ?? null
}

export const hasVoted = (slots: readonly Slot[], side: HearingParty): boolean =>
  slots.length > 0 && slots.every((slot) => slot[side] !== null)
