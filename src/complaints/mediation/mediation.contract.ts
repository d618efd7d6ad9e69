import { z } from 'zod'
import { Day, Id, Instant, route } from '../../kernel/route.contract.ts'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { Amount, CaseView, Currency, Reasoned, Remedy, Side, State, Text, textOf } from '../complaint.contract.ts'

/** Mediation (7.1.2): a room apart from the file, private talks, proposals with terms, one document that both sides sign. */

export const rooms = ['joint', 'consumer', 'merchant'] as const
export const Room = z.enum(rooms)
export type Room = z.infer<typeof Room>
export const proposalStates = ['open', 'agreed', 'refused', 'superseded', 'expired'] as const
export const ProposalState = z.enum(proposalStates)

export const mostTerms = 10
const LineId = z.string().min(1).max(80)
/** One thing that one side does for the other, until a day. */
export const Term = z.strictObject({
  by: z.enum(['merchant', 'consumer']),
  remedy: Remedy,
  /** What it is worth in money; 0 where it is not money. */
  amountFen: Amount,
  dueOn: Day,
  note: textOf(0, 300).default(''),
  /** The line of the order that it is for; absent where it is for all that is settled. */
  lineId: LineId.optional(),
})
export type Term = z.infer<typeof Term>
export const Terms = z.array(Term).min(1).max(mostTerms)
/** The part of the claims that a proposal settles; the rest goes on. */
export const Part = z.strictObject({
  remedies: z.array(Remedy).min(1).max(10),
  amountFen: Amount,
  /** The lines of the order that it settles with everything claimed for them; empty where it settles by claims. */
  lineIds: z.array(LineId).max(200),
})
export type Part = z.infer<typeof Part>
/** Either some of the claims, with how much of the amount; or some lines of the order, and what that is of the claim is worked out. */
export const PartInput = z.strictObject({
  remedies: z.array(Remedy).max(10).default([]),
  amountFen: Amount.default(0),
  lineIds: z.array(LineId).max(200).default([]),
})
export type PartInput = z.infer<typeof PartInput>
/** A line of the order that the complaint is or was about. */
const LineView = z.object({
  id: z.string(),
  title: z.string(),
  quantity: z.int(),
  amountFen: z.int(),
  inDispute: z.boolean(),
})

export const MessageView = z.object({
  id: z.string(),
  room: Room,
  side: Side,
  text: z.string(),
  at: Instant,
})
export const ProposalView = z.object({
  id: z.string(),
  version: z.int(),
  side: Side,
  terms: z.array(Term.extend({ note: z.string() })),
  text: z.string(),
  /** Null where it settles everything. */
  settles: Part.nullable(),
  /** SHA-256 of what is signed; both signatures stand under the same one. */
  hash: z.string(),
  at: Instant,
  expiresAt: Instant,
  state: ProposalState,
  consumerSignedAt: Instant.nullable(),
  merchantSignedAt: Instant.nullable(),
})
export type ProposalView = z.infer<typeof ProposalView>
export const MediationView = z.object({
  id: z.string(),
  complaint: z.string(),
  receipt: z.string(),
  currency: Currency,
  /** What is still claimed. */
  claim: Part.omit({ lineIds: true }),
  /** The lines of the order that this shop sold; those not in dispute were settled apart or never complained about. */
  lines: z.array(LineView),
  /** Whether some of the claims may be settled apart; of several lines in dispute, some always may. */
  partly: z.boolean(),
  /** The time of this stage; null when it is over. */
  clock: ClockView.nullable(),
  open: z.boolean(),
  result: z.enum(['agreed', 'failed', 'ended']).nullable(),
  openedAt: Instant,
  /** Whether somebody mediates already; the name is for colleagues only. */
  mediator: z.object({ assigned: z.boolean(), me: z.boolean(), name: z.string().nullable() }),
  /** False for a mediator at the door of a room that nobody has taken: that it is free, and nothing of what is in it. */
  inside: z.boolean(),
  /** The rooms that the reader is in. */
  rooms: z.array(Room),
  messages: z.array(MessageView),
  proposals: z.array(ProposalView),
  viewer: Side,
  /** The document of the proposal on the table, word for word as it is signed. */
  document: z.string().nullable(),
})
export type MediationView = z.infer<typeof MediationView>

