import type { ComponentType } from 'react'
import type { PageKind } from '../../../src/kernel/http/rendering.contract.ts'
import { staff, type Role, type Who } from '../../../src/kernel/role.contract.ts'
import type { Call } from '../api/call.ts'
import type { TextKey } from '../text/text.ts'
import type { LazyPage } from './lazy-page.ts'

/** Four faces of one app; a person sees the frame of their roles, a guest the public one. */
export type Face = 'public' | 'consumer' | 'workbench' | 'regulator'

export const navGroups = ['today', 'complaints', 'marketplace', 'rules', 'privacy', 'evaluation', 'system'] as const
export type NavGroup = (typeof navGroups)[number]

/**
 * A page that a folder plugs in (its `pages.ts` exports `pages`). Two pages may share a path when they are for different
 * people: the first one whose `who` fits is shown, so one address works in notices to both sides.
 */
export type Page = {
  /** TanStack Router's pattern: `/complaints/$id`. */
  readonly path: `/${string}`
  readonly title: TextKey
  /** `lazyPage(() => import('./QueuePage.tsx'), 'QueuePage')` */
  readonly component: LazyPage
  readonly who: readonly Who[]
  /** In whose navigation it stands. */
  readonly face: Face | readonly Face[]
  /** Null for a page that is reached from another one. On a consumer's phone five become tabs: the first four, and the last. */
  readonly nav: { readonly group: NavGroup; readonly order: number; readonly icon: ComponentType } | null
  /** Whoever has the address has what is behind it: no search engine and no shared cache is to keep it. */
  readonly unlisted?: true
  /** Guests get it whole from the server, without any script; the browser takes it over. Only where `anyone` may look. */
  readonly rendered?: 'server'
  /** One sentence for those who find it by a search engine. */
  readonly description?: TextKey
  /** Of a drawn page with a gap in its path, the paths that exist: for the sitemap. */
  readonly paths?: (call: Call) => Promise<readonly string[]>
}

export type Person = { readonly roles: readonly Role[] } | null

export const maySee = (person: Person, who: readonly Who[]): boolean =>
  who.some(
    (one) =>
      one === 'anyone' || (person !== null && (one === 'signed-in' || person.roles.some((role) => role === one))),
  )

export function faceOf(person: Person): Face {
  if (person === null) return 'public'
  if (person.roles.some((role) => role === 'merchant' || staff.includes(role))) return 'workbench'
  return person.roles.includes('regulator') ? 'regulator' : 'consumer'
}

/** The entries of a person's navigation, in order of group and place. */
export function navigationFor(pages: readonly Page[], person: Person): readonly Page[] {
  const face = faceOf(person)
  const groupOf = (page: Page) => (page.nav ? navGroups.indexOf(page.nav.group) : -1)
  return pages
    .filter((page) => page.nav !== null && [page.face].flat().includes(face) && maySee(person, page.who))
    .toSorted((a, b) => groupOf(a) - groupOf(b) || (a.nav?.order ?? 0) - (b.nav?.order ?? 0))
}

/** Five fit on a phone: the first four and the last, which is one's own account and leads to the rest. */
export const tabsOf = (pages: readonly Page[]): readonly Page[] =>
  pages.length <= 5 ? pages : [...pages.slice(0, 4), ...pages.slice(-1)]

/**
 * The page of the menu that the address belongs to: the longest path that it begins with, so that `/complaints/new` marks
 * itself and `/complaints/…` marks the list.
 */
export function markedPath(paths: readonly string[], address: string): string | null {
  const within = paths.filter((path) => address === path || (path !== '/' && address.startsWith(`${path}/`)))
  return within.toSorted((a, b) => b.length - a.length)[0] ?? null
}

const partsOf = (path: string): readonly string[] => path.split('/').filter(Boolean)
const isGap = (part: string): boolean => part.startsWith('$')

/** The pages at an address: of the paths that fit, the one with the fewest gaps, as the router chooses. */
export function pagesAt(pages: readonly Page[], address: string): readonly Page[] {
  const asked = partsOf(address)
  const fits = (parts: readonly string[]): boolean =>
    parts.length === asked.length && parts.every((part, place) => isGap(part) || part === asked[place])
  const gaps = (path: string): number => partsOf(path).filter(isGap).length
  const best = pages
    .map(({ path }) => path)
    .filter((path) => fits(partsOf(path)))
    .toSorted((a, b) => gaps(a) - gaps(b))[0]
  return pages.filter(({ path }) => path === best)
}

/** What a guest finds at an address, and which of the pages there it is. */
export function guestPage(pages: readonly Page[], address: string): { kind: PageKind; page: Page | null } {
  const there = pagesAt(pages, address)
  const page = there.find(({ who }) => maySee(null, who)) ?? null
  if (!page) return { kind: there.length > 0 ? 'personal' : 'unknown', page: there[0] ?? null }
  return { kind: page.unlisted ? 'personal' : (page.rendered ?? 'open'), page }
}
