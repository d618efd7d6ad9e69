import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { zh } from '../../web/src/text/zh/index.ts'
import { openModel, saying } from '../support/model.ts'
import { button, launchBrowser, looked, settled, startSite, visit, type Site } from './support.ts'

const t = zh.assistant
const e = zh.enter
const opened: { site?: Site; browser?: Browser; model?: Awaited<ReturnType<typeof openModel>> } = {}
const there = <T>(one: T | undefined): T => one ?? expect.fail('not open yet')

beforeAll(async () => {
  opened.model = await openModel()
  // A demonstration has no assistant of its own: it is switched on here, with a service on this machine.
  opened.site = await startSite({
    XIAOBAO_ASSISTANT: 'on',
    XIAOBAO_ASSISTANT_URL: opened.model.url,
    XIAOBAO_ASSISTANT_MODEL: 'qwen-test',
    XIAOBAO_ASSISTANT_KEY: 'test-key',
    XIAOBAO_ASSISTANT_PRIVATE: 'on',
  })
  opened.browser = await launchBrowser()
}, 240_000)
afterAll(async () => {
  await opened.browser?.close()
  await opened.site?.stop()
  opened.model?.close()
})

/** A call that is written down, so that the case is this test's own. */
async function makeCase(page: Page): Promise<void> {
  await page.goto(`${there(opened.site).url}/complaints/enter`)
  await settled(page)
  await button(page, e.next).click()
  await page.getByLabel(e.field.name).fill('赵晓芸')
  await page.getByLabel(e.field.phone).fill('139 0000 1234')
  await button(page, e.next).click()
  await page.getByLabel(e.field.category).selectOption('other')
  await page.locator('#field-text').fill('我是赵晓芸，电饭煲用了三天内胆就掉漆，请回电 139-0000-1234。')
  await button(page, e.next).click()
  await page.getByText(zh.complaints.remedy.refund, { exact: true }).click()
  await page.locator('#field-amountFen').fill('399')
  await button(page, e.next).click()
  await button(page, e.send).click()
  await page.getByRole('heading', { name: e.done.title }).waitFor()
  await page.getByRole('link', { name: e.done.open }).click()
  await page.getByRole('heading', { name: t.title }).waitFor()
  await settled(page)
}

const panel = (page: Page) => page.locator('#assistant')

test('an agent sees what leaves before it does, has a summary and a reply drafted, and sends the reply after changing it', async () => {
  const model = there(opened.model)
  const { page, problems } = await visit(there(opened.browser), there(opened.site), { role: 'agent' })
  await makeCase(page)
  await looked(page, 'assistant-1-panel')
  model.answer(
    saying('经过：电饭煲用了三天，内胆掉漆。\n消费者要求：退款。\n商家说法：未见。\n还不清楚的地方：商品型号。'),
  )
  await button(page, t.ask.summary).click()
  const sent = page.locator('.assistant-sent')
  await sent.waitFor()
  expect(await sent.textContent()).toContain('⟨电话1⟩')
  expect(await sent.textContent()).not.toMatch(/0000|赵晓芸/)
  await looked(page, 'assistant-2-preview')
  await button(page, t.send).click()
  await panel(page).getByText('内胆掉漆').waitFor()
  await panel(page).getByText(t.mark).waitFor()
  await looked(page, 'assistant-3-summary')
  model.answer(
    saying(({ asked }) => `${/⟨姓名\d+⟩/.exec(asked)?.[0] ?? ''}您好，内胆掉漆的情况已记下，平台会请商家三天内答复。`),
  )
  await button(page, t.ask.reply).click()
  // What the model called ⟨姓名1⟩ has its name again.
  await panel(page).getByText('赵晓芸您好').waitFor()
  await button(page, t.insert).click()
  const words = page.locator('.step-form textarea')
  await expect.poll(() => words.inputValue()).toContain('赵晓芸您好')
  await page.getByText(t.from).waitFor()
  await looked(page, 'assistant-4-reply')
  await words.fill('赵女士您好，内胆掉漆的情况已记下，我们正在核实。')
  await page.locator('.step-form button[type=submit]').click()
  await page.locator('.step-form').waitFor({ state: 'detached' })
  await page.getByText('我们正在核实').first().waitFor()
  model.answer(saying('{"category":"quality","reason":"内胆掉漆属于商品质量问题"}'))
  await button(page, t.ask.category).click()
  await panel(page).getByText(t.proposal.replace('{category}', zh.complaints.category.quality)).waitFor()
  await looked(page, 'assistant-5-category')
  await panel(page).getByRole('button', { name: t.category.do }).click()
  await looked(page, 'assistant-6-correct')
  await page.locator('dialog').getByRole('button', { name: t.category.send }).click()
  await page.locator('dialog').waitFor({ state: 'detached' })
  await page.getByText(zh.complaints.category.quality).first().waitFor()
  for (const { body } of model.calls) expect(body).not.toMatch(/0000|赵晓芸/)
  expect(problems).toEqual([])
})

test('whoever no longer wants to wait stops it, an error says what to do, and the lead reads all of it', async () => {
  const model = there(opened.model)
  const { page, problems } = await visit(there(opened.browser), there(opened.site), { role: 'agent' })
  await makeCase(page)
  model.answer(() => {})
  await button(page, t.ask.summary).click()
  await button(page, t.send).click()
  await button(page, t.cancel).click()
  await button(page, t.cancel).waitFor({ state: 'detached' })
  model.answer((response) => void response.writeHead(429).end())
  await button(page, t.ask.summary).click()
  await page.getByText(t.error.busy).waitFor()
  await looked(page, 'assistant-7-error')
  const lead = await visit(there(opened.browser), there(opened.site), { role: 'governance-officer' })
  await lead.page.goto(`${there(opened.site).url}/complaints/wall`)
  await lead.page.locator('#content').getByRole('link', { name: t.log.open }).click()
  await lead.page.getByText(t.log.states.cancelled).first().waitFor()
  await looked(lead.page, 'assistant-8-log')
  await button(lead.page, t.log.sent).first().click()
  await lead.page.locator('.assistant-sent').waitFor()
  await looked(lead.page, 'assistant-9-sent')
  expect([...problems, ...lead.problems]).toEqual([])
})
