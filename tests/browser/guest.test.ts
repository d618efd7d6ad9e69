import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { zh } from '../../web/src/text/zh/index.ts'
import { en } from '../../web/src/text/en/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const words = { zh, en }
type Language = keyof typeof words
const open = siteAndBrowser()

async function next(page: Page, language: Language, heading: string): Promise<void> {
  await button(page, words[language].complaints.file.next).click()
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

/** Up to the contact: what is written survives a reload. */
async function tell(page: Page, language: Language, shot: string): Promise<void> {
  const { complaints: t, guest: g } = words[language]
  await page.goto(`${open.site.url}/complaints/new`)
  await page.getByRole('heading', { level: 1, name: g.step.goods }).waitFor()
  await page.locator('#field-orderNumber').fill('JD-20260301-77')
  await page.locator('#field-shop').fill('阳台花园')
  await looked(page, `${shot}-1-goods`)
  await next(page, language, g.step.category)
  await page.locator('input[name=category]').last().check()
  await next(page, language, g.step.story)
  await button(page, t.file.next).click()
  await page.locator('.field-error').waitFor()
  await page.locator('#field-text').fill('花盆收到时碎了一半，店家让我自己找快递，一直不处理。')
  await page.waitForTimeout(700)
  await page.reload()
  await settled(page)
  expect(await page.locator('#field-text').inputValue()).toContain('碎了一半')
  await looked(page, `${shot}-2-story`)
  await next(page, language, g.step.claim)
  await page.getByRole('checkbox', { name: t.remedy.refund, exact: true }).check()
  await button(page, t.file.next).click()
  await page.locator('.field-error').waitFor()
  await page.locator('#field-amountFen').fill('89.90')
  await looked(page, `${shot}-3-claim`)
  await next(page, language, g.step.contact)
}

/** The code, wrongly and rightly; it survives a reload as well. */
async function verify(page: Page, language: Language, { contact, shot }: { contact: string; shot: string }) {
  const { complaints: t, guest: g } = words[language]
  await button(page, t.file.next).click()
  await page.getByText(g.contact.first).waitFor()
  await page.locator('#field-contact').fill('nowhere')
  await page.locator('form button[type=submit]').click()
  await page.locator('.field-error', { hasText: 'name@example.com' }).waitFor()
  await looked(page, `${shot}-4-contact`)
  await page.locator('#field-contact').fill(contact)
  await page.locator('form button[type=submit]').click()
  await page.locator('#field-code').waitFor()
  await page.reload()
  await settled(page)
  const shown = (await page.locator('.note', { hasText: /\d{6}/ }).textContent()) ?? ''
  const code = /\d{6}/.exec(shown)?.[0] ?? ''
  expect(await page.locator('form .actions button:not([type=submit])').first().isDisabled()).toBe(true)
  await page.locator('#field-code').fill(String((Number(code) + 1) % 1_000_000).padStart(6, '0'))
  await page.locator('form button[type=submit]').click()
  await page.locator('.field-error').waitFor()
  await looked(page, `${shot}-5-code`)
  await page.locator('#field-code').fill(code)
  await page.keyboard.press('Enter')
  await page.locator('output', { hasText: '***@' }).waitFor()
  await page.locator('#field-name').fill('林女士')
  await looked(page, `${shot}-6-proven`)
}

async function fileAndFollow(page: Page, language: Language, { contact, shot }: { contact: string; shot: string }) {
  const { complaints: t, guest: g } = words[language]
  await tell(page, language, shot)
  await verify(page, language, { contact, shot })
  await next(page, language, g.step.evidence)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '花盆.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n${shot}\n%%EOF\n`) })
  await page.locator('.upload-name', { hasText: '花盆.pdf' }).waitFor()
  await settled(page)
  await looked(page, `${shot}-7-evidence`)
  await next(page, language, g.step.review)
  await looked(page, `${shot}-8-review`)
  await button(page, t.file.send).click()
  await page.waitForURL(/\/track\/gt_/)
  await page.getByRole('heading', { name: t.filed.title }).waitFor()
  await looked(page, `${shot}-9-filed`)
  expect(await page.getByText('花盆.pdf').count()).toBeGreaterThan(0)
  return page.url()
}

async function say(page: Page, language: Language, text: string): Promise<void> {
  const title = language === 'zh' ? '补充说明' : 'Add a statement'
  await button(page, title).first().click()
  const form = page.locator('form.step-form')
  await form.locator('textarea').fill(text)
  await form.locator('button[type=submit]').click()
  await form.waitFor({ state: 'detached' })
  await page.locator('.statement-text', { hasText: text }).waitFor()
}

test('on a telephone, somebody without an account complains, follows the case by the link and adds to it', async () => {
  const { page, problems, context } = await visit(open.browser, open.site, { size: 'phone' })
  const address = await fileAndFollow(page, 'zh', { contact: 'lin@example.cn', shot: 'guest-zh' })
  await say(page, 'zh', '补充：快递单号已经发给店家了。')
  await looked(page, 'guest-zh-10-followed')
  // Another browser with the link sees the same; without it nobody sees anything.
  const other = await visit(open.browser, open.site, { size: 'phone' })
  await other.page.goto(address.replace(/\?.*/, ''))
  await other.page.locator('.statement-text', { hasText: '快递单号' }).waitFor()
  await other.page.goto(`${open.site.url}/track/gt_${'A'.repeat(43)}`)
  await other.page.getByRole('heading', { name: zh.guest.track.over }).waitFor()
  await looked(other.page, 'guest-zh-11-over')
  expect([...problems, ...other.problems]).toEqual([])
  await other.context.close()
  await context.close()
}, 180_000)

test('at a desk and in English the same way works, with the keyboard where it matters', async () => {
  const { page, problems, context } = await visit(open.browser, open.site, { size: 'desk', language: 'en' })
  await fileAndFollow(page, 'en', { contact: 'mei@example.cn', shot: 'guest-en' })
  expect(problems).toEqual([])
  await context.close()
}, 180_000)

test('a lost link is asked for with number and contact, and the answer says nothing about whether they exist', async () => {
  for (const [language, size] of [
    ['zh', 'phone'],
    ['en', 'desk'],
  ] as const) {
    const { page, problems, context } = await visit(open.browser, open.site, { size, language })
    await page.goto(`${open.site.url}/track`)
    await page.locator('#field-receipt').fill('xb-20260302-aaaa-bbbb')
    await page.locator('#field-contact').fill(`nobody-${language}@example.cn`)
    await page.locator('form button[type=submit]').click()
    await page.locator('output', { hasText: 'n***@example.cn' }).waitFor()
    await looked(page, `guest-${language}-lost`)
    expect(problems).toEqual([])
    await context.close()
  }
}, 90_000)

test('the address of a case tells browsers and search engines to keep nothing', async () => {
  const answer = await fetch(`${open.site.url}/track/gt_${'A'.repeat(43)}`)
  expect([answer.headers.get('cache-control'), answer.headers.get('x-robots-tag')]).toEqual(['no-store', 'noindex'])
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
})
