import { z } from 'zod'
import { Answers, OptionValue } from '../../kernel/remedy/question.contract.ts'
import { Finding } from '../../kernel/remedy/remedy.contract.ts'
import { Day, Fen, Id, Instant, route } from '../../kernel/route.contract.ts'
import { Bilingual, Sentence } from '../../kernel/rulebook/rule-parts.contract.ts'
import { Amount, FileIds, Reasoned, textOf, type State } from '../complaint.contract.ts'
import { Basis, Finder, RemedyResult } from '../remedies/remedy.contract.ts'

/** Amounts that a law gives beside the ordinary claim: only on the consumer's own demand, only after a person's finding. */

const Name = z.string().min(1).max(80)
export const Choices = z.record(Name, OptionValue)
const most = 30
const few = <T extends Record<string, unknown>>(all: T) => Object.keys(all).length <= most

/** At most so many at once: a demand is one rule, and a matter seldom falls under more. */
export const mostDemands = 5
export const Demanding = z.strictObject({
  /** A remedy of the catalogue (GET /api/remedies) that has a formula. */
  remedy: Name,
  /** The day that decides which version applies: of the purchase, unless something else happened later. */
  happenedOn: Day.optional(),
  answers: Answers.refine(few, { error: `at most ${most} answers` }),
  /** What the text leaves to the consumer, such as ten times the price or three times the loss. */
  choices: Choices.refine(few, { error: `at most ${most} choices` }).default({}),
})
export type Demanding = z.infer<typeof Demanding>
export const Demands = z.array(Demanding).max(mostDemands)

/** Until the ruling is in the making: the other side has to have time to answer. */
export const demandedIn: readonly State[] = [
  'received',
  'needs_info',
  'negotiating',
  'awaiting_consumer',
  'evidence',
  'testing',
  'mediating',
]

export const DemandView = z.object({
  id: z.string(),
  happenedOn: Day,
  answers: Answers,
  choices: Choices,
  /** Formula, inputs, article and what it needs; null once the rulebook has dropped the rule. */
  remedy: RemedyResult.nullable(),
  title: Bilingual,
  /** As worked out when it was raised: no more than this can be awarded. */
  amount: z.object({ fromFen: Fen, upToFen: Fen }),
  raisedAt: Instant,
  withdrawnAt: Instant.nullable(),
})
export type DemandView = z.infer<typeof DemandView>

export const DemandsView = z.object({
  rows: z.array(DemandView),
  /** What the open ones come to together; of those that exclude each other, the dearest. */
  upToFen: Fen,
  /** Whether the reader may raise or take back one now. */
  mayDemand: z.boolean(),
})

export const readDemands = route({
  method: 'GET',
  path: '/api/complaints/:id/demands',
  summary: { zh: '查看法定赔偿要求', en: 'What is demanded by law beside the claim' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.3',
  input: Id,
  output: DemandsView,
})
export const raiseDemand = route({
  method: 'POST',
  path: '/api/complaints/:id/demands',
  summary: { zh: '提出法定赔偿要求', en: 'Demand what a law gives beside the claim' },
  who: ['consumer'],
  clause: '7.1.3',
  audit: 'complaint.demand',
  status: 201,
  input: Id.extend(Demanding.shape),
  output: DemandsView,
})
export const withdrawDemand = route({
  method: 'POST',
  path: '/api/complaints/:id/demands/:demand/withdrawal',
  summary: { zh: '撤回法定赔偿要求', en: 'Take back a demand' },
  who: ['consumer'],
  clause: '7.1.3',
  audit: 'complaint.demand-withdrawal',
  status: 201,
  input: Id.extend({ demand: z.string().min(1).max(60) }),
  output: DemandsView,
})

/** What a person awards upon a demand. The amount is worked out by the formula; only where the text gives a stretch is it named. */
export const Awarding = z.strictObject({
  demand: z.string().min(1).max(60),
  /** The facts as found; without them as the consumer told them. */
  answers: Answers.refine(few, { error: `at most ${most} answers` }).optional(),
  /** What the text leaves to the person who decides, such as the minimum per item or per order. */
  choices: Choices.refine(few, { error: `at most ${most} choices` }).default({}),
  why: textOf(0, 2000).default(''),
  finding: z.strictObject({ by: Finder, text: Reasoned, evidence: FileIds.min(1) }),
  /** Within the stretch of the text; absent where the formula gives one amount. */
  withinFen: Amount.optional(),
})
export type Awarding = z.infer<typeof Awarding>
export const Awards = z.array(Awarding).max(mostDemands).default([])

export const AwardView = z.object({
  demand: z.string(),
  title: Bilingual,
  /** The version of the rule by its first day, and where it stands. */
  basis: Basis.nullable(),
  ruleFrom: Day,
  happenedOn: Day,
  used: z.array(z.object({ question: z.string(), name: Bilingual, value: Sentence })),
  choices: z.array(z.object({ ask: z.string(), words: Bilingual })),
  why: z.string(),
  finding: z.object({ what: Finding.nullable(), words: Bilingual.nullable(), by: Finder, text: z.string() }),
  /** As the pieces are numbered in the statement of the dispute. */
  evidence: z.array(z.object({ id: z.string(), number: z.int().nullable() })),
  words: Sentence,
  amountFen: Fen,
})
export type AwardView = z.infer<typeof AwardView>
