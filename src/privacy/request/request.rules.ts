import type { Actor } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import {
  requestSteps,
  type RefusalGround,
  type RequestState,
  type RequestStep,
  type RequestType,
} from './request.contract.ts'
import { typeOf } from './type.rules.ts'
import { requestWords } from './words.rules.ts'

export type Request = {
  readonly id: string
  readonly number: string
  readonly type: RequestType
  readonly state: RequestState
  readonly accountId: string
  readonly consumerId: string | null
  readonly aboutId: string | null
  readonly wish: string | null
  readonly answer: string | null
  readonly ground: RefusalGround | null
  readonly duplicateOf: string | null
  readonly aboutConsumerId: string | null
  /** By kind of data; empty: everything. */
  readonly chosen: readonly string[]
  readonly carryAt: Date | null
  readonly certificate: string | null
  readonly officerId: string | null
  readonly receivedAt: Date
  readonly identityAt: Date | null
  readonly startedAt: Date | null
  readonly answeredAt: Date | null
  readonly closedAt: Date | null
  readonly clockId: string | null
  readonly nextDueAt: Date | null
  readonly overdue: boolean
  readonly version: number
}

type Side = 'person' | 'officer' | 'system'
type Line = { readonly by: Side; readonly from: readonly RequestState[]; readonly to: RequestState }
/** The one table: what is checked, which buttons there are, and what the walk of the tests may do. `lift` changes no state. */
export const stepTable: Readonly<Record<RequestStep, Line>> = {
  prove: { by: 'person', from: ['identity'], to: 'scoping' },
  'accept-identity': { by: 'officer', from: ['scoping'], to: 'executing' },
  'take-up': { by: 'officer', from: ['scoping'], to: 'executing' },
  settle: { by: 'officer', from: ['executing'], to: 'notified' },
  'plan-erasure': { by: 'officer', from: ['executing'], to: 'executing' },
  refuse: { by: 'officer', from: ['identity', 'scoping', 'executing'], to: 'refused' },
  withdraw: { by: 'person', from: ['identity', 'scoping', 'executing'], to: 'withdrawn' },
  lift: { by: 'person', from: ['notified', 'closed'], to: 'closed' },
}
/** What happens by itself. */
export const systemTable = {
  'ask-identity': { from: ['received'], to: 'identity' },
  admit: { from: ['received'], to: 'scoping' },
  begin: { from: ['scoping'], to: 'executing' },
  answer: { from: ['executing'], to: 'notified' },
  close: { from: ['notified'], to: 'closed' },
  lapse: { from: ['identity'], to: 'refused' },
} as const satisfies Record<string, Omit<Line, 'by'>>
export type SystemStep = keyof typeof systemTable

export const openStates: readonly RequestState[] = ['received', 'identity', 'scoping', 'executing']
export const isOpen = ({ state }: Pick<Request, 'state'>): boolean => openStates.includes(state)
/** In these the clock runs; in `identity` it stands still, on the record; in no other is there one. */
export const clockOf = ({ state }: Pick<Request, 'state'>): 'running' | 'paused' | 'none' => {
  if (!isOpen({ state })) return 'none'
  return state === 'identity' ? 'paused' : 'running'
}

/** As whom somebody reads it; null when it does not exist for them. Nobody handles what they asked for themselves. */
export function sideOf(actor: Actor, request: Pick<Request, 'accountId'>): Side | null {
  if (actor.kind === 'system') return 'system'
  if (actor.id === request.accountId) return 'person'
  return actor.roles.includes('privacy-officer') ? 'officer' : null
}

type Words = { readonly zh: string; readonly en: string }
/** Why a step cannot be taken by this actor now; null when it can. */
export function whyNot(step: RequestStep, request: Request, context: Context): Words | null {
  const { by, from } = stepTable[step]
  if (sideOf(context.actor, request) !== by) return requestWords.notYours
  if (!fits(step, request.type)) return requestWords.notOfThisType
  if (!from.includes(request.state)) return requestWords.states[request.state]
  const { carried } = typeOf(request.type)
  // What a program carries out is under way at once: it is neither refused half-way nor taken back.
  if ((step === 'refuse' || step === 'withdraw') && carried === 'program' && request.state === 'executing')
    return requestWords.byItself
  // The family’s wish is on its way: it is carried out, or taken back.
  if ((step === 'settle' || step === 'plan-erasure') && request.carryAt !== null) return requestWords.planned
  if (step === 'lift' && !context.restricted) return requestWords.notRestricted
  return null
}
export type Context = { readonly actor: Actor; readonly restricted: boolean }

export const stepsFor = (request: Request, context: Context) =>
  requestSteps
    .filter((step) => stepTable[step].by === sideOf(context.actor, request))
    .filter((step) => fits(step, request.type))
    .map((step) => {
      const reason = whyNot(step, request, context)
      return { step, allowed: reason === null, reason }
    })
/** Buttons that a request of this type never has are not shown at all. */
function fits(step: RequestStep, type: RequestType): boolean {
  const { carried, proof } = typeOf(type)
  if (step === 'lift') return type === 'restriction'
  if (step === 'prove') return proof === 'fresh'
  if (step === 'accept-identity') return proof === 'papers'
  if (step === 'plan-erasure') return type === 'kin'
  if (step === 'take-up') return carried === 'officer' && proof !== 'papers'
  return step === 'settle' ? carried === 'officer' : true
}

export function take(step: RequestStep, request: Request, by: Context & { readonly version: number }): Request {
  const reason = whyNot(step, request, by)
  if (reason) throw new Refusal('privacy-request.not-now', reason)
  if (by.version !== request.version) throw new Refusal('privacy-request.changed-meanwhile')
  const state = step === 'lift' ? request.state : stepTable[step].to
  return { ...request, state, version: request.version + 1 }
}

export function pass(step: SystemStep, request: Request): Request {
  const { from, to } = systemTable[step]
  if (!from.some((state) => state === request.state)) throw new Error(`privacy request: ${step} from ${request.state}`)
  return { ...request, state: to, version: request.version + 1 }
}
