import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { concede } from '../../src/complaints/case.contract.ts'
import { listQueue } from '../../src/complaints/queue.contract.ts'
import { moneyWords } from '../../web/src/text/money.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.payments
const open = siteAndBrowser()

type Row = {
  readonly id: string
  readonly state: string
  readonly claimFen: number
}
/** From the queue of the reader: the first complaint in a state that asks for money. */
const firstIn = (page: Page, state: string): Promise<Row> =>
  page.evaluate(
    async ([path, wanted]) => {
      const answer = (await (await fetch(`${path}?tab=open&limit=200`)).json()) as { rows: Row[] }
      const row = answer.rows.find((one) => one.state === wanted && one.claimFen > 0)
      if (!row) throw new Error(`nothing is ${wanted}`)
      return row
    },
    [listQueue.path, state] as const,
  )

/** The shop agrees to everything asked: what it owes has begun to run. */
const conceded = async (page: Page): Promise<Row> => {
  const row = await firstIn(page, 'negotiating')
  const status = await page.evaluate(
    async ([path, key]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key }
      return (await fetch(path, { method: 'POST', headers, body: '{}' })).status
    },
    [concede.path.replace(':id', row.id), `concede-${row.id}`] as const,
  )
  expect(status).toBe(201)
  return row
}

test('an agent pays from the deposit what a shop did not, and the case ends when the marketplace has paid', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'agent' })
  const { id } = await firstIn(page, 'enforcing')
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
  const { id } = await conceded(page)
  await page.goto(`${open.site.url}/complaints/${id}`)
  await page.getByRole('heading', { name: t.pay.merchant }).waitFor()
  await looked(page, 'payments-4-shop')
  await page.locator('form.inset button[type=submit]').click()
  await page.getByText(t.owed.underWay).first().waitFor()
  await page.getByText(t.owed.proven).first().waitFor({ timeout: 120_000 })
  await looked(page, 'payments-5-proven')
  expect(problems).toEqual([])
})
