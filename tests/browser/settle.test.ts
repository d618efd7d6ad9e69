import { expect, test } from 'vitest'
import { zh } from '../../web/src/text/zh/index.ts'
import { complained, long, send } from './session.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const t = zh.lines

test('a shop offers item by item; in mediation one of two items is settled, and both sides read what stays in dispute', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  const id = await complained(consumer.page, { items: 2, amountFen: 400 })
  const agent = await visit(open.browser, open.site, { role: 'agent' })
  await send(agent.page, `/api/complaints/${id}/acknowledgement`, {})
  const merchant = await visit(open.browser, open.site, { role: 'merchant' })
  const shop = merchant.page
  await shop.goto(`${open.site.url}/complaints/${id}?step=answer`)
  await settled(shop)
  await shop.locator('#field-text').fill(long)
  await shop.getByLabel(t.each).check()
  await shop.locator('.line-offer').first().getByRole('checkbox').check()
  await shop.locator('#field-forLines\\.0\\.amountFen').fill('1')
  await looked(shop, 'settle-1-offer')
  await shop.locator('.step-form button[type=submit]').click()
  await shop.getByText(t.offered).waitFor()

  const { page } = consumer
  await page.goto(`${open.site.url}/complaints/${id}`)
  await page.getByText(t.offered).waitFor()
  await looked(page, 'settle-2-read')
  await send(page, `/api/complaints/${id}/refusal`, { text: long })
  await send(agent.page, `/api/complaints/${id}/evidence-closing`, { text: long })

  await shop.goto(`${open.site.url}/complaints/${id}/mediation`)
  await settled(shop)
  await button(shop, zh.mediation.propose).click()
  await shop.getByLabel(zh.mediation.part.byLines).check()
  await shop.locator('#field-proposal-settles\\.lineIds').getByRole('checkbox').first().check()
  await shop.locator('#field-proposal-terms\\.0\\.amountFen').fill('1')
  await shop.locator('#field-proposal-terms\\.0\\.dueOn').fill('2099-01-05')
  await shop.locator('#field-proposal-text').fill(long)
  await looked(shop, 'settle-3-proposal')
  await shop.locator('form button[type=submit]').last().click()
  await shop.getByText(/^只解决：/).waitFor()

  await page.goto(`${open.site.url}/complaints/${id}/mediation`)
  await page.getByText(/^只解决：/).waitFor()
  await looked(page, 'settle-4-read')
  await button(page, zh.mediation.sign).click()
  await page.locator('dialog').getByRole('button', { name: zh.mediation.sign }).click()
  await page.getByText(zh.mediation.state.agreed).waitFor()
  for (const reader of [page, shop]) {
    await reader.goto(`${open.site.url}/complaints/${id}`)
    await reader.getByText(/^仍在处理：/).waitFor()
  }
  await looked(page, 'settle-5-parted')
  await looked(shop, 'settle-6-shop')
  expect([...consumer.problems, ...merchant.problems, ...agent.problems]).toEqual([])
})
