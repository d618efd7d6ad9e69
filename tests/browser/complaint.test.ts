import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { zh } from '../../web/src/text/zh/index.ts'
import { en } from '../../web/src/text/en/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const words = { zh: zh.complaints, en: en.complaints }
const open = siteAndBrowser()

/** The button of a step, then what its form sends with. */
async function takeStep(page: Page, title: string, fill: () => Promise<void> = async () => {}): Promise<void> {
  const form = page.locator('form.step-form')
  // Right after the filing the case is given to somebody, and its list of steps is drawn anew.
  await expect
    .poll(
      async () => {
        if ((await form.count()) === 0) await button(page, title).first().click()
        await page.waitForTimeout(300)
        return form.count()
      },
      { timeout: 20_000 },
    )
    .toBe(1)
  await fill()
  await form.locator('button[type=submit]').click()
  await form.waitFor({ state: 'detached' })
  await settled(page)
}

/** An order at the shop behind the demo merchant about which no complaint is open yet; of one that has one, the page warns. */
async function chooseOrder(page: Page): Promise<void> {
  const orders = page.locator('label.choice', { hasText: '青禾数码专营店' })
  for (let place = 0; place < (await orders.count()); place += 1) {
    const asked = page.waitForResponse((response) => response.url().includes('/api/complaints/mine'))
    await orders.nth(place).locator('input').check()
    await (await asked).finished()
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50))))
    if ((await page.locator('.note-risk').count()) === 0) return
  }
  throw new Error('every order of the demo consumer is complained about')
}

async function file(page: Page, language: 'zh' | 'en'): Promise<string> {
  const t = words[language]
  await page.goto(`${open.site.url}/complaints/new`)
  await settled(page)
  await chooseOrder(page)
  await looked(page, `${language}-file-1-order`)
  await button(page, t.file.next).click()
  await page.getByRole('heading', { level: 1, name: t.file.lines }).waitFor()
  await page.getByRole('checkbox').first().check()
  await looked(page, `${language}-file-2-lines`)
  await button(page, t.file.next).click()
  await page.getByRole('radio', { name: t.category.quality }).check()
  await looked(page, `${language}-file-3-category`)
  await button(page, t.file.next).click()
  await page.locator('[id="field-details.received-on"]').fill('2026-03-02')
  await page.locator('[id="field-details.defect"]').fill('杯盖漏水，第二天就坏了')
  await page.locator('fieldset input[name=safety]').first().check()
  // What was written is still there after the page was closed.
  await page.locator('#field-text').fill('收到第二天杯盖就漏水，联系商家三次都没有回复。')
  await page.waitForTimeout(700)
  await page.reload()
  await settled(page)
  expect(await page.locator('#field-text').inputValue()).toContain('三次都没有回复')
  await looked(page, `${language}-file-4-story`)
  await button(page, t.file.next).click()
  await page.getByRole('checkbox', { name: t.remedy.refund, exact: true }).check()
  await page.locator('#field-amountFen').fill('1')
  await looked(page, `${language}-file-5-claim`)
  await button(page, t.file.next).click()
  await page.locator('input[type=file]').setInputFiles({
    name: '杯盖.png',
    mimeType: 'image/png',
    buffer: Buffer.from(tinyPicture, 'base64'),
  })
  await page.locator('.upload-list a').first().waitFor()
  await looked(page, `${language}-file-6-evidence`)
  await button(page, t.file.next).click()
  await page.getByRole('heading', { level: 1, name: t.file.review }).waitFor()
  await looked(page, `${language}-file-7-review`)
  await button(page, t.file.send).click()
  await page.getByRole('heading', { name: t.filed.title }).waitFor()
  await looked(page, `${language}-file-8-receipt`)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  expect(id).toMatch(/^cmp_/)
  return id
}

/** One red pixel. */
const tinyPicture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

