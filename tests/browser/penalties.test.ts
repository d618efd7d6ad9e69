import { expect, test } from 'vitest'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.penalties
const open = siteAndBrowser()
const facts = '商品页面写明产地为某地，实物标签是另一地，已保存页面快照和实物照片。'
const words = '事实清楚，页面快照与实物标签相互印证，商家的说明已经考虑。'

test('an officer gives notice with a file, the shop answers on a phone, the decision shows what it causes, and the sheet prints', async () => {
  const officer = await visit(open.browser, open.site, { role: 'governance-officer', language: 'zh', size: 'desk' })
  const desk = officer.page
  await desk.goto(`${open.site.url}/penalties`)
  await desk.getByRole('heading', { name: t.title }).waitFor()
  await desk.locator('tbody a').first().waitFor()
  await looked(desk, 'penalties-list')
  const shop = await visit(open.browser, open.site, { role: 'merchant', language: 'zh', size: 'phone' })
  const me = await shop.page.request.get(`${open.site.url}/api/points`)
  const { merchant }: { merchant: { name: string } } = await me.json()

  await desk.goto(`${open.site.url}/penalties/new`)
  await settled(desk)
  await desk.locator('#field-merchantId').fill(merchant.name)
  await desk.getByTitle(merchant.name, { exact: true }).waitFor({ state: 'attached' })
  await desk.keyboard.press('Enter')
  await desk.locator('#field-violation').selectOption('violation.facts-missing')
  await desk.getByLabel(t.new.text).fill(facts)
  await desk.locator('input[type=file]').setInputFiles({
    name: '页面快照.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\npage\n%%EOF\n'),
  })
  await desk.getByText('页面快照.pdf').waitFor()
  await looked(desk, 'penalties-new')
  await button(desk, t.new.send).click()
  await desk.getByText(t.state.noticed).first().waitFor()
  const address = desk.url()

  await shop.page.goto(`${open.site.url}/penalties`)
  await shop.page.getByRole('heading', { name: t.mine.title }).waitFor()
  await shop.page.locator('.points-figure').waitFor()
  await looked(shop.page, 'penalties-mine')
  await shop.page.goto(address)
  await shop.page.getByText(facts).waitFor()
  await button(shop.page, t.step.state.do).click()
  await shop.page.getByLabel(t.step.state.label).fill('供应商换了批次，页面没有及时更新，已经改好。')
  await looked(shop.page, 'penalties-defence')
  await button(shop.page, t.step.state.send).click()
  await shop.page.getByRole('heading', { name: t.text.statement }).waitFor()

  await desk.goto(address)
  await button(desk, t.step.decide.do).click()
  await desk.getByText(t.preview.title, { exact: true }).waitFor()
  await desk.getByLabel(t.step.decide.label).fill(words)
  await looked(desk, 'penalties-decide')
  await button(desk, t.step.decide.send).click()
  await desk.getByText(t.state['in-force']).first().waitFor()
  await looked(desk, 'penalties-decided')
  expect(officer.problems).toEqual([])
  await officer.context.close()

  await shop.page.goto(`${address}/reasons`)
  await shop.page.getByRole('heading', { name: t.reasons.title }).waitFor()
  await shop.page.getByText(words).waitFor()
  await looked(shop.page, 'penalties-reasons')
  await shop.page.goto(address)
  await button(shop.page, t.step.appeal.do).click()
  await shop.page.getByLabel(t.step.appeal.label).fill('页面在告知当天就改好了，请减轻处理。')
  await button(shop.page, t.step.appeal.send).click()
  await shop.page.getByText(t.state.appealed).first().waitFor()
  expect(shop.problems).toEqual([])
  await shop.context.close()
})
