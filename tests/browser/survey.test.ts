import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.survey
const open = siteAndBrowser()

async function send<T>(page: Page, path: string, data: object): Promise<T> {
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const answer = await page.request.post(`${open.site.url}${path}`, { data, headers })
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
  return answer.json()
}
const read = async <T>(page: Page, path: string): Promise<T> =>
  (await page.request.get(`${open.site.url}${path}`)).json()

/** A complaint of the consumer, filed and withdrawn: closed, and asked about soon after. */
async function ended(page: Page): Promise<string> {
  type Order = { readonly id: string; readonly number: string; readonly lines: readonly { readonly id: string }[] }
  const mine = await read<{ rows: { orderNumber: string | null }[] }>(page, '/api/complaints/mine?limit=100')
  const taken = new Set(mine.rows.map(({ orderNumber }) => orderNumber))
  const orders = await read<{ rows: Order[] }>(page, '/api/orders?limit=100')
  const free = orders.rows.find(({ number }) => !taken.has(number)) ?? expect.fail('every order is complained about')
  const order = await read<Order>(page, `/api/orders/${free.id}`)
  const { id } = await send<{ id: string }>(page, '/api/complaints', {
    orderId: free.id,
    lineIds: order.lines.slice(0, 1).map((line) => line.id),
    category: 'other',
    text: '收到的东西和说的不一样，联系商家没有回复。',
    remedies: ['refund'],
    amountFen: 100,
  })
  await send(page, `/api/complaints/${id}/withdrawal`, {})
  const state = async () => (await read<{ state: string }>(page, `/api/complaints/${id}/survey`)).state
  await expect.poll(state, { timeout: 30_000 }).toBe('open')
  return id
}

test('a consumer on a phone answers unhappily, a lead calls back, and then the answer stands', async () => {
  const mine = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  const id = await ended(mine.page)
  await mine.page.goto(`${open.site.url}/complaints/${id}`)
  const card = mine.page.locator('#survey')
  await card.waitFor()
  await looked(mine.page, 'survey-1-asked')
  for (const [at, answer] of [t.mark.veryBad, t.mark.fair].entries())
    await card.getByRole('group').nth(at).getByLabel(answer, { exact: true }).check()
  await card.getByLabel(t.isSolved.no, { exact: true }).check()
  const words = `最后还是我自己修好的 ${Date.now()}`
  await card.locator('textarea').fill(words)
  await card.getByRole('checkbox').check()
  await looked(mine.page, 'survey-2-filled')
  await button(mine.page, t.send).click()
  await card.getByText(words).waitFor()
  await looked(mine.page, 'survey-3-answered')

  const lead = await visit(open.browser, open.site, { role: 'governance-officer' })
  await lead.page.goto(`${open.site.url}/complaints/survey`)
  await looked(lead.page, 'survey-4-figures')
  await lead.page.getByRole('button', { name: new RegExp(`^${t.tab['call-backs']}`) }).click()
  const row = lead.page.locator('tr', { hasText: words }).first()
  await row.waitFor()
  await looked(lead.page, 'survey-5-call-backs')
  await row.getByRole('button', { name: t.call.do }).click()
  await lead.page.locator('#field-text').fill('已通话：向消费者说明了处理经过，消费者表示理解。')
  await looked(lead.page, 'survey-6-call')
  await button(lead.page, t.call.send).click()
  await row.waitFor({ state: 'detached' })

  await mine.page.reload()
  await card.getByText('不能再修改').waitFor()
  expect([...mine.problems, ...lead.problems]).toEqual([])
})

test('an agent and a shop see sums, or why there are none yet', async () => {
  for (const role of ['agent', 'merchant'] as const) {
    const { page, problems } = await visit(open.browser, open.site, { role, language: 'zh' })
    await page.goto(`${open.site.url}/complaints/survey`)
    await settled(page)
    await page.getByRole('heading', { level: 1, name: t.own.title }).waitFor()
    expect(await page.getByRole('button', { name: t.tab.all }).count()).toBe(0)
    await looked(page, `survey-7-${role}`)
    expect(problems).toEqual([])
  }
})
