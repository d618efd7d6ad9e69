import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { Day, Instant } from '../../kernel/route.contract.ts'
import { Bilingual } from '../../kernel/rulebook/rulebook.contract.ts'

/**
 * access, copy: everything that is held, to read or to keep · portability: the same for another service · correction · erasure: what is not
 * needed any more · closure: the account with it · restriction: only stored · automated: a person looks at what a program decided ·
 * explanation: the rules of processing · kin: the family of somebody who died
 */
export const requestTypes = [
  'access',
  'copy',
  'portability',
  'correction',
  'erasure',
  'closure',
  'restriction',
  'automated',
  'explanation',
  'kin',
] as const
export const RequestType = z.enum(requestTypes)
export type RequestType = z.infer<typeof RequestType>

/** received → identity (waits for proof) → scoping (an officer finds what is concerned) → executing → notified → closed; or ended otherwise. */
export const requestStates = [
  'received',
  'identity',
  'scoping',
  'executing',
  'notified',
  'closed',
  'refused',
  'withdrawn',
  'duplicate',
] as const
export const RequestState = z.enum(requestStates)
export type RequestState = z.infer<typeof RequestState>

export const requestSteps = [
  'prove',
  'accept-identity',
  'take-up',
  'settle',
  'plan-erasure',
  'refuse',
  'withdraw',
  'lift',
] as const
export const RequestStep = z.enum(requestSteps)
export type RequestStep = z.infer<typeof RequestStep>

/** Why not. Each says which court or authority is open (personal information law 50). */
export const refusalGrounds = ['identity', 'nothing-held', 'law-forbids', 'not-a-right', 'others-rights'] as const
export const RefusalGround = z.enum(refusalGrounds)
export type RefusalGround = z.infer<typeof RefusalGround>

/** done · kept: a law wants it, until a day · held: an open case needs it · restricted: only stored · declined · nothing: there is none */
export const itemOutcomes = ['waiting', 'done', 'kept', 'held', 'restricted', 'declined', 'nothing'] as const
export const ItemOutcome = z.enum(itemOutcomes)
export type ItemOutcome = z.infer<typeof ItemOutcome>

export const Matter = z.object({ id: z.string(), title: Bilingual, number: z.string(), href: z.string().nullable() })
/** needed: an account is none without it · goes, kept, held: as the outcome will be */
export const PlannedOutcome = z.enum(['goes', 'kept', 'held', 'needed'])
export type PlannedOutcome = z.infer<typeof PlannedOutcome>

export const ItemView = z.object({
  item: z.string(),
  title: Bilingual,
  outcome: ItemOutcome,
  counted: z.int(),
  /** Why it stays, and by which rule. */
  because: Bilingual.nullable(),
  rule: z.string().nullable(),
  until: Day.nullable(),
  /** What is not over and needs it. */
  heldBy: z.array(Matter),
  settledAt: Instant.nullable(),
})
export type ItemView = z.infer<typeof ItemView>

export const RequestRow = z.object({
  id: z.string(),
  number: z.string(),
  type: RequestType,
  title: Bilingual,
  state: RequestState,
  /** Masked; for colleagues only. */
  person: z.string().nullable(),
  receivedAt: Instant,
  closedAt: Instant.nullable(),
  overdue: z.boolean(),
  clock: ClockView.nullable(),
})
export type RequestRow = z.infer<typeof RequestRow>

export const CopyState = z.enum(['ready', 'taken', 'expired'])
export const RequestView = RequestRow.extend({
  /** Which article of the law the right stands in. */
  law: Bilingual,
  wish: z.string().nullable(),
  answer: z.string().nullable(),
  ground: RefusalGround.nullable(),
  duplicateOf: z.object({ id: z.string(), number: z.string() }).nullable(),
  identityAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  items: z.array(ItemView),
  files: z.array(FileView),
  /** What was packed: fetched once, within days. */
  copy: z
    .object({
      state: CopyState,
      bytes: z.int(),
      sha256: z.string(),
      keepUntil: Instant,
      takenAt: Instant.nullable(),
    })
    .nullable(),
  /** The fact that proves the answer; its receipt is read like that of any other. */
  proof: z.string().nullable(),
  /** When it is carried out, and until when it can be taken back; and the page that proves it to whoever has no account any more. */
  erasure: z.object({ carryAt: Instant.nullable(), certificate: z.string() }).nullable(),
  /** Processing stands restricted because of it. */
  restricted: z.boolean(),
  /** For the family: whose data it is, once found. */
  about: z.string().nullable(),
  steps: z.array(z.object({ step: RequestStep, allowed: z.boolean(), reason: Bilingual.nullable() })),
  version: z.int(),
})
export type RequestView = z.infer<typeof RequestView>
