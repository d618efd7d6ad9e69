import type { FastifyRequest } from 'fastify'
import { isRecord } from './record-value.ts'

/**
 * The ways in which CloudEvents 1.0 travel over HTTP become one: a list named `events`. One event as the body (structured),
 * one event in `ce-…` headers around its data (binary), a bare list (batch, see server.ts). Attributes we do not know are left
 * to the route, which passes over them as the standard asks.
 */
export function eventsIn({ headers, body }: Pick<FastifyRequest, 'headers' | 'body'>): unknown {
  const type = headers['content-type'] ?? ''
  if (/^application\/cloudevents(?:-batch)?\+json\b/i.test(type))
    return isRecord(body) && 'specversion' in body ? { events: [body] } : body
  if (headers['ce-specversion'] !== undefined)
    return { events: [{ ...attributesOf(headers), datacontenttype: type, data: body }] }
  return isRecord(body) && 'specversion' in body && !('events' in body) ? { events: [body] } : body
}

function attributesOf(headers: FastifyRequest['headers']): Record<string, string> {
  const named = Object.entries(headers).filter(([name]) => /^ce-[a-z0-9]{1,40}$/.test(name))
  return Object.fromEntries(named.slice(0, 50).map(([name, value]) => [name.slice(3), decoded(String(value))]))
}

/** What is not ASCII is percent-encoded; a value that is not well encoded is taken as it stands. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
