import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { failMediation } from '../mediation/mediation.contract.ts'
import { listMyHearings } from './calendar.contract.ts'
import { at, called, callOf, castOf, mediating, moveTo, start, type Cast } from './hearing.example.ts'
import * as contract from './hearing-step.contract.ts'

let app: TestApp
let all: Cast
beforeAll(async () => {
  app = await testApp({ now: start })
  all = await castOf(app)
})
beforeEach(() => {
  return moveTo(app, start, Object.values(all))
})
afterAll(() => app.close())

const list = async (id: string, as: Person) => (await app.call(contract.listCaseHearings, { id }, { as })).body
const noticesOf = async (as: Person, id: string) =>
  (await app.call(listMyNotices, { limit: 200 }, { as })).body.rows
    .filter(({ href }) => href?.includes(id))
    .map(({ template }) => template)

test('several times are put to the vote, and the earliest that suits both sides is set without anybody waiting', async () => {
  const id = await mediating(app, all)
  const { body: hearing, status } = await called(
    app,
    id,
    [at(4, '10:00'), at(3, '14:00'), at(4, '15:00')],
    all.mediator,
  )
  expect(status).toBe(201)
  expect(hearing).toMatchObject({ state: 'proposed', stage: 'mediation', number: 1, startsAt: null, presides: true })
  const ids = hearing.slots.map((slot) => slot.id)
  const vote = (fits: readonly (string | undefined)[], as: Person) =>
    app.call(contract.voteHearing, { id, hearing: hearing.id, fits: fits.map((one) => one ?? '') }, { as })
  const one = await vote([ids[1], ids[2]], all.consumer)
  expect(one.body).toMatchObject({ state: 'proposed' })
  expect(one.body.slots.map((slot) => [slot.consumer, slot.merchant])).toEqual([
    ['not', null],
    ['fits', null],
    ['fits', null],
  ])
  const wrong = await vote(['hrs_other'], all.merchant)
  expect([wrong.status, wrong.error.code, wrong.error.params['field']]).toEqual([422, 'hearing.slot-unknown', 'fits.0'])
  const two = await vote([ids[2], ids[1]], all.merchant)
  expect(two.body).toMatchObject({ state: 'set', startsAt: at(4, '10:00') })
  // Whoever said that it suits need not say again that he comes.
  expect(two.body.attendees.filter(({ part }) => part !== 'presiding').every(({ confirmed }) => confirmed)).toBe(true)
  const late = await vote([ids[1]], all.consumer)
  expect([late.status, late.error.code]).toEqual([409, 'hearing.not-now'])
})

test('where no time suits both, whoever presides decides', async () => {
  const id = await mediating(app, all)
  const { body } = await called(app, id, [at(4, '10:00'), at(4, '14:00')], all.mediator)
  const [first, second] = body.slots.map((slot) => slot.id)
  const hearing = body.id
  await app.call(contract.voteHearing, { id, hearing, fits: [first ?? ''] }, { as: all.consumer })
  const after = await app.call(contract.voteHearing, { id, hearing, fits: [] }, { as: all.merchant })
  expect(after.body.state).toBe('proposed')
  const byParty = await app.call(contract.chooseTime, { id, hearing, slot: second ?? '' }, { as: all.arbitrator })
  expect(byParty.status).toBe(404)
  const chosen = await app.call(contract.chooseTime, { id, hearing, slot: second ?? '' }, { as: all.mediator })
  expect(chosen.body).toMatchObject({ state: 'set', startsAt: at(4, '14:00') })
})

test('only whoever mediates or presides calls a hearing, one at a time, at a time that is still to come', async () => {
  const id = await mediating(app, all)
  const times = [at(4, '10:00')]
  const byRuler = await called(app, id, times, all.arbitrator)
  expect([byRuler.status, byRuler.error.code]).toEqual([409, 'hearing.no-stage'])
  expect((await called(app, id, times, all.consumer)).status).toBe(403)
  for (const [change, code, field] of [
    [{ times: [at(1, '10:00')] }, 'hearing.past', 'times'],
    [{ times: ['2026-09-01T10:00:00+08:00'] }, 'hearing.too-far', 'times'],
    [{ times: [at(4, '10:00'), at(4, '10:30')] }, 'hearing.times-overlap', 'times'],
    [{ place: '三楼会议室' }, 'hearing.needs-link', 'place'],
    [{ length: 5 }, 'input.invalid', undefined],
  ] as const) {
    const given = { id, ...callOf(times), ...change }
    const refused = await app.call(contract.callHearing, { ...given, times: [...given.times] }, { as: all.mediator })
    expect([refused.status, refused.error.code, refused.error.params?.['field']]).toEqual([
      code === 'input.invalid' ? 400 : 422,
      code,
      field,
    ])
  }
  const [one, two] = await Promise.all([called(app, id, times, all.mediator), called(app, id, times, all.mediator)])
  expect([one.status, two.status].toSorted()).toEqual([201, 409])
  expect((await list(id, all.consumer)).rows).toHaveLength(1)
})

