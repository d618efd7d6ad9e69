import { z } from 'zod'
import { AfterSalesRequest, Applies, FreightBy } from '../../kernel/rulebook/aftersales-rule.contract.ts'
import { Day, route } from '../../kernel/route.contract.ts'
import { Confidence } from '../../kernel/rulebook/rulebook.contract.ts'
import { Words } from '../complaint.contract.ts'

const Basis = z.object({ source: Words, article: z.string().nullable(), confidence: Confidence })
const Span = z.object({ amount: z.int(), unit: z.enum(['working-day', 'natural-day', 'hour', 'month', 'year']) })

export const PolicyView = z.object({
  id: z.string(),
  title: Words,
  summary: Words,
  goods: z.array(z.string()),
  condition: Words,
  terms: z.array(
    z.object({
      request: AfterSalesRequest,
      window: z.object({ rule: z.string(), title: Words, span: Span, starts: Words, after: Words, basis: Basis }),
      freight: FreightBy,
      freightBasis: z.object({ source: Words, article: z.string().nullable() }),
      evidence: z.boolean(),
      onSilence: Words,
    }),
  ),
  exclusions: z.array(
    z.object({
      rule: z.string(),
      title: Words,
      summary: Words,
      applies: Applies,
      needsConfirmation: z.boolean(),
      basis: Basis,
    }),
  ),
})
export type PolicyView = z.infer<typeof PolicyView>

/** The steps of a request and how long each may take: the same for every category. */
export const StepTime = z.object({ rule: z.string(), title: Words, span: Span, duty: Words, consequence: Words })

export const listPolicies = route({
  method: 'GET',
  path: '/api/aftersales/policies',
  summary: { zh: '各品类的售后规则', en: 'After-sales policies per category' },
  who: ['anyone'],
  clause: '2.3.2',
  input: z.strictObject({ onDay: Day.optional() }),
  output: z.object({ onDay: Day, policies: z.array(PolicyView), steps: z.array(StepTime) }),
})
