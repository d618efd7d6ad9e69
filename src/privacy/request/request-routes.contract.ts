import { z } from 'zod'
import { readReceipt } from '../../kernel/proof/proof.contract.ts'
import { Id, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Bilingual } from '../../kernel/rulebook/rulebook.contract.ts'
import { ItemView, RefusalGround, RequestRow, RequestType, RequestView } from './request.contract.ts'

const Text = z.string().trim().min(5).max(4000)
const Files = z.array(z.string().min(1).max(60)).max(10).default([])
const Version = z.int().min(1)

export const askRight = route({
  method: 'POST',
  path: '/api/privacy/requests',
  summary: { zh: '行使个人信息权利', en: 'Ask for a right about your own data' },
  who: ['signed-in'],
  clause: '5.law',
  audit: 'privacy-request.ask',
  perMinute: 20,
  status: 201,
  /** `wish` is needed where somebody has to read it; nobody asks about anybody else. */
  input: z.strictObject({
    type: RequestType,
    wish: Text.optional(),
    files: Files,
    /** Of an erasure: which kinds of data. */
    items: z
      .array(z.string().regex(/^[a-z]+$/))
      .max(30)
      .default([]),
  }),
  output: RequestView,
})
export const listOwnRequests = route({
  method: 'GET',
  path: '/api/my/privacy-requests',
  summary: { zh: '我提出的个人信息请求', en: 'My requests about my data' },
  who: ['signed-in'],
  clause: '5.law',
  input: Paged,
  output: pageOf(RequestRow).extend({
    types: z.array(
      z.object({
        type: RequestType,
        title: Bilingual,
        law: Bilingual,
        /** A person reads what is wished. */
        wish: z.boolean(),
        /** Asked for only by whoever proved again to be the person. */
        fresh: z.boolean(),
        open: z.string().nullable(),
      }),
    ),
    /** Open restriction of processing, by the request that asked for it. */
    restrictedBy: z.string().nullable(),
  }),
})
export const readRequest = route({
  method: 'GET',
  path: '/api/privacy/requests/:id',
  summary: { zh: '个人信息请求', en: 'A request about personal data' },
  who: ['signed-in'],
  clause: '5.law',
  input: Id,
  output: RequestView,
})
export const proveIdentity = route({
  method: 'POST',
  path: '/api/privacy/requests/:id/identity',
  summary: { zh: '核验身份后继续办理', en: 'Prove who you are, so that it goes on' },
  who: ['signed-in'],
  clause: '5.law',
  audit: 'privacy-request.prove',
  stepUp: { minutes: 15 },
  status: 201,
  input: Id.extend({ version: Version }),
  output: RequestView,
})
export const withdrawRequest = route({
  method: 'POST',
  path: '/api/privacy/requests/:id/withdrawal',
  summary: { zh: '撤回请求', en: 'Withdraw the request' },
  who: ['signed-in'],
  clause: '5.law',
  audit: 'privacy-request.withdraw',
  status: 201,
  input: Id.extend({ version: Version }),
  output: RequestView,
})
export const liftRestriction = route({
  method: 'DELETE',
  path: '/api/privacy/requests/:id/restriction',
  summary: { zh: '解除限制处理', en: 'End the restriction of processing' },
  who: ['signed-in'],
  clause: '5.law',
  audit: 'privacy-request.lift',
  stepUp: { minutes: 15 },
  input: Id.extend({ version: Version }),
  output: RequestView,
})

