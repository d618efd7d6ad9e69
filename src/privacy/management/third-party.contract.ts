import { z } from 'zod'
import { DataUse } from '../../kernel/consent/purpose-rule.contract.ts'
import { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { Day, Empty, Id, Instant, route } from '../../kernel/route.contract.ts'

const officers = ['privacy-officer'] as const
const readers = ['privacy-officer', 'governance-officer', 'admin'] as const
const text = (most: number) => z.string().trim().min(1).max(most)
/** processor 受托处理 (PIPL 21) · recipient 另一处理者 (PIPL 23, separate consent) · joint 共同处理 (PIPL 20). */
export const PartnerRole = z.enum(['processor', 'recipient', 'joint'])

export const ThirdParty = z.object({
  id: z.string(),
  name: z.string(),
  role: PartnerRole,
  goal: z.string(),
  uses: z.array(DataUse),
  safeguards: z.string(),
  agreement: z.string(),
  signedOn: Day,
  until: Day,
  secrecy: z.boolean(),
  registeredAt: Instant,
  state: z.enum(['in-force', 'soon', 'over', 'ended']),
  ending: z.object({ at: Instant, how: z.enum(['returned', 'deleted']), proof: z.string() }).nullable(),
  files: z.array(FileView),
})
export type ThirdParty = z.infer<typeof ThirdParty>

export const listThirdParties = route({
  method: 'GET',
  path: '/api/privacy/third-parties',
  summary: { zh: '第三方登记', en: 'With whom personal data is shared' },
  who: readers,
  clause: '5.2.2(3)',
  input: Empty,
  output: z.object({ rows: z.array(ThirdParty), mayChange: z.boolean() }),
})
const agreement = {
  agreement: text(120),
  signedOn: Day,
  until: Day,
  secrecy: z.boolean(),
  files: z.array(z.string().max(60)).max(10).default([]),
}
export const registerThirdParty = route({
  method: 'POST',
  path: '/api/privacy/third-parties',
  summary: { zh: '登记第三方及其协议', en: 'Register a third party with its agreement' },
  who: officers,
  clause: '5.2.2(3)',
  audit: 'third-party.register',
  status: 201,
  input: z.strictObject({
    name: text(120),
    role: PartnerRole,
    goal: text(500),
    uses: z.array(DataUse).min(1).max(11),
    safeguards: text(2000),
    ...agreement,
  }),
  output: ThirdParty,
})
export const renewAgreement = route({
  method: 'POST',
  path: '/api/privacy/third-parties/:id/renewal',
  summary: { zh: '续签协议', en: 'Renew the agreement with a third party' },
  who: officers,
  clause: '5.2.2(3)',
  audit: 'third-party.renew',
  status: 201,
  input: Id.extend(agreement),
  output: ThirdParty,
})
export const endThirdParty = route({
  method: 'POST',
  path: '/api/privacy/third-parties/:id/ending',
  summary: { zh: '终止合作：写明数据返还或删除的凭证', en: 'End it: with the proof that data was returned or deleted' },
  who: officers,
  clause: '5.2.2(3)',
  audit: 'third-party.end',
  status: 201,
  input: Id.extend({
    how: z.enum(['returned', 'deleted']),
    proof: text(500),
    files: z.array(z.string().max(60)).max(10).default([]),
  }),
  output: ThirdParty,
})
