import { expect, test } from 'vitest'
import { lazyPage } from './lazy-page.ts'
import { faceOf, guestPage, markedPath, maySee, navigationFor, pagesAt, tabsOf, type Page } from './page.ts'
import { fileOf } from '../server/page-file.ts'
import { allPages } from './registry.ts'

const page = (path: `/${string}`, rest: Partial<Page> = {}): Page => ({
  path,
  title: 'home.title',
  component: lazyPage(async () => ({ Nothing: () => null }), 'Nothing'),
  who: ['anyone'],
  face: ['public', 'consumer', 'workbench', 'regulator'],
  nav: { group: 'today', order: 0, icon: () => null },
  ...rest,
})

test('a person sees the frame of their work, whatever else they are', () => {
  expect(faceOf(null)).toBe('public')
  expect(faceOf({ roles: ['consumer'] })).toBe('consumer')
  expect(faceOf({ roles: ['merchant'] })).toBe('workbench')
  expect(faceOf({ roles: ['regulator'] })).toBe('regulator')
  expect(faceOf({ roles: ['agent', 'mediator'] })).toBe('workbench')
})

test('a page for a role is for nobody else; one for everyone signed in is not for guests', () => {
  expect(maySee(null, ['anyone'])).toBe(true)
  expect(maySee(null, ['signed-in'])).toBe(false)
  expect(maySee({ roles: ['consumer'] }, ['signed-in'])).toBe(true)
  expect(maySee({ roles: ['consumer'] }, ['agent', 'admin'])).toBe(false)
})

test('navigation holds what one may open on one’s face, by group and place', () => {
  const pages = [
    page('/b', { nav: { group: 'system', order: 1, icon: () => null } }),
    page('/c', { nav: { group: 'complaints', order: 9, icon: () => null } }),
    page('/d', { nav: { group: 'complaints', order: 1, icon: () => null } }),
    page('/hidden', { nav: null }),
    page('/staff', { who: ['agent'] }),
    page('/elsewhere', { face: 'workbench' }),
  ]
  expect(navigationFor(pages, { roles: ['consumer'] }).map(({ path }) => path)).toEqual(['/d', '/c', '/b'])
})

test('a phone has room for five: the first four, and one’s own account', () => {
  const six = ['/1', '/2', '/3', '/4', '/5', '/me'].map((path) => page(`/${path.slice(1)}`))
  expect(tabsOf(six).map(({ path }) => path)).toEqual(['/1', '/2', '/3', '/4', '/me'])
  expect(tabsOf(six.slice(0, 3))).toHaveLength(3)
})

test('two pages share an address only when nobody could open both', () => {
  const clashes = [...Map.groupBy(allPages, ({ path }) => path)].filter(
    ([, pages]) =>
      pages.length > 1 && new Set(pages.flatMap(({ who }) => who)).size < pages.flatMap(({ who }) => who).length,
  )
  expect(clashes.map(([path]) => path)).toEqual([])
})

test('the menu marks one page: the one whose path the address begins with longest', () => {
  const paths = ['/', '/complaints', '/complaints/new', '/orders']
  expect(markedPath(paths, '/')).toBe('/')
  expect(markedPath(paths, '/complaints/new')).toBe('/complaints/new')
  expect(markedPath(paths, '/complaints/cmp_1')).toBe('/complaints')
  expect(markedPath(paths, '/ordersheet')).toBeNull()
})

test('of the paths that fit an address the one with the fewest gaps is taken', () => {
  const pages = ['/', '/rules', '/rules/$id', '/rules/new'].map((path) => page(`/${path.slice(1)}`))
  const at = (address: string) => pagesAt(pages, address).map(({ path }) => path)
  expect(at('/')).toEqual(['/'])
  expect(at('/rules/')).toEqual(['/rules'])
  expect(at('/rules/new')).toEqual(['/rules/new'])
  expect(at('/rules/a.b%20c')).toEqual(['/rules/$id'])
  expect(at('/rules/a/b')).toEqual([])
  expect(at('//rules')).toEqual(['/rules'])
})

test('a guest finds a drawn page, an open one, one that is not theirs, or none', () => {
  const pages = [
    page('/rules', { rendered: 'server' }),
    page('/sign-in'),
    page('/tasks', { who: ['agent'] }),
    page('/mixed', { who: ['agent'] }),
    page('/mixed', { rendered: 'server' }),
    page('/track/$id', { unlisted: true }),
  ]
  const kinds = ['/rules', '/sign-in', '/tasks', '/mixed', '/none', '/track/x'].map(
    (path) => guestPage(pages, path).kind,
  )
  expect(kinds).toEqual(['server', 'open', 'personal', 'server', 'unknown', 'personal'])
})

test('only pages that guests may see are drawn by the server; those with a gap say which there are', () => {
  const drawn = allPages.filter(({ rendered }) => rendered === 'server')
  expect(drawn.length).toBeGreaterThan(0)
  expect(drawn.filter(({ who }) => !who.includes('anyone')).map(({ path }) => path)).toEqual([])
  expect(drawn.filter(({ path, paths }) => path.includes('$') && !paths).map(({ path }) => path)).toEqual([])
})

test('a drawn page has a file of its own name below its pages.ts, where its styles are looked up', () => {
  const drawn = allPages.filter(({ rendered }) => rendered === 'server')
  const lost = drawn.filter((one) => fileOf(one) === null)
  expect(lost.map(({ path }) => path)).toEqual([])
})