test('a time with too little notice, on a day off, at night or after the stage is warned of and not forbidden; nothing follows from staying away', async () => {
  const id = await mediating(app, all)
  const check = async (time: string) =>
    (await app.call(contract.checkHearingTime, { id, at: time, length: 60 }, { as: all.mediator })).body.rows.map(
      ({ code }) => code,
    )
  expect(await check(at(3, '10:00'))).toEqual([])
  expect(await check(at(2, '15:00'))).toEqual(['short-notice'])
  expect(await check(at(3, '17:30'))).toEqual(['outside-hours'])
  // A Saturday, after the three working days of the mediation.
  expect(await check(at(7, '10:00'))).toEqual(['day-off', 'after-stage'])
  const past = await app.call(contract.checkHearingTime, { id, at: at(1, '10:00'), length: 60 }, { as: all.mediator })
  expect([past.status, past.error.code]).toEqual([422, 'hearing.past'])
  const short = (await called(app, id, [at(2, '15:00')], all.mediator)).body
  expect(short).toMatchObject({ absence: 'goes-on', ifAbsent: 'nothing', warnings: [{ code: 'short-notice' }] })
  expect((await list(id, all.consumer)).rows[0]).toMatchObject({ ifAbsent: 'nothing', warnings: [] })
})

test('another hearing of an attendee is named to whoever presides, and to no side', async () => {
  const [first, second] = [await mediating(app, all), await mediating(app, all)]
  const own = await list(first, all.mediator)
  await called(app, first, [at(6, '10:00')], all.mediator)
  const { body } = await called(app, second, [at(6, '10:30')], all.mediator)
  const clashes = body.warnings.filter(({ code }) => code === 'clash').map(({ clash }) => clash)
  expect(clashes.map((clash) => clash?.part).toSorted()).toEqual(['consumer', 'merchant', 'presiding'])
  expect(new Set(clashes.map((clash) => clash?.receipt))).toEqual(new Set([own.receipt]))
  expect(JSON.stringify(await list(second, all.merchant))).not.toContain(own.receipt)
  // One that ends when the other begins is no clash.
  const after = { id: second, at: at(6, '10:45'), length: 45, hearing: body.id }
  const told = (await app.call(contract.checkHearingTime, after, { as: all.mediator })).body.rows
  expect(told.map(({ code }) => code)).not.toContain('clash')
})

test('a side confirms, or asks once for another time; it is put off and both are asked anew, or the time stays with a reason', async () => {
  const id = await mediating(app, all)
  const { body } = await called(app, id, [at(4, '10:00')], all.mediator)
  const hearing = body.id
  const confirmed = await app.call(contract.confirmHearing, { id, hearing }, { as: all.merchant })
  expect(confirmed.body.attendees.find(({ part }) => part === 'merchant')).toMatchObject({ confirmed: true, me: true })
  expect((await app.call(contract.confirmHearing, { id, hearing }, { as: all.merchant })).status).toBe(409)
  const ask = (reason: string) =>
    app.call(contract.askOtherTime, { id, hearing, reason, wishedAt: at(4, '16:00') }, { as: all.consumer })
  expect((await ask('忙')).status).toBe(400)
  expect((await ask('当天要复诊')).body.requests).toMatchObject([{ side: 'consumer', state: 'open' }])
  const again = await ask('还是不行')
  expect([again.status, again.error.code]).toEqual([409, 'hearing.asked-already'])
  const request = (await list(id, all.mediator)).rows[0]?.requests[0]?.id ?? ''
  const answer = { id, hearing, request, answer: '另一方只有这个时间' }
  const kept = await app.call(contract.refuseOtherTime, answer, { as: all.mediator })
  expect(kept.body.requests).toMatchObject([{ state: 'refused', answer: '另一方只有这个时间' }])
  const twice = await app.call(contract.refuseOtherTime, answer, { as: all.mediator })
  expect([twice.status, twice.error.code]).toEqual([409, 'hearing.request-over'])
  const moved = await app.call(
    contract.adjournHearing,
    { id, hearing, times: [at(4, '16:00')], length: 30, reason: '消费者当天要复诊' },
    { as: all.mediator },
  )
  expect(moved.body).toMatchObject({ state: 'set', startsAt: at(4, '16:00'), length: 30, adjourned: 1 })
  expect(moved.body.attendees.find(({ part }) => part === 'merchant')).toMatchObject({ confirmed: false })
  await app.runJobs()
  expect(await noticesOf(all.consumer, id)).toEqual(
    expect.arrayContaining(['hearing.set', 'hearing.time-refused', 'hearing.moved']),
  )
  expect(await noticesOf(all.mediator, id)).toContain('hearing.time-asked')
})

