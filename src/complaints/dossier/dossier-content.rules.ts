import { z } from 'zod'
import { Currency, Side, Words } from '../complaint.contract.ts'
import { DossierLanguage, DossierPack, DossierPurpose } from './dossier.contract.ts'

/**
 * Everything a dossier says, taken down in one transaction with the eyes of one side. The PDF, the archive and its manifest are made
 * of this value and nothing else, so that making them again makes the same. It goes into the archive as case.json.
 */

const Instant = z.string()
/** The item of an order that something is offered or owed for; null where it is about all, as in what was taken down before. */
const Item = z.string().nullable().default(null)
const Offer = z.object({
  remedy: Words,
  amountFen: z.int(),
  /** What of it is for which item; empty where it is about everything. */
  lines: z.array(z.object({ item: Item, remedy: Words, amountFen: z.int() })).default([]),
})

export const Evidence = z.object({
  number: z.int(),
  file: z.string(),
  name: z.string(),
  type: z.string().nullable(),
  bytes: z.int(),
  /** As it was submitted. */
  sha256: z.string(),
  side: Side,
  note: z.string(),
  at: Instant,
  /** Its place in the chain of evidence of the case, and what it adds to it; null in what was taken down before there was one. */
  place: z.int().nullable().default(null),
  link: z.string().nullable().default(null),
  /** It came after the exchange of evidence was closed. */
  late: z.boolean().default(false),
  picture: z.boolean(),
  /** original: the very bytes · clean: a picture of the other side, without where and with what it was taken · missing: no copy can be shown */
  copy: z.enum(['original', 'clean', 'missing']),
  /** Where it lies in the archive; null when it is not in there. */
  path: z.string().nullable(),
  /** What is in the archive, when that is not the original. */
  copySha256: z.string().nullable(),
  copyBytes: z.int().nullable(),
})
export type Evidence = z.infer<typeof Evidence>

const Statement = z.object({
  number: z.int(),
  id: z.string(),
  side: Side,
  kind: z.string(),
  audience: z.array(Side),
  text: z.string(),
  offer: Offer.nullable(),
  at: Instant,
})

const Clock = z.object({
  rule: z.string(),
  title: Words,
  kind: z.enum(['service', 'statutory']),
  startedAt: Instant,
  lastDay: z.string(),
  provisional: z.boolean(),
  state: z.string(),
  stoppedAt: Instant.nullable(),
})

const Event = z.object({
  fact: z.string(),
  kind: z.string(),
  title: Words,
  by: z.enum(['consumer', 'merchant', 'platform', 'time']),
  at: Instant,
  /** Numbers of the statements and the pieces of evidence that it is about. */
  statements: z.array(z.int()),
  evidence: z.array(z.int()),
  remedy: Words.nullable(),
  amountFen: z.int().nullable(),
  outcome: Words.nullable(),
  /** The stage that began with it. */
  stage: Words.nullable(),
})

/** What is owed by settlement, agreement, ruling or judgment: of a mediation only what both sides signed. */
const Obligation = z.object({
  basis: Words,
  debtor: Side,
  item: Item,
  remedy: Words,
  amountFen: z.int(),
  dueOn: z.string(),
  state: Words,
  doneAt: Instant.nullable(),
})

const AppliedRule = z.object({
  id: z.string(),
  title: Words,
  source: Words,
  number: z.string().nullable(),
  article: z.string().nullable(),
  from: z.string(),
  until: z.string().nullable(),
})

const Order = z.object({
  number: z.string(),
  placedAt: Instant,
  paidFen: z.int(),
  refundedFen: z.int(),
  lines: z.array(z.object({ title: z.string(), quantity: z.int(), amountFen: z.int(), concerned: z.boolean() })),
})

/** What was decided beside the story, each with the words that were issued; empty in what was taken down before they were printed. */
const Beyond = {
  awards: z.array(z.object({ title: Words, amountFen: z.int(), finding: z.string() })).default([]),
  corrections: z
    .array(z.object({ wrong: z.string(), instead: z.string(), reason: z.string(), at: Instant }))
    .default([]),
  tests: z
    .array(
      z.object({
        laboratory: z.string(),
        question: z.string(),
        feeFen: z.int(),
        state: Words,
        finding: z.string().nullable(),
        borneBy: Words.nullable(),
      }),
    )
    .default([]),
  pauses: z
    .array(
      z.object({
        clock: Words,
        title: Words,
        from: Instant,
        until: Instant.nullable(),
        before: z.string(),
        lastDay: z.string().nullable(),
      }),
    )
    .default([]),
  legal: z
    .array(
      z.object({
        outcome: Words,
        body: z.string(),
        reference: z.string(),
        datedOn: z.string(),
        effectiveOn: z.string().nullable(),
        amountFen: z.int(),
      }),
    )
    .default([]),
}

export const Content = z.object({
  format: z.literal('xiaobao-dossier/1'),
  dossier: z.object({
    id: z.string(),
    side: Side,
    purpose: DossierPurpose,
    language: DossierLanguage,
    asOf: Instant,
    rulebook: z.string(),
  }),
  complaint: z.object({
    id: z.string(),
    receipt: z.string(),
    version: z.int(),
    state: Words,
    channel: Words,
    category: Words,
    remedies: z.array(Words),
    claimFen: z.int(),
    currency: Currency,
    outcome: Words.nullable(),
    outcomeFen: z.int().nullable(),
    receivedAt: Instant,
    respondedAt: Instant.nullable(),
    closedAt: Instant.nullable(),
  }),
  parties: z.object({ consumer: z.string().nullable(), merchant: z.string().nullable() }),
  order: Order.nullable(),
  answers: z.array(z.object({ title: Words, value: z.string(), words: Words.nullable() })),
  obligations: z.array(Obligation),
  clocks: z.array(Clock),
  ...Beyond,
  story: z.array(Event),
  statements: z.array(Statement),
  evidence: z.array(Evidence),
  /** The chain of evidence as it stood: how long, its end, and the first place that does not fit. */
  chain: z
    .object({ count: z.int(), head: z.string().nullable(), broken: z.int().nullable() })
    .default({ count: 0, head: null, broken: null }),
  rules: z.array(AppliedRule),
  /** For a draft for a court: when and under which text both signed, until when, what is demanded by law. */
  pack: z
    .object({
      kind: DossierPack,
      agreedAt: Instant.nullable(),
      hash: z.string().nullable(),
      lastDay: z.string().nullable(),
      demands: z.array(z.object({ title: Words, upToFen: z.int() })),
    })
    .nullable()
    .default(null),
})
export type Content = z.infer<typeof Content>
