import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { zh } from '../../web/src/text/zh/index.ts'
import { openModel, saying } from '../support/model.ts'
import { complained, read, send, tried } from './session.ts'
import { button, launchBrowser, looked, settled, startSite, visit, type Site } from './support.ts'

const t = zh.assistant
const opened: { site?: Site; browser?: Browser; consumer?: Page; model?: Awaited<ReturnType<typeof openModel>> } = {}
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
  const officer = await visit(opened.browser, opened.site, { role: 'privacy-officer' })
  await officer.page.goto(`${opened.site.url}/privacy/consents`)
  const words = {
    zh: '隐去姓名电话地址的内容交给外部模型起草。',
    en: 'Words without names and numbers go to a model outside.',
  }
  const effectiveOn = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const { id: notice } = await send(officer.page, '/api/privacy/consent-notices', {
    purpose: 'assistant',
    ...words,
    asksAgain: false,
    effectiveOn,
  })
  const consumer = await visit(opened.browser, opened.site, { role: 'consumer' })
  await consumer.page.goto(`${opened.site.url}/my/privacy`)
  const agreed = await consumer.page.evaluate(async (seen) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'browser-agrees' }
    const body = JSON.stringify({ given: true, notice: seen })
    return (await fetch('/api/privacy/consents/assistant', { method: 'PUT', headers, body })).status
  }, notice)
  expect(agreed).toBe(200)
  opened.consumer = consumer.page
}, 240_000)
afterAll(async () => {
  await opened.browser?.close()
  await opened.site?.stop()
  opened.model?.close()
})

/** A complaint of the consumer of the demo, who agreed to the assistant; the agent handles it. */
async function makeCase(page: Page): Promise<void> {
  const { url } = there(opened.site)
  const name = await consumerName()
  const id = await complained(there(opened.consumer), {
    text: `我是${name}，电饭煲用了三天内胆就掉漆，请回电 139-0000-1234。`,
  })
  await page.goto(`${url}/complaints/${id}`)
  await page.getByRole('heading', { name: t.title }).waitFor()
  const { me } = await read<{ me: { id: string } }>(page, '/api/session')
  await tried(page, `/api/complaints/${id}/assignment`, { agentId: me.id })
  await page.reload()
  await page.getByRole('heading', { name: t.title }).waitFor()
  await settled(page)
}

const consumerName = async (): Promise<string> =>
  (await read<{ me: { displayName: string } }>(there(opened.consumer), '/api/session')).me.displayName

const panel = (page: Page) => page.locator('#assistant')

test('an agent sees what leaves before it does, has a summary and a reply drafted, and sends the reply after changing it', async () => {
  const model = there(opened.model)
  const { page, problems } = await visit(there(opened.browser), there(opened.site), { role: 'agent' })
  await makeCase(page)
  const name = await consumerName()
  await looked(page, 'assistant-1-panel')
  model.answer(
    saying('经过：电饭煲用了三天，内胆掉漆。\n消费者要求：退款。\n商家说法：未见。\n还不清楚的地方：商品型号。'),
  )
  await button(page, t.ask.summary).click()
  const sent = page.locator('.assistant-sent')
  await sent.waitFor()
  expect(await sent.textContent()).toContain('⟨电话1⟩')
  for (const secret of ['0000', name]) expect(await sent.textContent()).not.toContain(secret)
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
  await panel(page).getByText(`${name}您好`).waitFor()
  await button(page, t.insert).click()
  const words = page.locator('.step-form textarea')
  await expect.poll(() => words.inputValue()).toContain(`${name}您好`)
  await page.getByText(t.from).waitFor()
  await looked(page, 'assistant-4-reply')
  await words.fill('您好，内胆掉漆的情况已记下，我们正在核实。')
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
  for (const { body } of model.calls) for (const secret of ['0000', name]) expect(body).not.toContain(secret)
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
