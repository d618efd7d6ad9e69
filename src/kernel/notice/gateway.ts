import { signWebhook } from '../fact/webhook-signature.ts'
import { internationalPhone } from './address.rules.ts'
import { reasonOf, type Sent, type Transport } from './transport.ts'

const timeoutMs = 10_000
type Gateway = { readonly url: string; readonly secret: string }

/**
 * Text messages through an HTTP gateway: a small bridge to whichever provider the platform has a contract with. The call
 * is signed as in Standard Webhooks; a repeated try carries the same `webhook-id`, by which the bridge knows it.
 */
export function smsTransport(gateway: {
  readonly url: string
  readonly token: string
  readonly signName: string
  /** In front of the page that the receiver's contact names. */
  readonly publicUrl: string
}): Transport {
  const target = { url: gateway.url, secret: Buffer.from(gateway.token).toString('base64') }
  return {
    needs: 'phone',
    send: (notice, contact, now) => {
      const { page } = contact
      const phone = internationalPhone(contact.phone ?? '')
      if (!phone) return Promise.resolve({ done: 'never', error: 'bad-number' })
      const { id, template, params, language, body } = notice
      const message = {
        id,
        to: phone,
        signName: gateway.signName,
        text: page === undefined ? body : `${body} ${gateway.publicUrl}${page}`,
        template,
        params,
        language,
      }
      return post(target, { id, now, body: JSON.stringify(message) })
    },
  }
}

/** The platform's own way to its people (its app's push, its message centre): told who by id, never by contact. */
export function webhookTransport(target: Gateway): Transport {
  return {
    needs: null,
    send: (notice, _contact, now) => {
      const { id, recipient, recipientKind, template, language, urgent, subject, params, heading, body, href } = notice
      const to = { kind: recipientKind, id: recipient }
      const message = { type: 'notice', id, to, template, language, urgent, subject, params, heading, body, href }
      return post(target, { id, now, body: JSON.stringify(message) })
    },
  }
}

async function post({ url, secret }: Gateway, call: { id: string; now: Date; body: string }): Promise<Sent> {
  const timestampSeconds = Math.floor(call.now.getTime() / 1000)
  const signature = signWebhook(secret, { id: call.id, timestampSeconds, body: call.body })
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signature },
      body: call.body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.body?.cancel()
    if (response.ok) return { done: 'sent' }
    const forNow =
      response.status >= 500 || response.status === 408 || response.status === 425 || response.status === 429
    return { done: forNow ? 'again' : 'never', error: `HTTP ${response.status}` }
  } catch (error) {
    return { done: 'again', error: reasonOf(error) }
  }
}
