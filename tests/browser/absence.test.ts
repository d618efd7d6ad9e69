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
  'before an absence is entered the lead sees what would go to whom, and takes the absence back (%s)',
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
    await preview.locator('details').evaluateAll((groups) => {
      for (const group of groups) group.setAttribute('open', '')
    })
    await preview.getByText(receipt).waitFor()
    await looked(page, `${language}-absence-1-preview`)
    await button(page, t.away.save).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    const cancel = row.getByRole('button', { name: t.away.cancel, exact: true })
    await cancel.waitFor()
    await looked(page, `${language}-absence-2-roster`)
    await cancel.click()
    await cancel.waitFor({ state: 'detached' })
    expect([...problems, ...consumer.problems]).toEqual([])
    for (const one of [context, consumer.context]) await one.close()
  },
)
