import { z } from 'zod'
import { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { Id, Instant, route } from '../../kernel/route.contract.ts'
import { Reasoned, textOf } from '../complaint.contract.ts'
import { ClaimView } from './claim.contract.ts'

export const mostLeadEvidence = 10
const FileId = z.string().min(1).max(60)
const who = ['agent', 'mediator', 'arbitrator'] as const

/** One piece of the lead case that the finding rests on, as its reader may see it. */
export const LeadEvidence = z.object({
  number: z.int(),
  /** What it shows, without a word about any person. */
  shows: z.string(),
  /** As it is in the case: for colleagues, the shop and the consumer whose it is. */
  file: FileView.nullable(),
  /** A copy in which nothing points to a person: for everybody who reads the claim. */
  masked: FileView.nullable(),
  at: Instant,
})
export type LeadEvidence = z.infer<typeof LeadEvidence>

export const chooseLeadEvidence = route({
  method: 'POST',
  path: '/api/mass-claims/:id/lead-evidence',
  summary: {
    zh: '选定主案中共同认定所依据的证据',
    en: 'Choose the evidence of the lead case that the finding rests on',
  },
  who,
  clause: '7.1.2',
  audit: 'mass-claim.lead-evidence',
  status: 201,
  /** All of it each time: what is not named is chosen no longer. */
  input: Id.extend({
    evidence: z
      .array(z.strictObject({ file: FileId, shows: textOf(4, 300), masked: FileId.optional() }))
      .max(mostLeadEvidence),
  }),
  output: ClaimView,
})

export const nameLead = route({
  method: 'POST',
  path: '/api/mass-claims/:id/lead',
  summary: { zh: '另定主案', en: 'Name another lead case' },
  who,
  clause: '7.1.2',
  audit: 'mass-claim.lead',
  status: 201,
  /** The id of a complaint, or its receipt number. */
  input: Id.extend({ complaint: z.string().min(1).max(60), text: Reasoned }),
  output: ClaimView,
})

/** What everybody who reads the claim may see of it. */
export const listLeadEvidence = route({
  method: 'GET',
  path: '/api/mass-claims/:id/lead-evidence',
  summary: { zh: '共同认定所依据的主案证据', en: 'The evidence of the lead case that the finding rests on' },
  who: ['agent', 'mediator', 'arbitrator', 'admin', 'merchant', 'regulator'],
  clause: '7.1.2',
  input: Id,
  output: z.object({ rows: z.array(LeadEvidence) }),
})
export const listMyLeadEvidence = route({
  method: 'GET',
  path: '/api/complaints/:id/mass-claim/lead-evidence',
  summary: { zh: '所在群体投诉的主案证据（隐去个人信息）', en: 'The lead evidence of the own mass claim, masked' },
  who: ['consumer', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.2',
  input: Id,
  output: z.object({ rows: z.array(LeadEvidence) }),
})
