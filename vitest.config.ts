import { defineConfig } from 'vitest/config'

const browser = process.env['XIAOBAO_BROWSER'] === '1'
const mail = process.env['XIAOBAO_DOVECOT'] === '1'
/** What needs a program of its own is run where it is asked for. */
const elsewhere = [...(browser ? [] : ['tests/browser/**']), ...(mail ? [] : ['tests/mail/**'])]

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'web/dist/**', ...elsewhere],
    globalSetup: ['tests/support/global-setup.ts'],
    environment: 'node',
    pool: 'forks',
    // Modules are loaded once for each worker, not for each file: a third of the time. No module of ours keeps a test's state.
    isolate: browser || mail,
    maxWorkers: 2,
    testTimeout: browser ? 300_000 : 60_000,
    hookTimeout: 120_000,
  },
})
