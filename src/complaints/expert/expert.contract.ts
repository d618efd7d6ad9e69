import { z } from 'zod'
import { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { Id, Instant, route } from '../../kernel/route.contract.ts'
import { Amount, Currency, textOf } from '../complaint.contract.ts'

/** A test by an expert (7.1.2): what is asked, where, who pays first and who bears it, both sides' consent, and what was found. */

export const payers = ['consumer', 'merchant', 'half', 'platform'] as const
export const Payer = z.enum(payers)
export type Payer = z.infer<typeof Payer>
/** `result`: whom the finding speaks against; where it speaks against nobody, each side a half. */
export const FinalPayer = z.enum(['result', ...payers])
export type FinalPayer = z.infer<typeof FinalPayer>
export const TestState = z.enum(['proposed', 'agreed', 'refused', 'ordered', 'reported', 'lapsed'])
export type TestState = z.infer<typeof TestState>
export const Favours = z.enum(['consumer', 'merchant', 'neither'])
export type Favours = z.infer<typeof Favours>
const Party = z.enum(['consumer', 'merchant'])

export const TestView = z.object({
  id: z.string(),
  question: z.string(),
  laboratory: z.string(),
  feeFen: z.int(),
  advanceBy: Payer,
  finalBy: FinalPayer,
  state: TestState,
  proposedAt: Instant,
  orderedAt: Instant.nullable(),
  consents: z.array(z.object({ side: Party, says: z.boolean(), text: z.string(), at: Instant })),
  /** Both sides read it and assess the report like any other evidence. */
  result: z
    .object({
      outcome: z.enum(['found', 'not-possible']),
      method: z.string().nullable(),
      finding: z.string().nullable(),
      favours: Favours.nullable(),
      /** Who bears the cost in the end, by what was agreed. */
      borneBy: Payer.nullable(),
      report: FileView.nullable(),
      at: Instant,
    })
    .nullable(),
  /** Whether the reader is asked for consent now. */
  asksYou: z.boolean(),
})
export type TestView = z.infer<typeof TestView>
export const TestsView = z.object({ currency: Currency, tests: z.array(TestView), mayPropose: z.boolean() })
export type TestsView = z.infer<typeof TestsView>

export const readTests = route({
  method: 'GET',
  path: '/api/complaints/:id/expert-tests',
  summary: { zh: '鉴定检测：约定、同意与结果', en: 'Expert tests: terms, consents and results' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.2',
  input: Id,
  output: TestsView,
})

export const proposeTest = route({
  method: 'POST',
  path: '/api/complaints/:id/expert-tests',
  summary: { zh: '提议共同鉴定', en: 'Propose a joint test' },
  who: ['agent', 'mediator', 'arbitrator'],
  clause: '7.1.2',
  audit: 'complaint.propose-test',
  status: 201,
  input: Id.extend({
    question: textOf(4, 1000),
    laboratory: textOf(2, 120),
    feeFen: Amount,
    advanceBy: Payer,
    finalBy: FinalPayer,
  }),
  output: TestsView,
})

export const answerTest = route({
  method: 'POST',
  path: '/api/complaints/:id/expert-tests/:test/consents',
  summary: { zh: '同意或不同意共同鉴定', en: 'Agree to a joint test, or not' },
  who: ['consumer', 'merchant'],
  clause: '7.1.2',
  audit: 'complaint.answer-test',
  status: 201,
  input: Id.extend({ test: z.string().min(1).max(60), says: z.boolean(), text: textOf(0, 1000).default('') }),
  output: TestsView,
})
