import { z } from 'zod'
import { AgentOutcome, Remedy, type CaseView } from '../../../src/complaints/complaint.contract.ts'
import { AwardDraft } from './demand/award-draft.ts'
import { LineDraft } from './line-draft.ts'
import type { ApiProblem } from '../api/problem.ts'

/** What is being written for a step; kept on this device until it is sent. */
export const StepDraft = z.object({
  text: z.string(),
  files: z.array(z.string()),
  remedy: Remedy.nullable(),
  amount: z.string(),
  outcome: AgentOutcome,
  agentId: z.string().nullable(),
  to: z.enum(['both', 'consumer', 'merchant', 'nobody']),
  note: z.string(),
  ground: z.string(),
  because: z.enum(['new-evidence', 'not-performed']),
  body: z.string(),
  reference: z.string(),
  orderId: z.string(),
  decision: z.enum(['consumer', 'partly', 'merchant']),
  reviewed: z.enum(['uphold', 'change', 'overturn', 'remand']),
  cites: z.array(z.string()),
  restsOn: z.array(z.string()).default([]),
  // Drafts that were saved before these were asked for are still good.
  panel: z.enum(['rule', 'three', 'lay']).default('rule'),
  opinion: z.enum(['none', 'concurs', 'dissents']).default('none'),
  readDraft: z.int().default(0),
  fromDraft: z.string().default(''),
  days: z.int().default(1),
  agrees: z.enum(['none', 'yes', 'no']).default('none'),
  missing: z.array(z.string()).default([]),
  awards: z.record(z.string(), AwardDraft).default({}),
  /** An offer item by item, by the id of the line. */
  byLine: z.boolean().default(false),
  lines: z.record(z.string(), LineDraft).default({}),
})
export type Values = z.infer<typeof StepDraft>
export const emptyStep: Values = {
  text: '',
  files: [],
  remedy: null,
  amount: '',
  outcome: 'settled',
  agentId: null,
  to: 'both',
  note: '',
  ground: '',
  because: 'new-evidence',
  body: '',
  reference: '',
  orderId: '',
  decision: 'consumer',
  reviewed: 'uphold',
  cites: [],
  restsOn: [],
  panel: 'rule',
  opinion: 'none',
  readDraft: 0,
  fromDraft: '',
  days: 1,
  agrees: 'none',
  missing: [],
  awards: {},
  byLine: false,
  lines: {},
}

export type FieldName =
  | 'text'
  | 'text-optional'
  | 'files'
  | 'offer'
  | 'remedy'
  | 'amount'
  | 'outcome'
  | 'agent'
  | 'to'
  | 'note'
  | 'ground'
  | 'because'
  | 'body'
  | 'reference'
  | 'order'
  | 'decision'
  | 'reviewed'
  | 'cites'
  | 'rests'
  | 'awards'
  | 'precedents'
  | 'missing'
  | 'drafted'
  | 'panel'
  | 'opinion'
  | 'days'
  | 'agrees'
  | 'grants'

export type StepFieldProps = {
  readonly name: FieldName
  readonly of: CaseView
  readonly value: Values
  readonly change: (part: Partial<Values>) => void
  readonly problem: ApiProblem | null
  readonly onBusy: (busy: boolean) => void
}
