import { expect, test } from 'vitest'
import { testApp } from '../../tests/support/app.ts'
import { listCategories } from './filing.contract.ts'

test('anyone may read what a complaint can be about, what it asks, and which remedies fit', async () => {
  const app = await testApp()
  const { status, body } = await app.call(listCategories, {})
  expect(status).toBe(200)
  expect(body.rows.length).toBeGreaterThan(8)
  for (const category of body.rows) expect(category.remedies.length).toBeGreaterThan(0)
  await app.close()
})
