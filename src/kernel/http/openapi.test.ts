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
