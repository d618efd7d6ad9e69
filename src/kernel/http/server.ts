import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyBodyParser,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify'
import { routeKey, type Capability } from '../capability.ts'
import { Refusal } from '../refusal.ts'
import type { Runtime } from '../runtime.ts'
import { answerRequest } from './answer.ts'
import { answerError, bodyLimit } from './errors.ts'
import { closeLines } from './event-stream.ts'
import { guestReads } from './guest-read.ts'
import { keepToHostCookies } from './caller.ts'
import { countRequest } from './metrics.ts'
import { allRefusals } from './refusals.ts'
import { servePages } from './pages.ts'
import { whyManyReadings } from './strict-json.ts'

export type ServerOptions = {
  /** Cookies only over HTTPS. */
  readonly secure: boolean
  readonly trustedProxies: readonly string[] | boolean
  /** Folder of the built pages, or null for an API-only server. */
  readonly pages: string | null
  /** The address people use, without a slash at its end. */
  readonly publicUrl: string
  /** Calls a minute from one address when a route says nothing else; 0 switches the limit off. */
  readonly perMinute: number
}

/** The HTTP face of all capabilities. Nothing is declared here: every route comes from a contract. */
export async function buildServer(
  runtime: Runtime,
  capabilities: readonly Capability[],
  options: ServerOptions,
): Promise<FastifyInstance> {
  const catalogue = allRefusals(capabilities)
  const server = fastify({
    // What cannot even be routed (a path that is no text) is answered like everything else.
    frameworkErrors: (error, request, reply) => answerError(catalogue, error, request, reply),
    loggerInstance: runtime.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: typeof options.trustedProxies === 'boolean' ? options.trustedProxies : [...options.trustedProxies],
    routerOptions: { maxParamLength: 200 },
  })
  server.setErrorHandler((error, request, reply) => answerError(catalogue, error, request, reply))
  server.setNotFoundHandler((request, reply) =>
    answerError(catalogue, new Refusal('not-found', { noun: 'route' }), request, reply),
  )
  await server.register(cookie)
  if (options.secure) server.addHook('onRequest', async (request) => keepToHostCookies(request))
  await server.register(helmet, {
    contentSecurityPolicy: { directives: contentSecurity },
    hsts: options.secure,
    crossOriginEmbedderPolicy: false,
  })
  if (options.perMinute > 0) await server.register(rateLimit, limitOf(options.perMinute))
  acceptBytes(server)
  server.addHook('onResponse', (request, reply) => countRequest(request, reply))
  server.addHook('preClose', () => closeLines(runtime))
  for (const { bound, chapter } of capabilities.flatMap(({ name, routes }) =>
    routes.map((bound) => ({ bound, chapter: name })),
  ))
    server.route({
      method: bound.route.method,
      url: bound.route.path,
      config: bound.route.perMinute && options.perMinute > 0 ? { rateLimit: { max: bound.route.perMinute } } : {},
      ...(bound.route.rawBody && { bodyLimit: bound.route.rawBody.maxBytes }),
      handler: (request, reply) => answerRequest(runtime, bound, { request, reply, site: options, chapter }),
    })
  if (options.pages)
    await servePages(server, runtime, {
      ...options,
      folder: options.pages,
      readAs: guestReads(runtime, capabilities, catalogue),
      mayDraw: drawingLimit(server, options.perMinute),
    })
  return server
}

/** Drawing a page is the work of ten calls. Whoever wants more of them gets pages that their browser draws. */
function drawingLimit(server: FastifyInstance, perMinute: number): (request: FastifyRequest) => Promise<boolean> {
  if (perMinute === 0) return async () => true
  const count = server.createRateLimit({ max: Math.ceil(perMinute / 10), timeWindow: 60_000, allowList: () => false })
  return async (request) => {
    const counted = await count(request)
    return counted.isAllowed || !counted.isExceeded
  }
}

/** Styles are inline because Ant Design writes them into the page; scripts never are. */
const contentSecurity = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
}

/** Byte streams are read by the route itself, piece by piece, not by Fastify. */
function acceptBytes(server: FastifyInstance): void {
  server.addContentTypeParser(
    ['application/octet-stream', 'application/offset+octet-stream', 'text/csv', 'text/plain', 'application/gzip'],
    (_request, _payload, done) => done(null, undefined),
  )
  // CloudEvents have names of their own for JSON: one event is the body itself, a batch is a bare list.
  const parse = server.getDefaultJsonParser('error', 'error')
  const json: FastifyBodyParser<string> = (request, body, done) =>
    parse(request, body, (error, value) => done(error ?? whyManyReadings(body), value))
  for (const type of ['application/json', 'application/cloudevents+json'])
    server.addContentTypeParser(type, { parseAs: 'string' }, json)
  server.addContentTypeParser<string>(
    'application/cloudevents-batch+json',
    { parseAs: 'string' },
    (request, body, done) => json(request, body, (error, events) => done(error, error ? undefined : { events })),
  )
}

function limitOf(perMinute: number) {
  return {
    max: perMinute,
    timeWindow: 60_000,
    // Pages are many small files, and whole offices share one address: only what does work is counted.
    allowList: (request: FastifyRequest) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request: unknown, context: { ttl: number }) =>
      new Refusal('too-many-requests', { seconds: Math.ceil(context.ttl / 1000) }),
  }
}

export function assertRoutesDiffer(capabilities: readonly Capability[]): void {
  const seen = new Set<string>()
  for (const { route } of capabilities.flatMap((capability) => capability.routes)) {
    if (seen.has(routeKey(route))) throw new Error(`two routes are ${routeKey(route)}`)
    seen.add(routeKey(route))
  }
}
