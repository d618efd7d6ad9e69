import { z } from 'zod'
import { Day, Empty, Id, Instant, route } from '../../kernel/route.contract.ts'
import { textOf } from '../complaint.contract.ts'
import { fileComplaint } from '../filing.contract.ts'

export const contactKinds = ['email', 'phone'] as const
export const ContactKind = z.enum(contactKinds)
export type ContactKind = z.infer<typeof ContactKind>

/** Seconds between two codes to one contact: what the page counts down. */
export const resendSeconds = 60

export const readWays = route({
  method: 'GET',
  path: '/api/guest/ways',
  summary: { zh: '不登录投诉可以用哪些联系方式', en: 'By which contacts one may complain without an account' },
  who: ['anyone'],
  clause: '7.2.1',
  input: Empty,
  output: z.object({ ways: z.array(ContactKind) }),
})

export const requestCode = route({
  method: 'POST',
  path: '/api/guest/codes',
  summary: { zh: '发送验证码', en: 'Send a verification code' },
  who: ['anyone'],
  clause: '7.2.1',
  audit: 'guest.code',
  status: 202,
  perMinute: 20,
  secrets: ['contact', 'shown'],
  input: z.strictObject({ kind: ContactKind, contact: z.string().trim().min(3).max(320) }),
  /** The same for every contact. `shown` is the code itself, in a demonstration that sends no e-mail; null everywhere else. */
  output: z.object({
    id: z.string(),
    sentTo: z.string(),
    expiresAt: Instant,
    resendAfterSeconds: z.int(),
    shown: z.string().nullable(),
  }),
})

export const proveContact = route({
  method: 'POST',
  path: '/api/guest/proofs',
  summary: { zh: '核对验证码', en: 'Prove a contact with its code' },
  who: ['anyone'],
  clause: '7.2.1',
  audit: 'guest.proof',
  status: 201,
  perMinute: 20,
  secrets: ['code', 'proof'],
  input: z.strictObject({ id: z.string().min(1).max(60), code: z.string().regex(/^\d{6}$/) }),
  output: z.object({ proof: z.string(), contact: z.string(), expiresAt: Instant }),
})

/** A proof, or the token of the link to a case or a chat. */
export const Pass = z.string().regex(/^g[ptc]_[\w-]{43}$/)

/** Where a route of the case, or of files, stands for a guest: the token in place of the case's id, the pass in front of the files. */
export const casePath = (path: string): `/${string}` => `/api/guest/cases/:id${path.replace('/api/complaints/:id', '')}`
export const filePath = (path: string, pass = ':pass'): `/${string}` =>
  `/api/guest/passes/${pass}${path.replace('/api', '')}`
export const chatPath = (path: string): `/${string}` => `/api/guest${path.replace('/api', '')}`
export const timelinePath = '/api/guest/cases/:id/timeline'

export const fileAsGuest = route({
  method: 'POST',
  path: '/api/guest/complaints',
  summary: { zh: '不登录提交投诉', en: 'File a complaint without an account' },
  who: ['anyone'],
  clause: '7.2.1',
  audit: 'guest.file',
  status: 201,
  perMinute: 20,
  secrets: ['proof', 'page'],
  input: fileComplaint.input.omit({ orderId: true, lineIds: true }).extend({
    proof: Pass,
    /** As it was typed; linked only when its buyer is known under the contact that was verified. */
    orderNumber: textOf(1, 80).optional(),
    shop: textOf(1, 100).optional(),
    name: textOf(1, 60).optional(),
  }),
  output: z.object({
    receipt: z.string(),
    /** The page of the case, with the token in it: the only way in. */
    page: z.string(),
    contact: z.string(),
    respondBy: Day.nullable(),
    finishBy: Day.nullable(),
  }),
})

export const sendLink = route({
  method: 'POST',
  path: '/api/guest/links',
  summary: { zh: '重新发送查询链接', en: 'Send a new tracking link' },
  who: ['anyone'],
  clause: '7.2.1',
  audit: 'guest.link',
  status: 202,
  perMinute: 20,
  secrets: ['contact'],
  input: z.strictObject({
    receipt: textOf(10, 40),
    kind: ContactKind,
    contact: z.string().trim().min(3).max(320),
  }),
  /** The same whether or not there is such a case. */
  output: z.object({ sentTo: z.string(), resendAfterSeconds: z.int() }),
})

export const readGuest = route({
  method: 'GET',
  path: '/api/guest/cases/:id/contact',
  summary: { zh: '这件投诉留的联系方式和订单', en: 'The contact and the order that were given with a complaint' },
  who: ['anyone'],
  clause: '7.2.1',
  input: Id,
  output: z.object({
    kind: ContactKind,
    contact: z.string(),
    orderTyped: z.string().nullable(),
    shopTyped: z.string().nullable(),
  }),
})