/** Where the reader opens it: a guest by the link of that case; null where there is none. */
const Page = z.string().nullable()
export const PartsView = z.object({
  /** The complaint that this one was settled apart from. */
  whole: z.object({ id: z.string(), page: Page, receipt: z.string() }).nullable(),
  /** What was settled apart from this one. */
  parts: z.array(
    z.object({
      id: z.string(),
      page: Page,
      receipt: z.string(),
      state: State,
      remedies: z.array(Remedy),
      amountFen: z.int(),
      /** Lines of the order that left the complaint with it; empty where it was settled by claims. */
      lines: z.array(z.string()),
    }),
  ),
})
export const readParts = route({
  method: 'GET',
  path: '/api/complaints/:id/parts',
  summary: { zh: '部分和解、单独履行的部分', en: 'What was settled apart' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.2',
  input: Id,
  output: PartsView,
})

export const readMediation = route({
  method: 'GET',
  path: '/api/complaints/:id/mediation',
  summary: { zh: '进入调解室', en: 'Open the mediation room' },
  who: ['consumer', 'merchant', 'mediator'],
  clause: '7.1.2',
  input: Id,
  output: MediationView,
})

export const takeMediation = route({
  method: 'POST',
  path: '/api/complaints/:id/mediation',
  summary: { zh: '担任调解员', en: 'Take the mediation' },
  who: ['mediator'],
  clause: '7.1.2',
  audit: 'mediation.take',
  status: 201,
  input: Id,
  output: MediationView,
})

export const postMessage = route({
  method: 'POST',
  path: '/api/complaints/:id/mediation-messages',
  summary: { zh: '在调解室发言', en: 'Speak in the mediation room' },
  who: ['consumer', 'merchant', 'mediator'],
  clause: '7.1.2',
  audit: 'mediation.speak',
  status: 201,
  perMinute: 60,
  input: Id.extend({ room: Room, text: Text }),
  output: MediationView,
})

export const propose = route({
  method: 'POST',
  path: '/api/complaints/:id/proposals',
  summary: { zh: '提出调解方案', en: 'Make a proposal' },
  who: ['consumer', 'merchant', 'mediator'],
  clause: '7.1.2',
  audit: 'mediation.propose',
  status: 201,
  input: Id.extend({ terms: Terms, text: Reasoned, settles: PartInput.optional() }),
  output: MediationView,
})

export const signProposal = route({
  method: 'POST',
  path: '/api/complaints/:id/agreement',
  summary: { zh: '签署调解方案', en: 'Sign the proposal' },
  who: ['consumer', 'merchant'],
  clause: '7.1.2',
  audit: 'mediation.sign',
  status: 201,
  /** The hash of the document that was read: another version is never signed by mistake. */
  input: Id.extend({ proposal: z.string().min(1).max(60), hash: z.string().length(64) }),
  output: MediationView,
})

export const refuseProposal = route({
  method: 'POST',
  path: '/api/complaints/:id/proposal-refusal',
  summary: { zh: '不同意这一方案', en: 'Refuse the proposal' },
  who: ['consumer', 'merchant'],
  clause: '7.1.2',
  audit: 'mediation.refuse',
  status: 201,
  input: Id.extend({ proposal: z.string().min(1).max(60), text: Text.optional() }),
  output: MediationView,
})

/** The mediator has a tie to a side: another one is drawn and the time of the stage begins again. */
export const recuseMediator = route({
  method: 'POST',
  path: '/api/complaints/:id/mediation-recusal',
  summary: { zh: '调解员回避', en: 'Give up the mediation because of a tie' },
  who: ['mediator'],
  clause: '7.1.2',
  audit: 'mediation.recuse',
  status: 201,
  /** Said on purpose. */
  input: Id.extend({ tied: z.literal(true) }),
  output: CaseView,
})

/** It did not succeed: a ruling follows. What was said here stays here. */
export const failMediation = route({
  method: 'POST',
  path: '/api/complaints/:id/mediation-end',
  summary: { zh: '调解不成，转入裁决', en: 'End the mediation without agreement' },
  who: ['consumer', 'merchant', 'mediator'],
  clause: '7.1.2',
  audit: 'mediation.fail',
  status: 201,
  input: Id.extend({ version: z.int().min(1).optional() }),
  output: CaseView,
})
