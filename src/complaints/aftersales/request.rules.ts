import type { z } from 'zod'
import type { AfterSalesRequest, FreightBy, Verdict } from '../../kernel/rulebook/aftersales-rule.contract.ts'
import { Refusal, type RefusalParams } from '../../kernel/refusal.ts'
import type { Currency, Side } from '../complaint.contract.ts'
import {
  stepNames,
  type AskReason,
  type CommandState,
  type Outcome,
  type Remedy,
  type State,
  type StepName,
} from './aftersales.contract.ts'
import { leadsTo, type Situation } from './fork.rules.ts'
import { timers, waitsFor, whyNot, type ActiveState } from './lifecycle.rules.ts'
import { mayContest, type Postage } from './postage.rules.ts'
import { stateWords } from './words.contract.ts'
import { steps } from './step-table.rules.ts'

export type Request = {
  readonly id: string
  readonly number: string
  readonly orderId: string
  readonly orderNumber: string
  readonly lineId: string
  readonly title: string
  readonly quantity: number
  readonly merchantId: string
  readonly consumerId: string
  readonly currency: z.infer<typeof Currency>
  readonly request: AfterSalesRequest
  readonly remedy: Remedy
  readonly reason: AskReason
  readonly policy: string
  readonly verdict: Exclude<Verdict, 'excluded'>
  readonly onSilence: 'approve' | 'complaint'
  readonly freight: FreightBy
  readonly receivedOn: string | null
  readonly amountFen: number
  readonly state: State
  readonly waitsFor: Side | null
  readonly outcome: Outcome | null
  readonly offer: { readonly remedy: Remedy; readonly amountFen: number } | null
  readonly stageClock: string | null
  readonly nextDueAt: Date | null
  readonly refundOrderedAt: Date | null
  readonly commandId: string | null
  readonly commandState: CommandState | null
  readonly refundedFen: number
  readonly refundedAt: Date | null
  readonly postage: Postage
  readonly complaintId: string | null
  readonly requestedAt: Date
  readonly answeredAt: Date | null
  readonly goodsReceivedAt: Date | null
  readonly closedAt: Date | null
  readonly version: number
}

const blocked: readonly (CommandState | null)[] = ['refused', 'failed', 'timed-out']
export const isRefundBlocked = ({ commandState }: Pick<Request, 'commandState'>): boolean =>
  blocked.includes(commandState)

export const situationOf = (request: Request, hasAddress: boolean): Situation => ({
  state: request.state,
  remedy: request.remedy,
  hasAddress,
  onSilence: request.onSilence,
  refundBlocked: isRefundBlocked(request),
  offer: request.offer,
  postageOpen: mayContest(request.postage),
})

/** One step asked for: by which side, on which version of the page, and whether the goods have somewhere to go. */
export type Asked = { readonly side: Side; readonly version?: number | undefined; readonly hasAddress: boolean }

/** The request after the step moved it, or the refusal that says why not. What else changes is the action's to add. */
export function take(name: StepName, request: Request, { side, version, hasAddress }: Asked): Request {
  const situation = situationOf(request, hasAddress)
  const code = whyNot(name, situation, side)
  if (code !== null) throw new Refusal(code, refusalParams(name, request))
  if (version !== undefined && version !== request.version) throw new Refusal('aftersales.changed-meanwhile')
  return { ...request, state: leadsTo(steps[name].moves[request.state] ?? request.state, situation) }
}

const isActive = (state: State): state is ActiveState => state !== 'closed'
/** The timer of the present state; null once it is closed. */
export const timerOf = ({ state }: Pick<Request, 'state'>) => (isActive(state) ? timers[state] : null)

/** The same for time. */
export function lapse(request: Request, hasAddress: boolean): Request {
  const timer = timerOf(request)
  return timer ? { ...request, state: leadsTo(timer.to, situationOf(request, hasAddress)) } : request
}

/** After any change: who has to act next, and that something changed. */
export const settled = (request: Request): Request => ({
  ...request,
  waitsFor: waitsFor(request.state),
  version: request.version + 1,
})

export const closedAs = (request: Request, outcome: Outcome, at: Date): Request => ({
  ...request,
  state: 'closed',
  outcome,
  closedAt: at,
})

/** Every step that could ever be this reader's, with the reason of those that cannot be taken now. */
export function allowedSteps(request: Request, side: Side) {
  const situation = situationOf(request, true)
  return stepNames
    .filter((name) => steps[name].by.includes(side))
    .map((name) => {
      const code = whyNot(name, situation, side)
      const { title, consequence } = steps[name]
      return {
        step: name,
        title,
        consequence,
        refusal: code === null ? null : new Refusal(code, refusalParams(name, request)),
      }
    })
}

function refusalParams(name: StepName, request: Request): RefusalParams {
  return {
    step: name,
    state: request.state,
    stateZh: stateWords[request.state].zh,
    stateEn: stateWords[request.state].en,
    stepZh: steps[name].title.zh,
    stepEn: steps[name].title.en,
  }
}
