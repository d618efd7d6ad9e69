import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { listFactKinds } from './fact.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('whoever checks a receipt, without an account too, reads in words what each kind of record is', async () => {
  const { status, body } = await app.call(listFactKinds, {})
  expect(status).toBe(200)
  expect(body.rows.find(({ kind }) => kind === 'complaint.filed')).toEqual({
    kind: 'complaint.filed',
    zh: '提交投诉',
    en: 'Complaint filed',
  })
  expect(body.rows.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true)
})
