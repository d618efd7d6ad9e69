import { z } from 'zod'
import { declareRefusals } from '../../refusal.contract.ts'
import { Instant, route } from '../../route.contract.ts'
import { Password, SignedIn } from '../session.contract.ts'

const Login = z.string().trim().min(3).max(200)
const Digits = z
  .string()
  .trim()
  .regex(/^\d{6}$/)
const Flow = z.string().min(1).max(100)
/**
 * The same for every address, known or not. `flow` stays with the browser that asked: the code is good together with it only. `shown` is the
 * code itself in a demonstration that sends no e-mail, and null everywhere else.
 */
const Asked = z.object({
  flow: z.string(),
  way: z.enum(['email', 'phone']),
  expiresAt: Instant,
  resendAfterSeconds: z.int(),
  shown: z.string().nullable(),
})

export const askSignInCode = route({
  method: 'POST',
  path: '/api/session/codes',
  summary: { zh: '发送登录验证码', en: 'Send a code to sign in with' },
  who: ['anyone'],
  clause: '6.1.1',
  audit: 'session.ask-code',
  secrets: ['flow', 'shown'],
  perMinute: 20,
  status: 202,
  input: z.strictObject({ login: Login }),
  output: Asked,
})
export const signInByCode = route({
  method: 'POST',
  path: '/api/session/code',
  summary: { zh: '用验证码登录', en: 'Sign in with a code by mail or text' },
  who: ['anyone'],
  clause: '6.1.1',
  audit: 'session.start',
  secrets: ['flow', 'code'],
  perMinute: 30,
  input: z.strictObject({ flow: Flow, code: Digits }),
  output: SignedIn,
})
export const askPasswordReset = route({
  method: 'POST',
  path: '/api/password-resets',
  summary: { zh: '忘记密码：发送验证码', en: 'Forgotten password: send a code' },
  who: ['anyone'],
  clause: '6.1.1',
  audit: 'password.ask-reset',
  secrets: ['flow', 'shown'],
  perMinute: 20,
  status: 202,
  input: z.strictObject({ login: Login }),
  output: Asked,
})
export const resetPassword = route({
  method: 'PUT',
  path: '/api/password-resets',
  summary: { zh: '用验证码设置新密码', en: 'Set a new password with the code' },
  who: ['anyone'],
  clause: '6.1.1',
  audit: 'password.reset',
  secrets: ['flow', 'code', 'password'],
  perMinute: 30,
  input: z.strictObject({ flow: Flow, code: Digits, password: Password }),
  /** Nobody is signed in by it: the second factor is asked for when they sign in. */
  output: z.object({ reset: z.boolean() }),
})

export const codeRefusals = declareRefusals({
  'code.wrong': {
    status: 422,
    zh: '验证码不对，还可以试 {left} 次。',
    en: 'That code is not right; {left} tries are left.',
  },
  'code.over': {
    status: 401,
    zh: '验证码已过期、已用过或试错太多次，请重新获取。',
    en: 'The code has expired, was used, or was tried too often. Ask for a new one.',
  },
  'code.wait': {
    status: 429,
    zh: '请 {seconds} 秒后再获取验证码。',
    en: 'Ask for another code in {seconds} seconds.',
  },
  'code.login-unreadable': {
    status: 422,
    zh: '请填写完整的邮箱或手机号。',
    en: 'Enter a whole e-mail address or phone number.',
  },
  'code.email-off': {
    status: 409,
    zh: '这里没有设置邮件服务器，发不了验证码。请联系平台客服或系统管理员。',
    en: 'No mail server is set up here, so no code can be sent. Ask customer service or an administrator.',
  },
  'code.phone-off': {
    status: 409,
    zh: '这里不能发短信验证码，请改用邮箱。',
    en: 'No text messages can be sent from here. Use your e-mail instead.',
  },
})
