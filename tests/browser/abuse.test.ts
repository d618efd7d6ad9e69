import { expect, test } from 'vitest'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { complained } from './session.ts'
import { looked, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const reasons = '三件投诉使用同一组照片，经核对并非对应订单的商品。'

test('signs stand beside their base rates; a limit needs a colleague; the consumer reads why and appeals on a phone', async () => {
  const t = zh.abuse
  const consumer = await visit(open.browser, open.site, { role: 'consumer', language: 'en', size: 'phone' })
  const id = await complained(consumer.page)
  const agent = await visit(open.browser, open.site, { role: 'agent', language: 'zh', size: 'desk' })
  await agent.page.goto(`${open.site.url}/complaints/${id}`)
  await agent.page.getByRole('button', { name: t.ask, exact: true }).click()
  await agent.page.locator('dialog textarea').fill('请同事看看，几件投诉的照片好像是同一组。')
  await agent.page.locator('dialog button[type=submit]').click()
  await agent.page.getByText(t.asked).waitFor()
  const receipt = (await agent.page.locator('.detail-facts .code').first().textContent()) ?? ''
  await agent.page.goto(`${open.site.url}/complaints/abuse`)
  await agent.page.getByRole('heading', { name: t.title }).waitFor()
  const row = agent.page.locator('tbody tr', { hasText: receipt })
  await row.waitFor()
  await looked(agent.page, 'abuse-list')
  await row.locator('a').first().click()
  await agent.page.getByText(t.measure.limit, { exact: true }).click()
  await agent.page.getByLabel(t.reasons).fill(reasons)
  await looked(agent.page, 'abuse-decide')
  await agent.page.getByRole('button', { name: t.send.limit }).click()
  await agent.page.getByText('请由其他同事确认').waitFor()
  const address = agent.page.url()
  expect(agent.problems).toEqual([])
  await agent.context.close()

  const colleague = await visit(open.browser, open.site, { role: 'governance-officer', language: 'zh', size: 'desk' })
  await colleague.page.goto(address)
  await colleague.page.getByLabel(t.confirmText).fill('照片指纹一致，同意。照片与订单的商品不符。')
  await looked(colleague.page, 'abuse-confirm')
  await colleague.page.getByRole('button', { name: t.agree.replace('{days}', '7') }).click()
  await colleague.page.getByText(t.active).waitFor()
  expect(colleague.problems).toEqual([])
  await colleague.context.close()

  const e = en.abuse.mine
  await consumer.page.goto(`${open.site.url}/account`)
  await consumer.page.getByRole('heading', { name: e.title }).waitFor()
  await consumer.page.getByText(reasons).waitFor()
  await looked(consumer.page, 'abuse-account')
  await consumer.page.getByLabel(e.appealText).fill('The three orders were the same goods bought together.')
  await consumer.page.getByRole('button', { name: e.send }).click()
  await consumer.page.getByText(e.waiting).waitFor()
  expect(consumer.problems).toEqual([])
  await consumer.context.close()
})
