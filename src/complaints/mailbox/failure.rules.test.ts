import { expect, test } from 'vitest'
import { failureOf } from './failure.rules.ts'

const broken = (more: object): Error => Object.assign(new Error('for lin@example.cn: no'), more)

test.each([
  [broken({ authenticationFailed: true, code: 'NO' }), 'sign-in-refused'],
  [broken({ mailboxMissing: true }), 'folder-missing'],
  [broken({ code: 'ECONNREFUSED' }), 'unreachable'],
  [broken({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'no-safe-connection'],
  [broken({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 'no-safe-connection'],
  [broken({ code: 'GREETING_TIMEOUT' }), 'too-slow'],
  [broken({ code: 'NoConnection' }), 'closed'],
  [broken({}), 'other'],
  ['words', 'other'],
])('a failure of the mailbox is told as a kind, never in the words of the server', (error, kind) => {
  expect(failureOf(error)).toBe(kind)
})
