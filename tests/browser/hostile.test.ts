import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { zh } from '../../web/src/text/zh/index.ts'
import { sharedFile } from '../support/shared.ts'
import { complained, send, tried } from './session.ts'
import { settled, siteAndBrowser, visit } from './support.ts'

/** The Big List of Naughty Strings: what breaks pages elsewhere. */
const list = sharedFile('data/hostile-inputs/blns.json.gz')
const strings =
  list === null ? [] : z.array(z.string()).parse(JSON.parse(gunzipSync(readFileSync(list)).toString('utf8')))
/** What means to be run, followed or taken apart by a page. */
const barbed = strings.filter((text) => /[<>]|javascript:|\{\{|\$\{|%[0-9a-f]{2}|\\x/i.test(text))

const open = siteAndBrowser()

/** What a string could do to a page: open a window of words, call somebody, run what it brought. */
function watched(page: Page): string[] {
  const done: string[] = []
  page.on('dialog', (dialog) => {
    done.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== open.site.url) done.push(`called ${request.url()}`)
  })
  return done
}

const textsOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((nodes) => nodes.map((node) => node.textContent))

describe.skipIf(list === null)('with the list of hostile strings (../shared/data)', () => {
  test('what the three sides of a case say is shown to each of them byte for byte, and does nothing', async () => {
    const sides = {
      consumer: await visit(open.browser, open.site, { role: 'consumer', size: 'phone' }),
      merchant: await visit(open.browser, open.site, { role: 'merchant' }),
      agent: await visit(open.browser, open.site, { role: 'agent' }),
    }
    const done = Object.values(sides).map(({ page }) => watched(page))
    const id = await complained(sides.consumer.page)
    await send(sides.agent.page, `/api/complaints/${id}/acknowledgement`, {})
    await send(sides.agent.page, `/api/complaints/${id}/merchant-question`, { text: '请商家说明情况。' })
    const speakers = [sides.consumer.page, sides.merchant.page] as const
    const said: string[] = []
    for (const [place, text] of strings.slice(0, 280).entries()) {
      const { status, text: answer } = await tried(
        speakers[place % 2 === 0 ? 0 : 1],
        `/api/complaints/${id}/statements`,
        {
          text,
        },
      )
      if (status === 201) said.push(text.trim())
      else expect([text, status, answer]).toEqual([text, 400, expect.stringContaining('"path":"text"')])
    }
    expect(said.length).toBeGreaterThan(240)
    for (const { page, problems } of Object.values(sides)) {
      await page.goto(`${open.site.url}/complaints/${id}`)
      await page.locator('.statement-text').first().waitFor()
      await settled(page)
      const shown = new Set(await textsOf(page, '.statement-text'))
      expect(said.filter((text) => !shown.has(text))).toEqual([])
      expect(problems).toEqual([])
    }
    expect(done.flat()).toEqual([])
  }, 240_000)

  test('names of tags, replies and what is searched for are words to every page that shows them', async () => {
    const { page, problems } = await visit(open.browser, open.site, { role: 'admin' })
    const done = watched(page)
    const kept: string[] = []
    for (const [place, body] of barbed.slice(0, 60).entries()) {
      const name = body.trim().slice(0, 40)
      const draft = { name, categories: [], side: 'platform', body: { kind: 'reply', zh: `${place} ${body}`, en: '' } }
      const { status } = await tried(page, '/api/complaint-templates', draft)
      if (status === 201) kept.push(name)
    }
    expect(kept.length).toBeGreaterThan(20)
    await page.goto(`${open.site.url}/complaints/templates`)
    await page.getByRole('heading', { name: zh.templates.title }).waitFor()
    await settled(page)
    const shown = await page.locator('main').textContent()
    expect(kept.filter((name) => !shown?.includes(name))).toEqual([])
    for (const text of barbed.slice(0, 10).map((one) => one.slice(0, 60))) {
      await page.goto(`${open.site.url}/complaints?text=${encodeURIComponent(text)}`)
      await settled(page)
      expect(await page.locator('.search-box input').inputValue()).toBe(text)
    }
    expect([...problems, ...done]).toEqual([])
  }, 240_000)
})

test.skipIf(list !== null)('the list of hostile strings is not here (../shared/data): nothing was tried', () => {
  expect(strings).toEqual([])
})
