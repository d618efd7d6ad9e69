import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { exportQueue, listQueue } from '../../complaints/queue.contract.ts'
import { readCase } from '../../complaints/case.contract.ts'
import { listAccounts } from '../../kernel/access/account.contract.ts'
import { signIn } from '../../kernel/access/session.contract.ts'
import { listTasks } from '../../kernel/http/home.contract.ts'
import { newId } from '../../kernel/id.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { reveal } from '../../kernel/reading/reading.contract.ts'
import * as contract from './warning.contract.ts'

let app: TestApp
let agent: Person
let officer: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  officer = await app.as('privacy-officer', { displayName: '沈安' })
})
beforeEach(async () => {
  agent = await app.as('agent', { displayName: '何敏' })
})
afterAll(() => app.close())

const later = (minutes: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000)
}
/** Ids that are nowhere, one after the other. */
const guess = async (times: number, as = agent) => {
  for (let n = 0; n < times; n += 1) await app.call(readCase, { id: newId('cmp') }, { as })
}
const alarms = async (tab: 'waiting' | 'triaged' | 'all' = 'all') =>
  (await app.call(contract.listAlarms, { tab }, { as: officer })).body.rows
const ofAgent = async () => (await alarms()).filter(({ actor }) => actor.id === agent.actor.id)
const triage = (id: string, verdict: contract.Verdict, as = officer) =>
  app.call(contract.triageAlarm, { id, verdict, reason: '核对了工作安排' }, { as })
const facts = (kind: string) =>
  app.db.selectFrom('kernel.fact').select(['subject', 'data']).where('kind', '=', kind).execute()

test('who tries one id after the other is warned of at the twenty-first, and held from the call after the sixty-first', async () => {
  await guess(20)
  expect(await ofAgent()).toEqual([])
  await guess(1)
  const [alarm] = await ofAgent()
  expect(alarm).toMatchObject({
    signal: 'signal.misses',
    number: 'S7',
    level: 'warn',
    value: 21,
    times: 1,
    verdict: null,
  })
  expect(alarm?.why.zh).toContain('21')
  expect((await app.call(exportQueue, {}, { as: agent })).status).toBe(200)
  await guess(40)
  const [critical] = await ofAgent()
  expect(critical).toMatchObject({ id: alarm?.id, level: 'critical', value: 61, times: 41 })
  expect((await app.call(exportQueue, {}, { as: agent })).error.code).toBe('access.exports-held')
  expect(
    (await app.call(reveal, { case: newId('cmp'), purpose: 'dispute.handle', fields: ['phone'] }, { as: agent })).error
      .code,
  ).toBe('reading.held')
  expect((await app.call(listQueue, {}, { as: agent })).status).toBe(200)
  expect((await facts('signal.raised')).filter(({ subject }) => subject === alarm?.id)).toHaveLength(1)
  expect((await facts('signal.escalated')).filter(({ subject }) => subject === alarm?.id)).toHaveLength(1)
})

test('an alarm names what was counted, from which records, what was taken; judged once, by somebody else, and given back by hand', async () => {
  await guess(61)
  const id = (await ofAgent())[0]?.id ?? ''
  const whole = (await app.call(contract.readAlarm, { id }, { as: officer })).body
  expect(whole.records).toHaveLength(61)
  expect(new Set(whole.records.map(({ kind }) => kind))).toEqual(new Set(['missed']))
  expect(whole.containments.map(({ measure }) => measure)).toEqual(['step-up', 'no-reads', 'no-exports'])
  expect((await app.call(listTasks, {}, { as: officer })).body.rows.map(({ href }) => href)).toContain(
    `/privacy/signals/${id}`,
  )
  expect((await triage(id, 'false')).body).toMatchObject({ verdict: 'false', triagedBy: '沈安' })
  expect((await triage(id, 'true')).error.code).toBe('warning.triaged')
  expect((await app.call(exportQueue, {}, { as: agent })).status).toBe(403)
  for (const { id: containment } of whole.containments)
    expect((await app.call(contract.releaseContainment, { id, containment }, { as: officer })).status).toBe(201)
  expect((await app.call(exportQueue, {}, { as: agent })).status).toBe(200)
  // What was judged is not counted again: the next miss begins anew.
  later(1)
  await guess(20)
  expect((await ofAgent()).filter(({ verdict }) => verdict === null)).toEqual([])
  expect((await facts('signal.triaged')).find(({ subject }) => subject === id)?.data).toMatchObject({
    verdict: 'false',
  })
})

test('nobody judges an alarm about himself, nor gives himself back what was taken', async () => {
  const other = await app.as('privacy-officer')
  // Calls that are not for the role.
  for (let n = 0; n < 101; n += 1) await app.call(listAccounts, {}, { as: other })
  const alarm = (await alarms()).find(({ actor }) => actor.id === other.actor.id)
  expect(alarm).toMatchObject({ signal: 'signal.denials', level: 'critical' })
  const id = alarm?.id ?? ''
  const [held] = (await app.call(contract.readAlarm, { id }, { as: officer })).body.containments
  expect(held?.measure).toBe('step-up')
  // A new sign-in proves who it is, and is still not enough to judge oneself.
  await app.db.deleteFrom('kernel.containment').where('held', '=', other.actor.id).execute()
  expect((await triage(id, 'false', other)).error.code).toBe('warning.own')
  expect(
    (await app.call(contract.releaseContainment, { id, containment: newId('ctm') }, { as: other })).error.code,
  ).toBe('warning.own')
})

