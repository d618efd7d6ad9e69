import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generateTables } from '../src/kernel/db/generate-tables.ts'
import { testDatabase } from './support/database.ts'

test('the row types in the code are those of the migrated database', async () => {
  const { connectionString, drop } = await testDatabase()
  const generated = await generateTables(connectionString)
  await drop()
  const committed = readFileSync(new URL('../src/kernel/db/tables.ts', import.meta.url), 'utf8')
  expect(committed, 'run `npm run generate` and commit the result').toBe(generated)
})
