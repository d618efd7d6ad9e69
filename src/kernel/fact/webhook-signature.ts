import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Standard Webhooks: the secret is `whsec_` and 32 random bytes in base64. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

export type SignedMessage = { readonly id: string; readonly timestampSeconds: number; readonly body: string }
export type WebhookHeaders = {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

/** HMAC-SHA256 over `id.timestamp.body` (Standard Webhooks 1.0, symmetric, version v1). */
export function signWebhook(secret: string, message: SignedMessage): WebhookHeaders {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key)
    .update(`${message.id}.${message.timestampSeconds}.${message.body}`)
    .digest('base64')
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestampSeconds),
    'webhook-signature': `v1,${signature}`,
  }
}

const toleranceSeconds = 5 * 60

/** True when one of the given signatures is ours and the message is not older (or newer) than five minutes. */
export function verifyWebhook(
  secret: string,
  headers: WebhookHeaders,
  message: { readonly body: string; readonly nowSeconds: number },
): boolean {
  const timestampSeconds = Number(headers['webhook-timestamp'])
  if (!Number.isInteger(timestampSeconds) || Math.abs(message.nowSeconds - timestampSeconds) > toleranceSeconds)
    return false
  const expected = signWebhook(secret, { id: headers['webhook-id'], timestampSeconds, body: message.body })[
    'webhook-signature'
  ]
  return headers['webhook-signature'].split(' ').some((given) => sameBytes(given, expected))
}

function sameBytes(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
