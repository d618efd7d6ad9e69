import type { z } from 'zod'
import { ClockView } from '../kernel/clock/clock.contract.ts'
import type { FileView } from '../kernel/evidence/evidence.contract.ts'
import { wordsOf, type Refusal } from '../kernel/refusal.ts'
import { categoryOf, questionOf } from './category.rules.ts'
import { clockFor, type StagedClock } from './complaint-clock.rules.ts'
import type {
  AllowedStep,
  CaseView,
  ComplaintRow,
  EvidenceView,
  OrderView,
  Reader,
  Side,
  StatementView,
} from './complaint.contract.ts'
import type { Complaint } from './complaint.rules.ts'
import type { TagMark } from './desk/tag-mark.contract.ts'
import type { OrderFacts } from './filing.rules.ts'
import { stepRefusals } from './step-refusals.contract.ts'
import type { Statement } from './statement.store.ts'
import type { Correction } from './ruling/correction.store.ts'

type Named = { readonly id: string; readonly name: string }
export type Around = {
  readonly reader: Reader
  /** Null while nobody knows which shop it is about. */
  readonly merchant: Named | null
  /** Staff only; a party does not learn who works on it. */
  readonly agent: Named | null
}

export function viewRow(
  complaint: Complaint,
  around: Around & { readonly tags?: readonly TagMark[] },
  clocks: readonly StagedClock[],
): z.input<typeof ComplaintRow> {
  const clock = clockFor(around.reader, complaint, clocks)
  return { ...viewHead(complaint, around), clock: clock && plainClock(clock), tags: [...(around.tags ?? [])] }
}

function viewHead(complaint: Complaint, { merchant, agent }: Around) {
  return {
    id: complaint.id,
    receipt: complaint.receipt,
    state: complaint.state,
    waitsFor: complaint.waitsFor,
    urgency: complaint.urgency,
    channel: complaint.channel,
    category: complaint.category,
    remedies: [...complaint.remedies],
    claimFen: complaint.claimFen,
    demandedFen: complaint.demandedFen,
    currency: complaint.currency,
    orderNumber: complaint.orderNumber,
    merchant: merchant && { ...merchant },
    flags: [...complaint.flags],
    agent: agent && { ...agent },
    outcome: complaint.outcome,
    outcomeFen: complaint.outcomeFen,
    receivedAt: complaint.receivedAt.toISOString(),
    respondedAt: iso(complaint.respondedAt),
    closedAt: iso(complaint.closedAt),
  }
}

export type CaseParts = {
  readonly order: OrderFacts | null
  readonly lineIds: readonly string[]
  readonly details: readonly { readonly name: string; readonly value: string }[]
  readonly statements: readonly Statement[]
  readonly corrections: readonly Correction[]
  readonly authors: ReadonlyMap<string, string>
  readonly evidence: readonly {
    readonly fileId: string
    readonly side: Side
    readonly note: string
    readonly at: Date
    readonly late: boolean
  }[]
  readonly files: readonly z.input<typeof FileView>[]
  readonly clocks: readonly StagedClock[]
  readonly steps: readonly StepLine[]
}
type StepLine = Pick<AllowedStep, 'step' | 'title' | 'consequence'> & { readonly refusal: Refusal | null }

export function viewCase(complaint: Complaint, around: Around, parts: CaseParts): z.input<typeof CaseView> {
  return {
    ...viewHead(complaint, around),
    profile: complaint.profile,
    acknowledgedAt: iso(complaint.acknowledgedAt),
    merchantAskedAt: iso(complaint.merchantAskedAt),
    merchantRepliedAt: iso(complaint.merchantRepliedAt),
    merchantSilent: complaint.merchantSilent,
    offerRounds: complaint.offerRounds,
    stateSince: complaint.stateSince.toISOString(),
    obligated: complaint.obligated,
    proven: complaint.proven,
    rejectGround: complaint.rejectGround,
    order: parts.order && viewOrder(parts.order, parts.lineIds, { reader: around.reader, shop: complaint.merchantId }),
    details: viewDetails(complaint, parts.details),
    statements: parts.statements.map((one) => viewStatement(one, parts)),
    evidence: viewEvidence(parts),
    clocks: parts.clocks.map(plainClock),
    steps: parts.steps.map(viewStep),
    viewer: around.reader,
    version: complaint.version,
  }
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** The stage is our own business. */
const plainClock = (clock: StagedClock): ClockView => ClockView.parse(clock)

/** A shop reads its own lines of an order that spans several. */
function viewOrder(
  order: OrderFacts,
  lineIds: readonly string[],
  { reader, shop }: { readonly reader: Reader; readonly shop: string | null },
): z.input<typeof OrderView> {
  const lines = order.lines.filter((line) => reader !== 'merchant' || line.merchantId === shop)
  return {
    id: order.id,
    number: order.number,
    placedAt: order.placedAt.toISOString(),
    paidFen: order.paidFen,
    refundedFen: order.refundedFen,
    currency: order.currency,
    lines: lines.map(({ id, title, quantity, amountFen }) => {
      return { id, title, quantity, amountFen, concerned: lineIds.includes(id) }
    }),
  }
}

/** In the order of the form; an answer to a question that no longer exists keeps its name. */
function viewDetails(complaint: Complaint, details: CaseParts['details']) {
  const { questions } = categoryOf(complaint.category)
  const place = (name: string) => questions.findIndex((question) => question.name === name)
  return details
    .toSorted((a, b) => place(a.name) - place(b.name))
    .map(({ name, value }) => {
      const question = questionOf(complaint.category, name)
      const title = question?.title ?? { zh: name, en: name }
      const chosen = question?.choices.find((choice) => choice.value === value)
      return { name, title: { ...title }, value, words: chosen ? { ...chosen.title } : null }
    })
}

const viewStatement = (
  one: Statement,
  { authors, corrections }: Pick<CaseParts, 'authors' | 'corrections'>,
): z.input<typeof StatementView> => ({
  id: one.id,
  side: one.side,
  kind: one.kind,
  audience: [...one.audience],
  author: authors.get(one.author) ?? null,
  text: one.text,
  offer: one.offer && { ...one.offer, lines: [...(one.offer.lines ?? [])] },
  correction: slipOf(corrections.find(({ statementId }) => statementId === one.id)),
  at: one.at.toISOString(),
})
const slipOf = (one: Correction | undefined) => (one ? { wrong: one.wrong, instead: one.instead } : null)

function viewEvidence({ evidence, files }: CaseParts): z.input<typeof EvidenceView>[] {
  const byId = new Map(files.map((file) => [file.id, file]))
  return evidence.flatMap(({ fileId, side, note, at, late }) => {
    const file = byId.get(fileId)
    return file ? [{ side, note, at: at.toISOString(), late, file }] : []
  })
}

const viewStep = ({ step, title, consequence, refusal }: StepLine): z.input<typeof AllowedStep> => ({
  step,
  title: { ...title },
  consequence: { ...consequence },
  allowed: refusal === null,
  reason: refusal && {
    code: refusal.code,
    zh: wordsOf(stepRefusals, refusal, 'zh'),
    en: wordsOf(stepRefusals, refusal, 'en'),
  },
})
