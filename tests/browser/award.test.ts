import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { shanghaiDay } from '../../src/kernel/calendar/day.rules.ts'
import { steps } from '../../src/complaints/lifecycle.rules.ts'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { disputed, long, read, send, uploaded } from './session.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const languages = ['zh', 'en'] as const
const text = { zh, en }
const goto = async (page: Page, path: string) => {
  await page.goto(`${open.site.url}${path}`)
  await settled(page)
}
/** The first of a list that opens below its field. */
const pickFirst = async (page: Page, field: string) => {
  await page.locator(`[id="${field}"]`).click()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}

test.each(languages)(
  'what is demanded by law is awarded with facts, a finding and its evidence, and a slip in the ruling is corrected before both sides (%s)',
  async (language) => {
    const { demand, ruling } = text[language]
    const someone = (role: 'consumer' | 'merchant' | 'agent' | 'arbitrator') =>
      visit(open.browser, open.site, { role, language, size: role === 'consumer' ? 'phone' : 'desk' })
    const people = [
      await someone('consumer'),
      await someone('merchant'),
      await someone('agent'),
      await someone('arbitrator'),
    ] as const
    const [consumer, merchant, agent, page] = people.map((one) => one.page) as [Page, Page, Page, Page]
    const id = await disputed({ consumer, merchant, agent })
    const answers = { forDailyLife: true, flawOnly: false, paidFen: 100, listedFen: 100, itemCount: 1 }
    await send(consumer, `/api/complaints/${id}/demands`, { remedy: 'punitive.fraud', answers })
    const file = await uploaded(consumer, '鉴定书.png')
    await send(consumer, `/api/complaints/${id}/evidence`, { files: [file], note: '鉴定书' })
    await send(agent, `/api/complaints/${id}/evidence-closing`, { text: long })
    await send(consumer, `/api/complaints/${id}/mediation-end`, {})
    for (const side of [consumer, merchant]) await send(side, `/api/complaints/${id}/ruling/application`, {})
    await send(agent, `/api/complaints/${id}/ruling/assignment`, {})

    await goto(page, `/complaints/${id}?step=award`)
    await page.locator('#field-amountFen').fill('1')
    await page.getByRole('checkbox', { name: /三倍|three times|Fraud/i }).check()
    await page.getByText(demand.award.finding).waitFor()
    for (const choice of await page.locator('[id^="field-awards.0.choices."]').all())
      await choice.locator('label').first().click()
    await page.locator('[id="field-awards.0.why"]').fill('条文没有写明，按一次交易计算。')
    await page.locator('[id="field-awards.0.finding.by"] label').first().click()
    await page.locator('[id="field-awards.0.finding.text"]').fill('页面写明全新，实物为翻新，构成欺诈。')
    await pickFirst(page, 'field-awards.0.finding.evidence')
    await pickFirst(page, 'field-cites')
    await page.locator('#field-text').fill('商家把翻新机当作全新出售，有鉴定书为证，应当退款并按三陪赔偿。')
    await looked(page, `${language}-award-1-filled`)
    await page.locator('.step-form').getByRole('button', { name: steps.award.title[language], exact: true }).click()
    await page.locator('.step-form').waitFor({ state: 'detached' })
    await goto(page, `/complaints/${id}`)
    await looked(page, `${language}-award-2-arbitrator`)
    await goto(consumer, `/complaints/${id}`)
    await consumer.getByText('页面写明全新，实物为翻新，构成欺诈。').waitFor()
    await looked(consumer, `${language}-award-3-consumer`)

    await button(page, ruling.correct.open).click()
    const dialog = page.locator('dialog')
    const correct = dialog.getByRole('button', { name: ruling.correct.send })
    await dialog.getByLabel(ruling.correct.wrong).fill('五陪赔偿')
    await dialog.getByLabel(ruling.correct.instead).fill('三倍赔偿')
    await dialog.getByLabel(ruling.correct.reason).fill('“倍”误写为“陪”，金额不受影响。')
    await correct.click()
    // What the server says of one field stands at that field.
    await dialog.locator('.field', { hasText: ruling.correct.wrong }).locator('.field-error').waitFor()
    await looked(page, `${language}-correction-1-refused`)
    await dialog.getByLabel(ruling.correct.wrong).fill('三陪赔偿')
    await correct.click()
    await dialog.waitFor({ state: 'detached' })
    await goto(consumer, `/complaints/${id}`)
    await consumer.getByText('三陪赔偿').last().waitFor()
    await looked(consumer, `${language}-correction-2-consumer`)
    expect(people.flatMap(({ problems }) => problems)).toEqual([])
    for (const { context } of people) await context.close()
  },
)

test.each(languages)(
  'of what was agreed in instalments the shop shows one, the consumer confirms it, and the other waits for its day (%s)',
  async (language) => {
    const { payments: t } = text[language]
    const people = [
      await visit(open.browser, open.site, { role: 'consumer', language, size: 'phone' }),
      await visit(open.browser, open.site, { role: 'merchant', language }),
      await visit(open.browser, open.site, { role: 'agent', language }),
    ] as const
    const [consumer, merchant, agent] = people.map((one) => one.page) as [Page, Page, Page]
    const id = await disputed({ consumer, merchant, agent })
    await send(agent, `/api/complaints/${id}/evidence-closing`, { text: long })
    const inDays = (days: number) => shanghaiDay(new Date(Date.now() + days * 24 * 60 * 60 * 1000))
    const term = (amountFen: number, days: number) => ({
      by: 'merchant',
      remedy: 'refund',
      amountFen,
      dueOn: inDays(days),
      note: '',
    })
    const back = { ...term(0, 7), by: 'consumer', remedy: 'return' }
    await send(merchant, `/api/complaints/${id}/proposals`, { terms: [term(60, 5), term(40, 30), back], text: long })
    const room = await read<{ proposals: { id: string; hash: string }[] }>(consumer, `/api/complaints/${id}/mediation`)
    const { id: proposal, hash } = room.proposals.at(-1) ?? expect.fail('no proposal')
    await send(consumer, `/api/complaints/${id}/agreement`, { proposal, hash })

    await goto(merchant, `/complaints/${id}`)
    await looked(merchant, `${language}-owed-1-merchant`)
    await button(merchant, t.one.prove).first().click()
    await merchant.getByLabel(t.one.proveText).fill('已原路退回六角，流水号 202611300001。')
    await looked(merchant, `${language}-owed-2-prove`)
    await merchant.locator('form.inset').getByRole('button', { name: t.one.prove, exact: true }).click()
    await merchant.getByText(t.owed.proven).waitFor()

    await goto(consumer, `/complaints/${id}`)
    await looked(consumer, `${language}-owed-3-consumer`)
    await button(consumer, t.one.dispute).first().click()
    await looked(consumer, `${language}-owed-4-dispute`)
    await button(consumer, t.one.confirm).first().click()
    await consumer.getByText(t.owed.confirmed).waitFor()
    await looked(consumer, `${language}-owed-5-confirmed`)
    await goto(agent, `/complaints/${id}`)
    await looked(agent, `${language}-owed-6-agent`)
    expect(people.flatMap(({ problems }) => problems)).toEqual([])
    for (const { context } of people) await context.close()
  },
)
