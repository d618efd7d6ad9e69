import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()

test('anybody finds where to go, without scripts and on a phone, and narrows it by kind', async () => {
  const still = await visit(open.browser, open.site, { scripts: false })
  await still.page.goto(`${open.site.url}/bodies`)
  await still.page.getByRole('heading', { name: '全国 12315 平台' }).waitFor()
  const { page, problems } = await visit(open.browser, open.site, { size: 'phone' })
  await page.goto(`${open.site.url}/bodies`)
  await looked(page, 'bodies-1-phone')
  await page.getByLabel(zh.bodies.kind).selectOption('court')
  await page.getByRole('heading', { name: '全国 12315 平台' }).waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: '人民法院在线服务' }).waitFor()
  await looked(page, 'bodies-2-courts')
  expect(problems).toEqual([])
})

test('the governance officer enters a body, changes it in a second version, and imports a table with every row accounted for', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'governance-officer' })
  await page.goto(`${open.site.url}/bodies`)
  await settled(page)
  await button(page, zh.bodies.add).click()
  const form = page.locator('dialog')
  await form.locator('[id="field-id"]').fill(`test-${Date.now()}`)
  await form.locator('[id="field-name.zh"]').fill('示例区消费者协会')
  await form.locator('[id="field-area"]').fill('浙江省杭州市示例区')
  await form.locator('[id="field-regions"]').fill('3301')
  await form.locator('[id="field-about.zh"]').fill('受理本区消费争议')
  await form.locator('[id="field-source"]').fill('现场核对')
  await looked(page, 'bodies-3-editor')
  await button(page, zh.bodies.save).click()
  const card = page.locator('.body-card', { hasText: '示例区消费者协会' })
  await card.waitFor()
  await card.getByRole('button', { name: zh.bodies.edit }).click()
  await form.locator('[id="field-phone"]').fill('0571-0000000')
  await button(page, zh.bodies.saveVersion.replace('{n}', '2')).click()
  await card.getByText('0571-0000000').waitFor()
  await button(page, zh.bodies.import.open).click()
  const text = '名称,类型,地区,受理范围,来源\n甲区法院,法院,甲区,民事案件,网站\n乙,外星机构,乙区,什么都管,网站\n'
  const table = { name: '名录.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await form.locator('input[type=file]').setInputFiles(table)
  await form.getByText('没有这种机构类型').first().waitFor()
  await looked(page, 'bodies-4-import')
  expect(problems).toEqual([])
})

test('a consumer makes the dossier of the case, takes it along, and whoever receives it checks it without uploading', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  await page.goto(`${open.site.url}/complaints`)
  await settled(page)
  await page.locator('a[href^="/complaints/cmp_"]').first().click()
  await page.getByRole('heading', { name: zh.dossier.title }).waitFor()
  await page.getByText(zh.bodies.next.title).click()
  await page.getByText(zh.bodies.next.lead).waitFor()
  await button(page, zh.dossier.make).click()
  const link = page.getByRole('link', { name: /^下载 PDF/ })
  await link.waitFor({ timeout: 90_000 })
  await looked(page, 'dossier-1-case')
  const [saved] = await Promise.all([page.waitForEvent('download'), link.click()])
  const bytes = await readFile(await saved.path())
  expect(bytes.subarray(0, 4).toString()).toBe('%PDF')
  const guest = await visit(open.browser, open.site, { size: 'phone' })
  await guest.page.goto(`${open.site.url}/dossiers/check`)
  await looked(guest.page, 'dossier-2-check')
  const give = (buffer: Buffer) =>
    guest.page.locator('input[type=file]').setInputFiles({ name: '案卷.pdf', mimeType: 'application/pdf', buffer })
  await give(bytes)
  await guest.page.getByText(zh.dossier.check.known).waitFor()
  expect(await guest.page.locator('#field-sha256').inputValue()).toBe(createHash('sha256').update(bytes).digest('hex'))
  await looked(guest.page, 'dossier-3-known')
  await give(Buffer.concat([bytes, Buffer.from('\n')]))
  await guest.page.getByText(zh.dossier.check.unknown).waitFor()
  expect([...problems, ...guest.problems]).toEqual([])
}, 150_000)
