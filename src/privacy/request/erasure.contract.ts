import { z } from 'zod'
import { readReceipt } from '../../kernel/proof/proof.contract.ts'
import { Day, Instant, route } from '../../kernel/route.contract.ts'
import { Bilingual } from '../../kernel/rulebook/rulebook.contract.ts'
import { ItemView, Matter, PlannedOutcome, RequestState, RequestType } from './request.contract.ts'

export const previewErasure = route({
  method: 'GET',
  path: '/api/my/erasure-preview',
  summary: { zh: '删除前先看：哪些会删除，哪些要保存', en: 'Before an erasure: what goes and what stays, and why' },
  who: ['signed-in'],
  clause: '5.law',
  perMinute: 20,
  input: z.strictObject({ type: z.enum(['erasure', 'closure']) }),
  output: z.object({
    items: z.array(
      z.object({
        item: z.string(),
        title: Bilingual,
        outcome: PlannedOutcome,
        counted: z.int(),
        because: Bilingual.nullable(),
        rule: z.string().nullable(),
        until: Day.nullable(),
        /** It can be asked for by itself. */
        choosable: z.boolean(),
      }),
    ),
    /** What is not over: until then what it needs stays. */
    matters: z.array(Matter),
    /** It is carried out so many hours after the identity was proved. */
    hours: z.int(),
  }),
})

const Certificate = z.object({ id: z.string().regex(/^[\w-]{43}$/) })
export const CertificateView = z.object({
  number: z.string(),
  type: RequestType,
  title: Bilingual,
  state: RequestState,
  receivedAt: Instant,
  answeredAt: Instant.nullable(),
  /** When it is carried out, or carried on. */
  carryAt: Instant.nullable(),
  mayWithdraw: z.boolean(),
  /** Without what holds it: that is somebody's case. */
  items: z.array(ItemView.omit({ heldBy: true })),
  /** The receipt of the answer in the log of facts; null while there is none that was signed. */
  proof: readReceipt.output.nullable(),
})
export type CertificateView = z.infer<typeof CertificateView>
export const readCertificate = route({
  method: 'GET',
  path: '/api/erasures/:id',
  summary: { zh: '删除证明', en: 'The certificate of an erasure' },
  who: ['anyone'],
  clause: '5.law',
  perMinute: 60,
  input: Certificate,
  output: CertificateView,
})
export const withdrawByCertificate = route({
  method: 'POST',
  path: '/api/erasures/:id/withdrawal',
  summary: { zh: '凭链接撤回删除', en: 'Take an erasure back by its link' },
  who: ['anyone'],
  clause: '5.law',
  audit: 'privacy-request.withdraw',
  perMinute: 20,
  status: 201,
  input: Certificate,
  output: CertificateView,
})
export const askAsGuest = route({
  method: 'POST',
  path: '/api/guest/erasures',
  summary: { zh: '没有账号的人要求删除', en: 'Have what is held erased, without an account' },
  who: ['anyone'],
  clause: '5.law',
  audit: 'privacy-request.ask',
  perMinute: 20,
  status: 201,
  secrets: ['proof', 'page'],
  /** That the contact is theirs was proved with a code within the hour. */
  input: z.strictObject({ proof: z.string().regex(/^gp_[\w-]{43}$/) }),
  /** Where it is followed, taken back and proved. */
  output: z.object({ page: z.string() }),
})
