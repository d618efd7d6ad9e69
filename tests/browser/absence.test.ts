import { expect, test } from 'vitest'
import { dayNumber, dayText, shanghaiDay } from '../../src/kernel/calendar/day.rules.ts'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { complained, read, send } from './session.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const text = { zh, en }
type Roster = { readonly rows: readonly { readonly id: string; readonly name: string }[] }

test.each(['zh', 'en'] as const)(
  'before an absence is entered the lead sees what would go to whom; after it, what went, and takes it back (%s)',
  async (language) => {
    const t = text[language].roster
    const consumer = await visit(open.browser, open.site, { role: 'consumer', language })
    const id = await complained(consumer.page)
    const { page, problems, context } = await visit(open.browser, open.site, { role: 'admin', language })
    const { rows } = await read<Roster>(page, '/api/complaint-roster')
    const away = rows.find(({ name }) => name === '周敏') ?? expect.fail('nobody of that name')
    await send(page, `/api/complaints/${id}/assignment`, { agentId: away.id })
    const { receipt } = await read<{ receipt: string }>(page, `/api/complaints/${id}`)
    await page.goto(`${open.site.url}/complaints/roster`)
    await settled(page)
    const row = page.locator('tbody tr', { hasText: away.name })
    await row.getByRole('button', { name: t.away.add, exact: true }).click()
    const today = shanghaiDay(new Date())
    await page.locator('#field-fromDay').fill(today)
    await page.locator('#field-untilDay').fill(dayText(dayNumber(today) + 20))
    const preview = page.getByRole('region', { name: t.hand.preview })
    await preview.locator('details').first().waitFor()
    await looked(page, `${language}-absence-1-preview`)
    await button(page, t.away.save).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    const handed = row.getByRole('button', { name: new RegExp(t.away.handed.replace('{n}', '\\d+')) })
    await expect
      .poll(
        async () => {
          await page.reload()
          await settled(page)
          return handed.count()
        },
        { timeout: 60_000 },
      )
      .toBe(1)
    await handed.click()
    const list = page.getByRole('region', { name: t.away.list.replace('{name}', away.name) })
    await list.locator('details').first().waitFor()
    for (const group of await list.locator('details:not([open]) > summary').all()) await group.click()
    await list.getByRole('link', { name: receipt }).waitFor()
    await looked(page, `${language}-absence-2-handed`)
    await page.keyboard.press('Escape')
    await row.getByRole('button', { name: t.away.cancel }).first().click()
    await handed.waitFor({ state: 'detached' })
    await looked(page, `${language}-absence-3-roster`)
    expect([...problems, ...consumer.problems]).toEqual([])
    for (const one of [context, consumer.context]) await one.close()
  },
)
