import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { languageCookie } from '../../src/kernel/http/rendering.contract.ts'
import type { Role } from '../../src/kernel/role.contract.ts'
import { accessibilityProblems, overflows, settled, signIn, siteAndBrowser, visit, type Visitor } from './support.ts'

const open = siteAndBrowser()

const pagesOf: readonly { readonly role?: Role; readonly paths: readonly string[] }[] = [
  { paths: ['/sign-in', '/nowhere'] },
  { role: 'consumer', paths: ['/', '/notices', '/account', '/admin/jobs'] },
  { role: 'agent', paths: ['/', '/tasks', '/notices', '/account'] },
  {
    role: 'admin',
    paths: [
      '/admin/accounts',
      '/admin/permissions',
      '/admin/keys',
      '/admin/webhooks',
      '/admin/webhooks/deliveries',
      '/admin/jobs',
    ],
  },
  {
    role: 'regulator',
    paths: ['/', '/supervision?profile=regulator', '/supervision?from=2007-01&until=2007-02', '/admin/permissions'],
  },
]

async function lookAround(visitor: Visitor, paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    await visitor.page.goto(`${open.site.url}${path}`)
    await settled(visitor.page)
    const wrong = await accessibilityProblems(visitor.page)
    if (await overflows(visitor.page)) wrong.push('sticks out to the side')
    if ((await visitor.page.locator('h1').count()) !== 1) wrong.push('has not exactly one heading')
    found.push(...wrong.map((what) => `${path}: ${what}`))
  }
  return [...found, ...visitor.problems]
}

test.each(
  pagesOf.flatMap(({ role, paths }) => [
    { name: role ?? 'a guest', role, paths, size: 'phone' as const, language: 'zh' as const },
    { name: role ?? 'a guest', role, paths, size: 'desk' as const, language: 'en' as const },
  ]),
)(
  'the pages of $name on a $size in $language are whole: accessible, inside the screen, without an error',
  async (who) => {
    const visitor = await visit(open.browser, open.site, {
      size: who.size,
      language: who.language,
      ...(who.role && { role: who.role }),
    })
    expect(await lookAround(visitor, who.paths)).toEqual([])
    await visitor.context.close()
  },
)

test('the regulator begins with the figures, filters them by channel and month, and takes them along as a file', async () => {
  const { page, context, problems } = await visit(open.browser, open.site, { role: 'regulator', size: 'tablet' })
  await page.waitForURL((url) => url.pathname === '/supervision')
  await page.getByRole('heading', { name: '监管概览', level: 1 }).waitFor()
  await settled(page)
  const received = page.locator('.figure', { hasText: '收到投诉' }).locator('.figure-value')
  const all = Number(await received.textContent())
  await page.getByRole('combobox', { name: '渠道' }).selectOption({ label: '行政部门转来' })
  await page.waitForURL((url) => url.searchParams.get('profile') === 'regulator')
  await page.waitForFunction((before) => document.querySelector('.figure-value')?.textContent !== before, String(all))
  const referred = Number(await received.textContent())
  expect(referred).toBeGreaterThan(0)
  expect(referred).toBeLessThan(all)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^supervision-.*\.csv$/)
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain('按时首次回应')
  expect(text.split('\n').filter((line) => line.includes(',regulator,')).length).toBeGreaterThan(5)
  await page.getByRole('button', { name: '菜单' }).click()
  await page.getByRole('navigation').getByRole('link', { name: '预案执行情况' }).click()
  await page.waitForURL((url) => url.pathname === '/plan')
  expect(problems).toEqual([])
  await context.close()
})

test('whoever is not signed in comes back to the page they wanted', async () => {
  const { page, context } = await visit(open.browser, open.site)
  await page.goto(`${open.site.url}/notices?show=unread`)
  await page.waitForURL((url) => url.pathname === '/sign-in')
  await page.locator('#field-login').fill('consumer@example.com')
  await page.locator('#field-password').fill('not the password')
  await page.locator('form button[type=submit]').click()
  await page.getByText('账号或密码不对').first().waitFor()
  await page.locator('#field-password').fill('xiaobao-demo')
  await page.locator('form button[type=submit]').click()
  await page.waitForURL((url) => url.pathname === '/notices' && url.search === '?show=unread')
  await context.close()
})

