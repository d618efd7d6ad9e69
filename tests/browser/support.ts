import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { temporaryHome } from '../../src/kernel/db/temporary-home.ts'
import { languageCookie } from '../../src/kernel/http/rendering.contract.ts'
import type { Role } from '../../src/kernel/role.contract.ts'
import { copyDemo } from '../support/demo-home.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
const readyWithinMs = 180_000

export type Site = { readonly url: string; readonly output: () => string; readonly stop: () => Promise<void> }

/** The whole product with its demo marketplace, in a home of its own; or the one at XIAOBAO_URL, when that is set. */
export async function startSite(env: Readonly<Record<string, string>> = {}): Promise<Site> {
  const running = process.env['XIAOBAO_URL']
  if (running) return { url: running, output: () => '', stop: async () => {} }
  if (!existsSync(`${checkout}/web/dist/client/index.html`))
    throw new Error('the pages are not built: node scripts/run.mjs pages')
  const port = await freePort()
  const home = temporaryHome('xiaobao-browser-')
  if (env['NODE_ENV'] !== 'production') copyDemo(home)
  const server = spawn(process.execPath, ['src/main.ts', 'serve'], {
    cwd: checkout,
    env: { ...process.env, ...env, PORT: String(port), XIAOBAO_HOME: home, XIAOBAO_CALLS_PER_MINUTE: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  server.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
  server.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()))
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const stop = async () => {
    server.kill('SIGTERM')
    await gone
    rmSync(home, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  const deadline = Date.now() + readyWithinMs
  while (!(await answers(`${url}/readyz`))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`the server did not come up:\n${output.slice(-4000)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return { url, output: () => output, stop }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url)
    .then((response) => response.ok)
    .catch(() => false)

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** Debian's Chromium, without anything that would call home. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export const sizes = {
  phone: { width: 390, height: 844 },
  /** A4 between its margins. */
  paper: { width: 720, height: 1000 },
  tablet: { width: 768, height: 1024 },
  desk: { width: 1440, height: 900 },
  wide: { width: 1920, height: 1080 },
} as const

export type Visitor = {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong so far: console errors, uncaught errors, answers of 500 and above. Must stay empty. */
  readonly problems: string[]
}

/** Somebody with a browser of their own; signed in when a role is given. */
export async function visit(
  browser: Browser,
  site: Site,
  who: {
    readonly role?: Role
    readonly size?: keyof typeof sizes
    readonly language?: 'zh' | 'en'
    /** Without them a page is only what the server sent. */
    readonly scripts?: boolean
  } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: sizes[who.size ?? 'desk'],
    locale: who.language === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: who.size === 'phone',
    isMobile: who.size === 'phone',
    reducedMotion: 'reduce',
    javaScriptEnabled: who.scripts ?? true,
  })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    // A refusal (4xx) is an answer like any other; the browser logs it on its own account.
    const refused = /Failed to load resource.*status of 4\d\d/.test(message.text())
    if (message.type() === 'error' && !refused) problems.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`)
  })
  await context.addCookies([{ name: languageCookie, value: who.language ?? 'zh', url: site.url }])
  if (who.role) await signIn(page, site, `${who.role}@example.com`, who.language ?? 'zh')
  return { page, context, problems }
}

/** As a person does it: on the sign-in page, with the demo password unless it is somebody who was not there before. */
export async function signIn(
  page: Page,
  site: Site,
  login: string,
  language: 'zh' | 'en',
  password = 'xiaobao-demo',
): Promise<void> {
  await page.goto(`${site.url}/sign-in`)
  await page.locator('#field-login').fill(login)
  await page.locator('#field-password').fill(password)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await settled(page)
  const html = await page.locator('html').getAttribute('lang')
  if (html?.startsWith(language) === false) {
    await page.getByRole('button', { name: language === 'zh' ? '中文' : 'English', exact: true }).click()
    await page.locator(`html[lang^=${language}]`).waitFor()
  }
}

/** The page has what it asked for, draws nothing that waits, and listens: one that the server drew has been taken over. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(
    () =>
      document.querySelector('.skeleton') === null &&
      Object.keys(document.querySelector('#root') ?? {}).some((key) => key.startsWith('__reactContainer')),
  )
  // A browser that draws nothing may never call itself idle.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 3000 })))
}

/** One line per breach of accessibility; an empty list is a clean page. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run(document, { resultTypes: ["violations"] })')
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} — ${String(node.target)} — ${node.failureSummary ?? ''}`.replaceAll('\n', ' ')),
  )
}

/** Whether anything sticks out to the side; a page of ours only ever scrolls downwards. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)

/** One site and one browser for the tests of a file. */
export function siteAndBrowser(): { readonly site: Site; readonly browser: Browser } {
  const opened: { site?: Site; browser?: Browser } = {}
  beforeAll(async () => {
    opened.site = await startSite()
    opened.browser = await launchBrowser()
  }, 240_000)
  afterAll(async () => {
    await opened.browser?.close()
    await opened.site?.stop()
  })
  const there = <T>(one: T | undefined): T => one ?? expect.fail('the site is not open yet')
  return {
    get site() {
      return there(opened.site)
    },
    get browser() {
      return there(opened.browser)
    },
  }
}

const pictures = process.env['XIAOBAO_PICTURES']
/** A screen as it is looked at: nothing sticks out, nothing is closed to those who cannot see it; kept as a picture where that is asked. */
export async function looked(page: Page, name: string): Promise<void> {
  await settled(page)
  await still(page)
  if (pictures) {
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  }
  // A list that is placed for the first time is measured outside of the window for a moment.
  await expect.poll(() => overflows(page), { message: `${name} sticks out`, timeout: 3000 }).toBe(false)
  // What a page does after it came to rest (an upload ends, a button is let go) is waited for; what stays wrong is told.
  const problems = async () => {
    await still(page)
    return accessibilityProblems(page)
  }
  await expect.poll(problems, { message: name, timeout: 4000, interval: 500 }).toEqual([])
}

/** A button half-way to another colour and a list half-way shut are not what anybody reads; what turns for ever is not waited for. */
const still = (page: Page) =>
  page.evaluate(async () => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    // One that is held or forgotten never ends; a page that is not still by then is read as it is.
    const patience = new Promise((resolve) => setTimeout(resolve, 2000))
    await Promise.race([patience, Promise.allSettled(ending.map((one) => one.finished))])
  })

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
