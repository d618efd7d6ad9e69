import type { FastifyInstance } from 'fastify'
import type { Runtime } from '../runtime.ts'
import type { pageRenderer } from './page-renderer.ts'
import type { Language } from './input.ts'
import type { GuestRead } from './rendering.contract.ts'

type Options = {
  readonly publicUrl: string
  readonly readAs: (language: Language) => GuestRead
  readonly renderer: ReturnType<typeof pageRenderer>
}
const keptMs = 5 * 60_000
/** What the protocol allows in one file. */
const mostAddresses = 50_000

/** What search engines may read, and where it is. */
export function serveSitemap(
  server: FastifyInstance,
  runtime: Runtime,
  { publicUrl, readAs, renderer }: Options,
): void {
  let kept: { readonly text: Promise<string>; readonly until: number } | null = null
  const write = async (): Promise<string> => {
    const paths = (await (await renderer())?.addresses(readAs('zh'))) ?? []
    const lines = paths.slice(0, mostAddresses).map((path) => `<url><loc>${escapeXml(publicUrl + path)}</loc></url>`)
    return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`
  }
  server.get('/robots.txt', (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(`User-agent: *\nDisallow: /api/\nSitemap: ${publicUrl}/sitemap.xml\n`),
  )
  server.get('/sitemap.xml', async (_request, reply) => {
    const now = runtime.now().getTime()
    if (!kept || kept.until <= now) kept = { text: write(), until: now + keptMs }
    const text = await kept.text.catch((error: unknown) => {
      kept = null
      throw error
    })
    return reply.type('application/xml; charset=utf-8').header('cache-control', 'public, max-age=300').send(text)
  })
}

const escapeXml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
