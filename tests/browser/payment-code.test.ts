import { expect, test } from 'vitest'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const text = { zh, en }
const shopName = '青禾数码专营店'

test.each(['zh', 'en'] as const)(
  'a consumer shows a code on the telephone, the shop takes a payment with it once, and both read what became of it (%s)',
  async (language) => {
    const { payCode: t } = text[language]
    const consumer = await visit(open.browser, open.site, { role: 'consumer', language, size: 'phone' })
    const merchant = await visit(open.browser, open.site, { role: 'merchant', language })
    const phone = consumer.page
    await phone.goto(`${open.site.url}/my/payment-code`)
    await settled(phone)
    await phone.getByLabel(t.shop).click()
    await phone.getByTitle(shopName, { exact: true }).click()
    await phone.getByLabel(t.highest).fill('200')
    await looked(phone, `${language}-payment-code-1-choose`)
    await button(phone, t.show).click()
    const digits = phone.locator('.pay-digits')
    await digits.waitFor()
    await looked(phone, `${language}-payment-code-2-shown`)
    const first = (await digits.innerText()).replaceAll(' ', '')

    // Out of sight the code is put away; shown again it is another one.
    await phone.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await phone.getByText(t.hidden).waitFor()
    await button(phone, t.again).click()
    await digits.waitFor()
    const second = (await digits.innerText()).replaceAll(' ', '')
    expect(second).not.toBe(first)

    const till = merchant.page
    await till.goto(`${open.site.url}/transactions/redeem`)
    await settled(till)
    const take = async (code: string, amount: string) => {
      await till.getByLabel(t.redeem.code).fill(code)
      await till.getByLabel(t.redeem.amount).fill(amount)
      await till.locator('form button[type=submit]').click()
    }
    await take(first, '88.80')
    await till.locator('.problem').waitFor()
    await looked(till, `${language}-payment-code-3-replaced`)
    await take(second, '88.80')
    await till.getByText(t.redeem.done.replace('{amount}', '¥88.80')).waitFor()
    await button(till, t.redeem.make).click()
    await till.getByText(shopName, { exact: true }).last().waitFor()
    await looked(till, `${language}-payment-code-4-taken`)

    await phone.getByText(t.paid.replace('{amount}', '¥88.80')).waitFor()
    await looked(phone, `${language}-payment-code-5-paid`)
    await till.goto(`${open.site.url}/transactions/codes`)
    await till.getByText('¥88.80').first().waitFor()
    await looked(till, `${language}-payment-code-6-own`)
    expect([...consumer.problems, ...merchant.problems]).toEqual([])
    await consumer.context.close()
    await merchant.context.close()
  },
)

test('whoever looks into risks filters codes, and who scans a counter reads whose it is', async () => {
  const risk = await visit(open.browser, open.site, { role: 'risk-analyst' })
  await risk.page.goto(`${open.site.url}/transactions/codes?odd=yes`)
  await risk.page.getByText(zh.payCode.why.amount).first().waitFor()
  await looked(risk.page, 'payment-code-7-odd')
  const guest = await visit(open.browser, open.site, { size: 'phone' })
  await guest.page.goto(`${open.site.url}/pay/mch_00000000000000000000000000.AAAAAAAAAAAAAAAAAAAAAA`)
  await guest.page.getByText(zh.payCode.shopCode.bad, { exact: true }).waitFor()
  await looked(guest.page, 'payment-code-8-forged')
  expect([...risk.problems, ...guest.problems]).toEqual([])
  await risk.context.close()
  await guest.context.close()
})
