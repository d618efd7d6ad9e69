import type { Fact, NewFact } from '../kernel/fact/fact.ts'
import { refuse } from '../kernel/refusal.ts'
import {
  amountNeeded,
  CommandKind,
  commandKinds,
  CommandPayload,
  CommandState,
  spendsOrder,
  type CommandView,
} from './command.contract.ts'
import type { CommandRow, Target } from './command.store.ts'

export type NewCommand = {
  readonly kind: CommandKind
  readonly target: string
  readonly payload: CommandPayload
  /** The thing for which it is asked, e.g. a complaint; its timeline tells what became of it. */
  readonly reason: string | null
  /** Asking again with the same word is the same command. */
  readonly dedupe: string
}

/** The fact by which another capability asks for a command: it records it, and the marketplace capability acts. */
export const commandAsked = 'marketplace.command-asked'
export type Asked = {
  readonly reason: string
  readonly kind: CommandKind
  readonly target: string
  readonly amountFen?: number
  readonly merchant?: string
  readonly until?: Date
}
export const askCommand = ({ reason, kind, target, amountFen, merchant, until }: Asked): NewFact => ({
  kind: commandAsked,
  subject: reason,
  data: {
    command: kind,
    target,
    ...(amountFen !== undefined && { amountFen }),
    ...(merchant !== undefined && { merchant }),
    ...(until && { until: until.toISOString() }),
  },
})

/** One fact asks for one command, however often it is heard. */
export function commandOf(fact: Fact): NewCommand {
  const { command, target, amountFen, merchant, until } = fact.data
  return {
    kind: CommandKind.parse(command),
    target: String(target),
    payload: CommandPayload.parse({
      ...(amountFen !== undefined && { amountFen }),
      ...(merchant !== undefined && { merchant }),
      ...(until !== undefined && { until }),
    }),
    reason: fact.subject,
    dedupe: `fact:${fact.id}`,
  }
}

const prefixOf = (id: string): string => id.split('_')[0] ?? ''
export const fitsTarget = (kind: CommandKind, target: string): boolean =>
  commandKinds[kind].targets.some((prefix) => prefix === prefixOf(target))

export function assertSensible({ kind, target, payload }: NewCommand, known: Target): void {
  if (!fitsTarget(kind, target)) refuse('command.target-unfit', { kind, target })
  const { amountFen } = payload
  if (amountNeeded.includes(kind) && amountFen === undefined) refuse('command.amount-missing')
  if (spendsOrder(kind) && amountFen !== undefined && known.leftFen !== null && amountFen > known.leftFen)
    refuse('command.amount-too-high', { amountFen, leftFen: known.leftFen })
}

/**
 * The target as it stands once what was asked for comes true. Of a refund that was carried out we may have heard already or
 * not yet, so the larger of the two counts.
 */
export function afterOthers(known: Target, asked: { readonly openFen: number; readonly doneFen: number }): Target {
  if (known.leftFen === null) return known
  const unheard = Math.max(0, asked.doneFen - (known.refundedFen ?? 0))
  return { ...known, leftFen: Math.max(0, known.leftFen - unheard - asked.openFen) }
}

export const answerBy = (kind: CommandKind, from: Date): Date =>
  new Date(from.getTime() + commandKinds[kind].answerWithinMinutes * 60_000)

const retryable: readonly CommandState[] = ['failed', 'timed-out', 'refused']
export const mayRetry = (state: CommandState): boolean => retryable.includes(state)
/** An answer ends everything but another answer; also one that comes after we stopped waiting. */
export const isAnswered = (state: CommandState): boolean => state === 'confirmed' || state === 'refused'

export function viewOf(row: CommandRow): CommandView {
  const state = CommandState.parse(row.state)
  return {
    id: row.id,
    kind: CommandKind.parse(row.kind),
    source: row.source,
    target: row.target,
    payload: CommandPayload.parse(row.payload),
    state,
    reason: row.reason,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    attempts: row.attempts,
    lastStatus: row.last_status,
    lastError: row.last_error,
    nextTryAt: row.next_try_at?.toISOString() ?? null,
    sentAt: row.sent_at?.toISOString() ?? null,
    confirmBy: row.confirm_by.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    answer: answerOf(row.answer),
    mayRetry: mayRetry(state),
  }
}
const answerOf = (answer: unknown): Record<string, unknown> | null =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? { ...answer } : null

/** What happened to a command stands on the timeline of what it was asked for. */
export const told = (row: CommandRow, what: string, more: NonNullable<NewFact['data']> = {}): NewFact => ({
  kind: `command.${what}`,
  subject: row.reason ?? row.target,
  data: { command: row.id, does: row.kind, target: row.target, ...more },
})

export type OwnNumbers = { readonly target: string; readonly merchant: string | null }
/** What the marketplace receives: a CloudEvent, what it is about under our id and under its own. */
export const messageOf = (row: CommandRow, own: OwnNumbers) => ({
  specversion: '1.0',
  id: row.id,
  source: 'xiaobao',
  type: `com.xiaobao.command.${row.kind}`,
  time: row.requested_at.toISOString(),
  datacontenttype: 'application/json',
  data: {
    command: row.id,
    kind: row.kind,
    target: { id: row.target, externalId: own.target },
    reason: row.reason,
    answerBy: row.confirm_by.toISOString(),
    ...payloadOf(row, own.merchant),
  },
})
function payloadOf(row: CommandRow, externalId: string | null) {
  const { merchant, ...payload } = CommandPayload.parse(row.payload)
  return { ...payload, ...(merchant !== undefined && { merchant: { id: merchant, externalId } }) }
}
