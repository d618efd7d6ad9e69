import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOfKey, actorOfSession } from '../access/session.actions.ts'
import { guestActor, systemActor, type Actor } from '../context.ts'
import { refuse } from '../refusal.ts'
import { ctxFor, type Runtime } from '../runtime.ts'
import type { Exchange } from './handle.ts'
import { languageOf } from './input.ts'

export const sessionCookie = 'xiaobao_session'

/** Who calls: an API key in `Authorization: Bearer`, else the session cookie, else a guest. */
export async function actorOf(runtime: Runtime, request: FastifyRequest): Promise<Actor> {
  const ctx = ctxFor(runtime, systemActor)
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) return (await actorOfKey(ctx, bearer)) ?? refuse('access.sign-in-needed')
  const token = request.cookies[sessionCookie]
  return (token ? await actorOfSession(ctx, token) : null) ?? guestActor
}

/** A page of another site must not act with our cookie: browsers say where a write comes from. */
export function assertSameSite(request: FastifyRequest): void {
  if (request.method === 'GET' || !request.cookies[sessionCookie] || request.headers.authorization) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse('access.foreign-origin')
  const origin = request.headers.origin
  if (origin !== undefined && URL.parse(origin)?.host !== request.headers.host) refuse('access.foreign-origin')
}

export function exchangeOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): Exchange {
  return {
    raw: { body: request.raw, headers: request.headers },
    language: languageOf(request.headers['accept-language']),
    ip: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
    sessionToken: request.cookies[sessionCookie] ?? null,
    setSession(token, expires) {
      const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
      if (token) void reply.setCookie(sessionCookie, token, { ...options, ...(expires && { expires }) })
      else void reply.clearCookie(sessionCookie, options)
    },
  }
}