for (const language of ['zh', 'en'] as const)
  test(`a complaint goes from the phone through the workbench to its end (${language})`, async () => {
    const t = words[language]
    const steps = stepTitles[language]
    const consumer = await visit(open.browser, open.site, { role: 'consumer', size: 'phone', language })
    const agent = await visit(open.browser, open.site, { role: 'agent', language })
    const merchant = await visit(open.browser, open.site, { role: 'merchant', language })
    const id = await file(consumer.page, language)

    await agent.page.goto(`${open.site.url}/complaints?tab=open&sort=newest`)
    await looked(agent.page, `${language}-queue`)
    await agent.page.locator(`tr[data-key="${id}"]`).click()
    await looked(agent.page, `${language}-queue-panel`)
    await agent.page.keyboard.press('Escape')
    await agent.page.goto(`${open.site.url}/complaints/${id}`)
    await looked(agent.page, `${language}-case`)
    await takeStep(agent.page, steps.acknowledge)
    await takeStep(agent.page, steps.respond, () =>
      agent.page.locator('#field-text').fill('您的投诉已受理，正在请商家说明情况。'),
    )
    await takeStep(agent.page, steps.ask, () => agent.page.locator('#field-text').fill('请说明漏水原因，并提出方案。'))
    await looked(agent.page, `${language}-case-asked`)

    await merchant.page.goto(`${open.site.url}/complaints`)
    await looked(merchant.page, `${language}-shop-queue`)
    await merchant.page.goto(`${open.site.url}/complaints/${id}`)
    await takeStep(merchant.page, steps.answer, async () => {
      await merchant.page.locator('#field-text').fill('密封圈确有问题，愿意全额退款。')
      await merchant.page.locator('[id="field-offer.remedy"]').click()
      await merchant.page.locator('.ant-select-item-option').nth(1).waitFor()
      await merchant.page.keyboard.press('ArrowDown')
      await merchant.page.keyboard.press('Enter')
      await merchant.page.locator('[id="field-offer.amountFen"]').fill('1')
      await looked(merchant.page, `${language}-shop-answer`)
    })
    await looked(merchant.page, `${language}-shop-answered`)

    await consumer.page.goto(`${open.site.url}/complaints`)
    await looked(consumer.page, `${language}-mine`)
    await consumer.page.goto(`${open.site.url}/complaints/${id}`)
    await looked(consumer.page, `${language}-track`)
    await takeStep(consumer.page, steps.refuse, () =>
      consumer.page.locator('#field-text').fill('等了太久，请平台处理。'),
    )
    await agent.page.goto(`${open.site.url}/complaints/${id}`)
    await takeStep(agent.page, steps.close, async () => {
      await agent.page.locator('#field-text').fill('商家已承认质量问题，按消费者要求退款。')
      await agent.page.locator('#field-amountFen').fill('1')
      await looked(agent.page, `${language}-case-closing`)
    })
    await looked(agent.page, `${language}-case-closed`)
    await consumer.page.reload()
    await consumer.page.getByText(t.outcome.settled).first().waitFor()
    await looked(consumer.page, `${language}-track-closed`)
    for (const visitor of [consumer, agent, merchant]) {
      expect(visitor.problems).toEqual([])
      await visitor.context.close()
    }
  })

test('without a mailbox its page says so, and how to connect one', async () => {
  const { page, problems, context } = await visit(open.browser, open.site, { role: 'agent' })
  await page.goto(`${open.site.url}/mailbox`)
  await page.getByText(zh.mailbox.off.title).waitFor()
  expect(await page.getByText('XIAOBAO_MAIL_HOST').count()).toBe(1)
  await looked(page, 'no-mailbox')
  expect(problems).toEqual([])
  await context.close()
})

/** As the server names them. */
const stepTitles = {
  zh: {
    acknowledge: '受理投诉',
    respond: '答复消费者',
    ask: '请商家答复',
    answer: '提交答复',
    refuse: '不接受，请平台介入',
    close: '双方已解决，办结',
  },
  en: {
    acknowledge: 'Accept the complaint',
    respond: 'Answer the consumer',
    ask: 'Ask the merchant',
    answer: 'Send the answer',
    refuse: 'Refuse, and ask the platform in',
    close: 'Close as solved',
  },
} as const

/** Of the demo's open complaints one that is in one of these states: which of them depends on the hour. */
async function inState(page: Page, ...states: readonly string[]): Promise<string> {
  for (const state of states) {
    const answer = await page.request.get(`${open.site.url}/api/complaints?tab=open&state=${state}&limit=1`)
    const { rows }: { rows: { id: string }[] } = await answer.json()
    if (rows[0]) return rows[0].id
  }
  return expect.fail(`the demo has no complaint in ${states.join(' or ')}`)
}

test('a mediator talks and proposes in the room, sees the time that is left, and colleagues do not get in', async () => {
  const { page, context, problems } = await visit(open.browser, open.site, { role: 'mediator' })
  const id = await inState(page, 'mediating')
  await page.goto(`${open.site.url}/complaints/${id}`)
  await page.getByRole('link', { name: zh.mediation.door }).click()
  await page.locator('.clock').first().waitFor()
  await looked(page, 'zh-mediation')
  await page.getByLabel(zh.mediation.say).fill('请双方再想一想，能否各退一步。')
  await button(page, zh.mediation.send).click()
  await page.getByText('能否各退一步').first().waitFor()
  await button(page, zh.mediation.counter).click()
  await page.getByLabel(zh.complaints.step.amount).fill('12.5')
  await page.getByLabel(zh.mediation.dueOn).fill('2030-01-02')
  await page.getByLabel(zh.mediation.text).fill('商家退还一部分货款，原路退回。')
  await looked(page, 'zh-mediation-proposing')
  await button(page, zh.mediation.propose).click()
  await page.getByText('¥12.50').first().waitFor()
  const other = await visit(open.browser, open.site, { role: 'arbitrator' })
  expect((await other.page.request.get(`${open.site.url}/api/complaints/${id}/mediation`)).status()).toBe(403)
  const ruled = await inState(other.page, 'panel_forming', 'deliberating')
  await other.page.goto(`${open.site.url}/complaints/${ruled}`)
  await looked(other.page, 'zh-case-before-ruling')
  for (const visitor of [{ context, problems }, other]) {
    expect(visitor.problems).toEqual([])
    await visitor.context.close()
  }
})
