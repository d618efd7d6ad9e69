import { expect, test } from 'vitest'
import { accessibilityProblems, overflows, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()

type Visited = Awaited<ReturnType<typeof visit>>
async function isClean({ page, problems }: Visited) {
  await settled(page)
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await overflows(page)).toBe(false)
  expect(problems).toEqual([])
}

test('a refused request becomes a complaint with one tap on a phone, and both pages lead to each other', async () => {
  const visited = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  const { page, context } = visited
  await page.goto(`${open.site.url}/aftersales`)
  await isClean(visited)
  await page.locator('article', { hasText: '没有谈成' }).getByRole('link').first().click()
  await page.getByRole('heading', { name: '规则怎么说' }).waitFor()
  await isClean(visited)
  await page.getByRole('button', { name: '转为投诉', exact: true }).click()
  await page
    .getByRole('button', { name: /转为投诉/ })
    .last()
    .click()
  await page.getByRole('link', { name: '查看投诉' }).click()
  await page.getByText('这件投诉由售后申请转来').waitFor()
  await page.getByText('已经拆封激活').first().waitFor()
  await isClean(visited)
  await context.close()
})

test('the form says what can be asked for and why before anything is sent', async () => {
  const visited = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  const { page, context } = visited
  // The refund goes to the marketplace and comes back with the jobs that a loaded demo begins with.
  const refunded = async () => {
    await page.goto(`${open.site.url}/aftersales?view=closed`)
    await settled(page)
    return page.locator('article', { hasText: '已退款' }).count()
  }
  await expect.poll(refunded, { timeout: 120_000, interval: 2_000 }).toBeGreaterThan(0)
  await page.locator('article', { hasText: '已退款' }).getByRole('link').first().click()
  await page.getByText('已退款').first().waitFor()
  await page.locator('.detail-facts a').click()
  await page.waitForURL(/\/orders\//)
  const order = page.url().split('/').at(-1)
  await page.goto(`${open.site.url}/aftersales/new?order=${order}`)
  await settled(page)
  if ((await page.getByText('您想申请').count()) === 0) await page.locator('input[name=line]').first().check()
  await page.getByText('您想申请').waitFor()
  await isClean(visited)
  await page.locator('input[name=request]').first().check()
  await page.getByRole('button', { name: '提交售后申请' }).waitFor()
  await isClean(visited)
  await context.close()
})

test.each(['zh', 'en'] as const)('the merchant answers from its inbox in %s', async (language) => {
  const visited = await visit(open.browser, open.site, { role: 'merchant', language })
  const { page, context } = visited
  await page.goto(`${open.site.url}/aftersales`)
  await isClean(visited)
  await page.locator('tbody').getByRole('link').first().click()
  await page.locator('.detail-now button.ant-btn-primary').first().click()
  await isClean(visited)
  await page.goto(`${open.site.url}/aftersales/policies`)
  await isClean(visited)
  await context.close()
})
