import type { z } from 'zod'
import type { ClockView } from '../../kernel/clock/clock.contract.ts'
import type { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { wordsOf } from '../../kernel/refusal.ts'
import type { Policy } from '../../kernel/rulebook/eligibility.rules.ts'
import type { Words } from '../../kernel/route.contract.ts'
import type { Side } from '../complaint.contract.ts'
import type { AllowedStep, RequestRow, RequestView, StatementView } from './aftersales.contract.ts'
import type { Parcel, Statement } from './file.store.ts'
import { policyHead } from './reason.rules.ts'
import { aftersalesRefusals } from './refusal-words.contract.ts'
import { allowedSteps, type Request } from './request.rules.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

export function viewRow(
  request: Request,
  around: { readonly merchantName: string; readonly clock: ClockView | null },
): z.input<typeof RequestRow> {
  return { ...viewHead(request, around.merchantName), clock: around.clock }
}

const viewHead = (request: Request, merchantName: string) => ({
  id: request.id,
  number: request.number,
  title: request.title,
  quantity: request.quantity,
  request: request.request,
  remedy: request.remedy,
  state: request.state,
  waitsFor: request.waitsFor,
  outcome: request.outcome,
  amountFen: request.amountFen,
  currency: request.currency,
  orderId: request.orderId,
  orderNumber: request.orderNumber,
  merchant: { id: request.merchantId, name: merchantName },
  requestedAt: request.requestedAt.toISOString(),
  closedAt: iso(request.closedAt),
  refundedAt: iso(request.refundedAt),
  complaintId: request.complaintId,
})

export type Parts = {
  readonly side: Side
  readonly merchantName: string
  readonly policy: Policy
  readonly said: readonly { readonly rule: string; readonly title: Words }[]
  readonly returnAddress: string | null
  readonly mostPostageFen: number
  readonly parcels: readonly Parcel[]
  readonly statements: readonly Statement[]
  readonly evidence: readonly { readonly fileId: string; readonly statementId: string }[]
  readonly files: readonly z.input<typeof FileView>[]
  readonly authors: ReadonlyMap<string, string>
  readonly clocks: readonly ClockView[]
}

export function viewRequest(request: Request, parts: Parts): z.input<typeof RequestView> {
  const own = parts.clocks.find(({ id }) => id === request.stageClock)
  return {
    ...viewHead(request, parts.merchantName),
    reason: request.reason,
    verdict: request.verdict,
    policy: policyHead(parts.policy),
    freight: request.freight,
    receivedOn: request.receivedOn,
    answeredAt: iso(request.answeredAt),
    goodsReceivedAt: iso(request.goodsReceivedAt),
    refund: {
      orderedAt: iso(request.refundOrderedAt),
      // Which command it was is the platform's own business.
      commandId: parts.side === 'platform' ? request.commandId : null,
      commandState: request.commandState,
      refundedFen: request.refundedFen,
    },
    postage: {
      mostFen: parts.mostPostageFen,
      statedFen: request.postage.statedFen,
      grantedFen: request.postage.grantedFen,
      orderedAt: iso(request.postage.orderedAt),
      commandState: request.postage.commandState,
      paidAt: iso(request.postage.paidAt),
    },
    offered: request.offer && { ...request.offer },
    said: parts.said.map(({ rule, title }) => ({ rule, title: { ...title } })),
    returnAddress: parts.returnAddress,
    parcels: parts.parcels.map((one) => ({ ...one, sentAt: one.sentAt.toISOString() })),
    statements: parts.statements.map((one) => viewStatement(one, parts)),
    clocks: [...parts.clocks],
    steps: allowedSteps(request, parts.side).map(viewStep),
    onEnd: own?.consequence ?? null,
    viewer: parts.side,
    version: request.version,
  }
}

function viewStatement(one: Statement, { evidence, files, authors }: Parts): z.input<typeof StatementView> {
  const ids = evidence.flatMap(({ fileId, statementId }) => (statementId === one.id ? [fileId] : []))
  return {
    id: one.id,
    side: one.side,
    kind: one.kind,
    reason: one.reason,
    author: authors.get(one.author) ?? null,
    text: one.text,
    offer: one.offer && { ...one.offer },
    files: files.filter(({ id }) => ids.includes(id)),
    at: one.at.toISOString(),
  }
}

const viewStep = ({
  step,
  title,
  consequence,
  refusal,
}: ReturnType<typeof allowedSteps>[number]): z.input<typeof AllowedStep> => ({
  step,
  title: { ...title },
  consequence: { ...consequence },
  allowed: refusal === null,
  reason: refusal && {
    code: refusal.code,
    zh: wordsOf(aftersalesRefusals, refusal, 'zh'),
    en: wordsOf(aftersalesRefusals, refusal, 'en'),
  },
})
