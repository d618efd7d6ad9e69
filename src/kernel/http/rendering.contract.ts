import { z } from 'zod'

/** Where a browser remembers the language its reader chose, so that a page can be drawn in it before any script runs. */
export const languageCookie = 'xiaobao_language'
export const PageLanguage = z.enum(['zh', 'en'])
export type PageLanguage = z.infer<typeof PageLanguage>

/** A read made in this process as a guest, by the key of its route (`GET /api/rules`). */
export type GuestAnswer =
  { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly problem: GuestProblem }
export type GuestProblem = {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly params: Readonly<Record<string, unknown>>
  readonly fields: readonly { readonly path: string; readonly message: string }[]
}
export type GuestRead = (route: string, input: unknown) => Promise<GuestAnswer>

/** `server`: drawn for guests; `open`: theirs too, drawn in the browser; `personal`: for people who are signed in. */
export type PageKind = 'server' | 'open' | 'personal' | 'unknown'

export type PageRequest = {
  readonly pathname: string
  /** With its question mark, or empty. */
  readonly search: string
  readonly language: PageLanguage
  readonly now: Date
  /** `https://xiaobao.example.com`, for the addresses that leave the page. */
  readonly origin: string
  readonly read: GuestRead
}

export type RenderedPage = {
  readonly status: 200 | 404
  readonly html: string
  /** The same as long as a reader would see the same. */
  readonly version: string
}

/** What `web/dist/server/server.js` can do: the pages, drawn where there is no browser. */
export type PageRenderer = {
  placeOf(pathname: string): { readonly pattern: string; readonly kind: PageKind }
  /** Null when there is nothing to draw: before set-up, and at an address that only leads on to another. */
  render(request: PageRequest): Promise<RenderedPage | null>
  /** The paths of every page that guests find drawn. */
  addresses(read: GuestRead): Promise<readonly string[]>
}
export type PageRendererModule = {
  createRenderer(parts: { readonly template: string; readonly manifest: string }): PageRenderer
}
