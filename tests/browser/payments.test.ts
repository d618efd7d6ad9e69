import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { moneyWords } from '../../web/src/text/money.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.payments
const open = siteAndBrowser()

/** As the page of the reader would send it: by the session in its browser. */
const send = async (page: Page, path: string, body: object): Promise<{ readonly id: string }> => {
  const { status, text } = await page.evaluate(
    async ([url, content, key]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key }
      const answer = await fetch(url, { method: 'POST', headers, body: content })
      return { status: answer.status, text: await answer.text() }
    },
    [path, JSON.stringify(body), `browser-${path}-${Math.random()}`] as const,
  )
  expect([path, status, status === 201 ? '' : text]).toEqual([path, 201, ''])
  return JSON.parse(text) as { id: string }
}
const long = '这里写满十个字以上的说明。'

/** A complaint about an order at the demo merchant that the shop has conceded: money is owed. */
async function conceded(): Promise<{ id: string; consumer: Page; close: () => Promise<void> }> {
  const [consumer, agent, merchant] = [
    await visit(open.browser, open.site, { role: 'consumer' }),
    await visit(open.browser, open.site, { role: 'agent' }),
    await visit(open.browser, open.site, { role: 'merchant' }),
  ]
  const filing = await consumer.page.evaluate(async () => {
    type Order = {
      readonly id: string
      readonly number: string
      readonly merchant: { readonly name: string | null } | null
      readonly refundedFen: number
      readonly lines: readonly { readonly id: string }[]
    }
    const read = async <T>(path: string) => ((await (await fetch(path)).json()) as { rows: T[] }).rows
    const mine = await read<{ orderNumber: string | null }>('/api/complaints/mine?limit=100')
    const taken = new Set(mine.map(({ orderNumber }) => orderNumber))
    for (const { id, number, merchant, refundedFen } of await read<Order>('/api/orders?limit=100')) {
      if (merchant?.name !== '青禾数码专营店' || refundedFen > 0 || taken.has(number)) continue
      const { lines } = (await (await fetch(`/api/orders/${id}`)).json()) as Order
      if (lines[0]) return { orderId: id, lineIds: [lines[0].id] }
    }
    throw new Error('every order at the demo merchant is complained about')
  })
  const claim = { ...filing, category: 'other', text: long, remedies: ['refund'], amountFen: 100 }
  const { id } = await send(consumer.page, '/api/complaints', claim)
  await send(agent.page, `/api/complaints/${id}/acknowledgement`, {})
  await send(agent.page, `/api/complaints/${id}/response`, { text: long })
  await send(merchant.page, `/api/complaints/${id}/concession`, {})
  const close = async () => {
    for (const { context } of [consumer, agent, merchant]) await context.close()
  }
  return { id, consumer: consumer.page, close }
}

test('an agent pays from the deposit what a shop did not, and the case ends when the marketplace has paid', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'agent' })
  const { id, consumer, close } = await conceded()
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

test('what the platform paid first is recovered from the deposit of the shop, and the journal shows both lines', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'governance-officer' })
  await page.goto(`${open.site.url}/recourse`)
  await looked(page, 'recourse-1-list')
  await page.locator('tbody a').first().click()
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
