import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { dayOf } from '../../web/src/text/time.ts'
import { dayMs } from '../../src/kernel/calendar/span.ts'
import { complained, long, send } from './session.ts'
import { button, looked, settled, signIn, siteAndBrowser, visit } from './support.ts'

const t = zh.quality
const open = siteAndBrowser()
const reviewer = { name: '李敏', login: 'agent-2@example.com' }

type Closed = { readonly id: string; readonly receipt: string }
/** A complaint that the demo agent took up and the consumer took back: closed, and handled by one person only. */
async function closed(consumer: Page, agent: Page): Promise<Closed> {
  const id = await complained(consumer)
  const read = <T>(path: string): Promise<T> => agent.evaluate(async (url) => (await fetch(url)).json(), path)
  const { rows } = await read<{ rows: { id: string; name: string }[] }>('/api/quality-reviewers')
  const agentId = rows.find(({ name }) => name === '周敏')?.id ?? expect.fail('no demo agent')
  await send(agent, `/api/complaints/${id}/assignment`, { agentId })
  await send(agent, `/api/complaints/${id}/acknowledgement`, {})
  await send(consumer, `/api/complaints/${id}/withdrawal`, {})
  return { id, receipt: (await read<Closed>(`/api/complaints/${id}`)).receipt }
}

const reviewOf = (page: Page, { receipt }: Closed) => page.getByRole('link', { name: receipt, exact: true })
const openCase = (page: Page, words = t.openCase) => page.getByRole('link', { name: words, exact: true })

async function visitAsReviewer() {
  const visitor = await visit(open.browser, open.site)
  await signIn(visitor.page, open.site, reviewer.login, 'zh')
  return visitor
}

/** All items kept but the second, with keys only, from the first item on. */
async function fillInByKeys(page: Page): Promise<void> {
  const items = page.locator('fieldset.radios')
  await items.first().locator('input').first().focus()
  for (let at = 0; at < (await items.count()); at++) {
    await page.keyboard.press('Space')
    if (at === 1) {
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Tab')
      await page.keyboard.type('没有问签收照片')
    }
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type('双方都说明过，期限没有超，材料可以一次问全。')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByLabel(t.task.text, { exact: true }).waitFor()
  await page.keyboard.type('受理时一次问清材料')
  expect(await page.getByLabel(t.task.text, { exact: true }).inputValue()).toBe('受理时一次问清材料')
}

test('a lead draws a round, a reviewer fills in the checklist with keys only, the agent objects, the lead decides and sees figures', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer' })
  const agent = await visit(open.browser, open.site, { role: 'agent' })
  const one = await closed(consumer.page, agent.page)

  const lead = await visit(open.browser, open.site, { role: 'admin' })
  await lead.page.goto(`${open.site.url}/complaints/quality`)
  await settled(lead.page)
  await looked(lead.page, 'quality-1-rounds')
  await button(lead.page, t.draw.do).click()
  const dialog = lead.page.locator('dialog')
  await dialog.locator('#field-from').fill(dayOf(new Date(Date.now() - dayMs)))
  await dialog.getByLabel(t.draw.percent, { exact: true }).check()
  await dialog.locator('#field-size').fill('100')
  await dialog.getByLabel(reviewer.name, { exact: true }).check()
  await looked(lead.page, 'quality-2-draw')
  await button(lead.page, t.draw.send).click()
  await dialog.waitFor({ state: 'detached' })
  await settled(lead.page)
  await lead.page.locator('tbody a').first().click()
  await lead.page.getByRole('heading', { name: t.strata }).waitFor()
  await reviewOf(lead.page, one).waitFor()
  await lead.page.getByText(t.repeat).click()
  await looked(lead.page, 'quality-3-round')

  const by = await visitAsReviewer()
  await by.page.goto(`${open.site.url}/complaints/quality`)
  await reviewOf(by.page, one).waitFor()
  await looked(by.page, 'quality-4-mine')
  await reviewOf(by.page, one).click()
  await openCase(by.page).waitFor()
  await looked(by.page, 'quality-5-checklist')
  await fillInByKeys(by.page)
  await looked(by.page, 'quality-6-filled')
  await button(by.page, t.send).press('Enter')
  await by.page.getByRole('heading', { name: t.result }).waitFor()
  await by.page.getByText('没有问签收照片').waitFor()
  await by.page.getByText('受理时一次问清材料').waitFor()
  await looked(by.page, 'quality-7-result')

  await agent.page.goto(`${open.site.url}/complaints/quality?tab=about-me`)
  await reviewOf(agent.page, one).click()
  await openCase(agent.page).waitFor()
  await agent.page.getByLabel(t.yourAnswer, { exact: true }).fill('签收照片在物流记录里，第二天就补看了。')
  await looked(agent.page, 'quality-8-answer')
  await button(agent.page, t.object).click()
  await agent.page.getByRole('heading', { name: t.objection }).waitFor()
  await agent.page.getByLabel(t.task.note, { exact: true }).fill('已写进受理清单')
  await looked(agent.page, 'quality-9-objected')
  await button(agent.page, t.task.close).click()
  await agent.page.locator('.state-tag', { hasText: t.task.done }).waitFor()

  await lead.page.goto(`${open.site.url}/complaints/quality?tab=objected`)
  await reviewOf(lead.page, one).click()
  await lead.page.getByRole('heading', { name: t.decideTitle }).waitFor()
  await lead.page.getByLabel(t.decisionText, { exact: true }).fill('看过物流记录，第一次问材料时确实没有要照片。')
  await looked(lead.page, 'quality-10-decide')
  await button(lead.page, t.uphold).click()
  await lead.page.locator('.detail-head').getByText(t.state.decided).waitFor()
  await looked(lead.page, 'quality-11-decided')
  await lead.page.goto(`${open.site.url}/complaints/quality?tab=figures`)
  await lead.page.getByRole('heading', { name: t.figures.byAgent }).waitFor()
  await lead.page.getByRole('cell', { name: '周敏', exact: true }).waitFor()
  await looked(lead.page, 'quality-12-figures')
  expect([...consumer.problems, ...agent.problems, ...lead.problems, ...by.problems]).toEqual([])
})

