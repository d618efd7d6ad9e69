import { z } from 'zod'
import { defineJob } from '../capability.ts'
import type { Ctx } from '../context.ts'
import type { Fact } from './fact.ts'
import { findFact } from './fact.store.ts'
import { signWebhook } from './webhook-signature.ts'
import * as store from './webhook.store.ts'

const timeoutMs = 10_000
const longestWaitSeconds = 3 * 60 * 60
export const maxAttempts = 12

const Delivery = z.strictObject({ endpoint: z.string(), id: z.string() })

/**
 * One attempt. At least once outward: after a crash between the answer and our note of it the same `webhook-id` comes
 * again, which is how the receiver knows.
 */
export const deliverWebhook = defineJob({
  name: 'kernel.deliver-webhook',
  title: { zh: '外发通知', en: 'Deliver a webhook' },
  payload: Delivery,
  outside: true,
  maxAttempts,
  run: async (ctx, { endpoint, id }) => {
    const delivery = await store.deliveryToSend(ctx, endpoint, id)
    const fact = delivery && (await findFact(ctx, delivery.subject, delivery.fact))
    if (!delivery || !fact || !delivery.active) return
    const answer = await post(ctx, delivery, fact)
    const last = delivery.attempts + 1 >= maxAttempts
    await store.saveAttempt(ctx, endpoint, id, {
      state: answer.ok ? 'delivered' : last ? 'failed' : 'waiting',
      last_status: answer.status,
      last_error: answer.ok ? null : answer.error,
      next_try_at: answer.ok || last ? null : new Date(ctx.now.getTime() + waitSeconds(delivery.attempts + 1) * 1000),
    })
    if (!answer.ok) throw new Error(`webhook not delivered: ${answer.error}`)
  },
})

/** The queue's own backoff, told ahead on the delivery page. */
const waitSeconds = (attempts: number): number =>
  Math.min(Math.round(Math.exp(Math.min(10, attempts))), longestWaitSeconds)

type Target = { readonly id: string; readonly url: string; readonly secret: string; readonly replay_of: string | null }
type Outcome = { readonly ok: boolean; readonly status: number | null; readonly error: string }

async function post(ctx: Ctx, target: Target, fact: Fact): Promise<Outcome> {
  const body = JSON.stringify({
    type: fact.kind,
    timestamp: fact.at.toISOString(),
    data: { ...fact, at: fact.at.toISOString() },
  })
  const signed = signWebhook(target.secret, {
    id: target.id,
    timestampSeconds: Math.floor(ctx.now.getTime() / 1000),
    body,
  })
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.body?.cancel()
    return { ok: response.ok, status: response.status, error: `HTTP ${response.status}` }
  } catch (error) {
    // Not reached: the reason goes to the delivery page, and the attempt is repeated.
    return { ok: false, status: null, error: error instanceof Error ? reasonOf(error) : 'unreachable' }
  }
}

const reasonOf = (error: Error): string =>
  (error.cause instanceof Error ? error.cause.message : error.message).slice(0, 200)
