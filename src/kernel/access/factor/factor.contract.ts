import { z } from 'zod'
import { declareRefusals } from '../../refusal.contract.ts'
import { Empty, Instant, route } from '../../route.contract.ts'
import { Me } from '../session.contract.ts'

/** What is typed: six digits of the app, or a code from paper. */
export const TypedWay = z.enum(['totp', 'recovery-code'])
const Code = z.string().trim().min(6).max(60)
const Typed = z.strictObject({ way: TypedWay, code: Code })

export const Factors = z.object({
  totpSince: Instant.nullable(),
  passkeys: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      backedUp: z.boolean(),
      createdAt: Instant,
      lastUsedAt: Instant.nullable(),
    }),
  ),
  recoveryCodesLeft: z.int(),
})

export const finishSignIn = route({
  method: 'POST',
  path: '/api/session/second-step',
  evenHeld: true,
  summary: { zh: '登录的第二步：验证器或恢复码', en: 'The second step of signing in: an app or a recovery code' },
  who: ['anyone'],
  clause: '6.1.1',
  audit: 'session.start',
  secrets: ['challenge', 'code'],
  perMinute: 30,
  input: Typed.extend({ challenge: z.string().min(1).max(100) }),
  output: Me,
})
export const stepUp = route({
  method: 'POST',
  path: '/api/session/step-up',
  evenHeld: true,
  summary: { zh: '再次确认是本人', en: 'Prove again that it is you' },
  who: ['signed-in'],
  clause: '6.1.1',
  audit: 'session.step-up',
  secrets: ['code'],
  perMinute: 30,
  input: Typed,
  output: z.object({ proved: z.boolean() }),
})
export const listFactors = route({
  method: 'GET',
  path: '/api/factors',
  summary: { zh: '我的验证方式', en: 'My ways to prove who I am' },
  who: ['signed-in'],
  input: Empty,
  output: Factors,
})
export const beginTotp = route({
  method: 'POST',
  path: '/api/factors/totp',
  summary: { zh: '开始绑定验证器应用', en: 'Begin to add an authenticator app' },
  who: ['signed-in'],
  audit: 'factor.begin',
  secrets: ['secret', 'uri'],
  stepUp: { minutes: 5 },
  perMinute: 10,
  status: 201,
  input: Empty,
  output: z.object({ secret: z.string(), uri: z.string() }),
})
export const confirmTotp = route({
  method: 'PUT',
  path: '/api/factors/totp',
  summary: { zh: '用第一个验证码确认绑定', en: 'Confirm the app with its first code' },
  who: ['signed-in'],
  audit: 'factor.add',
  secrets: ['code', 'recoveryCodes'],
  stepUp: { minutes: 5 },
  perMinute: 20,
  input: z.strictObject({ code: Code }),
  /** Null when there are codes on paper from another factor. */
  output: z.object({ recoveryCodes: z.array(z.string()).nullable() }),
})
export const removeTotp = route({
  method: 'POST',
  path: '/api/factors/totp/removal',
  summary: { zh: '解除验证器应用', en: 'Remove the authenticator app' },
  who: ['signed-in'],
  audit: 'factor.remove',
  secrets: ['code'],
  perMinute: 20,
  input: Typed,
  output: z.object({ removed: z.boolean() }),
})
export const renewRecoveryCodes = route({
  method: 'POST',
  path: '/api/factors/recovery-codes',
  summary: { zh: '换一组新的恢复码，旧的作废', en: 'Make new recovery codes; the old ones end' },
  who: ['signed-in'],
  audit: 'factor.renew-codes',
  secrets: ['recoveryCodes'],
  stepUp: { minutes: 5 },
  perMinute: 10,
  status: 201,
  input: Empty,
  output: z.object({ recoveryCodes: z.array(z.string()) }),
})

export const factorRefusals = declareRefusals({
  'factor.code-wrong': {
    status: 422,
    zh: '验证码不对，或已经用过。请看应用里现在显示的六位数字。',
    en: 'That code is not right, or was used before. Read the six digits that the app shows now.',
  },
  'factor.challenge-over': {
    status: 401,
    zh: '这一步已经过期或试错太多次，请从账号和密码重新登录。',
    en: 'This step has expired or was tried too often. Sign in again with login and password.',
  },
  'factor.totp-already': {
    status: 409,
    zh: '已经绑定了验证器应用。要换一部手机，请先解除再绑定。',
    en: 'An authenticator app is set up already. To change to another phone, remove it first.',
  },
  'factor.totp-not-begun': {
    status: 409,
    zh: '还没有开始绑定验证器应用，请先取得二维码。',
    en: 'Adding an app has not begun. Ask for its QR code first.',
  },
  'factor.none': {
    status: 409,
    zh: '还没有开启两步验证，用不到恢复码。请先绑定验证器应用或通行密钥。',
    en: 'There is no second factor yet that recovery codes could stand in for. Add an app or a passkey first.',
  },
})
