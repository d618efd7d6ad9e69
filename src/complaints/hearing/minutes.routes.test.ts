import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import * as step from '../case.contract.ts'
import { failMediation } from '../mediation/mediation.contract.ts'
import { bench, deliberating, people } from '../ruling/panel.example.ts'
import { sha256 } from '../../kernel/sha256.ts'
import { at, called, castOf, held, long, mediating, moveTo, start, type Cast } from './hearing.example.ts'
import * as contract from './hearing-step.contract.ts'
import { listMyHearings } from './calendar.contract.ts'

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

const present = (id: string, hearing: string, text: string, as: Person = all.mediator) =>
  app.call(contract.presentMinutes, { id, hearing, text }, { as })
const sign = (id: string, hearing: string, hash: string, as: Person) =>
  app.call(contract.signMinutes, { id, hearing, hash }, { as })
const only = async (id: string, as: Person) =>
  (await app.call(contract.listCaseHearings, { id }, { as })).body.rows[0] ?? expect.fail('no hearing')

test('both sides sign the same text of the minutes, and with the second signature the hearing is closed', async () => {
  const id = await mediating(app, all)
  const hearing = await held(app, id, at(4, '10:00'), all)
  expect((await present(id, hearing, '短')).status).toBe(400)
  const shown = (await present(id, hearing, long)).body.minutes ?? expect.fail('no minutes')
  expect(sha256(shown.document)).toBe(shown.hash)
  expect(shown.document).toContain('到场：主持人、消费者、商家')
  expect((await only(id, all.merchant)).minutes?.hash).toBe(shown.hash)
  const other = await sign(id, hearing, '0'.repeat(64), all.consumer)
  expect([other.status, other.error.code]).toEqual([409, 'hearing.minutes-changed'])
  const [one, two] = await Promise.all([
    sign(id, hearing, shown.hash, all.consumer),
    sign(id, hearing, shown.hash, all.merchant),
  ])
  expect([one.status, two.status]).toEqual([201, 201])
  expect(await only(id, all.consumer)).toMatchObject({
    state: 'closed',
    may: [],
    minutes: { consumer: { word: 'signed' }, merchant: { word: 'signed' } },
  })
  const twice = await sign(id, hearing, shown.hash, all.consumer)
  expect([twice.status, twice.error.code]).toEqual([409, 'hearing.not-now'])
})

test('a side objects with a note; the minutes are corrected and asked about anew, or closed with the objection in them', async () => {
  const id = await mediating(app, all)
  const hearing = await held(app, id, at(4, '10:00'), all)
  const first = (await present(id, hearing, long)).body.minutes?.hash ?? ''
  const object = (hash: string) =>
    app.call(contract.objectToMinutes, { id, hearing, hash, note: '我没有同意承担运费' }, { as: all.consumer })
  expect((await object(first)).body).toMatchObject({ state: 'held', minutes: { consumer: { word: 'objected' } } })
  const early = await app.call(contract.closeHearing, { id, hearing }, { as: all.mediator })
  expect([early.status, early.error.code]).toEqual([409, 'hearing.needs-minutes'])
  const second = (await present(id, hearing, `${long}运费另行协商。`)).body.minutes
  expect(second).toMatchObject({ version: 2, consumer: null, merchant: null })
  expect((await sign(id, hearing, first, all.merchant)).error.code).toBe('hearing.minutes-changed')
  await object(second?.hash ?? '')
  await sign(id, hearing, second?.hash ?? '', all.merchant)
  const closed = await app.call(contract.closeHearing, { id, hearing }, { as: all.mediator })
  expect(closed.body).toMatchObject({ state: 'closed', minutes: { consumer: { note: '我没有同意承担运费' } } })
})

test('whoever says nothing in time counts as not objecting, and is shown as silent, not as having signed', async () => {
  const id = await mediating(app, all)
  const hearing = await held(app, id, at(4, '10:00'), all)
  const { minutes, clock } = (await present(id, hearing, long)).body
  expect(clock).toMatchObject({ rule: 'hearing.minutes', lastDay: '2026-03-06' })
  await sign(id, hearing, minutes?.hash ?? '', all.merchant)
  await moveTo(app, at(6, '23:59'), Object.values(all))
  await app.runJobs()
  expect((await only(id, all.merchant)).state).toBe('held')
  await moveTo(app, at(7, '00:00'), Object.values(all))
  await app.runJobs()
  expect(await only(id, all.merchant)).toMatchObject({
    state: 'closed',
    minutes: { consumer: null, merchant: { word: 'signed' } },
  })
  const story = (await app.call(readTimeline, { id: hearing, limit: 100 }, { as: all.consumer })).body.rows
  expect(story.find(({ kind }) => kind === 'hearing.closed')?.data).toMatchObject({
    how: 'silence',
    consumer: 'silent',
    merchant: 'signed',
  })
})

