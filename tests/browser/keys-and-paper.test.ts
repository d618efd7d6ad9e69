import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { zh } from '../../web/src/text/zh/index.ts'
import { complained, disputed, long, send } from './session.ts'
import { button, looked, overflows, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    const name = at?.getAttribute('data-key') ?? at?.getAttribute('aria-label') ?? at?.textContent ?? ''
    return { name: name.trim(), visible: at !== null && getComputedStyle(at).outlineStyle === 'solid' }
  })

test('by keyboard alone the queue is walked and a case opened; the list of keys and every dialog give the focus back where it was', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer' })
  const merchant = await visit(open.browser, open.site, { role: 'merchant' })
  const agent = await visit(open.browser, open.site, { role: 'agent' })
  const id = await disputed({ consumer: consumer.page, merchant: merchant.page, agent: agent.page })
  const { page } = agent
  await page.goto(`${open.site.url}/complaints`)
  await settled(page)
  await page.keyboard.press('j')
  const row = await focused(page)
  expect(row).toMatchObject({ name: expect.stringMatching(/^cmp_/), visible: true })
  await page.keyboard.press('?')
  await page.getByRole('heading', { name: zh.desk.keys.title }).waitFor()
  expect((await focused(page)).visible).toBe(true)
  await page.keyboard.press('Escape')
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect(await focused(page)).toEqual(row)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.searchParams.get('open') === row.name)
  await page.keyboard.press('Escape')
  await page.waitForURL((url) => !url.searchParams.has('open'))
  expect(await focused(page)).toEqual(row)

  await page.goto(`${open.site.url}/complaints/${id}`)
  await settled(page)
  await button(page, zh.expert.propose).focus()
  await page.keyboard.press('Enter')
  await page.locator('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect(await focused(page)).toEqual({ name: zh.expert.propose, visible: true })
  expect([...consumer.problems, ...merchant.problems, ...agent.problems]).toEqual([])
})

test('on paper a case is what was said and decided: nothing to press or to type on, no notes of colleagues, nothing beside it', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer' })
  const agent = await visit(open.browser, open.site, { role: 'agent', size: 'paper' })
  const id = await complained(consumer.page)
  await send(agent.page, `/api/complaints/${id}/acknowledgement`, {})
  for (const { page } of [consumer, agent]) {
    await page.goto(`${open.site.url}/complaints/${id}`)
    await settled(page)
    await page.emulateMedia({ media: 'print' })
    await page.getByText(long).first().waitFor()
    const pressed = page.locator('.page button, .page input, .page textarea, nav')
    expect(await pressed.filter({ visible: true }).count()).toBe(0)
    expect(await page.locator('#desk').filter({ visible: true }).count()).toBe(0)
    expect(await overflows(page)).toBe(false)
  }
  const guest = await visit(open.browser, open.site, { size: 'paper' })
  await guest.page.goto(`${open.site.url}/ranking`)
  await settled(guest.page)
  await guest.page.emulateMedia({ media: 'print' })
  await looked(guest.page, 'paper-ranking')
  expect(await guest.page.locator('.page button, .page select, nav').filter({ visible: true }).count()).toBe(0)
  expect([...consumer.problems, ...agent.problems, ...guest.problems]).toEqual([])
})
