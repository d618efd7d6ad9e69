import { expect, test } from 'vitest'
import { enterComplaint } from '../src/complaints/enter/entry.contract.ts'
import { fileComplaint } from '../src/complaints/filing.contract.ts'
import { enterMilestone } from '../src/complaints/limits/limit.contract.ts'
import { testApp, type Person, type TestApp } from './support/app.ts'
import { hostsOn } from './support/crash/story-hosts.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from './support/order.ts'
import { runSql } from './support/sql.ts'

/** S7: the story of S1 (tests/journeys/scenarios.test.ts), told by processes that are killed at every event of it, and by one that is not. */

const words = '商家一直没有发货，也不回复消息，请尽快处理。'
const matter = { category: 'other', text: words, remedies: ['refund'], amountFen: 12_900 }
const at = (text: string) => `${text}:00+08:00`

async function tellStory(killing: boolean) {
  const app = await testApp({ now: at('2026-02-13T09:00') })
  const hosts = hostsOn(app.connectionString, { killing })
  try {
    await tellOfSale(app, {
      number: 'S7',
      consumer: 'C1',
      merchant: 'M1',
      lines: [{ title: '水杯', amountFen: 12_900 }],
    })
    const consumer = await app.as('consumer', { consumerId: consumerId('C1') })
    await app.as('merchant', { merchantId: merchantId('M1') })
    const jobs = async (now: string) => {
      // In the middle of what follows: one thing is done, and the queue has not heard of it.
      if (killing) await hosts.ask({ do: 'jobs', now, dieAfter: 1 })
      const done = await hosts.ask({ do: 'jobs', now, dieAfter: null })
      expect(done?.status, JSON.stringify(done?.body)).toBe(200)
    }
    const write = async (now: string, url: string, payload: object, as: Person) => {
      const headers = { cookie: as.cookie, 'idempotency-key': `S7-${Date.parse(now)}`, 'accept-language': 'zh' }
      const ask = { do: 'call', now, request: { method: 'POST', url, payload, headers } } as const
      // Committed, and the answer never arrives: a careful client sends the same again.
      if (killing) expect(await hosts.ask({ ...ask, dieUnheard: true })).toBeNull()
      const answer = await hosts.ask({ ...ask, dieUnheard: false })
      expect(answer?.status, JSON.stringify(answer?.body)).toBe(201)
      // Acknowledged, and gone before anything that follows: once is enough, for what follows dies in its middle every time.
      if (killing && url === fileComplaint.path) await hosts.kill()
      await jobs(now)
      return answer?.body ?? {}
    }
    const filing = { orderId: orderId('S7'), lineIds: [lineId('S7', '1')], ...matter }
    const form = String((await write(at('2026-02-13T09:00'), fileComplaint.path, filing, consumer))['id'])
    const letter = {
      channel: 'hotline-12315',
      reference: '33010620260214001',
      origin: '杭州市西湖区市场监督管理局',
      receivedAt: at('2026-02-14T10:00'),
      contact: { name: '王女士', phone: '13812345678' },
      ...matter,
    }
    app.clock.now = new Date(at('2026-02-14T10:00'))
    const entered = await write(at('2026-02-14T10:00'), enterComplaint.path, letter, await app.as('agent'))
    const referred = String(entered['complaint'])
    // The last day of the first answer, and the minute after it: reminders, then a promise that was broken.
    await jobs(at('2026-02-25T09:00'))
    await jobs(at('2026-02-26T00:01'))
    app.clock.now = new Date(at('2026-03-03T16:00'))
    const accepted = { kind: 'authority-accepted', happenedOn: '2026-03-03' }
    const path = enterMilestone.path.replace(':id', referred)
    await write(at('2026-03-03T16:00'), path, accepted, await app.as('agent'))
    return { told: await whatIs(app), kills: hosts.kills(), form, referred }
  } finally {
    await hosts.close()
    await app.close()
  }
}

/** Everything that the story left, without the ids that every telling makes anew; each row as often as it is there. */
async function whatIs(app: TestApp) {
  const rows = async (sql: string) =>
    (await runSql(app.connectionString, sql)).map((row) => plain(JSON.stringify(row))).toSorted()
  return {
    facts: await rows(`select kind, subject, at, role, data from kernel.fact where kind not like 'session.%'`),
    clocks: await rows(`select rule, started_at, last_day, due_at, stopped_at, outcome from kernel.clock`),
    rungsTwice: await rows(
      `select data->>'clock' as clock, data->>'rung' as rung from kernel.fact where kind = 'clock.rung-reached'
        group by 1, 2 having count(*) > 1`,
    ),
    notices: await rows(`select template, channel, recipient_kind, dedupe, state from kernel.notice`),
    complaints: await rows(`select state, channel, next_due_at, urgency, responded_at from complaints.complaint`),
    milestones: await rows(`select kind, happened_on from complaints.milestone`),
    // A job that planned its successor and died before the queue had heard of it leaves a husk that is never tried again.
    waiting: await rows(`select task_identifier from graphile_worker.jobs where last_error is not null`),
  }
}
const plain = (text: string): string =>
  text.replaceAll(/\b([a-z]{3})_[0-9a-z]{26}\b/g, '$1').replaceAll(/XB-\d{8}-\w{4}-\w{4}/g, 'XB')

test(
  'S7: killed at every event of S1 - before the answer, after it, amid what follows - the story ends as without a kill',
  { timeout: 240_000 },
  async () => {
    const [calm, killed] = [await tellStory(false), await tellStory(true)]
    expect([calm.kills, killed.kills]).toEqual([0, 3 + 1 + 5])
    expect(killed.told).toEqual(calm.told)
    const { told } = killed
    expect(told.clocks.filter((row) => row.includes('complaint.finish.platform'))).toHaveLength(1)
    expect(told.clocks.join()).toContain('2026-03-12')
    expect(told.notices.length).toBeGreaterThan(3)
    expect(told.notices.some((row) => row.includes('"email"'))).toBe(true)
    expect(told.milestones).toHaveLength(1)
    expect(told.rungsTwice).toEqual([])
    expect(told.waiting).toEqual([])
  },
)
