import { z } from 'zod'
import { Empty, Instant, route } from '../../kernel/route.contract.ts'

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
