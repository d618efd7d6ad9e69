import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { readOpenApi } from './home.contract.ts'
import { openApiOf } from './openapi.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('the committed OpenAPI description says what the server does (npm run generate writes it)', () => {
  const committed = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'))
  expect(openApiOf(app.capabilities)).toEqual(committed)
})

test('every operation has a name of its own, words, an answer and a refusal; every refusal has its words', async () => {
  const { body } = await app.call(readOpenApi, {})
  type Operation = { operationId: string; summary: string; description: string; responses: Record<string, unknown> }
  const operations = Object.values(body['paths'] as Record<string, Record<string, Operation>>).flatMap(Object.values)
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  for (const { operationId, summary, description, responses } of operations) {
    expect(operationId).toMatch(/^(get|post|put|patch|delete)[A-Z][A-Za-z0-9]+$/)
    expect([summary, description].every((words) => words.length > 1)).toBe(true)
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['4XX', 'default']))
  }
  const refusals = Object.entries(body['x-refusals'] as Record<string, { status: number; zh: string; en: string }>)
  expect(refusals.map(([code]) => code)).toEqual(expect.arrayContaining(['not-found', 'complaint.step-not-now']))
  for (const [, { status, zh, en }] of refusals) {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(/\p{Script=Han}/u.test(zh) && /[a-z]/i.test(en)).toBe(true)
  }
})

test('anyone can read it, and every path names its parameters', async () => {
  const { body } = await app.call(readOpenApi, {})
  const paths = body['paths'] as Record<string, Record<string, { parameters: { name: string; in: string }[] }>>
  for (const [path, operations] of Object.entries(paths))
    for (const operation of Object.values(operations)) {
      const named = operation.parameters
        .filter((parameter) => parameter.in === 'path')
        .map((parameter) => parameter.name)
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
    }
})
