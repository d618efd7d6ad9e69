import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { JuryTask } from '../../src/complaints/ruling/jury.contract.ts'
import { sealOf, type Vote } from '../../src/complaints/ruling/jury.rules.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.ruling.jury
const open = siteAndBrowser()
const id = 'jry_01k00000000000000000000000'
const seat = 'jrs_01k00000000000000000000000'

/** To be drawn takes weeks of enrolment: this one panel is played here, by the server's own rules, with answers that are lost. */
function panel() {
  const state: { phase: JuryTask['phase']; committed: string | null; revealed: Vote | null; lost: number } = {
    phase: 'commit',
    committed: null,
    revealed: null,
    // The page itself tries twice more before it says so.
    lost: 3,
  }
  const task = () =>
    JuryTask.parse({
      id,
      seat,
      phase: state.phase,
      clock: null,
      category: 'missing-items',
      goods: ['保温杯'],
      remedies: ['refund'],
      claimFen: 12_900,
      currency: 'CNY',
      statements: [{ id: 'stm_1', side: 'consumer', kind: 'claim', text: '收到时少了杯盖。' }],
      committed: state.committed,
      revealed: state.revealed,
      verdict: null,
    })
  const answer = (route: Route, status: number, json: unknown) => route.fulfill({ status, json })
  const row = () => ({
    id,
    phase: state.phase,
    category: 'missing-items',
    goods: '保温杯',
    openedAt: '2026-03-02T01:00:00.000Z',
    committed: state.committed !== null,
    revealed: state.revealed !== null,
  })
  const play = async (page: Page) => {
    await page.route('**/api/juries', (route) => answer(route, 200, { rows: [row()] }))
    await page.route(`**/api/juries/${id}`, (route) => answer(route, 200, task()))
    await page.route(`**/api/juries/${id}/commitment`, (route) => {
      const { commitment } = route.request().postDataJSON() as { commitment: string }
      if (state.committed !== null && state.committed !== commitment)
        return answer(route, 409, {
          error: { code: 'jury.sealed-already', params: {}, message: { zh: '已密封', en: 'sealed' } },
        })
      state.committed = commitment
      state.lost -= 1
      return state.lost >= 0 ? route.abort() : answer(route, 201, task())
    })
    await page.route(`**/api/juries/${id}/vote`, (route) => {
      const opened = route.request().postDataJSON() as { vote: Vote; salt: string }
      expect(sealOf({ jury: id, seat, ...opened })).toBe(state.committed)
      state.revealed = opened.vote
      return answer(route, 201, task())
    })
  }
  return { state, play }
}

test('a juror seals a vote whose first answer is lost, keeps the secret, and opens it here and on another device', async () => {
  const { state, play } = panel()
  const { page, problems } = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  await play(page)
  await page.goto(`${open.site.url}/juries`)
  await settled(page)
  await looked(page, 'juries-1-list')
  await page.getByRole('link', { name: '保温杯' }).click()
  await page.getByText(t.vote.merchant, { exact: true }).click()
  await looked(page, 'juries-2-matter')
  await button(page, t.seal).click()
  await page.getByText(zh.parts.problem.network).first().waitFor()
  const first = state.committed
  await button(page, t.seal).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(t.secretTitle).waitFor()
  expect([state.committed, state.lost]).toEqual([first, -1])
  const secret = (await dialog.locator('.secret .code').textContent()) ?? ''
  expect(sealOf({ jury: id, seat, vote: 'merchant', salt: secret })).toBe(state.committed)
  await looked(page, 'juries-3-secret')

  state.phase = 'reveal'
  await page.reload()
  await settled(page)
  await page.getByText(t.keptHere.replace('{vote}', t.vote.merchant)).waitFor()
  await looked(page, 'juries-4-open')
  await button(page, t.open).click()
  await expect.poll(() => state.revealed).toBe('merchant')

  state.revealed = null
  const other = await visit(open.browser, open.site, { role: 'consumer' })
  await play(other.page)
  await other.page.goto(`${open.site.url}/juries/${id}`)
  await other.page.getByText(t.notKeptHere).waitFor()
  await other.page.getByText(t.vote.merchant, { exact: true }).click()
  await other.page.getByLabel(t.secret).fill(secret)
  await looked(other.page, 'juries-5-by-secret')
  await button(other.page, t.open).click()
  await expect.poll(() => state.revealed).toBe('merchant')
  expect([...problems, ...other.problems].filter((one) => !one.includes('ERR_FAILED'))).toEqual([])
})
