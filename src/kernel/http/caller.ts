import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOfKey } from '../access/key.actions.ts'
import { actorOfSession, isSessionOf, sessionTopic } from '../access/session.actions.ts'
import { guestActor, systemActor, type Actor, type Ctx } from '../context.ts'
import { refuse } from '../refusal.ts'
import { ctxFor, type Runtime } from '../runtime.ts'
import { openLine } from './event-stream.ts'
import type { Exchange } from './handle.ts'
import { languageOf } from './input.ts'

export const sessionCookie = 'xiaobao_session'
const deviceCookie = 'xiaobao_device'
/** Over HTTPS a name that no other host of the domain, and nothing without TLS, can write (RFC 6265bis, 4.1.3.2). */
const nameOf = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name)

/** Whoever reads a cookie reads the one that only we can have written. */
export function keepToHostCookies(request: FastifyRequest): void {
  for (const name of [sessionCookie, deviceCookie]) {
    const own = request.cookies[nameOf(name, true)]
    if (own === undefined) delete request.cookies[name]
    else request.cookies[name] = own
  }
}

/** Who calls: an API key in `Authorization: Bearer`, else the session cookie, else a guest. */
export async function actorOf(runtime: Runtime, request: FastifyRequest): Promise<Actor> {
  const ctx = ctxFor(runtime, systemActor)
  const bearer = bearerOf(request)
  if (bearer) return (await actorOfKey(ctx, bearer, request.ip)) ?? refuse('access.sign-in-needed')
  const token = request.cookies[sessionCookie]
  return (token ? await actorOfSession(ctx, token) : null) ?? guestActor
}

const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]

/**
 * A page of another site must not act with our cookie: browsers say where a write comes from, and no page can make them lie.
 * Only browsers that do not say it are asked for the origin, which a proxy that renames the host would spoil. A key in
 * `Authorization` is no cookie; any other `Authorization` is a password that a browser may send by itself.
 */
export function assertSameSite(request: FastifyRequest): void {
  if (request.method === 'GET' || !request.cookies[sessionCookie] || bearerOf(request)) return
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return
  const origin = request.headers.origin
  const foreign = origin !== undefined && URL.parse(origin)?.host !== request.host
  if (site !== undefined || foreign) refuse('access.foreign-origin')
}

type Asked = { readonly runtime: Runtime; readonly actor: Actor; readonly request: FastifyRequest }
export type Site = { readonly secure: boolean; readonly publicUrl: string }
export function exchangeOf(
  { runtime, actor, request }: Asked,
  reply: FastifyReply,
  { secure, publicUrl }: Site,
): Exchange {
  const sessionToken = request.cookies[sessionCookie] ?? null
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return {
    raw: { body: request.raw, headers: request.headers },
    language: languageOf(request.headers['accept-language']),
    ip: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
    sessionToken,
    publicUrl,
    listen: (topics) => {
      if (sessionToken === null || actor.kind !== 'person') return refuse('access.sign-in-needed')
      const still = (ctx: Ctx) => isSessionOf(ctx, sessionToken, actor)
      return openLine(runtime, { person: actor.id, topics: [...topics, sessionTopic(actor.id)], still })
    },
    listenAs: (listening) => openLine(runtime, listening),
    setSession(token, expires) {
      const name = nameOf(sessionCookie, secure)
      if (token) void reply.setCookie(name, token, { ...options, ...(expires && { expires }) })
      else void reply.clearCookie(name, options)
    },
    deviceCookie: request.cookies[deviceCookie] ?? null,
    setDevice: (cookie, expires) => void reply.setCookie(nameOf(deviceCookie, secure), cookie, { ...options, expires }),
  }
}
