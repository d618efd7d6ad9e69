import { expect, test } from 'vitest'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const t = zh.chat

test('a consumer asks on a phone, an agent takes it and answers, and with one tap it is a complaint with a number', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  const agent = await visit(open.browser, open.site, { role: 'agent' })
  const asks = '耳机右边没有声音，换了手机也一样，怎么处理？'
  await consumer.page.goto(`${open.site.url}/chat`)
  await settled(consumer.page)
  await consumer.page.locator('#field-orderId').selectOption({ index: 1 })
  await consumer.page.locator('#field-text').fill(asks)
  await looked(consumer.page, 'chat-1-start')
  await consumer.page.locator('form button[type=submit]').click()
  await consumer.page.locator('.chat-text', { hasText: asks }).waitFor()
  await looked(consumer.page, 'chat-2-waiting')

  await agent.page.goto(`${open.site.url}/chats`)
  await settled(agent.page)
  await agent.page.locator('.chat-row', { hasText: asks }).click()
  await button(agent.page, t.desk.take).waitFor()
  await looked(agent.page, 'chat-3-desk')
  await button(agent.page, t.desk.take).click()
  await agent.page.getByLabel(t.say).fill('您好，请问是一直没有声音吗？')
  await agent.page.keyboard.press('Enter')
  await consumer.page.locator('.chat-text', { hasText: '一直没有声音吗' }).waitFor()
  await consumer.page.getByLabel(t.say).fill('从昨天开始的')
  await agent.page.getByText(t.types).waitFor()
  await consumer.page.keyboard.press('Enter')
  await agent.page.locator('.chat-text', { hasText: '从昨天开始的' }).waitFor()
  await looked(agent.page, 'chat-4-talk')
  await agent.page.getByText(t.read).first().waitFor()

  await button(agent.page, t.makeCase).click()
  await looked(agent.page, 'chat-5-case')
  await button(agent.page, t.confirmCase).click()
  await consumer.page
    .getByText(/XB-\d{8}-/)
    .first()
    .waitFor()
  await looked(consumer.page, 'chat-6-number')
  await consumer.page.getByRole('link', { name: t.goCase }).click()
  await consumer.page.getByText(asks).first().waitFor()

  await agent.page.getByText(t.desk.tab.closed, { exact: true }).click()
  await agent.page.getByLabel(t.desk.search).fill('右边没有声音')
  await agent.page.locator('.chat-row', { hasText: 'XB-' }).waitFor()
  await looked(agent.page, 'chat-7-kept')
  expect([...consumer.problems, ...agent.problems]).toEqual([])
  await consumer.context.close()
  await agent.context.close()
}, 180_000)

test('the chat page is whole in English too', async () => {
  const { page, problems, context } = await visit(open.browser, open.site, { role: 'merchant', language: 'en' })
  await page.goto(`${open.site.url}/hearings`)
  await page.getByRole('heading', { name: en.hearing.calendar.title }).waitFor()
  await looked(page, 'en-hearings')
  await context.close()
  const consumer = await visit(open.browser, open.site, { role: 'consumer', language: 'en', size: 'phone' })
  await consumer.page.goto(`${open.site.url}/chat`)
  await consumer.page.getByRole('heading', { name: en.chat.title, exact: true }).waitFor()
  await looked(consumer.page, 'en-chat')
  expect([...problems, ...consumer.problems]).toEqual([])
  await consumer.context.close()
})