test('a flood of warnings hides no critical alarm: it stands first, is told by itself, and warnings of one signal are told once an hour', async () => {
  await guess(61)
  const critical = (await ofAgent())[0]?.id
  later(1)
  const told = async (word: string) =>
    (await app.call(listMyNotices, {}, { as: officer })).body.rows.filter(({ title }) => title.includes(word)).length
  const before = await told('异常访问预警')
  for (let n = 0; n < 12; n += 1) await guess(21, await app.as('mediator'))
  const rows = await alarms('waiting')
  const firstWarning = rows.findIndex(({ level }) => level === 'warn')
  expect(rows.findIndex(({ id }) => id === critical)).toBeLessThan(firstWarning)
  expect(rows.slice(firstWarning).every(({ level }) => level === 'warn')).toBe(true)
  expect(await told('异常访问预警')).toBeLessThanOrEqual(before + 1)
  // The same order goes on over pages.
  const first = await app.call(contract.listAlarms, { limit: 2 }, { as: officer })
  const next = await app.call(contract.listAlarms, { limit: 2, cursor: first.body.next ?? '' }, { as: officer })
  expect([...first.body.rows, ...next.body.rows].map(({ id }) => id)).toEqual(rows.slice(0, 4).map(({ id }) => id))
})

test('a signal is switched off by two people, on record; then it is silent, and two people switch it on again', async () => {
  const admin = await app.as('admin')
  const ask = (enabled: boolean, as = admin) =>
    app.call(contract.askChange, { id: 'signal.misses', enabled, reason: '正在做迁移演练' }, { as })
  expect((await ask(true)).error.code).toBe('warning.same')
  const asked = await ask(false)
  expect(asked.status).toBe(201)
  expect((await ask(false)).error.code).toBe('warning.change-waits')
  const decide = (id: string, approve: boolean, as: Person) => app.call(contract.decideChange, { id, approve }, { as })
  expect((await decide(asked.body.id, true, admin)).error.code).toBe('warning.second-person')
  await guess(21)
  expect(await ofAgent()).toHaveLength(1)
  expect((await decide(asked.body.id, true, officer)).body).toEqual({ enabled: false })
  expect((await decide(asked.body.id, true, officer)).status).toBe(404)
  agent = await app.as('agent')
  await guess(21)
  expect(await ofAgent()).toEqual([])
  expect((await facts('signal.changed')).at(-1)?.data).toMatchObject({
    signal: 'signal.misses',
    enabled: false,
    askedBy: admin.actor.id,
  })
  const back = await ask(true)
  await decide(back.body.id, true, officer)
  const signals = (await app.call(contract.listSignals, {}, { as: officer })).body.rows
  expect(signals.find(({ signal }) => signal === 'signal.misses')).toMatchObject({ enabled: true, change: null })
})

test('how often a signal was right is counted from what people judged', async () => {
  await guess(21)
  const before = (await app.call(contract.listSignals, {}, { as: officer })).body.rows.find(
    ({ number }) => number === 'S7',
  )
  await triage((await ofAgent())[0]?.id ?? '', 'true')
  const after = (await app.call(contract.listSignals, {}, { as: officer })).body.rows.find(
    ({ number }) => number === 'S7',
  )
  expect(after?.found.true).toBe((before?.found.true ?? 0) + 1)
  expect(after?.precision).toBeCloseTo(
    (after?.found.true ?? 0) / ((after?.found.true ?? 0) + (after?.found.false ?? 0)),
  )
})

test('many logins tried from one network are told of, though nobody came in', async () => {
  later(60)
  for (let n = 0; n < 51; n += 1) {
    later(0.1)
    await app.call(signIn, { login: `stranger-${n}@example.com`, password: 'not-the-password-1' })
  }
  expect((await alarms()).find(({ signal }) => signal === 'signal.logins')).toMatchObject({
    level: 'warn',
    actor: { name: null },
  })
}, 60_000)

test('alarms are for the privacy officer and administrators; only the officer judges; what is no judgement is refused', async () => {
  for (const role of ['agent', 'merchant', 'consumer', 'regulator'] as const)
    expect((await app.call(contract.listAlarms, {}, { as: await app.as(role) })).status).toBe(403)
  await guess(21)
  const id = (await ofAgent())[0]?.id ?? ''
  expect((await triage(id, 'true', await app.as('admin'))).status).toBe(403)
  expect((await app.call(contract.triageAlarm, { id, verdict: 'true', reason: 'x' }, { as: officer })).status).toBe(400)
  expect((await triage(newId('alm'), 'true')).status).toBe(404)
  expect((await app.call(contract.readAlarm, { id: newId('alm') }, { as: officer })).status).toBe(404)
  expect((await app.call(contract.releaseContainment, { id, containment: newId('ctm') }, { as: officer })).status).toBe(
    404,
  )
  expect(
    (await app.call(contract.askChange, { id: 'signal.none', enabled: false, reason: '没有这个信号' }, { as: officer }))
      .status,
  ).toBe(404)
})
