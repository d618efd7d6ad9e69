import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { moneyWords } from '../../web/src/text/money.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { complained, long, send } from './session.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.payments
const open = siteAndBrowser()

/** A complaint about an order at the demo merchant that the shop has conceded: money is owed. */
async function conceded(): Promise<{ id: string; consumer: Page; merchant: Page; close: () => Promise<void> }> {
  const [consumer, agent, merchant] = [
    await visit(open.browser, open.site, { role: 'consumer' }),
    await visit(open.browser, open.site, { role: 'agent' }),
    await visit(open.browser, open.site, { role: 'merchant' }),
  ]
  const id = await complained(consumer.page)
  await send(agent.page, `/api/complaints/${id}/acknowledgement`, {})
  await send(agent.page, `/api/complaints/${id}/response`, { text: long })
  await send(merchant.page, `/api/complaints/${id}/concession`, {})
  const close = async () => {
    for (const { context } of [consumer, agent, merchant]) await context.close()
  }
  return { id, consumer: consumer.page, merchant: merchant.page, close }
}

test('an agent pays from the deposit what a shop did not, and the case ends when the marketplace has paid', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'agent' })
  const { id, consumer, merchant, close } = await conceded()
  await send(merchant, `/api/complaints/${id}/performance-proof`, { text: long })
  await send(consumer, `/api/complaints/${id}/performance-dispute`, { text: long })
  await close()
  await page.goto(`${open.site.url}/complaints/${id}`)
  await page.getByRole('heading', { name: t.title }).waitFor()
  await page.getByLabel(t.way.advance).check()
  await page.getByText(zh.payments.ground, { exact: true }).waitFor()
  await looked(page, 'payments-1-advance')
  await page.getByLabel(t.way.deposit).check()
  const amount = await page.locator('#field-payments-amountFen').inputValue()
  const words = moneyWords(Math.round(Number(amount) * 100))
  await button(page, t.submit.deposit.replace('{amount}', words)).click()
  await page.getByText(t.state.ordered).first().waitFor()
  await looked(page, 'payments-2-under-way')
  await page.getByText(zh.complaints.outcome.enforced).first().waitFor({ timeout: 120_000 })
  await looked(page, 'payments-3-enforced')
  expect(problems).toEqual([])
})

/** What the platform has paid for the demo merchant, outside, entered with a note. */
async function advanced(): Promise<void> {
  const { id, consumer, merchant, close } = await conceded()
  await send(merchant, `/api/complaints/${id}/performance-proof`, { text: long })
  await send(consumer, `/api/complaints/${id}/performance-dispute`, { text: long })
  await close()
  const agent = await visit(open.browser, open.site, { role: 'agent' })
  const paths = `/api/complaints/${id}/payments`
  const owed = await agent.page.evaluate(async (path) => {
    const seen = (await (await fetch(path)).json()) as { owed: { id: string; leftFen: number }[] }
    return seen.owed[0]
  }, paths)
  const order = { obligation: owed?.id, amountFen: owed?.leftFen, way: 'advance', ground: 'promise' }
  await send(agent.page, paths, { ...order, byHand: true, note: long })
  await agent.context.close()
}

test('what the platform paid first is recovered from the deposit of the shop, and the journal shows both lines', async () => {
  await advanced()
  const { page, problems } = await visit(open.browser, open.site, { role: 'governance-officer' })
  await page.goto(`${open.site.url}/recourse`)
  await looked(page, 'recourse-1-list')
  await page.getByRole('link', { name: '青禾数码专营店' }).click()
  await page.getByRole('heading', { name: t.journal.title }).waitFor()
  await page.locator('#field-note').fill('先行赔付后向店铺追偿')
  await looked(page, 'recourse-2-shop')
  await button(page, t.recover.submit.deposit).click()
  await page.getByRole('heading', { name: t.recover.list }).waitFor()
  await page.waitForFunction(async (state) => {
    if (document.body.innerText.includes(state)) return true
    await new Promise((resolve) => setTimeout(resolve, 500))
    return false
  }, t.state.ordered)
  await settled(page)
  expect(problems).toEqual([])
})

test('a shop refunds through the marketplace with one tap, on a phone too, and that is its proof', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'merchant', size: 'phone' })
  const { id, close } = await conceded()
  await close()
  await page.goto(`${open.site.url}/complaints/${id}`)
  await page.getByRole('heading', { name: t.pay.merchant }).waitFor()
  await looked(page, 'payments-4-shop')
  await page.locator('form.inset button[type=submit]').click()
  await page.getByText(t.owed.underWay).first().waitFor()
  await page.getByText(t.owed.proven).first().waitFor({ timeout: 120_000 })
  await looked(page, 'payments-5-proven')
  expect(problems).toEqual([])
})
