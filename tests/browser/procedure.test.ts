import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { steps } from '../../src/complaints/lifecycle.rules.ts'
import type { StepName } from '../../src/complaints/step-name.contract.ts'
import { shanghaiDay } from '../../src/kernel/calendar/day.rules.ts'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { complained, disputed, long, read, send, uploaded } from './session.ts'
import { button, looked, settled, siteAndBrowser, visit, type Visitor } from './support.ts'

const open = siteAndBrowser()
const languages = ['zh', 'en'] as const
type Language = (typeof languages)[number]
const text = { zh, en }

/** Both sides and the desk, each with a browser of its own; the consumer on a phone. */
async function cast(language: Language) {
  const someone = (role: 'consumer' | 'merchant' | 'agent') =>
    visit(open.browser, open.site, { role, language, size: role === 'consumer' ? 'phone' : 'desk' })
  return { consumer: await someone('consumer'), merchant: await someone('merchant'), agent: await someone('agent') }
}
const pages = (of: Record<'consumer' | 'merchant' | 'agent', Visitor>) => ({
  consumer: of.consumer.page,
  merchant: of.merchant.page,
  agent: of.agent.page,
})
const leave = async (...visitors: readonly Visitor[]) => {
  expect(visitors.flatMap(({ problems }) => problems)).toEqual([])
  for (const { context } of visitors) await context.close()
}
const goto = async (page: Page, path: string) => {
  await page.goto(`${open.site.url}${path}`)
  await settled(page)
}
/** Opens the form of a step, or sends it: button and form carry the same words. */
const step = (page: Page, name: StepName, language: Language) => button(page, steps[name].title[language])
const sendStep = async (page: Page, name: StepName, language: Language) => {
  await page.locator('.step-form').getByRole('button', { name: steps[name].title[language], exact: true }).click()
  await page.locator('.step-form').waitFor({ state: 'detached' })
}
const attach = async (page: Page, name: string) => {
  const buffer = Buffer.from(`%PDF-1.7\n${name} ${Date.now()}\n%%EOF\n`)
  await page.locator('input[type=file]').last().setInputFiles({ name, mimeType: 'application/pdf', buffer })
  await page.locator('.upload-list').getByText(name).first().waitFor()
  await settled(page)
}

test.each(languages)(
  'the shop gets more time after the consumer was heard; then both agree to a joint test and read what it found (%s)',
  async (language) => {
    const { pauses: t, expert } = text[language]
    const all = await cast(language)
    const { consumer, merchant, agent } = pages(all)
    const id = await complained(consumer)
    await send(agent, `/api/complaints/${id}/acknowledgement`, {})

    await goto(merchant, `/complaints/${id}`)
    await step(merchant, 'ask_extension', language).click()
    await merchant.locator('#field-text').fill('要找仓库核对发货记录，两个工作日可以答复。')
    await looked(merchant, `${language}-pause-1-ask`)
    await sendStep(merchant, 'ask_extension', language)

    await goto(consumer, `/complaints/${id}`)
    await step(consumer, 'answer_extension', language).click()
    await consumer.getByLabel(t.field.agreesYes, { exact: true }).check()
    await looked(consumer, `${language}-pause-2-answer`)
    await sendStep(consumer, 'answer_extension', language)

    await goto(agent, `/complaints/${id}?step=decide_extension`)
    await agent.getByLabel(t.field.grantsYes, { exact: true }).check()
    await agent.locator('#field-text').fill('核对物流记录确有必要，消费者同意。')
    await looked(agent, `${language}-pause-3-decide`)
    await sendStep(agent, 'decide_extension', language)
    await goto(consumer, `/complaints/${id}`)
    await consumer.getByText(t.still).first().waitFor()
    await looked(consumer, `${language}-pause-4-granted`)
    await send(agent, `/api/complaints/${id}/extension/ending`, { text: long })
    await send(merchant, `/api/complaints/${id}/merchant-reply`, { text: long, offer: null })
    await send(consumer, `/api/complaints/${id}/refusal`, { text: long })

    await goto(agent, `/complaints/${id}`)
    await button(agent, expert.propose).click()
    const dialog = agent.locator('dialog')
    await dialog.getByLabel(expert.question).fill('滤芯是不是页面写的反渗透膜')
    await dialog.getByLabel(expert.laboratory).fill('浙江省质量检测科学研究院')
    await dialog.getByLabel(expert.fee).fill('600')
    await looked(agent, `${language}-expert-1-propose`)
    await dialog.getByRole('button', { name: expert.send }).click()
    await agent.getByText(expert.state.proposed).waitFor()

    await goto(consumer, `/complaints/${id}`)
    await consumer.getByText(expert.asksYou).waitFor()
    await looked(consumer, `${language}-expert-2-consumer`)
    await button(consumer, expert.agree).click()
    await consumer.getByText(expert.asksYou).waitFor({ state: 'detached' })
    await goto(merchant, `/complaints/${id}`)
    await looked(merchant, `${language}-expert-3-merchant`)
    await button(merchant, expert.agree).click()
    await merchant.getByText(expert.state.agreed).waitFor()

    await goto(agent, `/complaints/${id}?step=order_test`)
    await agent.locator('#field-text').fill(long)
    await looked(agent, `${language}-expert-4-order`)
    await sendStep(agent, 'order_test', language)
    // The case itself is called the same in English; the test stands below.
    await agent.locator('article .state-tag', { hasText: expert.state.ordered }).last().waitFor()
    await goto(agent, `/complaints/${id}?step=report_test`)
    await agent.locator('#field-method').fill('GB/T 17219 扫描电镜')
    await agent.locator('#field-finding').fill('送检滤芯为超滤膜，不是反渗透膜。')
    await agent.locator('#field-text').fill(long)
    await attach(agent, 'report.pdf')
    await looked(agent, `${language}-expert-5-report`)
    await sendStep(agent, 'report_test', language)
    await goto(consumer, `/complaints/${id}`)
    await consumer.getByText('送检滤芯为超滤膜，不是反渗透膜。').waitFor()
    await looked(consumer, `${language}-expert-6-found`)
    await leave(all.consumer, all.merchant, all.agent)
  },
)

