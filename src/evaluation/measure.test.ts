import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../tests/support/app.ts'
import type { Ctx } from '../kernel/context.ts'
import { record } from '../kernel/fact/record.ts'
import { newId } from '../kernel/id.ts'
import type { Role } from '../kernel/role.contract.ts'
import { seenSince } from './evidence.store.ts'
import * as store from './measure.store.ts'

const now = new Date('2026-03-06T12:00:00+08:00')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
let app: TestApp
let ctx: Ctx
beforeAll(async () => {
  app = await testApp({ now: now.toISOString() })
  ctx = app.ctx()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.db.deleteFrom('kernel.fact').execute()
})

const happened = (kind: string, subject: string, hours: number, data: Record<string, string | number | boolean> = {}) =>
  app.inTx((inner) => record({ ...inner, now: hoursAgo(hours) }, [{ kind, subject, data }]))

test('facts are counted inside the window only', async () => {
  await happened('listing.refused', 'lst_1', 1)
  await happened('listing.refused', 'lst_2', 24 * 29)
  await happened('listing.refused', 'lst_3', 24 * 31)
  await happened('listing.checked', 'lst_4', 1)
  const reading = await store.factsCount(ctx, { measure: 'facts-count', kinds: ['listing.refused'], days: 30 })
  expect(reading).toEqual({ value: 2, sample: 2 })
})

test('a promise is kept when what must follow comes in time, and is left out while its time is not up', async () => {
  await happened('price-report.filed', 'prp_in-time', 100)
  await happened('price-report.answered', 'prp_in-time', 90)
  await happened('price-report.filed', 'prp_late', 100)
  await happened('price-report.answered', 'prp_late', 50)
  await happened('price-report.filed', 'prp_never', 100)
  await happened('price-report.filed', 'prp_running', 5)
  await happened('price-report.answered', 'prp_somebody-elses', 99)
  const reading = await store.factsFollowed(ctx, {
    measure: 'facts-followed',
    first: 'price-report.filed',
    followedBy: ['price-report.answered'],
    withinHours: 24,
    days: 30,
  })
  expect(reading).toEqual({ value: 1 / 3, sample: 3 })
})

test('what came before the promise does not keep it', async () => {
  await happened('price-report.answered', 'prp_1', 120)
  await happened('price-report.filed', 'prp_1', 100)
  const question = { measure: 'facts-followed', first: 'price-report.filed', withinHours: 24, days: 30 } as const
  expect(await store.factsFollowed(ctx, { ...question, followedBy: ['price-report.answered'] })).toEqual({
    value: 0,
    sample: 1,
  })
})

test('a field counts as stated unless it is missing, empty or false', async () => {
  await happened('ruling.issued', 'rul_1', 1, { bothHeard: true })
  await happened('ruling.issued', 'rul_2', 1, { bothHeard: false })
  await happened('ruling.issued', 'rul_3', 1, {})
  await happened('ruling.issued', 'rul_4', 1, { bothHeard: '' })
  const reading = await store.factsWith(ctx, {
    measure: 'facts-with',
    kinds: ['ruling.issued'],
    field: 'bothHeard',
    days: 30,
  })
  expect(reading).toEqual({ value: 0.25, sample: 4 })
})

test('every row of an import has a place, summed over all imports', async () => {
  await happened('import.finished', 'imp_1', 5, { rows: 100, loaded: 80, unchanged: 10, rejected: 10 })
  await happened('import.finished', 'imp_2', 4, { rows: 100, loaded: 60 })
  await happened('import.finished', 'imp_3', 3, { rows: 'not a number' })
  const reading = await store.factsRatio(ctx, {
    measure: 'facts-ratio',
    kinds: ['import.finished'],
    part: ['loaded', 'unchanged', 'rejected'],
    whole: 'rows',
    days: 30,
  })
  expect(reading).toEqual({ value: 0.8, sample: 200 })
})

test('nothing to look at gives no value, not zero', async () => {
  expect(await store.factsWith(ctx, { measure: 'facts-with', kinds: ['ruling.issued'], field: 'x', days: 9 })).toEqual({
    value: null,
    sample: 0,
  })
  expect(await store.factsAge(ctx, { measure: 'facts-age', kinds: ['round.closed'] })).toEqual({
    value: null,
    sample: 0,
  })
  expect(await store.webhooksDelivered(ctx, { measure: 'webhooks-delivered', days: 9 })).toEqual({
    value: null,
    sample: 0,
  })
  expect(await store.noticesDelivered(ctx, { measure: 'notices-delivered', days: 9 })).toEqual({
    value: null,
    sample: 0,
  })
})

test('the age of a kind of fact is the whole days since its latest', async () => {
  await happened('round.closed', 'rnd_1', 24 * 9)
  await happened('round.closed', 'rnd_2', 24 * 3 - 1)
  expect(await store.factsAge(ctx, { measure: 'facts-age', kinds: ['round.closed'] })).toEqual({ value: 2, sample: 1 })
})

test('a notice that a local gateway only showed was neither delivered nor lost', async () => {
  const states = ['sent', 'sent', 'sent', 'failed', 'held-local', 'queued', 'skipped'] as const
  const rows = states.map((state) => ({
    recipient: 'acc_1',
    id: newId('ntc'),
    recipient_kind: 'account',
    channel: 'email',
    template: 'complaint.acknowledged',
    dedupe: newId('x'),
    language: 'zh',
    urgent: false,
    params: '{}',
    heading: '已受理',
    body: '已受理',
    state,
    created_at: hoursAgo(2),
  }))
  await app.db.insertInto('kernel.notice').values(rows).execute()
  expect(await store.noticesDelivered(ctx, { measure: 'notices-delivered', days: 30 })).toEqual({
    value: 0.75,
    sample: 4,
  })
})

test('only jobs that failed for good count, and only recent ones', async () => {
  const failure = { job: 'kernel.react', attempt: 12, error: 'Error' }
  await app.db
    .insertInto('kernel.job_failure')
    .values([
      { ...failure, id: newId('jbf'), failed_at: hoursAgo(3), final: true },
      { ...failure, id: newId('jbf'), failed_at: hoursAgo(3), final: false },
      { ...failure, id: newId('jbf'), failed_at: hoursAgo(24 * 8), final: true },
    ])
    .execute()
  expect(await store.jobsFailed(ctx, { measure: 'jobs-failed', days: 7 })).toEqual({ value: 1, sample: 1 })
})

test('people in a role are counted once, and only while their account is active', async () => {
  const agent: Role = 'agent'
  const person = await app.as(agent)
  await app.as(agent)
  await app.db.updateTable('kernel.account').set({ state: 'disabled' }).where('id', '=', person.actor.id).execute()
  expect(await store.accountsWithRole(ctx, { measure: 'accounts-with-role', roles: ['agent', 'mediator'] })).toEqual({
    value: 1,
    sample: 1,
  })
})

test('evidence tells how often a kind was recorded and when last', async () => {
  await happened('complaint.filed', 'cmp_1', 24 * 200)
  await happened('complaint.filed', 'cmp_2', 5)
  const seen = await seenSince(ctx, ['complaint.filed', 'ruling.issued'], hoursAgo(24 * 90))
  expect(seen).toEqual([
    { kind: 'complaint.filed', count: 1, lastAt: hoursAgo(5) },
    { kind: 'ruling.issued', count: 0, lastAt: null },
  ])
})
