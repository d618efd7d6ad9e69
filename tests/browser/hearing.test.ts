import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { zh } from '../../web/src/text/zh/index.ts'
import { complained } from './session.ts'
import { button, looked, settled, signIn, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const t = zh.hearing

/** So many days on, at this hour, as a field for a local time wants it; everybody here is in China. */
const field = (days: number, time: string): string =>
  `${new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)}T${time}`

const read = async <T>(page: Page, path: string): Promise<T> =>
  (await page.request.get(`${open.site.url}${path}`)).json()
async function write<T>(page: Page, path: string, data: object): Promise<T> {
  const headers = { 'idempotency-key': `test-${Math.random().toString(36).slice(2)}-${Date.now()}` }
  const answer = await page.request.post(`${open.site.url}${path}`, { data, headers })
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
  return answer.json()
}

type Row = { readonly id: string; readonly state: string; readonly receipt: string }

test('a mediator calls a hearing at one of several times, the consumer chooses on a phone, asks for another, and signs the minutes', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  const mediator = await visit(open.browser, open.site, { role: 'mediator' })
  const { rows } = await read<{ rows: Row[] }>(consumer.page, '/api/complaints/mine?limit=50')
  const id = rows.find(({ state }) => state === 'mediating')?.id ?? expect.fail('nothing is in mediation')
  const there = `${open.site.url}/complaints/${id}/hearings`

  await consumer.page.goto(`${open.site.url}/hearings`)
  await looked(consumer.page, 'hearing-1-mine')
  await consumer.page.getByRole('link', { name: t.need.sign }).first().click()
  await looked(consumer.page, 'hearing-2-minutes')
  await button(consumer.page, t.minutes.sign).click()
  await consumer.page.getByText(t.state.closed).waitFor()

  const { page } = mediator
  await page.goto(there)
  await settled(page)
  await button(page, t.cancel.title).click()
  await page.getByLabel(t.cancel.reason).fill('另行召集')
  await button(page, t.cancel.send).click()
  await button(page, t.call.title).click()
  await page.getByLabel(t.call.time.replace('{n}', '1'), { exact: true }).fill(field(3, '10:00'))
  await button(page, t.call.add).click()
  await page.getByLabel(t.call.time.replace('{n}', '2'), { exact: true }).fill(field(3, '20:00'))
  await page.getByText(t.warning['outside-hours']).waitFor()
  await page.locator('#field-place').fill('meet.example.com/1')
  await page.locator('#field-agenda').fill('退款金额与到账时间')
  await looked(page, 'hearing-3-call')
  await button(page, t.call.send).click()
  await page.getByRole('alert').first().waitFor()
  await page.locator('#field-place').fill('https://meet.example.com/1')
  // The mark of a button that was busy may still be leaving, and belongs to its name until then.
  await page.getByRole('button', { name: t.call.send }).click()
  await button(page, t.vote.choose).first().waitFor()
  await looked(page, 'hearing-4-proposed')

  await consumer.page.goto(there)
  await settled(consumer.page)
  await consumer.page.locator('.hearing input[type=checkbox]').first().check()
  await looked(consumer.page, 'hearing-5-vote')
  await button(consumer.page, t.vote.send).click()
  await consumer.page.getByText(t.vote.sent).waitFor()
  await page.reload()
  await settled(page)
  await button(page, t.vote.choose).first().click()
  await page.getByText(t.attendance.wait).waitFor()

  await consumer.page.reload()
  await settled(consumer.page)
  await button(consumer.page, t.confirm).click()
  await button(consumer.page, t.confirm).waitFor({ state: 'detached' })
  await button(consumer.page, t.askTime.title).click()
  await consumer.page.getByLabel(t.askTime.reason).fill('当天要带孩子复诊')
  await looked(consumer.page, 'hearing-6-ask')
  await button(consumer.page, t.askTime.send).click()
  await consumer.page.getByText(t.request.state.open).waitFor()

  await page.goto(`${open.site.url}/hearings`)
  await looked(page, 'hearing-7-month')
  await page.getByText(t.calendar.week, { exact: true }).click()
  await looked(page, 'hearing-8-week')
  await page.getByRole('link', { name: t.need.answer }).first().click()
  await settled(page)
  await button(page, t.adjourn.title).click()
  await page.getByLabel(t.adjourn.reason).fill('消费者当天要复诊')
  await page.locator('#field-times').fill(field(4, '15:00'))
  await looked(page, 'hearing-9-adjourn')
  await button(page, t.adjourn.send).click()
  await page.getByText(t.request.state.granted).first().waitFor()

  await consumer.page.goto(`${open.site.url}/hearings`)
  await button(consumer.page, t.feed.make).click()
  const address = (await consumer.page.locator('dialog .code').textContent()) ?? ''
  await looked(consumer.page, 'hearing-10-feed')
  const file = await (await fetch(address)).text()
  expect(file).toContain('BEGIN:VEVENT')
  expect(file).not.toContain('退款金额')
  await button(consumer.page, t.feed.done).click()
  expect([...mediator.problems, ...consumer.problems]).toEqual([])
  await mediator.context.close()
  await consumer.context.close()
}, 180_000)