test('a lead adds a case by hand and names who reviews it; whoever only governs reads the review and is not sent to the case', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer' })
  const agent = await visit(open.browser, open.site, { role: 'agent' })
  const one = await closed(consumer.page, agent.page)
  const lead = await visit(open.browser, open.site, { role: 'admin' })
  await lead.page.goto(`${open.site.url}/complaints/quality`)
  await settled(lead.page)
  await button(lead.page, t.add.do).click()
  await lead.page.locator('#field-receipt').fill('XB-20200101-AAAA-AAAA')
  await lead.page.locator('#field-reason').fill('消费者来信说答复太慢，请看一看。')
  await button(lead.page, t.add.send).click()
  await lead.page.locator('dialog').getByRole('alert').getByText('没有这个编号的投诉').waitFor()
  await looked(lead.page, 'quality-20-add-refused')
  await lead.page.locator('#field-receipt').fill(one.receipt)
  await looked(lead.page, 'quality-21-add')
  // By its place, not its name: while its wheel goes away after a refusal the button is called after the wheel.
  await lead.page.locator('dialog button[type=submit]').click()
  await lead.page.getByRole('heading', { name: t.reviewOf.replace('{receipt}', one.receipt) }).waitFor()
  await looked(lead.page, 'quality-22-nobody')
  await lead.page.getByRole('combobox', { name: t.reviewer, exact: true }).click()
  // A list that is placed for the first time may stand outside of the window: it is chosen wherever it stands.
  await lead.page.locator('.ant-select-item-option', { hasText: reviewer.name }).dispatchEvent('click')
  await button(lead.page, t.name.assign).click()
  await lead.page.locator('.detail-facts').getByText(reviewer.name).waitFor()
  await openCase(lead.page).waitFor()
  const address = lead.page.url()

  const by = await visitAsReviewer()
  await by.page.goto(address)
  await by.page.locator('fieldset.radios').first().waitFor()
  await fillInByKeys(by.page)
  await button(by.page, t.send).press('Enter')
  await by.page.getByRole('heading', { name: t.result }).waitFor()
  await send(agent.page, `/api/quality-reviews/${address.split('/').at(-1)}/answer`, { text: long, objects: false })

  const governor = await visit(open.browser, open.site, { role: 'governance-officer', language: 'en' })
  await governor.page.goto(address)
  await governor.page.getByRole('heading', { name: en.quality.answerOf }).waitFor()
  expect(await openCase(governor.page, en.quality.openCase).count()).toBe(0)
  await looked(governor.page, 'quality-23-governor-en')
  expect([...consumer.problems, ...agent.problems, ...lead.problems, ...by.problems, ...governor.problems]).toEqual([])
})
