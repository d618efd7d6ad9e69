import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Runtime } from '../runtime.ts'
import { sessionCookie } from './caller.ts'
import { drawnPages } from './drawn-pages.ts'
import { languageOf, type Language } from './input.ts'
import { pageRenderer } from './page-renderer.ts'
import {
  languageCookie,
  PageLanguage,
  type GuestRead,
  type PageKind,
  type PageRenderer,
  type RenderedPage,
} from './rendering.contract.ts'
import { serveSitemap } from './sitemap.ts'

export type PageOptions = {
  /** What the build made: `client` for browsers, `server` to draw pages for guests. */
  readonly folder: string
  readonly publicUrl: string
  readonly secure: boolean
  readonly readAs: (language: Language) => GuestRead
  /** Whether this address may have one more page drawn for it now. */
  readonly mayDraw: (request: FastifyRequest) => Promise<boolean>
}

/**
 * The built pages. Assets carry their hash in the name and never change. A guest gets the open pages drawn; everybody
 * else, and everywhere else, the same empty page, which the browser fills: what is personal never passes through here.
 */
export async function servePages(server: FastifyInstance, runtime: Runtime, options: PageOptions): Promise<void> {
  const client = join(options.folder, 'client')
  await server.register(fastifyStatic, {
    root: client,
    prefix: '/',
    wildcard: false,
    index: false,
    cacheControl: false,
    globIgnore: ['index.html', '.vite/**'],
    setHeaders: cacheByName,
  })
  const renderer = pageRenderer(options.folder, runtime.log)
  const drawn = guestPages(runtime, options)
  const empty = readFileSync(join(client, 'index.html'), 'utf8')
  const answerPage = async (request: FastifyRequest, reply: FastifyReply) => {
    const { pathname, search } = addressOf(request)
    if (pathname.startsWith('/api/') || pathname.startsWith('/assets/')) return reply.callNotFound()
    const draws = await renderer()
    const plain = plainPath(pathname)
    if (plain !== pathname && draws?.placeOf(plain).kind === 'server') return reply.redirect(plain + search, 308)
    const page = draws && (await drawn(request, draws))
    void reply.type('text/html; charset=utf-8').header('vary', 'cookie, accept-language')
    if (page) return sendDrawn(request, reply, { ...page, secure: options.secure })
    return sendEmpty(reply, empty, draws?.placeOf(pathname).kind ?? 'open')
  }
  server.get('/', answerPage)
  server.get('/*', answerPage)
  serveSitemap(server, runtime, { ...options, renderer })
}

type Drawn = { readonly page: RenderedPage; readonly language: Language; readonly asked: boolean }

/** The drawn page for a guest; null when this page or this caller is not for that. */
function guestPages(runtime: Runtime, options: PageOptions) {
  const pages = drawnPages(runtime.log)
  return async (request: FastifyRequest, renderer: PageRenderer): Promise<Drawn | null> => {
    const known = request.cookies[sessionCookie] !== undefined || request.headers.authorization !== undefined
    const { pathname, search } = addressOf(request)
    const { pattern, kind } = renderer.placeOf(pathname)
    if (known || (kind !== 'server' && kind !== 'unknown')) return null
    const { language, asked } = languageFor(request, search)
    const now = runtime.now()
    // What is not there looks the same wherever it is not.
    const key = kind === 'unknown' ? `${language} unknown` : `${language} ${pathname}${search}`
    const recalled = pages.recall(key, now)
    if (recalled !== undefined) return recalled && { page: recalled, language, asked }
    if (!(await options.mayDraw(request))) return null
    const asking = { pathname, search, language, now, origin: options.publicUrl, read: options.readAs(language) }
    const page = await pages.draw(renderer, { key, pattern, request: asking })
    return page && { page, language, asked }
  }
}

const rememberedSeconds = 365 * 24 * 3600

function sendDrawn(request: FastifyRequest, reply: FastifyReply, drawn: Drawn & { readonly secure: boolean }) {
  const { page, language, asked, secure } = drawn
  if (asked)
    void reply.setCookie(languageCookie, language, { path: '/', sameSite: 'lax', maxAge: rememberedSeconds, secure })
  const tag = `W/"${page.version}"`
  void reply.headers({ 'cache-control': 'private, no-cache', etag: tag, 'content-language': language })
  if (page.status === 200 && request.headers['if-none-match'] === tag) return reply.status(304).send()
  return reply.status(page.status).send(page.html)
}

function sendEmpty(reply: FastifyReply, html: string, kind: PageKind) {
  if (kind === 'personal') void reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  else void reply.header('cache-control', 'no-cache')
  return reply.status(kind === 'unknown' ? 404 : 200).send(html)
}

function addressOf(request: FastifyRequest): { pathname: string; search: string } {
  const [pathname = '/', query] = request.url.split(/\?(.*)/s)
  return { pathname, search: query ? `?${query}` : '' }
}

/** `/rules/` is `/rules`: each page stands at one address, and is kept once. */
const plainPath = (pathname: string): string => `/${pathname.split('/').filter(Boolean).join('/')}`

/** What the address asks for, else what this browser remembers, else what it prefers. */
function languageFor(request: FastifyRequest, search: string): { language: Language; asked: boolean } {
  const read = PageLanguage.nullable().catch(null)
  const asked = read.parse(new URLSearchParams(search).get('lang'))
  const kept = read.parse(request.cookies[languageCookie] ?? null)
  return { language: asked ?? kept ?? languageOf(request.headers['accept-language']), asked: asked !== null }
}

function cacheByName(reply: FastifyReply, path: string): void {
  void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
}
