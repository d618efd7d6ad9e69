import { expect, test } from 'vitest'
import { vaultDomains } from '../../src/kernel/vault/domain.rules.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.admin.vault
const open = siteAndBrowser()

test('an administrator sees how old the keys are and what the indexes tell, and changes the key of one kind of data', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'admin' })
  await page.goto(`${open.site.url}/privacy/keys`)
  await settled(page)
  await page.getByText(t.root.file).waitFor()
  await page.getByText(t.states.equal).first().waitFor()
  await looked(page, 'vault-1-keys')
  const row = page.getByRole('row').filter({ hasText: vaultDomains.payment.zh })
  await row.getByRole('button', { name: t.change }).click()
  await page.getByText(t.what).waitFor()
  await looked(page, 'vault-2-confirm')
  await page.getByRole('dialog').getByRole('button', { name: t.change }).click()
  await row.getByRole('cell', { name: '2', exact: true }).waitFor()
  await row.getByText(t.inUse).waitFor()
  await looked(page, 'vault-3-changed')
  expect(problems).toEqual([])
})