test('who stays away is noted with what was told before; with nobody there it closes without minutes', async () => {
  const id = await mediating(app, all)
  const { body } = await called(app, id, [at(4, '10:00')], all.mediator)
  const note = (sides: ('consumer' | 'merchant')[]) =>
    app.call(contract.noteAttendance, { id, hearing: body.id, present: sides }, { as: all.mediator })
  const early = await note([])
  expect([early.status, early.error.code]).toEqual([409, 'hearing.not-begun'])
  await moveTo(app, at(4, '10:30'), Object.values(all))
  expect((await note([])).body.attendees.map(({ part, attended }) => [part, attended])).toEqual([
    ['consumer', false],
    ['merchant', false],
    ['presiding', true],
  ])
  const story = (await app.call(readTimeline, { id: body.id, limit: 100 }, { as: all.merchant })).body.rows
  expect(story.filter(({ kind }) => kind === 'hearing.absent').map(({ data }) => data['consequence'])).toEqual([
    'goes-on',
    'goes-on',
  ])
  const closed = await app.call(contract.closeHearing, { id, hearing: body.id }, { as: all.mediator })
  expect(closed.body.state).toBe('closed')
})

test('whatever the minutes of a mediation say, everything that a ruling can read is the same byte for byte', async () => {
  const id = await mediating(app, all)
  const hearing = await held(app, id, at(4, '10:00'), all)
  await present(id, hearing, long)
  const asRuler = { as: all.arbitrator }
  const everything = async () => {
    const file = (await app.call(step.readCase, { id }, asRuler)).body
    const story = (await app.call(readTimeline, { id, limit: 500 }, asRuler)).body
    const hearings = (await app.call(contract.listCaseHearings, { id }, asRuler)).body
    const own = await app.call(listMyHearings, { from: at(1, '00:00'), until: at(31, '00:00') }, asRuler)
    const event = await app.call(contract.readHearingEvent, { id, hearing }, asRuler)
    const inner = await app.call(readTimeline, { id: hearing, limit: 100 }, asRuler)
    expect([event.status, inner.status, hearings.rows.length, own.body.rows.length]).toEqual([404, 404, 0, 0])
    return JSON.stringify([file, story, hearings])
  }
  const before = await everything()
  await fc.assert(
    fc.asyncProperty(
      fc
        .string({ minLength: 10, maxLength: 60 })
        .filter((text) => text.trim().length >= 10 && text.isWellFormed() && !text.includes('\0')),
      async (text) => {
        const shown = await present(id, hearing, text)
        expect(shown.status).toBe(201)
        expect(shown.body.minutes?.text).toBe(text.trim())
        expect(await everything()).toBe(before)
      },
    ),
    { numRuns: 4 },
  )
  // Also when the matter has come before whoever rules on it.
  await app.call(failMediation, { id }, { as: all.consumer })
  await app.runJobs()
  const file = JSON.stringify((await app.call(contract.listCaseHearings, { id }, asRuler)).body)
  expect(JSON.parse(file)).toMatchObject({ rows: [] })
  expect((await only(id, all.consumer)).minutes).not.toBe(null)
})

test('in a panel of three whoever presides calls the hearing, the others see it, and it passes on with the presidency', async () => {
  const cast = await people(app, 5)
  const id = await deliberating(app, cast, { number: 'HP-1', panel: 'three' })
  const [presiding, member] = await bench(app, cast, id)
  if (!presiding || !member) return expect.fail('no panel')
  expect((await called(app, id, [at(4, '10:00')], member)).error.code).toBe('hearing.no-stage')
  const { body } = await called(app, id, [at(4, '10:00')], presiding)
  expect(body.attendees.map(({ part }) => part)).toEqual(['consumer', 'member', 'member', 'merchant', 'presiding'])
  expect((await only(id, member)).presides).toBe(false)
  expect((await only(id, cast.consumer)).attendees.every(({ name }) => name === null)).toBe(true)
  expect((await only(id, cast.agent)).attendees.some(({ name }) => name !== null)).toBe(true)
  // It stands in the case's own story, where both sides and every colleague read it.
  const story = (await app.call(readTimeline, { id, limit: 500 }, { as: cast.agent })).body.rows
  expect(story.map(({ kind }) => kind)).toContain('hearing.set')
  const hearing = body.id
  const notPresiding = await app.call(contract.cancelHearing, { id, hearing, reason: '不再需要' }, { as: member })
  expect([notPresiding.status, notPresiding.error.code]).toEqual([403, 'hearing.not-yours'])
})