test.each(languages)(
  'force majeure is ordered with proof and lifted early; evidence that comes late says why, is marked, and stands in the chain (%s)',
  async (language) => {
    const { pauses: t, dispute, dossier } = text[language]
    const all = await cast(language)
    const { consumer, agent } = pages(all)
    const id = await disputed(pages(all))
    const { receipt } = await read<{ receipt: string }>(agent, `/api/complaints/${id}`)
    const officer = await visit(open.browser, open.site, { role: 'governance-officer', language })
    const { page } = officer
    await goto(page, '/force-majeure')
    await looked(page, `${language}-majeure-1-page`)
    await button(page, t.majeure.order).click()
    const dialog = page.locator('dialog')
    await dialog.getByText(t.majeure.scope.case, { exact: true }).click()
    await dialog.getByLabel(t.majeure.which.case).fill(receipt)
    const tomorrow = new Date(Date.now() + 30 * 60 * 60 * 1000)
    await dialog.getByLabel(t.majeure.until).fill(`${shanghaiDay(tomorrow)}T20:00`)
    await dialog.getByLabel(t.majeure.reason).fill('台风红色预警，快递全部停运。')
    await attach(page, 'typhoon.pdf')
    await looked(page, `${language}-majeure-2-form`)
    await dialog.getByRole('button', { name: t.majeure.send }).click()
    await page.getByText(receipt).waitFor()
    await looked(page, `${language}-majeure-3-ordered`)

    await expect
      .poll(async () => {
        await goto(consumer, `/complaints/${id}`)
        return consumer.getByText(t.majeure.holds).count()
      })
      .toBeGreaterThan(0)
    await looked(consumer, `${language}-majeure-4-consumer`)
    const order = page.locator('li', { hasText: receipt })
    await order.getByRole('button', { name: t.majeure.lift, exact: true }).click()
    await page.locator('dialog').getByLabel(t.majeure.reason).fill('快递公司已公告恢复收寄和派送。')
    await looked(page, `${language}-majeure-5-lift`)
    await page.locator('dialog').getByRole('button', { name: t.majeure.lift, exact: true }).click()
    await order.getByText(t.majeure.state.lifted).waitFor()

    const first = await uploaded(consumer, 'crack.png')
    await send(consumer, `/api/complaints/${id}/evidence`, { files: [first], note: '开裂的照片' })
    await send(agent, `/api/complaints/${id}/evidence-closing`, { text: long })

    await goto(consumer, `/complaints/${id}`)
    await step(consumer, 'add_evidence', language).click()
    await consumer.getByText(dispute.lateHelp).waitFor()
    await consumer.getByLabel(dispute.lateReason).fill('维修店昨天才出具检测单。')
    await attach(consumer, 'repair.pdf')
    await looked(consumer, `${language}-late-1-form`)
    await sendStep(consumer, 'add_evidence', language)
    await consumer.locator('.evidence-words', { hasText: '维修店昨天才出具检测单。' }).first().waitFor()
    const chain = (page: Page) => page.locator('summary', { hasText: dossier.chain.whole.replace('{n}', '2') })
    await chain(consumer).click()
    await consumer.getByText(dossier.chain.place.replace('{n}', '2')).waitFor()
    await looked(consumer, `${language}-late-2-consumer`)
    await goto(agent, `/complaints/${id}`)
    await chain(agent).click()
    await looked(agent, `${language}-late-3-agent`)
    await goto(agent, `/complaints/${id}/dispute`)
    await agent.getByText(dispute.late).first().waitFor()
    await looked(agent, `${language}-late-4-dispute`)
    await leave(officer, all.consumer, all.merchant, all.agent)
  },
)
