import { expect, test } from 'vitest'
import { zh } from '../../web/src/text/zh/index.ts'
import { complained, send } from './session.ts'
import { button, looked, settled, signIn, siteAndBrowser, visit } from './support.ts'

const t = zh.reading
const open = siteAndBrowser()

test('whoever has the case opens one field with two keys, it masks itself, and the consumer and the register tell of it', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  const agent = await visit(open.browser, open.site, { role: 'agent' })
  const id = await complained(consumer.page)
  const show = t.open.replace('{what}', '姓名')
  await agent.page.goto(`${open.site.url}/complaints/${id}`)
  await agent.page.getByRole('heading', { name: t.title }).waitFor()
  const rows = await agent.page.evaluate(async () => (await fetch('/api/complaint-agents')).json())
  const me = (rows as { rows: { id: string; name: string }[] }).rows.find(({ name }) => name === '周敏')
  await send(agent.page, `/api/complaints/${id}/assignment`, { agentId: me?.id })
  await agent.page.reload()
  await button(agent.page, show).focus()
  await looked(agent.page, 'reading-1-masked')
  await agent.page.keyboard.press('Enter')
  await agent.page.getByRole('radio', { checked: true }).waitFor()
  await looked(agent.page, 'reading-2-purpose')
  await agent.page.keyboard.press('Enter')
  const value = agent.page.locator('.personal-open')
  await value.waitFor()
  expect(await value.textContent()).not.toContain('*')
  await looked(agent.page, 'reading-3-open')
  await button(agent.page, t.hide).click()
  await button(agent.page, show).waitFor()

  await consumer.page.goto(`${open.site.url}/my/readings`)
  await consumer.page.getByText('投诉专员查看了您的姓名').first().waitFor()
  await looked(consumer.page, 'reading-4-mine')

  const officer = await visit(open.browser, open.site, { role: 'governance-officer' })
  await officer.page.goto(`${open.site.url}/privacy/reads`)
  await officer.page.getByRole('cell', { name: '周敏' }).first().waitFor()
  await looked(officer.page, 'reading-5-register')
  expect([...consumer.problems, ...agent.problems, ...officer.problems]).toEqual([])
})

test('in English, on a phone and for somebody without the case, it stays masked and says why', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer' })
  const id = await complained(consumer.page)
  const { page, problems } = await visit(open.browser, open.site, { size: 'phone', language: 'en' })
  await signIn(page, open.site, 'agent-2@example.com', 'en')
  await page.goto(`${open.site.url}/complaints/${id}`)
  await settled(page)
  await looked(page, 'reading-6-english')
  const english = await visit(open.browser, open.site, { role: 'consumer', size: 'phone', language: 'en' })
  await english.page.goto(`${open.site.url}/my/readings`)
  await looked(english.page, 'reading-7-english')
  await consumer.page.goto(`${open.site.url}/rules/reading.dispute.handle`)
  await looked(consumer.page, 'reading-8-rule')
  expect([...problems, ...english.problems, ...consumer.problems]).toEqual([])
})
