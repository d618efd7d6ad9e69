import { z } from 'zod'
import { defineJob } from '../capability.ts'
import type { Ctx } from '../context.ts'
import { PlainError } from '../log/safe-error.ts'
import { enqueueAll } from '../job/enqueue.ts'
import { isHeld } from '../restraint/restraint.store.ts'
import type { Fact } from './fact.ts'
import { findFact } from './fact.store.ts'
import { countLeaving } from '../personal/seen.ts'
import { nextTryAt, postSigned, type Delivered } from '../outgoing/signed-post.ts'
import * as store from './webhook.store.ts'

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
    // It waits where it is; `sendAllWaiting` brings it back.
    if (await isHeld(ctx, 'webhooks')) return
    const answer = await post(ctx, delivery, fact)
    const last = delivery.attempts + 1 >= maxAttempts
    await store.saveAttempt(ctx, endpoint, id, {
      state: answer.ok ? 'delivered' : last ? 'failed' : 'waiting',
      last_status: answer.status,
      last_error: answer.ok ? null : answer.error,
      next_try_at: answer.ok || last ? null : nextTryAt(ctx.now, delivery.attempts + 1),
    })
    if (!answer.ok) throw new PlainError(`webhook not delivered: ${answer.error}`)
  },
})

type Target = { readonly id: string; readonly url: string; readonly secret: string }

function post(ctx: Ctx, target: Target, fact: Fact): Promise<Delivered> {
  const at = fact.at.toISOString()
  const body = JSON.stringify({ type: fact.kind, timestamp: at, data: { ...fact, at } })
  countLeaving('webhook', body, 3)
  return postSigned(target, { id: target.id, body, now: ctx.now })
}

/** What came while an endpoint was stopped, and what was on its way then: all of it goes out now. */
export async function sendWaiting(ctx: Ctx, endpoint: string): Promise<void> {
  const waiting = await store.waitingOf(ctx, endpoint)
  await enqueueAll(
    ctx,
    waiting.map((id) => ({ name: deliverWebhook.name, payload: { endpoint, id }, key: `webhook:${id}` })),
  )
}
export async function sendAllWaiting(ctx: Ctx): Promise<void> {
  for (const { id } of (await store.listEndpoints(ctx)).filter(({ active }) => active)) await sendWaiting(ctx, id)
}