test('everybody is reminded before it begins, not of a time that was given up', async () => {
  const id = await mediating(app, all)
  const { body } = await called(app, id, [at(4, '10:00')], all.mediator)
  await app.call(
    contract.adjournHearing,
    { id, hearing: body.id, times: [at(5, '10:00')], length: 45, reason: '会议室被占用' },
    { as: all.mediator },
  )
  const reminded = async () => (await noticesOf(all.merchant, id)).filter((name) => name === 'hearing.reminder').length
  const before = await reminded()
  await moveTo(app, at(4, '09:00'), Object.values(all))
  await app.runJobs()
  expect(await reminded()).toBe(before)
  await moveTo(app, at(4, '10:00'), Object.values(all))
  await app.runJobs()
  expect(await reminded()).toBe(before + 1)
  await moveTo(app, at(5, '08:00'), Object.values(all))
  await app.runJobs()
  expect(await reminded()).toBe(before + 2)
})

test('it is called off with a reason, and by itself when the matter moves on before it begins', async () => {
  const [off, over] = [await mediating(app, all), await mediating(app, all)]
  const one = (await called(app, off, [at(4, '10:00')], all.mediator)).body
  const cancel = { id: off, hearing: one.id, reason: '双方已经在沟通方案' }
  expect((await app.call(contract.cancelHearing, cancel, { as: all.consumer })).status).toBe(403)
  const done = await app.call(contract.cancelHearing, cancel, { as: all.mediator })
  expect(done.body).toMatchObject({ state: 'cancelled', reason: '双方已经在沟通方案', may: [] })
  expect((await app.call(contract.cancelHearing, cancel, { as: all.mediator })).status).toBe(409)
  await called(app, over, [at(4, '10:00')], all.mediator)
  await app.call(failMediation, { id: over }, { as: all.consumer })
  await app.runJobs()
  expect((await list(over, all.consumer)).rows).toMatchObject([{ state: 'cancelled', reason: null }])
  expect((await called(app, over, [at(4, '10:00')], all.mediator)).error.code).toBe('hearing.no-stage')
})

test('each finds the own hearings across all matters with what is to be done; an agent may look at those of rulings', async () => {
  const id = await mediating(app, all)
  await called(app, id, [at(4, '11:00')], all.mediator)
  const range = { from: at(1, '00:00'), until: at(31, '00:00') }
  const mine = async (as: Person, more: object = {}) =>
    (await app.call(listMyHearings, { ...range, ...more }, { as })).body.rows.filter(
      ({ complaint }) => complaint === id,
    )
  expect(await mine(all.consumer)).toMatchObject([{ part: 'consumer', need: 'confirm', state: 'set' }])
  expect(await mine(all.mediator)).toMatchObject([{ part: 'presiding', need: null }])
  expect(await mine(all.mediator, { state: 'closed' })).toEqual([])
  expect(await mine(all.agent, { whose: 'all' })).toEqual([])
  expect(await mine(await app.as('consumer'))).toEqual([])
  await moveTo(app, at(4, '12:00'), Object.values(all))
  expect(await mine(all.mediator)).toMatchObject([{ need: 'attendance' }])
})