test('the chosen language is that of the person, also after signing out and in again', async () => {
  const { page, context } = await visit(open.browser, open.site, { role: 'merchant' })
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await page.locator('html[lang=en]').waitFor()
  await context.clearCookies()
  await context.addCookies([{ name: languageCookie, value: 'zh', url: open.site.url }])
  await signIn(page, open.site, 'merchant@example.com', 'en')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.getByRole('button', { name: '中文', exact: true }).click()
  await page.locator('html[lang=zh-CN]').waitFor()
  await context.close()
})

test('a list is worked with the keyboard: j and k move, Enter opens beside it, Esc closes, the place stays in the address', async () => {
  const { page, context, problems } = await visit(open.browser, open.site, { role: 'admin' })
  await page.goto(`${open.site.url}/admin/accounts`)
  await settled(page)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const panel = page.locator('.side-panel')
  await panel.waitFor()
  const first = await panel.locator('h2').textContent()
  await page.keyboard.press('k')
  await page.waitForFunction((before) => document.querySelector('.side-panel h2')?.textContent !== before, first)
  const second = await panel.locator('h2').textContent()
  await page.reload()
  await panel.waitFor()
  expect(await panel.locator('h2').textContent()).toBe(second)
  await page.locator('tbody tr').first().focus()
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  expect(problems).toEqual([])
  await context.close()
})

test('a key for a machine is shown once, works at no other time than before it is revoked', async () => {
  const { page, context, problems } = await visit(open.browser, open.site, { role: 'admin' })
  await page.goto(`${open.site.url}/admin/keys`)
  await page.getByRole('button', { name: '建立密钥' }).click()
  await page.locator('dialog button[type=submit]').click()
  await page.locator('dialog .field-error').first().waitFor()
  await page.locator('#field-name').fill('浏览器测试')
  await page.getByLabel('计算期限').check()
  await page.locator('dialog button[type=submit]').click()
  const secret = page.locator('dialog .secret .code')
  await secret.waitFor()
  const token = (await secret.textContent()) ?? ''
  await page.keyboard.press('Escape')
  expect(await secret.isVisible()).toBe(true)
  await page.getByRole('button', { name: '我已保存' }).click()
  const ask = () => fetch(`${open.site.url}/api/session`, { headers: { authorization: `Bearer ${token}` } })
  expect((await ask()).status).toBe(200)
  await page.locator('tr', { hasText: '浏览器测试' }).first().getByRole('button', { name: '吊销' }).click()
  await page.locator('dialog .ant-btn-primary').click()
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect((await ask()).status).toBe(401)
  expect(problems).toEqual([])
  await context.close()
})

test('a case, a rule and a figure page go on paper without menus and buttons, and nothing is cut off', async () => {
  const { page, context, problems } = await visit(open.browser, open.site, { role: 'regulator', size: 'paper' })
  const answer = await page.request.get(`${open.site.url}/api/complaints?tab=open&limit=1`)
  const { rows }: { rows: { id: string; receipt: string }[] } = await answer.json()
  const [one = expect.fail('the demo has no complaint that came through an authority')] = rows
  await page.emulateMedia({ media: 'print' })
  for (const path of [`/complaints/${one.id}`, '/rules/complaint.finish.regulator', '/supervision']) {
    await page.goto(`${open.site.url}${path}`)
    await settled(page)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await overflows(page), path).toBe(false)
    expect(await page.getByRole('navigation').count(), path).toBe(0)
    expect(await page.getByRole('button').count(), path).toBe(0)
    if (path.includes(one.id)) expect(await page.locator('.detail-facts').innerText()).toContain(one.receipt)
  }
  expect(problems).toEqual([])
  await context.close()
})
