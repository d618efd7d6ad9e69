import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tendRankings } from '../../src/complaints/ranking/count.actions.ts'
import { declareInstallation } from '../../src/kernel/access/installation.actions.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { testApp, type Person, type TestApp } from '../support/app.ts'
import { merchantId, tellOfSale } from '../support/order.ts'
import { answeredComplaints } from '../support/ranking.ts'
import { button, launchBrowser, looked, visit, type Site, type Visitor } from './support.ts'

const t = zh.ranking
const reason = '其中有几件是别家店铺的投诉，请核对后再公布。'
const pages = fileURLToPath(new URL('../../web/dist', import.meta.url))
let app: TestApp
let site: Site
let browser: Browser

beforeAll(async () => {
  app = await testApp({ pages, now: '2026-07-06T09:00:00+08:00' })
  await app.inTx((ctx) => declareInstallation(ctx, 'demo', '消保演示商城'))
  for (const own of ['M1', 'M2', 'M3'])
    await tellOfSale(app, { number: own, consumer: 'C1', merchant: own, lines: [{ title: '水杯', amountFen: 9900 }] })
  const make = (own: string, inTime: number, late: number) =>
    answeredComplaints(app, { merchant: merchantId(own), inTime, late, solved: inTime }, '2026-07-06')
  await make('M1', 58, 2)
  await make('M2', 12, 38)
  await make('M3', 50, 6)
  await tend('2026-10-29T04:30:00+08:00')
  const url = await app.server.listen({ port: 0, host: '127.0.0.1' })
  site = { url, output: () => '', stop: () => app.close() }
  browser = await launchBrowser()
}, 240_000)
afterAll(async () => {
  await browser.close()
  await site.stop()
})
function tend(at: string): Promise<void> {
  app.clock.now = new Date(at)
  return app.inTx((ctx) => tendRankings(ctx))
}
/** With a session of the app's own time: it is not that of this machine. */
async function visitAs(person: Person | null, size: 'phone' | 'desk'): Promise<Visitor> {
  const visitor = await visit(browser, site, { size })
  const [name = '', value = ''] = person?.cookie.split('=') ?? []
  if (person) await visitor.context.addCookies([{ name, value, url: site.url }])
  return visitor
}

test('a shop looks at its row and objects, the officer decides, and everybody reads the ranking in groups, also without scripts', async () => {
  const early = await visitAs(null, 'phone')
  await early.page.goto(`${site.url}/ranking`)
  await early.page.getByText(t.empty).waitFor()
  await looked(early.page, 'ranking-1-none')

  const shop = await visitAs(await app.as('merchant', { merchantId: merchantId('M2') }), 'desk')
  await shop.page.goto(`${site.url}/performance?from=2026-07&until=2026-09&figure=answered`)
  await shop.page.getByText(t.own.preview).waitFor()
  await looked(shop.page, 'ranking-2-own')
  await shop.page.locator('#field-objection-reason').fill(reason)
  await button(shop.page, t.own.send).click()
  await shop.page.getByText(t.own.sent).waitFor()

  await tend('2026-11-06T04:30:00+08:00')
  const desk = await visitAs(await app.as('governance-officer'), 'desk')
  await desk.page.goto(`${site.url}/ranking/desk`)
  await desk.page.getByText(reason).waitFor()
  await looked(desk.page, 'ranking-3-desk')
  await desk.page.getByLabel(t.desk.verdict).selectOption('refuse')
  await desk.page.getByLabel(t.desk.answer).fill('逐件核对过，都是本店的投诉，按计数公布。')
  await button(desk.page, t.desk.send).click()
  await desk.page.getByText(t.desk.state.published).waitFor()

  const drawn = await visit(browser, site, { size: 'phone', scripts: false })
  await drawn.page.goto(`${site.url}/ranking?by=solved`)
  await drawn.page.getByRole('heading', { name: t.group.replace('{n}', '1') }).waitFor()
  const reader = await visitAs(null, 'phone')
  await reader.page.goto(`${site.url}/ranking`)
  await reader.page.getByText('店铺 M1').waitFor()
  await looked(reader.page, 'ranking-4-public')
  const groups = await reader.page.locator('h3').allInnerTexts()
  expect(groups).toEqual([t.group.replace('{n}', '1'), t.group.replace('{n}', '2')])
  await reader.page.getByLabel(t.by).selectOption('time')
  await reader.page
    .getByText(/中位 2 个工作小时/)
    .first()
    .waitFor()

  await desk.page.getByText(t.desk.withdraw, { exact: true }).first().click()
  await desk.page.getByLabel(t.desk.withdrawWhy).fill(reason)
  await button(desk.page, t.desk.withdraw).click()
  await desk.page.getByText(t.desk.state.withdrawn).waitFor()
  await reader.page.goto(`${site.url}/ranking?period=2026-Q3&by=solved`)
  await reader.page.getByText(t.withdrawnWhy.replace('{reason}', reason)).waitFor()
  await looked(reader.page, 'ranking-5-withdrawn')
  expect([early, shop, desk, reader].flatMap(({ problems }) => problems)).toEqual([])
}, 240_000)
