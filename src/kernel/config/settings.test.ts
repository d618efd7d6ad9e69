import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installationSecret } from './installation-secret.ts'
import { settingTable } from './setting-table.ts'
import { readSettings, SettingsError } from './settings.ts'
import { settingsPage } from './settings-page.ts'

const secret = 'q8Zr1vWm0Kx7Tn4Yb6Lp3Gd9Hs2Fj5Ca'

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment)
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
  return []
}

test('without any configuration the installation is a demo on this machine only', () => {
  const { settings, warnings } = readSettings({})
  expect(settings).toMatchObject({
    XIAOBAO_DEMO: 'on',
    HOST: '127.0.0.1',
    PORT: 8080,
    DATABASE_URL: null,
    XIAOBAO_WORKER: 'on',
  })
  expect(settings.XIAOBAO_PUBLIC_URL).toBe('http://127.0.0.1:8080')
  expect(warnings).toEqual([])
})

test('a database, a secret or NODE_ENV=production each make it a real installation', () => {
  expect(readSettings({ XIAOBAO_SECRET: secret }).settings.XIAOBAO_DEMO).toBe('off')
  const own = { DATABASE_URL: 'postgresql://x@db/x', XIAOBAO_SECRET: secret }
  expect(readSettings(own).settings).toMatchObject({ XIAOBAO_DEMO: 'off', DATABASE_URL: own.DATABASE_URL })
  expect(readSettings({ NODE_ENV: 'production', XIAOBAO_SECRET: secret }).settings.XIAOBAO_DEMO).toBe('off')
})

test.each([
  ['HOST', 'not a host'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['DATABASE_URL', 'mysql://x@db/x'],
  ['XIAOBAO_DATABASE_CONNECTIONS', '3'],
  ['XIAOBAO_DEMO', 'yes'],
  ['NODE_ENV', 'prod'],
  ['XIAOBAO_PUBLIC_URL', 'xiaobao.example.com'],
  ['XIAOBAO_TRUSTED_PROXIES', '10.0.0.0/33'],
  ['XIAOBAO_TRUSTED_PROXIES', 'proxy.example.com'],
  ['XIAOBAO_CALLS_PER_MINUTE', '-1'],
  ['XIAOBAO_WORKER', 'true'],
  ['LOG_LEVEL', 'loud'],
  ['SMTP_URL', 'mail.example.com'],
  ['SMTP_FROM', 'nobody'],
  ['SMS_GATEWAY_URL', 'ftp://x'],
  ['S3_BUCKET', 'No_Bucket'],
] as const)('%s=%s is refused by name, with what is allowed', (name, value) => {
  const problems = problemsOf({ XIAOBAO_SECRET: secret, [name]: value })
  const about = problems.filter((problem) => problem.startsWith(`${name} `))
  expect(about).toHaveLength(1)
  expect(about[0]).toContain(settingTable[name].allowed)
})

test('all wrong settings are shown at once', () => {
  const problems = problemsOf({ PORT: 'x', LOG_LEVEL: 'x', XIAOBAO_WORKER: 'x' })
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['PORT', 'XIAOBAO_WORKER', 'LOG_LEVEL'])
})

test('a wrong secret is named but never printed', () => {
  const problems = problemsOf({ XIAOBAO_SECRET: 'short-and-private', DATABASE_URL: 'mysql://u:hush@db/x' }).join('\n')
  expect(problems).toContain('XIAOBAO_SECRET has a value that is not allowed')
  expect(problems).toContain('DATABASE_URL has a value that is not allowed')
  expect(problems).not.toMatch(/short-and-private|hush/)
})

test('a real installation refuses to start without a secret of its own', () => {
  expect(problemsOf({ NODE_ENV: 'production' }).join()).toContain('XIAOBAO_SECRET is not set')
  for (const weak of ['change-me-change-me-change-me-change-me', 'a'.repeat(40), '0'.repeat(64)])
    expect(problemsOf({ NODE_ENV: 'production', XIAOBAO_SECRET: weak }).join()).toContain('XIAOBAO_SECRET')
})

test('demo accounts and production exclude each other', () => {
  const problems = problemsOf({ NODE_ENV: 'production', XIAOBAO_DEMO: 'on', XIAOBAO_SECRET: secret })
  expect(problems.join()).toContain('XIAOBAO_DEMO is on, but NODE_ENV is production')
})

test('settings that need each other say so', () => {
  const half = { SMTP_URL: 'smtp://mail', SMS_GATEWAY_URL: 'https://sms', S3_BUCKET: 'evidence' }
  const missing = problemsOf(half).map((problem) => /so (\w+) is needed/.exec(problem)?.[1])
  expect(missing).toEqual(['SMTP_FROM', 'SMS_GATEWAY_TOKEN', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'])
})

test('a misspelt setting is warned about with the nearest name', () => {
  const { warnings } = readSettings({ XIAOBAO_WORKERS: 'off', XIAOBAO_HOEM: '/srv' })
  expect(warnings).toEqual([
    'XIAOBAO_HOEM is not a setting of Xiaobao. Did you mean XIAOBAO_HOME?',
    'XIAOBAO_WORKERS is not a setting of Xiaobao. Did you mean XIAOBAO_WORKER?',
  ])
})

test('a demo that other machines can reach, and plain http in production, are warned about', () => {
  expect(readSettings({ HOST: '0.0.0.0' }).warnings.join()).toContain('demo accounts')
  expect(readSettings({ NODE_ENV: 'production', XIAOBAO_SECRET: secret }).warnings.join()).toContain('https')
})

test('a demo keeps a secret of its own in its home, readable only by its owner', () => {
  const home = mkdtempSync(join(tmpdir(), 'xiaobao-secret-'))
  const { settings } = readSettings({ XIAOBAO_HOME: home })
  const first = installationSecret(settings)
  expect(first.length).toBeGreaterThanOrEqual(32)
  expect(installationSecret(settings)).toBe(first)
  if (process.platform !== 'win32') expect(statSync(join(home, 'secret')).mode & 0o077).toBe(0)
  rmSync(home, { recursive: true })
})

test('the settings page is the one the table gives', () => {
  const page = readFileSync(new URL('../../../docs/settings.md', import.meta.url), 'utf8')
  expect(page, 'run `npm run generate` and commit the result').toBe(settingsPage())
})
