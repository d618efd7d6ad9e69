import { expect, test } from 'vitest'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { looked, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()

test('a proposal says why, and an agent opens it as a mass claim with its members', async () => {
  const t = zh.mass
  const { page, context, problems } = await visit(open.browser, open.site, {
    role: 'agent',
    language: 'zh',
    size: 'desk',
  })
  await page.goto(`${open.site.url}/mass-claims`)
  await page.getByRole('button', { name: t.proposal.open }).first().waitFor()
  await page.getByText(t.proposal.look).first().click()
  await looked(page, 'mass-proposals')
  await page.getByRole('button', { name: t.proposal.open }).first().click()
  await page.getByLabel(t.open.name).fill('充电时底座冒烟')
  await page.getByLabel(t.open.summary, { exact: true }).fill('多名消费者反映充电时底座冒烟，平台核对批次后统一认定。')
  await page.locator('dialog button[type=submit]').click()
  await page.getByRole('heading', { name: '充电时底座冒烟' }).waitFor()
  await page.getByRole('heading', { name: t.members.title, exact: true }).waitFor()
  await looked(page, 'mass-claim-agent')
  expect(problems).toEqual([])
  await context.close()
})

test('a consumer reads in plain words what joining means, joins and leaves again, on a phone', async () => {
  const t = en.mass.mine
  const { page, context, problems } = await visit(open.browser, open.site, {
    role: 'consumer',
    language: 'en',
    size: 'phone',
  })
  const answer = await page.request.get(`${open.site.url}/api/complaints/mine?limit=50`)
  const { rows }: { rows: { id: string }[] } = await answer.json()
  for (const { id } of rows) {
    const mine = await page.request.get(`${open.site.url}/api/complaints/${id}/mass-claim`)
    const { state }: { state: string | null } = await mine.json()
    if (state === null) continue
    await page.goto(`${open.site.url}/complaints/${id}`)
    break
  }
  await page.getByRole('heading', { name: t.title }).waitFor()
  await looked(page, 'mass-card')
  await page.getByRole('button', { name: t.join, exact: true }).click()
  await page.locator('.state-tag', { hasText: t.status.joined }).waitFor()
  await looked(page, 'mass-card-joined')
  await page.getByRole('button', { name: t.leave, exact: true }).click()
  await page.locator('dialog').getByRole('button', { name: t.leave, exact: true }).click()
  await page.locator('.state-tag', { hasText: t.status.left }).waitFor()
  expect(problems).toEqual([])
  await context.close()
})

test('a formula is tried before the finding, which is then carried out with its progress shown', async () => {
  const t = zh.mass
  const { page, context, problems } = await visit(open.browser, open.site, {
    role: 'arbitrator',
    language: 'zh',
    size: 'desk',
  })
  await page.goto(`${open.site.url}/mass-claims?tab=running`)
  await page.getByRole('link', { name: /付定金/ }).click()
  await page.getByRole('button', { name: t.step.draft, exact: true }).click()
  await page.getByLabel(t.formula.kind).selectOption('fixed')
  await page.getByLabel(t.formula.fen).fill('30')
  await page.locator('dialog button[type=submit]').click()
  await page.getByRole('heading', { name: t.totals.title }).waitFor()
  await looked(page, 'mass-formula')
  await page.getByRole('button', { name: t.step.find, exact: true }).click()
  await page.getByLabel(t.form.reasons).fill('页面快照显示活动在付尾款时仍然有效，商家应当按承诺补足每笔三十元差额。')
  await page.getByLabel(t.form.cites).fill('refund.no-reason')
  await page.locator('dialog button[type=submit]').click()
  await page.getByRole('heading', { name: t.claim.finding, exact: true }).waitFor()
  await page.getByRole('button', { name: t.step.carry, exact: true }).click()
  await page.locator('dialog').getByRole('button', { name: t.form.send.carry }).click()
  await page.locator('h1 + *').getByText(t.state.carried).waitFor({ timeout: 60_000 })
  await looked(page, 'mass-carried')
  expect(problems).toEqual([])
  await context.close()
})

test('a shop sees members by number only, and everybody reads the public notice without a script', async () => {
  const shop = await visit(open.browser, open.site, { role: 'merchant', language: 'zh', size: 'desk' })
  await shop.page.goto(`${open.site.url}/mass-claims`)
  await shop.page.getByRole('link', { name: /付定金/ }).click()
  await shop.page.getByText('成员 1 号', { exact: true }).waitFor()
  await looked(shop.page, 'mass-claim-merchant')
  expect(shop.problems).toEqual([])
  await shop.context.close()
  const guest = await visit(open.browser, open.site, { language: 'zh', size: 'phone', scripts: false })
  await guest.page.goto(`${open.site.url}/mass-notices`)
  await guest.page.getByRole('link', { name: /付定金/ }).click()
  await guest.page.getByRole('heading', { name: zh.mass.notice.join }).waitFor()
  expect(guest.problems).toEqual([])
  await guest.context.close()
})
