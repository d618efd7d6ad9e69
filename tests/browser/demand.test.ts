import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { zh } from '../../web/src/text/zh/index.ts'
import { complained, long, send, uploaded } from './session.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.demand
const open = siteAndBrowser()
const fraud = '欺诈惩罚性赔偿（三倍）'

async function fillFraud(page: Page): Promise<void> {
  await page.locator('#field-demand-remedy').click()
  await page.keyboard.type(fraud)
  await page.keyboard.press('Enter')
  await page.getByText('须由人认定').waitFor()
  const answer = (name: string, words: string) =>
    page.locator(`#field-demand-answers\\.${name}`).getByText(words, { exact: true }).click()
  await answer('forDailyLife', '是')
  await answer('flawOnly', '不是')
  await page.locator('#field-demand-answers\\.listedFen').fill('1')
}

test('a consumer demands three times the price, the shop reads formula and article, and cannot agree to everything unseen', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  const id = await complained(consumer.page)
  await consumer.page.goto(`${open.site.url}/complaints/${id}`)
  await settled(consumer.page)
  await button(consumer.page, t.add).click()
  await fillFraud(consumer.page)
  await consumer.page.getByText('¥500.00').first().waitFor()
  await looked(consumer.page, 'demand-1-form')
  await button(consumer.page, t.send).click()
  await button(consumer.page, t.withdraw).or(consumer.page.getByText(t.withdraw)).first().waitFor()
  await looked(consumer.page, 'demand-2-raised')

  const agent = await visit(open.browser, open.site, { role: 'agent' })
  await send(agent.page, `/api/complaints/${id}/acknowledgement`, {})
  const merchant = await visit(open.browser, open.site, { role: 'merchant' })
  await merchant.page.goto(`${open.site.url}/complaints/${id}`)
  await merchant.page.getByText(t.forMerchant).waitFor()
  await looked(merchant.page, 'demand-3-shop')

  await agent.page.goto(`${open.site.url}/complaints/${id}`)
  await settled(agent.page)
  await button(agent.page, t.claim.do).click()
  await agent.page.locator('#field-claim-amountFen').fill('0.5')
  await agent.page.locator('#field-claim-text').fill('消费者来电说明只要求退五角。')
  await looked(agent.page, 'demand-4-claim')
  await agent.page.locator('dialog').getByRole('button', { name: t.claim.send }).click()
  await agent.page.getByText('消费者来电说明只要求退五角。').first().waitFor()
  expect([...consumer.problems, ...merchant.problems, ...agent.problems]).toEqual([])
})

test('whoever rules grants a demand with facts, choices, a finding and its evidence, and both sides read it', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer' })
  const id = await complained(consumer.page)
  const answers = { forDailyLife: true, flawOnly: false, paidFen: 100, listedFen: 100, itemCount: 1 }
  await send(consumer.page, `/api/complaints/${id}/demands`, { remedy: 'punitive.fraud', answers })
  const file = await uploaded(consumer.page, '鉴定书.png')
  const agent = await visit(open.browser, open.site, { role: 'agent' })
  const merchant = await visit(open.browser, open.site, { role: 'merchant' })
  await send(agent.page, `/api/complaints/${id}/acknowledgement`, {})
  await send(merchant.page, `/api/complaints/${id}/merchant-reply`, { text: long, offer: null })
  await send(consumer.page, `/api/complaints/${id}/refusal`, { text: long })
  await send(consumer.page, `/api/complaints/${id}/evidence`, { files: [file], note: '鉴定书' })
  await send(agent.page, `/api/complaints/${id}/evidence-closing`, { text: long })
  await send(consumer.page, `/api/complaints/${id}/mediation-end`, {})
  for (const { page } of [consumer, merchant]) await send(page, `/api/complaints/${id}/ruling/application`, {})
  await send(agent.page, `/api/complaints/${id}/ruling/assignment`, {})
  const arbitrator = await visit(open.browser, open.site, { role: 'arbitrator' })
  const { page } = arbitrator
  await page.goto(`${open.site.url}/complaints/${id}?step=award`)
  await settled(page)
  await page.getByText(t.award.help).waitFor()
  await page.getByRole('checkbox', { name: new RegExp(fraud.slice(0, 6)) }).check()
  await page.getByText(t.award.finding).waitFor()
  await looked(page, 'award-1-form')
  expect(arbitrator.problems).toEqual([])
})
