import { request as plain } from 'node:http'
import { request as encrypted } from 'node:https'
import { signWebhook } from '../fact/webhook-signature.ts'
import { assertLiteral, publicLookup } from './outgoing.ts'

const timeoutMs = 10_000
const longestWaitSeconds = 3 * 60 * 60

export type Addressee = { readonly url: string; readonly secret: string }
export type SignedBody = { readonly id: string; readonly body: string; readonly now: Date }
export type Delivered = { readonly ok: boolean; readonly status: number | null; readonly error: string }

/** One signed attempt (Standard Webhooks). Never throws for what the other side does: the answer says how it went. */
export async function postSigned({ url, secret }: Addressee, { id, body, now }: SignedBody): Promise<Delivered> {
  const signed = signWebhook(secret, { id, timestampSeconds: Math.floor(now.getTime() / 1000), body })
  try {
    const status = await post(new URL(url), { ...signed }, body)
    return { ok: status >= 200 && status < 300, status, error: `HTTP ${status}` }
  } catch (error) {
    // Not reached: the reason goes to the page, and the attempt is repeated.
    return { ok: false, status: null, error: error instanceof Error ? reasonOf(error) : 'unreachable' }
  }
}

/** Not `fetch`: only here the address that was judged is the one that is connected to. Redirects are not followed. */
function post(url: URL, signed: Readonly<Record<string, string>>, body: string): Promise<number> {
  assertLiteral(url)
  const send = url.protocol === 'https:' ? encrypted : plain
  const headers = { ...signed, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const outgoing = send(url, { method: 'POST', headers, lookup: publicLookup, signal }, (answer) => {
      resolve(answer.statusCode ?? 0)
      // What it says beside the status is of no interest, however long it is.
      answer.on('error', () => {}).destroy()
    })
    outgoing.on('error', reject).end(body)
  })
}

/** Several addresses that all failed have no message of their own, only a code. */
function reasonOf(error: Error): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`
  const code = 'code' in error ? String(error.code) : 'unreachable'
  return (error.message || code).slice(0, 200)
}

/** The queue's own backoff after so many attempts, told ahead on the page. */
export const nextTryAt = (now: Date, attempts: number): Date =>
  new Date(now.getTime() + Math.min(Math.round(Math.exp(Math.min(10, attempts))), longestWaitSeconds) * 1000)
