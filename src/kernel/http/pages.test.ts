import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'

/** A renderer as the build makes one, as small as can be: it says what it was asked. */
const renderer = `
const kinds = { '/rules': 'server', '/sign-in': 'open', '/tasks': 'personal', '/breaks': 'server' }
export const createRenderer = ({ template }) => ({
  placeOf: (pathname) => ({ pattern: pathname, kind: kinds[pathname] ?? 'unknown' }),
  async render({ pathname, search, language, origin, read }) {
    if (pathname === '/breaks') throw new Error('13800138000')
    const session = await read('GET /api/session', {})
    const html = template.replace('empty', [language, origin, pathname, search, session.data.me].join(' '))
    return { status: kinds[pathname] ? 200 : 404, html, version: 'v-' + language }
  },
  addresses: async () => ['/rules', '/rules/a&b'],
})`
const folder = mkdtempSync(join(tmpdir(), 'xiaobao-pages-'))
let app: TestApp
let person: Person

beforeAll(async () => {
  for (const part of ['client/.vite', 'client/assets', 'server']) mkdirSync(join(folder, part), { recursive: true })
  writeFileSync(join(folder, 'client/index.html'), '<p>empty</p>')
  writeFileSync(join(folder, 'client/assets/main-abc.js'), 'export {}')
  writeFileSync(join(folder, 'client/.vite/manifest.json'), '{}')
  writeFileSync(join(folder, 'server/server.js'), renderer)
  app = await testApp({ pages: folder })
  person = await app.as('consumer')
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})
const get = (url: string, headers: Record<string, string> = {}) => app.server.inject({ method: 'GET', url, headers })

test('a guest gets an open page drawn, in the language of the address, of the cookie, else of the browser', async () => {
  const english = { 'accept-language': 'fr,en;q=0.8,zh;q=0.5' }
  expect((await get('/rules')).body).toBe('<p>zh https://xiaobao.example.com /rules  </p>')
  expect((await get('/rules', english)).body).toContain('en https')
  expect((await get('/rules', { ...english, cookie: 'xiaobao_language=zh' })).body).toContain('zh https')
  const asked = await get('/rules?lang=en', { cookie: 'xiaobao_language=zh' })
  expect(asked.body).toContain('en https')
  expect(asked.headers).toMatchObject({ 'content-language': 'en', 'cache-control': 'private, no-cache' })
  expect(asked.headers['set-cookie']).toContain('xiaobao_language=en')
  expect((await get('/rules?lang=xx')).headers['set-cookie']).toBeUndefined()
})

test('whoever is signed in gets the empty page, and so does whoever is not a guest for another reason', async () => {
  for (const headers of [
    { cookie: person.cookie },
    { cookie: 'xiaobao_session=stale' },
    { authorization: 'Bearer x' },
  ]) {
    const answer = await get('/rules', headers)
    expect([answer.statusCode, answer.body]).toEqual([200, '<p>empty</p>'])
    expect(answer.headers['etag']).toBeUndefined()
  }
})

test('personal pages are drawn for nobody and kept nowhere; pages without a drawing are as before', async () => {
  const personal = await get('/tasks')
  expect([personal.statusCode, personal.body]).toEqual([200, '<p>empty</p>'])
  expect(personal.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  expect((await get('/sign-in')).body).toBe('<p>empty</p>')
})

test('a page that is not there is not found, also for those who are signed in', async () => {
  const guest = await get('/nowhere')
  expect([guest.statusCode, guest.body]).toEqual([404, expect.stringContaining('/nowhere')])
  const known = await get('/nowhere', { cookie: person.cookie })
  expect([known.statusCode, known.body]).toEqual([404, '<p>empty</p>'])
  expect((await get('/api/nowhere')).json().error.code).toBe('not-found')
})

test('an open page stands at one address: others lead to it, and to nowhere else', async () => {
  for (const url of ['/rules/?text=a', '//rules?text=a', '/rules//?text=a']) {
    const answer = await get(url)
    expect([answer.statusCode, answer.headers['location']]).toEqual([308, '/rules?text=a'])
  }
  expect((await get('//example.org/rules')).statusCode).toBe(404)
})

test('an unchanged page is not sent twice, but answers differ by who asks in which language', async () => {
  const first = await get('/rules')
  const tag = String(first.headers['etag'])
  expect(first.headers['vary']).toBe('cookie, accept-language')
  expect((await get('/rules', { 'if-none-match': tag })).statusCode).toBe(304)
  expect((await get('/rules?lang=en', { 'if-none-match': tag })).statusCode).toBe(200)
  expect((await get('/rules', { 'if-none-match': tag, cookie: person.cookie })).statusCode).toBe(200)
})

test('a page that cannot be drawn is left to the browser', async () => {
  const answer = await get('/breaks')
  expect([answer.statusCode, answer.body]).toEqual([200, '<p>empty</p>'])
})

test('what draws the pages is not itself given out, nor the list of files', async () => {
  expect((await get('/assets/main-abc.js')).statusCode).toBe(200)
  for (const url of ['/server/server.js', '/../server/server.js', '/.vite/manifest.json', '/assets/none.js'])
    expect((await get(url)).statusCode).toBe(404)
  expect((await get('/index.html')).statusCode).toBe(404)
})

test('search engines find what they may read, and where', async () => {
  expect((await get('/robots.txt')).body).toContain('Sitemap: https://xiaobao.example.com/sitemap.xml')
  const sitemap = await get('/sitemap.xml')
  expect(sitemap.headers['content-type']).toContain('application/xml')
  expect(sitemap.body).toContain('<loc>https://xiaobao.example.com/rules</loc>')
  expect(sitemap.body).toContain('<loc>https://xiaobao.example.com/rules/a&#38;b</loc>')
})

test('one address gets only so many pages drawn a minute; beyond, its browser draws them', async () => {
  const limited = await testApp({ pages: folder, perMinute: 20 })
  const ask = (place: number) => limited.server.inject({ method: 'GET', url: `/rules?page=${place}` })
  const drawn = []
  for (let place = 0; place < 3; place += 1) drawn.push((await ask(place)).body.includes('empty'))
  expect(drawn).toEqual([false, false, true])
  expect((await ask(0)).body).not.toContain('empty')
  await limited.close()
})

test('without a built renderer every page is the empty one', async () => {
  const bare = mkdtempSync(join(tmpdir(), 'xiaobao-pages-'))
  mkdirSync(join(bare, 'client'))
  writeFileSync(join(bare, 'client/index.html'), '<p>empty</p>')
  const plain = await testApp({ pages: bare })
  for (const url of ['/rules', '/nowhere']) {
    const answer = await plain.server.inject({ method: 'GET', url })
    expect([answer.statusCode, answer.body]).toEqual([200, '<p>empty</p>'])
  }
  expect((await plain.server.inject({ method: 'GET', url: '/sitemap.xml' })).statusCode).toBe(200)
  await plain.close()
  rmSync(bare, { recursive: true, force: true })
})
