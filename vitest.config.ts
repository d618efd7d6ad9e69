import { defineConfig } from 'vitest/config'

const browser = process.env['XIAOBAO_BROWSER'] === '1'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'web/dist/**', ...(browser ? [] : ['tests/browser/**'])],
    globalSetup: ['tests/support/global-setup.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: browser ? 300_000 : 60_000,
    hookTimeout: 120_000,
  },
})
