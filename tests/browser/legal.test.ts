import { expect, test } from 'vitest'
import { steps } from '../../src/complaints/lifecycle.rules.ts'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { complained, long, read, send } from './session.ts'
import { button, looked, settled, siteAndBrowser, visit, type Visitor } from './support.ts'

const open = siteAndBrowser()
const languages = ['zh', 'en'] as const
const text = { zh, en }
const judgment = { name: '判决书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n判决\n%%EOF\n') }

/** A complaint that the consumer took to a court. */
async function atLaw({ page }: Visitor): Promise<string> {
  const id = await complained(page)
  const law = { body: '杭州互联网法院', reference: '（2026）浙0192民初1号', text: long }
  await send(page, `/api/complaints/${id}/legal-route`, law)
  return id
}

test.each(languages)(
  'a judgment that the consumer sends in is checked by an agent and then performed; a table of them says row by row what became of it (%s)',
  async (language) => {
    const t = text[language].legal
    const consumer = await visit(open.browser, open.site, { role: 'consumer', size: 'phone', language })
    const agent = await visit(open.browser, open.site, { role: 'agent', language })
    const [id, other] = [await atLaw(consumer), await atLaw(consumer)]
    await consumer.page.goto(`${open.site.url}/complaints/${id}`)
    await settled(consumer.page)
    const report = steps.report_legal_result.title[language]
    await button(consumer.page, report).click()
    const form = consumer.page.locator('.step-form')
    await form.locator('[id$=reference]').fill(`（2026）浙0192民初${Date.now() % 100_000}号`)
    await form.locator('[id$=datedOn]').fill('2026-01-05')
    await form.locator('[id$=effectiveOn]').fill('2026-01-20')
    await form.locator('[id$=amountFen]').fill('1')
    await button(consumer.page, t.dutyAdd).click()
    await looked(consumer.page, `${language}-legal-1-duty`)
    await button(consumer.page, t.dutyRemove.replace('{n}', '1')).click()
    await form.locator('textarea').fill(long)
    await form.locator('input[type=file]').setInputFiles(judgment)
    await consumer.page.locator('.upload-name', { hasText: judgment.name }).waitFor()
    await looked(consumer.page, `${language}-legal-2-report`)
    await form.getByRole('button', { name: report, exact: true }).click()
    await form.waitFor({ state: 'detached' })
    await consumer.page.getByText(t.state.reported).waitFor()
    await looked(consumer.page, `${language}-legal-3-reported`)

    const { receipt } = await read<{ receipt: string }>(agent.page, `/api/complaints/${id}`)
    await agent.page.goto(`${open.site.url}/legal-results`)
    await agent.page.getByRole('link', { name: receipt }).waitFor()
    await looked(agent.page, `${language}-legal-4-waiting`)
    await agent.page.getByRole('link', { name: receipt }).click()
    await agent.page.getByText(t.asksYou).waitFor()
    await agent.page.getByLabel(t.why).fill('与裁判文书网核对一致，已经生效。')
    await looked(agent.page, `${language}-legal-5-decide`)
    await button(agent.page, t.confirm).click()
    await agent.page.getByText(t.ledTo.replace('{state}', '')).waitFor()
    await looked(agent.page, `${language}-legal-6-entered`)

    const second = (await read<{ receipt: string }>(agent.page, `/api/complaints/${other}`)).receipt
    const row = `驳回请求，支持商家,（2026）浙0192民初2号,2026-01-05,2026-01-20`
    const table = `投诉编号,结果,案号,文书日期,生效日期\n${second},${row}\nXB-20260101-AAAA-AAAA,${row}\n${second},不知道,3号,昨天,\n`
    await agent.page.goto(`${open.site.url}/legal-results`)
    await settled(agent.page)
    const file = { name: '判决.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }
    await agent.page.locator('input[type=file]').setInputFiles(file)
    await agent.page.getByText(t.import.count.applied.replace('{n}', '1')).waitFor()
    await agent.page.getByText(t.import.count.rejected.replace('{n}', '2')).waitFor()
    await looked(agent.page, `${language}-legal-7-import`)
    const [saved] = await Promise.all([
      agent.page.waitForEvent('download'),
      agent.page.getByRole('link', { name: t.import.download }).click(),
    ])
    expect(saved.suggestedFilename()).toMatch(/\.csv$/)
    await agent.page.reload()
    await agent.page.getByRole('cell', { name: file.name }).first().waitFor()
    await looked(agent.page, `${language}-legal-8-past`)
    for (const one of [consumer, agent]) {
      expect(one.problems).toEqual([])
      await one.context.close()
    }
  },
)
