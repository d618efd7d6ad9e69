import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declareInstallation } from '../../src/kernel/access/installation.actions.ts'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { Handover } from '../../web/src/api/handover.ts'
import { testApp, type TestApp } from '../support/app.ts'

const pages = fileURLToPath(new URL('../../web/dist', import.meta.url))
let app: TestApp

beforeAll(async () => {
  app = await testApp({ pages, now: '2026-11-25T10:00:00+08:00' })
  await app.inTx((ctx) => declareInstallation(ctx, 'demo', '消保演示商城'))
  // The first drawing of a page also reads its files: on a busy machine that may take longer than a reader waits.
  for (const { path } of shown) await get(`${path}?first`)
}, 240_000)
afterAll(() => app.close())

const get = (url: string, headers: Record<string, string> = {}) => app.server.inject({ method: 'GET', url, headers })
const stateOf = (html: string): Handover =>
  Handover.parse(JSON.parse(/id="handover">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null'))
/** What a reader without scripts sees: no data, no styles, no tags. */
const readable = (html: string): string =>
  html
    .replaceAll(/<(script|style|head)\b.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

const texts = { zh, en }
const shown = [
  { path: '/', zh: [zh.home.welcome.title], en: [en.home.welcome.title] },
  { path: '/plan', zh: [zh.evaluation.plan.title, '总则'], en: [en.evaluation.plan.title, '7.3.1'] },
  { path: '/plan/7.3.1', zh: ['7.3.1 平台投诉的期限'], en: ['7.3.1'] },
  { path: '/rules', zh: ['平台投诉办结', '15 个工作日'], en: [en.policies.rules.title, '15 working days'] },
  {
    path: '/rules/complaint.finish.platform',
    zh: ['平台投诉办结', '15 个工作日', zh.policies.rule.examples],
    en: ['15 working days', en.policies.rule.examples],
  },
  { path: '/calendar', zh: ['2026 年', '国务院办公厅'], en: ['2026', en.policies.calendar.title] },
  { path: '/deadline', zh: [zh.policies.deadline.title, '平台投诉办结'], en: [en.policies.deadline.title] },
  { path: '/remedies', zh: [zh.remedies.heading, zh.remedies.withoutScript], en: [en.remedies.withoutScript] },
]

test.each(shown.flatMap(({ path, ...said }) => (['zh', 'en'] as const).map((language) => ({ path, language, said }))))(
  'a guest reads $path in $language without any script',
  async ({ path, language, said }) => {
    const answer = await get(path, { 'accept-language': language === 'zh' ? 'zh-CN' : 'en-GB' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-language']).toBe(language)
    for (const words of said[language]) expect(readable(answer.body)).toContain(words)
    expect(answer.body).not.toContain('class="skeleton"')
    expect(answer.body).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"`)
    expect(answer.body).toContain(texts[language].shell.signIn)
  },
)

test('scripts come from files: what stands in the page is data, and the policy of the site stays as strict as it was', async () => {
  const { body, headers } = await get('/rules')
  for (const [tag] of body.matchAll(/<script\b[^>]*>/g)) expect(tag).toMatch(/type="application\/json"|src="\/assets\//)
  expect(body).not.toMatch(/<[^>]+ on\w+=/)
  expect(headers['content-security-policy']).toContain("script-src 'self';")
})

test('a drawn page knows nobody, and whoever is known gets none', async () => {
  const person = await app.as('consumer', { displayName: '金丝雀', email: 'canary@example.com' })
  const guest = await get('/rules')
  const { reads } = stateOf(guest.body)
  expect(reads.find(({ key }) => key[0] === 'GET /api/session')?.data).toMatchObject({ me: null })
  const known = await get('/rules', { cookie: person.cookie })
  expect(known.body).toContain('<div id="root"></div>')
  for (const secret of ['金丝雀', 'canary@example.com', person.cookie.split('=')[1] ?? 'token', person.actor.id])
    expect(guest.body + known.body).not.toContain(secret)
})

test('hostile words in an address stay words: in the page, in its head and in its data', async () => {
  const hostile = `</script><script>alert(1)</script><!--"'&$&`
  const asked = await get(`/rules?text=${encodeURIComponent(hostile)}`)
  expect(asked.statusCode).toBe(200)
  expect(asked.body).not.toContain('<script>alert')
  expect(asked.body).not.toContain('alert(1)</script>')
  expect(JSON.stringify(stateOf(asked.body).reads)).toContain('alert(1)')
  const missing = await get(`/rules/${encodeURIComponent(hostile)}`)
  expect(missing.statusCode).toBe(404)
  expect(missing.body).not.toContain('<script>alert')
})

test('what is not there is not found, and said in words', async () => {
  for (const [path, words] of [
    ['/rules/nothing-like-it', zh.policies.rule.missing],
    ['/plan/99.9', zh.evaluation.clause.missing],
    ['/nowhere', zh.shell.notFound.title],
  ] as const) {
    const { statusCode, body } = await get(path)
    expect([statusCode, readable(body)]).toEqual([404, expect.stringContaining(words)])
    expect(body).toContain('<meta name="robots" content="noindex">')
  }
})

test('an address that nobody can mean is not found either, and one that only leads on is left to the browser', async () => {
  expect((await get('/rules/a%00')).statusCode).toBe(404)
  const { statusCode, body } = await get('/rules/%41')
  expect([statusCode, body]).toEqual([200, expect.stringContaining('<div id="root"></div>')])
})

test('a rule is called by its own name where it is found', async () => {
  const { body } = await get('/rules/complaint.finish.platform')
  expect(body).toContain('<title>平台投诉办结 · 消保演示商城</title>')
  expect(body).toContain('<link rel="canonical" href="https://xiaobao.example.com/rules/complaint.finish.platform">')
  expect(body).toMatch(/<meta name="description" content="[^"]*十五个工作日/)
})

test('an unchanged page is sent once, however late it is drawn again', async () => {
  const first = await get('/rules/complaint.finish.platform')
  app.clock.now = new Date(app.clock.now.getTime() + 60_000)
  const headers = { 'if-none-match': String(first.headers['etag']) }
  expect((await get('/rules/complaint.finish.platform', headers)).statusCode).toBe(304)
})

test('the sitemap lists every open page, every rule and every clause, and each of them is there', async () => {
  const { body } = await get('/sitemap.xml')
  const paths = [...body.matchAll(/<loc>https:\/\/xiaobao\.example\.com(.*?)<\/loc>/g)].map((found) => found[1] ?? '')
  for (const path of [
    '/',
    '/plan',
    '/rules',
    '/calendar',
    '/deadline',
    '/remedies',
    '/plan/7.3.1',
    '/rules/complaint.finish.platform',
  ])
    expect(paths).toContain(path)
  expect(paths.filter((path) => path.startsWith('/rules/')).length).toBeGreaterThan(100)
  for (const path of paths.filter((_, place) => place % 40 === 0)) expect((await get(path)).statusCode).toBe(200)
})
