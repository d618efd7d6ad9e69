import { signWebhook } from './webhook-signature.ts'

const timeoutMs = 10_000
const longestWaitSeconds = 3 * 60 * 60

export type Addressee = { readonly url: string; readonly secret: string }
export type SignedBody = { readonly id: string; readonly body: string; readonly now: Date }
export type Delivered = { readonly ok: boolean; readonly status: number | null; readonly error: string }

/** One signed attempt (Standard Webhooks). Never throws for what the other side does: the answer says how it went. */
export async function postSigned({ url, secret }: Addressee, { id, body, now }: SignedBody): Promise<Delivered> {
  const signed = signWebhook(secret, { id, timestampSeconds: Math.floor(now.getTime() / 1000), body })
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.body?.cancel()
    return { ok: response.ok, status: response.status, error: `HTTP ${response.status}` }
  } catch (error) {
    // Not reached: the reason goes to the page, and the attempt is repeated.
    return { ok: false, status: null, error: error instanceof Error ? reasonOf(error) : 'unreachable' }
  }
}

const reasonOf = (error: Error): string =>
  (error.cause instanceof Error ? error.cause.message : error.message).slice(0, 200)

/** The queue's own backoff after so many attempts, told ahead on the page. */
export const nextTryAt = (now: Date, attempts: number): Date =>
  new Date(now.getTime() + Math.min(Math.round(Math.exp(Math.min(10, attempts))), longestWaitSeconds) * 1000)
