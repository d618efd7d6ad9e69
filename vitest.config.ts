import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'

const browser = process.env['XIAOBAO_BROWSER'] === '1'
const mail = process.env['XIAOBAO_DOVECOT'] === '1'
/** What needs a program of its own is run where it is asked for. */
const elsewhere = [...(browser ? [] : ['tests/browser/**']), ...(mail ? [] : ['tests/mail/**'])]
const never = ['**/node_modules/**', 'web/dist/**']

const shared = {
  environment: 'node' as const,
  pool: 'forks' as const,
  // Modules are loaded once for each worker, not for each file: a third of the time. No module of ours keeps a test's state.
  isolate: browser || mail,
  testTimeout: browser ? 300_000 : 60_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'server',
          // One test of the pages asks a real server.
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'web/src/proof/verifier.test.ts'],
          exclude: [...never, ...elsewhere],
          globalSetup: ['tests/support/global-setup.ts'],
          // The server's files are loaded by Node itself, as in a process of the product: three times faster than through Vite.
          experimental: { viteModuleRunner: false },
        },
      },
      {
        test: {
          ...shared,
          name: 'pages',
          include: ['web/**/*.test.{ts,tsx}'],
          exclude: [...never, 'web/src/proof/verifier.test.ts'],
        },
      },
    ],
  },
})