export const readProof = route({
  method: 'GET',
  path: '/api/privacy/requests/:id/proof',
  summary: { zh: '办结凭证', en: 'The proof that it was carried out' },
  who: ['signed-in'],
  clause: '5.law',
  input: Id,
  /** What was answered, and the receipt of that answer in the log of facts, which anybody can check. */
  output: readReceipt.output.extend({ number: z.string(), type: RequestType, items: z.array(ItemView) }),
})
export const openCopy = route({
  method: 'POST',
  path: '/api/privacy/requests/:id/copy-opening',
  summary: { zh: '核验身份并准备下载副本', en: 'Prove who you are before the copy is fetched' },
  who: ['signed-in'],
  clause: '5.law',
  audit: 'privacy-request.open-copy',
  stepUp: { minutes: 15 },
  status: 201,
  input: Id,
  /** Where it is fetched from, with the same session, soon. */
  output: z.object({ path: z.string() }),
})
export const fetchCopy = route({
  method: 'GET',
  path: '/api/privacy/requests/:id/copy',
  summary: { zh: '下载个人信息副本（一次）', en: 'Fetch the copy of my data (once)' },
  who: ['signed-in'],
  clause: '5.law',
  audit: 'privacy-request.fetch-copy',
  stepUp: { minutes: 15 },
  perMinute: 20,
  rawReply: 'application/zip',
  input: Id,
  output: z.string(),
})

const officers = ['privacy-officer'] as const
export const RequestFilter = z.strictObject({
  tab: z.enum(['open', 'overdue', 'ended']).default('open'),
  type: RequestType.optional(),
  text: z.string().trim().max(60).optional(),
})
export type RequestFilter = z.infer<typeof RequestFilter>
export const listRequests = route({
  method: 'GET',
  path: '/api/privacy/requests',
  summary: { zh: '个人信息请求队列', en: 'The queue of requests about personal data' },
  who: officers,
  clause: '5.law',
  input: RequestFilter.extend(Paged.shape),
  output: pageOf(RequestRow),
})
export const exportRequests = route({
  method: 'GET',
  path: '/api/privacy/request-file',
  summary: { zh: '导出个人信息请求', en: 'Export the requests (CSV)' },
  who: officers,
  clause: '5.law',
  audit: 'privacy-request.export',
  rawReply: 'text/csv',
  input: RequestFilter,
  output: z.string(),
})
export const acceptIdentity = route({
  method: 'POST',
  path: '/api/privacy/requests/:id/acceptance',
  summary: { zh: '认可亲属身份', en: 'Accept the proof of kinship' },
  who: officers,
  clause: '5.law',
  audit: 'privacy-request.accept-identity',
  status: 201,
  /** `about`: the account of the person who died. */
  input: Id.extend({ version: Version, about: z.string().min(5).max(60) }),
  output: RequestView,
})
export const takeUpRequest = route({
  method: 'POST',
  path: '/api/privacy/requests/:id/start',
  summary: { zh: '开始办理', en: 'Take the request up' },
  who: officers,
  clause: '5.law',
  audit: 'privacy-request.take-up',
  status: 201,
  input: Id.extend({ version: Version }),
  output: RequestView,
})
export const settleRequest = route({
  method: 'POST',
  path: '/api/privacy/requests/:id/answer',
  summary: { zh: '办结并答复', en: 'Settle and answer the request' },
  who: officers,
  clause: '5.law',
  audit: 'privacy-request.settle',
  status: 201,
  input: Id.extend({ version: Version, outcome: z.enum(['done', 'declined']), text: Text, files: Files }),
  output: RequestView,
})
export const planKinErasure = route({
  method: 'POST',
  path: '/api/privacy/requests/:id/erasure',
  summary: { zh: '按近亲属的要求安排删除', en: 'Plan the erasure that the family wished' },
  who: officers,
  clause: '5.law',
  audit: 'privacy-request.plan-erasure',
  stepUp: { minutes: 15 },
  status: 201,
  input: Id.extend({ version: Version }),
  output: RequestView,
})
export const refuseRequest = route({
  method: 'POST',
  path: '/api/privacy/requests/:id/refusal',
  summary: { zh: '不予办理并说明理由', en: 'Refuse, with the reason' },
  who: officers,
  clause: '5.law',
  audit: 'privacy-request.refuse',
  status: 201,
  input: Id.extend({ version: Version, ground: RefusalGround, text: Text }),
  output: RequestView,
})
