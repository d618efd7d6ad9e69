import type { Side, State } from '../complaint.contract.ts'
import type { ExtensionPart } from '../lifecycle/step.rules.ts'

export type Party = 'consumer' | 'merchant'
export type Extension = {
  readonly id: string
  readonly party: Party
  readonly days: number
  readonly askedAt: Date
  readonly statementId: string
  readonly hearBy: Date
  readonly answer: 'agrees' | 'objects' | null
  readonly answerStatement: string | null
  readonly state: 'asked' | 'granted' | 'refused' | 'moot'
  readonly grantedDays: number | null
  readonly decidedAt: Date | null
  readonly decisionStatement: string | null
  readonly untilAt: Date | null
  readonly endedAt: Date | null
}

/** Where somebody's time runs that an extension gives more of; what is decided, and what a court has, waits for nobody here. */
export const extendable = [
  'negotiating',
  'awaiting_consumer',
  'evidence',
  'mediating',
] as const satisfies readonly State[]
/** A test interrupts the evidence: a request that was made before is still good after it. */
export const keepsRequests = (state: State): boolean => state === 'testing' || extendable.some((one) => one === state)

export const isRunning = ({ state, untilAt, endedAt }: Extension, now: Date): boolean =>
  state === 'granted' && endedAt === null && untilAt !== null && untilAt > now

/** What the lifecycle has to know of it for this reader. */
export function extensionPart(all: readonly Extension[], side: Side, now: Date): ExtensionPart {
  const live = all.filter(({ state }) => state !== 'moot')
  const open = live.find(({ state }) => state === 'asked')
  const running = live.find((one) => isRunning(one, now))
  const current = open ?? running
  return {
    used: live.some(({ party }) => party === side),
    asked: open !== undefined,
    runs: running !== undefined,
    ofOther: current !== undefined && current.party !== side,
    answered: current !== undefined && current.answer !== null,
    heard: open !== undefined && (open.answer !== null || open.hearBy <= now),
  }
}

type Hearing = { readonly now: Date; readonly ends: Date; readonly stageDue: Date | null }
/**
 * Until when the other side is waited for. Where the time that is to be extended would be over by then, the platform decides at once and
 * hears the other side while the extension runs: a request must not be lost because it was heard.
 */
export const hearBy = ({ now, ends, stageDue }: Hearing): Date => (stageDue !== null && stageDue <= ends ? now : ends)