const ownPassword = 'quiet river stones 42'
test('three arbitrators decide: the presiding member calls a hearing and drafts, another reads the draft and says what he thinks', async () => {
  const admin = await visit(open.browser, open.site, { role: 'admin' })
  for (const name of ['second', 'third'])
    await write(admin.page, '/api/accounts', {
      displayName: name === 'second' ? '顾明' : '白露',
      email: `${name}@example.com`,
      roles: ['arbitrator'],
      password: ownPassword,
    })
  await admin.context.close()
  const id = await deliberating()
  const bench = []
  for (const login of ['arbitrator', 'second', 'third']) {
    const one = await visit(open.browser, open.site)
    await signIn(one.page, open.site, `${login}@example.com`, 'zh', login === 'arbitrator' ? undefined : ownPassword)
    const { rows } = await read<{ rows: { panel: { seats: { me: boolean; part: string }[] } | null }[] }>(
      one.page,
      `/api/complaints/${id}/rulings`,
    )
    bench.push({ ...one, part: rows.at(-1)?.panel?.seats.find(({ me }) => me)?.part })
  }
  const presiding = bench.find(({ part }) => part === 'presiding') ?? expect.fail('nobody presides')
  const member = bench.find(({ part }) => part === 'member') ?? expect.fail('no other member')
  const there = `${open.site.url}/complaints/${id}`
  await presiding.page.goto(there)
  await looked(presiding.page, 'panel-1-presiding')
  await presiding.page.getByRole('link', { name: t.panel.call }).click()
  await button(presiding.page, t.call.title).click()
  await presiding.page.locator('#field-times').fill(field(3, '10:00'))
  await presiding.page.locator('#field-place').fill('https://meet.example.com/2')
  await presiding.page.locator('#field-agenda').fill('听取双方对故障原因的说明')
  await button(presiding.page, t.call.send).click()
  await presiding.page.getByText(t.attendance.wait).waitFor()
  await looked(presiding.page, 'panel-2-hearing')
  await presiding.page.goto(`${there}?step=draft_ruling`)
  await looked(presiding.page, 'panel-3-draft')
  await write(presiding.page, `/api/complaints/${id}/ruling/draft`, {
    decision: 'partly',
    remedy: 'refund',
    amountFen: 100,
    text: '商家没有提交出厂检测记录，不能证明商品交付时完好；消费者已经使用三天，支持部分退款。',
    cites: ['complaint.appeal'],
  })
  await presiding.page.goto(there)
  await looked(presiding.page, 'panel-4-drafted')
  await member.page.goto(`${there}?step=give_opinion`)
  await looked(member.page, 'panel-5-opinion')
  expect(bench.flatMap(({ problems }) => problems)).toEqual([])
  for (const { context } of bench) await context.close()
}, 240_000)

/** A complaint of the demonstration's consumer about its shop, taken to a panel of three by those who would. */
async function deliberating(): Promise<string> {
  const people = {
    consumer: await visit(open.browser, open.site, { role: 'consumer' }),
    merchant: await visit(open.browser, open.site, { role: 'merchant' }),
    agent: await visit(open.browser, open.site, { role: 'agent' }),
  }
  const id = await complained(people.consumer.page, { amountFen: 200 })
  const text = '已经核实情况，按平台规则处理。'
  const steps: readonly (readonly [keyof typeof people, string, object])[] = [
    ['agent', 'acknowledgement', { text }],
    ['agent', 'response', { text }],
    ['agent', 'merchant-question', { text }],
    ['merchant', 'merchant-reply', { text }],
    ['consumer', 'refusal', { text }],
    ['agent', 'evidence-closing', { text }],
    ['consumer', 'mediation-end', {}],
    ['consumer', 'ruling/application', { panel: 'three' }],
    ['merchant', 'ruling/application', { panel: 'three' }],
    ['agent', 'ruling/assignment', {}],
  ]
  for (const [who, step, data] of steps) await write(people[who].page, `/api/complaints/${id}/${step}`, data)
  for (const { context } of Object.values(people)) await context.close()
  return id
}
