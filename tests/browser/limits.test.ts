import { expect, test } from 'vitest'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.limits
const open = siteAndBrowser()

test('an agent enters that the authority accepted; its sixty days appear with the article, and a mistake is taken back', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'agent' })
  const letter = {
    channel: 'hotline-12315',
    reference: `33010620261130${Date.now()}`,
    origin: '杭州市西湖区市场监督管理局',
    receivedAt: new Date().toISOString(),
    contact: { name: '王女士', phone: '13812345678' },
    category: 'other',
    text: '消费者反映商家一直不发货，要求退款。',
    remedies: ['refund'],
    amountFen: 12_900,
  }
  const answer = await page.request.post(`${open.site.url}/api/complaint-intake`, {
    data: letter,
    headers: { 'idempotency-key': `limits-${Date.now()}`, origin: open.site.url },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  const { complaint } = await answer.json()
  await page.goto(`${open.site.url}/complaints/${complaint}`)
  await settled(page)
  const section = page.locator('section', { has: page.getByRole('heading', { name: t.title, exact: true }) })
  await section.getByText(t.group.others).waitFor()
  await section.getByText('第 15 条').waitFor()
  await button(page, t.enter).click()
  await page.getByLabel(t.what).selectOption('authority-accepted')
  await looked(page, 'limits-1-enter')
  await button(page, t.send).click()
  await section.getByText('第 23(5) 条').waitFor()
  await looked(page, 'limits-2-mirrored')
  await section.getByRole('button', { name: /撤销/ }).click()
  await page.getByText(t.takeBackHelp).waitFor()
  await looked(page, 'limits-3-take-back')
  await page.getByRole('dialog').getByRole('button', { name: t.takeBack, exact: true }).click()
  await section.getByText(t.noMilestones).waitFor()
  expect(await section.getByText('第 23(5) 条').count()).toBe(0)
  expect(problems).toEqual([])
})
