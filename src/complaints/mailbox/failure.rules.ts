import type { MailFailure } from './mail-health.contract.ts'

/** What keeps a folder from being read, as a kind: a mail server's own words may name people, and stay out. */
export function failureOf(error: unknown): MailFailure {
  if (!(error instanceof Error)) return 'other'
  if ('authenticationFailed' in error && error.authenticationFailed === true) return 'sign-in-refused'
  if ('mailboxMissing' in error && error.mailboxMissing === true) return 'folder-missing'
  const code = 'code' in error ? String(error.code) : ''
  return kinds.find(([codes]) => codes.test(code))?.[1] ?? 'other'
}

const kinds: readonly (readonly [RegExp, MailFailure])[] = [
  [/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/, 'unreachable'],
  [/CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|^UNABLE_TO_|^MissingServerExtension$|^STARTTLS/, 'no-safe-connection'],
  [/^(ETIMEDOUT|ETIMEOUT|\w+_TIMEOUT|LockTimeout)$/, 'too-slow'],
  [/^(NoConnection|EConnectionClosed|StateLogout|ClosedAfter\w+|ECONNRESET|EPIPE)$/, 'closed'],
]
