import { expect, test } from 'vitest'
import { accessibilityProblems, overflows, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()

test('on a phone a guest answers question by question and sees what treble damages need before they count', async () => {
  const { page, problems, context } = await visit(open.browser, open.site, { size: 'phone' })
  await page.goto(`${open.site.url}/remedies`)
  await settled(page)
  await page.getByRole('button', { name: '开始' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('请至少选一样')
  await page.getByText('假货，或者被骗了').click()
  await page.getByRole('button', { name: '开始' }).click()

  await page.getByRole('heading', { name: '是为自己或家人的日常生活买的吗？' }).waitFor()
  await page.getByRole('button', { name: '是', exact: true }).click()
  for (const no of ['主管部门已经认定这种商品不合格了吗？', '承诺的情况也发生了吗？', '也不会让人误解？'])
    await answerUntil(page, no, '不是')
  await page.getByRole('heading', { name: /买了几件/ }).waitFor()
  await page.locator('#field-itemCount').fill('0')
  await page.getByRole('button', { name: '下一题' }).click()
  expect(await page.locator('.field-error').textContent()).toBe('请填写整数，从 1 到 10000。')
  await page.locator('#field-itemCount').fill('3')
  await page.getByRole('button', { name: '下一题' }).click()
  await page.locator('#field-paidFen').fill('300')
  await page.getByRole('button', { name: '下一题' }).click()
  await page.locator('#field-listedFen').fill('300')
  await page.getByRole('button', { name: '下一题' }).click()
  await page.getByRole('button', { name: '看看目前的结果' }).click()

  const fraud = page.locator('[id="punitive.fraud"]')
  await fraud.getByText('¥900.00 至 ¥1,500.00', { exact: true }).waitFor()
  expect(await page.locator('.remedy-sum').textContent()).toContain('惩罚性赔偿，要您自己提出才算')
  await fraud.getByLabel('我要求这一项').check()
  await page.getByText('惩罚性赔偿，要有人认定才算').waitFor()
  await fraud.getByLabel('法院或仲裁机构').check()
  await page.locator('.remedy-total', { hasText: '¥900.00 至 ¥1,500.00' }).waitFor()
  await fraud.getByLabel('按每件商品').check()
  await page.locator('.remedy-total', { hasText: /^¥1,500.00$/ }).waitFor()
  expect(await fraud.textContent()).toContain('第 55(1) 条')

  const shared = await page.evaluate(() => globalThis.location.href)
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await overflows(page)).toBe(false)
  await page.goto(shared)
  await settled(page)
  await page.locator('.remedy-total', { hasText: /^¥1,500.00$/ }).waitFor()
  expect(problems).toEqual([])
  await context.close()
})

/** Skips what does not matter here until the question comes, and answers it. */
async function answerUntil(page: Awaited<ReturnType<typeof visit>>['page'], question: string, answer: string) {
  for (let round = 0; round < 10; round += 1) {
    await page.locator('.remedy-step[aria-busy=false]').waitFor()
    const heading = (await page.locator('.remedy-step h2').textContent()) ?? ''
    if (heading.includes(question)) {
      await page.getByRole('button', { name: answer, exact: true }).click()
      return
    }
    await page.getByRole('button', { name: '说不清，跳过' }).click()
    await page.waitForFunction((before) => document.querySelector('.remedy-step h2')?.textContent !== before, heading)
  }
  throw new Error(`never asked: ${question}`)
}

test.each([
  { size: 'phone', language: 'en' },
  { size: 'desk', language: 'zh' },
  { size: 'desk', language: 'en' },
] as const)('matter, question and result are whole on a $size in $language', async ({ size, language }) => {
  const { page, problems, context } = await visit(open.browser, open.site, { size, language })
  const answers = 'a.forDailyLife=true&a.flawOnly=false&a.paidFen=30000&a.itemCount=3&a.faulty=true'
  for (const query of [
    '',
    '?topics=harm&view=questions',
    `?topics=fraud,quality&${answers}&view=result`,
    '?topics=food&a.paidFen=x&view=result',
  ]) {
    await page.goto(`${open.site.url}/remedies${query}`)
    await settled(page)
    expect({ query, wrong: await accessibilityProblems(page), wide: await overflows(page) }).toEqual({
      query,
      wrong: [],
      wide: false,
    })
  }
  expect(problems).toEqual([])
  await context.close()
})

test('in a case the calculator already knows what was bought, for how much and when', async () => {
  const { page, problems, context } = await visit(open.browser, open.site, { size: 'phone', role: 'consumer' })
  await page.goto(`${open.site.url}/complaints`)
  await settled(page)
  await page.getByRole('link', { name: '质量问题' }).first().click()
  await page.locator('.case-remedies > summary').click()
  const panel = page.locator('.remedy-panel')
  await panel.getByRole('heading', { name: '商品或服务有质量问题' }).waitFor()
  await panel.getByText('您的回答（3）').click()
  await panel.locator('.remedy-answers').getByText('实付价款').waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await overflows(page)).toBe(false)
  expect(problems).toEqual([])
  await context.close()
})
