import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import type { Capability, Reaction } from '../capability.ts'
import { readTimeline } from './fact.contract.ts'
import { react } from './reaction.jobs.ts'
import { record, timeline } from './record.ts'
import { runJob } from '../job/worker.ts'
import { writeSetting, readSetting } from '../access/installation.store.ts'

let app: TestApp
const kettle: Reaction = {
  name: 'test.count-boils',
  on: ['kettle.boiled'],
  run: async (ctx, fact) => {
    const before = Number((await readSetting(ctx, `boils:${fact.subject}`)) ?? 0)
    await writeSetting(ctx, `boils:${fact.subject}`, before + 1)
    if (fact.data['explode'] === true) throw new Error('the kettle exploded')
  },
}
const cook: Reaction = {
  name: 'test.look-into-the-pot',
  on: ['pot.stirred'],
  when: (fact) => fact.data['lid'] !== true,
  lastOnly: true,
  run: async (ctx, fact) => {
    const seen = (await readSetting(ctx, 'stirs')) ?? ''
    await writeSetting(ctx, 'stirs', `${seen} ${fact.subject}:${String(fact.data['turn'])}`)
  },
}
/** Reacts to boiling water too, and never fails. */
const guest: Reaction = {
  name: 'test.hear-the-whistle',
  on: ['kettle.boiled'],
  run: (ctx, fact) => writeSetting(ctx, `whistle:${fact.subject}`, true),
}
const kitchen: Partial<Capability> = {
  reactions: [kettle, guest, cook],
  subjects: { ktl: async (ctx, id) => id === 'ktl_mine' || ctx.actor.kind === 'system' },
}

beforeAll(async () => {
  app = await testApp({ extra: [kitchen] })
})
afterAll(() => app.close())

const boilsOf = async (subject: string) => Number((await readSetting(app.ctx(), `boils:${subject}`)) ?? 0)

test('what happened is on the timeline in the order in which it happened, with actor, rulebook version and instant', async () => {
  await app.inTx((ctx) =>
    record(ctx, [
      { kind: 'kettle.filled', subject: 'ktl_1' },
      { kind: 'kettle.boiled', subject: 'ktl_1', data: { degrees: 100 } },
    ]),
  )
  await app.inTx((ctx) => record(ctx, [{ kind: 'kettle.emptied', subject: 'ktl_1' }]))
  const facts = await timeline(app.ctx(), 'ktl_1')
  expect(facts.map((fact) => fact.kind)).toEqual(['kettle.filled', 'kettle.boiled', 'kettle.emptied'])
  expect(facts[1]).toMatchObject({
    actor: 'system',
    at: app.clock.now,
    rulebook: app.runtime.rulebook().version,
    data: { degrees: 100 },
  })
})

test('a fact whose transaction rolls back never happened, and nothing follows from it', async () => {
  await app.runJobs()
  const failing = app.inTx(async (ctx) => {
    await record(ctx, [{ kind: 'kettle.boiled', subject: 'ktl_2' }])
    throw new Error('power cut')
  })
  await expect(failing).rejects.toThrow('power cut')
  expect(await timeline(app.ctx(), 'ktl_2')).toEqual([])
  expect(await app.runJobs()).toBe(0)
})

test('a reaction runs exactly once, however often its job is delivered and by however many workers', async () => {
  const [fact] = await app.inTx((ctx) => record(ctx, [{ kind: 'kettle.boiled', subject: 'ktl_3' }]))
  const payload = { reactions: [kettle.name], subject: 'ktl_3', fact: fact!.id }
  const attempt = { number: 1, last: false }
  await Promise.all([1, 2, 3, 4].map(() => runJob(app.runtime, react, payload, attempt)))
  await app.runJobs()
  expect(await boilsOf('ktl_3')).toBe(1)
})

test('a reaction looks once after facts that were recorded together, and never after one that it is not about', async () => {
  await app.inTx((ctx) =>
    record(ctx, [
      ...[1, 2, 3].map((turn) => ({ kind: 'pot.stirred', subject: 'pot_1', data: { turn } })),
      { kind: 'pot.stirred', subject: 'pot_2', data: { turn: 1 } },
      { kind: 'pot.stirred', subject: 'pot_3', data: { turn: 1, lid: true } },
    ]),
  )
  await app.inTx((ctx) => record(ctx, [{ kind: 'pot.stirred', subject: 'pot_1', data: { turn: 4 } }]))
  await app.runJobs()
  expect(
    String(await readSetting(app.ctx(), 'stirs'))
      .trim()
      .split(' ')
      .toSorted(),
  ).toEqual(['pot_1:3', 'pot_1:4', 'pot_2:1'])
})

test('a reaction that fails leaves no half effect, is noted and is tried again', async () => {
  await app.inTx((ctx) => record(ctx, [{ kind: 'kettle.boiled', subject: 'ktl_4', data: { explode: true } }]))
  await app.runJobs({ keepFailures: true })
  expect(await boilsOf('ktl_4')).toBe(0)
  const { rows } = await sql<{
    attempts: number
  }>`select attempts from graphile_worker.jobs where key like 'react:%'`.execute(app.db)
  expect(rows).toEqual([{ attempts: 1 }])
  const failures = await app.db.selectFrom('kernel.job_failure').select(['job', 'error']).execute()
  expect(failures[0]?.job).toBe('kernel.react')
})

test('a reaction that fails holds up no other, and what the others did is not done again when it is repeated', async () => {
  const boiled = { kind: 'kettle.boiled', subject: 'ktl_5', data: { explode: true } }
  const [fact] = await app.inTx((ctx) => record(ctx, [boiled]))
  await app.runJobs({ keepFailures: true })
  const heard = async () => readSetting(app.ctx(), 'whistle:ktl_5')
  expect([await heard(), await boilsOf('ktl_5')]).toEqual([true, 0])
  await app.inTx((ctx) => writeSetting(ctx, 'whistle:ktl_5', false))
  const payload = { reactions: [kettle.name, guest.name], subject: 'ktl_5', fact: fact!.id }
  await expect(runJob(app.runtime, react, payload, { number: 2, last: false })).rejects.toThrow()
  expect(await heard()).toBe(false)
})

test('a timeline is read only by those who may see its thing; for others it does not exist', async () => {
  await app.inTx((ctx) =>
    record(ctx, [
      { kind: 'kettle.filled', subject: 'ktl_mine' },
      { kind: 'kettle.filled', subject: 'ktl_other' },
    ]),
  )
  const person = await app.as('consumer')
  const mine = await app.call(readTimeline, { id: 'ktl_mine' }, { as: person })
  expect(mine.body.rows).toHaveLength(1)
  expect((await app.call(readTimeline, { id: 'ktl_other' }, { as: person })).status).toBe(404)
  expect((await app.call(readTimeline, { id: 'nonsense' }, { as: person })).status).toBe(404)
  expect((await app.call(readTimeline, { id: 'ktl_mine' })).status).toBe(401)
})
