import { expect, test } from 'vitest'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const text = { zh, en }
type Made = { readonly id: string; readonly token: string }

/** Under a key of the marketplace, without the session of the browser that carries it. */
async function asMachine(token: string, path: string, body: object) {
  const answer = await fetch(`${open.site.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: await answer.json() }
}

test('a consumer sets a transaction password on the telephone, sees what is paid above the field, and a wrong one confirms nothing', async () => {
  const admin = await visit(open.browser, open.site, { role: 'admin' })
  const key = await admin.page.evaluate(async (): Promise<Made> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': `browser-${Math.random()}` }
    const body = JSON.stringify({ name: 'pay', scopes: ['payments.write'] })
    return (await fetch('/api/keys', { method: 'POST', headers, body })).json()
  })
  const passwords = ['804271', '596038'] as const
  for (const language of ['zh', 'en'] as const) {
    const { payPassword: t } = text[language]
    const consumer = await visit(open.browser, open.site, { role: 'consumer', language, size: 'phone' })
    const { page } = consumer
    const me = await page.evaluate(async () => (await (await fetch('/api/session')).json()).me.consumerId as string)
    const shop = await page.evaluate(
      async () => (await (await fetch('/api/payment-codes/payees')).json()).rows[0].id as string,
    )
    await page.goto(`${open.site.url}/my/transaction-password`)
    await settled(page)
    if (language === 'zh') await page.getByText(t.none).waitFor()
    else await page.getByLabel(t.current, { exact: true }).fill(passwords[0])
    await page.getByLabel(t.next, { exact: true }).fill('123456')
    await page.getByLabel(t.again, { exact: true }).fill('123456')
    await page.locator('form button[type=submit]').click()
    await page.locator('.problem').first().waitFor()
    await looked(page, `${language}-password-1-weak`)
    const mine = language === 'zh' ? passwords[0] : passwords[1]
    await page.getByLabel(t.next, { exact: true }).fill(mine)
    await page.getByLabel(t.again, { exact: true }).fill(mine)
    await page.locator('form button[type=submit]').click()
    await page.getByText(t.done, { exact: true }).waitFor()
    await page.getByRole('heading', { name: t.changeTitle, exact: true }).waitFor()
    await looked(page, `${language}-password-2-set`)

    const payment = { payee: shop, amountFen: 12_900, currency: 'CNY', transaction: `browser-${language}` }
    const asked = await asMachine(key.token, '/api/payment-approvals', { consumer: me, ...payment })
    expect(asked.status).toBe(201)
    await page.goto(`${open.site.url}/my/approvals/${asked.body.id}`)
    await page.getByText('¥129.00', { exact: true }).waitFor()
    await page.getByLabel(t.approve.password, { exact: true }).fill('294716')
    await page.locator('form button[type=submit]').click()
    await page.locator('.problem').first().waitFor()
    await looked(page, `${language}-password-3-wrong`)
    await page.getByLabel(t.approve.password, { exact: true }).fill(mine)
    await page.locator('form button[type=submit]').click()
    await page.getByText(t.approve.approved, { exact: true }).waitFor()
    await looked(page, `${language}-password-4-approved`)
    const paid = await asMachine(key.token, `/api/payment-approvals/${asked.body.id}/redemption`, {
      ...payment,
      nonce: asked.body.nonce,
    })
    expect(paid.status).toBe(201)

    if (language === 'en') {
      await page.goto(`${open.site.url}/my/transaction-password`)
      await button(page, t.askReset).click()
      await page.getByRole('heading', { name: t.waiting, exact: true }).waitFor()
      await looked(page, `${language}-password-5-waiting`)
      await button(page, t.stop).click()
      await page.getByRole('heading', { name: t.forgot, exact: true }).waitFor()
    }
    expect(consumer.problems).toEqual([])
    await consumer.context.close()
  }
  await admin.context.close()
})
