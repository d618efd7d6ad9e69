import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { complainedAsGuest, long, orderOfAnother, send } from './session.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.column
const open = siteAndBrowser()

test('a consumer makes a complaint public on a phone, the desk reads it first, everybody reads it then, and a withdrawal takes it away', async () => {
  const mine = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  await mine.page.goto(`${open.site.url}/complaints`)
  await settled(mine.page)
  await mine.page.locator('a[href^="/complaints/cmp_"]').first().click()
  await mine.page.getByText(t.offer).click()
  const title = `耳机断连 ${Date.now() % 100_000}`
  await mine.page.locator('#field-column-title').fill(title)
  await mine.page.getByText(t.consent).click()
  await button(mine.page, t.send).click()
  await mine.page.getByText(t.state.offered).waitFor()
  await looked(mine.page, 'column-1-offered')

  const desk = await visit(open.browser, open.site, { role: 'governance-officer' })
  await desk.page.goto(`${open.site.url}/column/desk`)
  await settled(desk.page)
  await looked(desk.page, 'column-2-desk')
  const card = desk.page.locator('article', { has: desk.page.locator(`input[value="${title}"]`) })
  await card.getByRole('button', { name: t.desk.publish, exact: true }).click()
  await card.waitFor({ state: 'detached' })

  const guest = await visit(open.browser, open.site, { size: 'phone', scripts: false })
  await guest.page.goto(`${open.site.url}/column`)
  await guest.page.getByRole('link', { name: title }).waitFor()
  const reader = await visit(open.browser, open.site, { size: 'phone' })
  await reader.page.goto(`${open.site.url}/column`)
  await looked(reader.page, 'column-3-public')
  await reader.page.getByRole('link', { name: title }).click()
  await reader.page.getByRole('heading', { name: title }).waitFor()
  await looked(reader.page, 'column-4-posting')

  await mine.page.reload()
  await settled(mine.page)
  await button(mine.page, t.withdraw).click()
  await mine.page.getByText(t.state.withdrawn).waitFor()
  await reader.page.reload()
  await reader.page.getByText(t.gone).waitFor()
  expect([...mine.problems, ...desk.problems, ...reader.problems]).toEqual([])
})

/** Of the orders at the shop the first that nobody has complained of yet; of the others the form warns. */
async function chooseOrder(page: Page): Promise<void> {
  for (const order of await page.locator('label.choice').all()) {
    const asked = page.waitForResponse((response) => response.url().includes('/api/complaints/mine'))
    await order.locator('input').check()
    await (await asked).finished()
    await settled(page)
    if ((await page.locator('.note-risk').count()) === 0) return
  }
  throw new Error('every order of the demo consumer is complained about')
}

test.each(['zh', 'en'] as const)(
  'a reader with the same problem files a complaint of his own from a posting, and only the desk sees where he came from (%s)',
  async (language) => {
    const { column, complaints } = { zh, en }[language]
    const guest = await visit(open.browser, open.site, { size: 'phone', language })
    await guest.page.goto(open.site.url)
    const reader = await visit(open.browser, open.site, { role: 'consumer', size: 'phone', language })
    const merchant = await visit(open.browser, open.site, { role: 'merchant', language })
    const agent = await visit(open.browser, open.site, { role: 'agent', language })
    const by = { consumer: reader.page, merchant: merchant.page, agent: agent.page }
    // Who wrote the posting was not led here by it: it has to be somebody else.
    const order = await orderOfAnother(merchant.page, reader.page)
    const { door } = await complainedAsGuest(guest.page, { ...by, order })
    const title = `${language} 客服推脱 ${Date.now() % 100_000}`
    type Offered = { readonly posting: { readonly id: string } }
    const offered = await send<Offered>(guest.page, `${door}/column`, { title, text: long, consent: true })
    const desk = await visit(open.browser, open.site, { role: 'governance-officer', language })
    await send(desk.page, `/api/column/${offered.posting.id}/moderation`, {
      version: 1,
      verdict: 'publish',
      title,
      text: long,
    })

    await guest.page.goto(`${open.site.url}/column/${offered.posting.id}`)
    await guest.page.getByRole('link', { name: column.door.signIn, exact: true }).first().waitFor()
    await looked(guest.page, `${language}-door-1-guest`)
    await reader.page.goto(`${open.site.url}/column/${offered.posting.id}`)
    await settled(reader.page)
    await looked(reader.page, `${language}-door-2-posting`)
    await reader.page.getByRole('link', { name: column.door.file }).click()
    await reader.page.getByText(column.door.help).waitFor()
    await settled(reader.page)
    await chooseOrder(reader.page)
    await looked(reader.page, `${language}-door-3-order`)
    const next = () => button(reader.page, complaints.file.next).click()
    await next()
    await reader.page.getByRole('checkbox').first().check()
    await next()
    await reader.page.locator('input[name=category]:checked').waitFor()
    await looked(reader.page, `${language}-door-4-category`)
    await next()
    await reader.page.locator('#field-text').fill('我也一样：客服推脱了一个星期，没有人处理。')
    await next()
    await reader.page.getByRole('checkbox', { name: complaints.remedy.apology, exact: true }).check()
    await next()
    await reader.page.getByRole('heading', { level: 1, name: complaints.file.evidence }).waitFor()
    await next()
    await reader.page.getByRole('heading', { level: 1, name: complaints.file.review }).waitFor()
    await looked(reader.page, `${language}-door-5-review`)
    await button(reader.page, complaints.file.send).click()
    await reader.page.getByRole('heading', { name: complaints.filed.title }).waitFor()
    const path = new URL(reader.page.url()).pathname
    expect(await reader.page.getByText(column.door.origin).count()).toBe(0)
    await agent.page.goto(`${open.site.url}${path}`)
    await agent.page.getByText(column.door.originInner).waitFor()
    await looked(agent.page, `${language}-door-6-agent`)
    for (const one of [guest, reader, merchant, agent, desk]) {
      expect(one.problems).toEqual([])
      await one.context.close()
    }
  },
)
