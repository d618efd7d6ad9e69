import { z } from 'zod'
import { declareRefusals } from '../../refusal.contract.ts'
import { Empty, Id, route } from '../../route.contract.ts'
import { Me } from '../session.contract.ts'

const Text = z.string().max(20_000)
/** What the browser's `navigator.credentials` gives back, as WebAuthn writes it in JSON. */
export const Credential = z.looseObject({
  id: Text.min(1),
  rawId: Text.min(1),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
})
const Name = z.string().trim().min(1).max(40)
/** What the browser is asked with, and the token under which its answer is awaited. */
const Asked = z.object({ challenge: z.string(), options: z.record(z.string(), z.unknown()) })
const Answered = z.strictObject({ challenge: z.string().min(1).max(100), credential: Credential })

export const askToAddPasskey = route({
  method: 'POST',
  path: '/api/passkeys/options',
  summary: { zh: '开始添加通行密钥', en: 'Begin to add a passkey' },
  who: ['signed-in'],
  audit: 'factor.begin',
  stepUp: { minutes: 5 },
  secrets: ['challenge'],
  perMinute: 20,
  status: 201,
  input: Empty,
  output: Asked,
})
export const addPasskey = route({
  method: 'POST',
  path: '/api/passkeys',
  summary: { zh: '添加通行密钥', en: 'Add a passkey' },
  who: ['signed-in'],
  audit: 'factor.add',
  stepUp: { minutes: 5 },
  secrets: ['challenge', 'credential', 'recoveryCodes'],
  perMinute: 20,
  status: 201,
  input: Answered.extend({ name: Name }),
  output: z.object({ id: z.string(), recoveryCodes: z.array(z.string()).nullable() }),
})
export const renamePasskey = route({
  method: 'PATCH',
  path: '/api/passkeys/:id',
  summary: { zh: '给通行密钥改名', en: 'Rename a passkey' },
  who: ['signed-in'],
  audit: 'factor.rename',
  input: Id.extend({ name: Name }),
  output: z.object({ renamed: z.boolean() }),
})
export const removePasskey = route({
  method: 'DELETE',
  path: '/api/passkeys/:id',
  summary: { zh: '删除通行密钥', en: 'Remove a passkey' },
  who: ['signed-in'],
  audit: 'factor.remove',
  stepUp: { minutes: 5 },
  input: Id,
  output: z.object({ removed: z.boolean() }),
})
export const askForPasskey = route({
  method: 'POST',
  path: '/api/session/passkey/options',
  evenHeld: true,
  summary: { zh: '开始用通行密钥登录', en: 'Begin to sign in with a passkey' },
  who: ['anyone'],
  audit: 'session.begin',
  secrets: ['challenge'],
  perMinute: 30,
  input: Empty,
  output: Asked,
})
export const signInWithPasskey = route({
  method: 'POST',
  path: '/api/session/passkey',
  evenHeld: true,
  summary: { zh: '用通行密钥登录，不需要密码', en: 'Sign in with a passkey, without a password' },
  who: ['anyone'],
  clause: '6.1.1',
  audit: 'session.start',
  secrets: ['challenge', 'credential'],
  perMinute: 30,
  input: Answered,
  output: Me,
})
export const askToStepUp = route({
  method: 'POST',
  path: '/api/session/step-up/passkey/options',
  evenHeld: true,
  summary: { zh: '开始用通行密钥再次确认', en: 'Begin to prove again with a passkey' },
  who: ['signed-in'],
  audit: 'session.step-up-begin',
  secrets: ['challenge'],
  perMinute: 30,
  input: Empty,
  output: Asked,
})
export const stepUpWithPasskey = route({
  method: 'POST',
  path: '/api/session/step-up/passkey',
  evenHeld: true,
  summary: { zh: '用通行密钥再次确认是本人', en: 'Prove again with a passkey that it is you' },
  who: ['signed-in'],
  clause: '6.1.1',
  audit: 'session.step-up',
  secrets: ['challenge', 'credential'],
  perMinute: 30,
  input: Answered,
  output: z.object({ proved: z.boolean() }),
})

export const passkeyRefusals = declareRefusals({
  'passkey.refused': {
    status: 401,
    zh: '没有通过：这把通行密钥不属于这里，或这次请求已经过期。请再试一次，或换一种方式登录。',
    en: 'That did not work: this passkey does not belong here, or the request has expired. Try again, or sign in another way.',
  },
  'passkey.unreadable': {
    status: 422,
    zh: '浏览器交回的通行密钥读不出来，或没有验证指纹、面容或锁屏密码。请再试一次。',
    en: 'What the browser gave back cannot be read, or nobody was checked by finger, face or lock code. Try again.',
  },
  'passkey.too-many': {
    status: 409,
    zh: '一个账号最多添加 {most} 把通行密钥，请先删除不用的。',
    en: 'An account has at most {most} passkeys. Remove one that is not used.',
  },
})
