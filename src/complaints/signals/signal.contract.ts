import { z } from 'zod'
import { Id, Instant, Paged, route } from '../../kernel/route.contract.ts'
import { CategoryCode, Flag, Outcome, Reasoned, State, Words } from '../complaint.contract.ts'

/** What makes somebody look: another complaint that may be the same, or words that ask for care. */
export const signalKinds = [
  'same-order',
  'near-duplicate',
  'safety',
  'minor',
  'vulnerable',
  'report',
  'condition',
] as const
export const SignalKind = z.enum(signalKinds)
export type SignalKind = z.infer<typeof SignalKind>
export const Verdict = z.enum(['confirmed', 'dismissed'])
export type Verdict = z.infer<typeof Verdict>

export const SignalView = z.object({
  id: z.string(),
  kind: SignalKind,
  /** The complaint that may be the same, seen from the one that was asked for. */
  other: z
    .object({
      id: z.string(),
      receipt: z.string(),
      state: State,
      outcome: Outcome.nullable(),
      receivedAt: Instant,
      /** Whether it is known to be of the same person. */
      samePerson: z.boolean(),
    })
    .nullable(),
  words: z.array(z.string()),
  /** How alike the two texts are, percent. */
  alike: z.int().nullable(),
  foundAt: Instant,
  verdict: Verdict.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
})
export type SignalView = z.infer<typeof SignalView>
export const SignalsView = z.object({
  signals: z.array(SignalView),
  flags: z.array(Flag),
  /** Whether the consumer said in the form that there is danger: then the flag stays whatever the words say. */
  dangerTold: z.boolean(),
  version: z.int(),
})
export type SignalsView = z.infer<typeof SignalsView>

export const readSignals = route({
  method: 'GET',
  path: '/api/complaints/:id/signals',
  summary: { zh: '查看一件投诉的提示', en: 'The signals of a complaint' },
  who: ['agent', 'admin'],
  clause: '7.1.1',
  input: Id,
  output: SignalsView,
})

/** Decided again, the last decision counts: that is how a mistake is taken back. */
export const decideSignal = route({
  method: 'POST',
  path: '/api/complaints/:id/signals/:signal/verdicts',
  summary: { zh: '核实一条提示', en: 'Decide on a signal' },
  who: ['agent'],
  clause: '7.1.1',
  audit: 'complaint.signal',
  status: 201,
  input: Id.extend({ signal: z.string().min(1).max(60), verdict: Verdict }),
  output: SignalsView,
})

export const changeFlag = route({
  method: 'POST',
  path: '/api/complaints/:id/flags',
  summary: { zh: '添加或取消优先标记', en: 'Set or clear a mark that puts a complaint first' },
  who: ['agent'],
  clause: '7.1.1',
  audit: 'complaint.flag',
  status: 201,
  input: Id.extend({ flag: Flag, on: z.boolean(), text: Reasoned }),
  output: SignalsView,
})

export const SafetyLead = z.object({
  id: z.string(),
  receipt: z.string(),
  category: CategoryCode,
  state: State,
  merchant: z.object({ id: z.string(), name: z.string() }).nullable(),
  items: z.array(z.string()),
  /** What the consumer answered when asked what is wrong; never the free story. */
  defect: z.string().nullable(),
  /** Whether somebody was hurt, in the words of the form. */
  told: Words.nullable(),
  words: z.array(z.string()),
  verdict: Verdict.nullable(),
  receivedAt: Instant,
})
export type SafetyLead = z.infer<typeof SafetyLead>

/** For the quality department: what complaints say about danger, without who said it. */
export const listSafetyLeads = route({
  method: 'GET',
  path: '/api/complaint-safety-leads',
  summary: { zh: '投诉中的安全线索', en: 'Safety leads from complaints' },
  who: ['inspector', 'agent', 'admin'],
  clause: '3.3.1',
  input: Paged.extend({ merchant: z.string().max(60).optional() }),
  output: z.object({ rows: z.array(SafetyLead), next: z.string().nullable() }),
})
