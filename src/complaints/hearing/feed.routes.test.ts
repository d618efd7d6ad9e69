import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { updateAccount } from '../../kernel/access/account.store.ts'
import * as calendar from './calendar.contract.ts'
import { calendarOf } from './event.ts'
import { at, called, callOf, castOf, mediating, start, type Cast } from './hearing.example.ts'
import * as contract from './hearing-step.contract.ts'

let app: TestApp
let all: Cast
beforeAll(async () => {
  app = await testApp({ now: start })
  all = await castOf(app)
})
afterAll(() => app.close())

const text = (body: unknown): string => (Buffer.isBuffer(body) ? body.toString() : String(body))
const eventsIn = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((one) => ({
    uid: one.getFirstPropertyValue('uid'),
    summary: one.getFirstPropertyValue('summary'),
    status: one.getFirstPropertyValue('status'),
    sequence: one.getFirstPropertyValue('sequence'),
    start: new ICAL.Event(one).startDate.toJSDate().toISOString(),
    end: new ICAL.Event(one).endDate.toJSDate().toISOString(),
  }))

test('a calendar program reads the hearings of one account by a secret address: times and the number of the matter, nothing else', async () => {
  const id = await mediating(app, all)
  const { body: hearing } = await called(app, id, [at(4, '10:00')], all.mediator)
  const opened = (await app.call(calendar.openFeed, {}, { as: all.consumer })).body
  const read = (address: string) =>
    app.call({ ...calendar.readFeedEvents, path: address as '/' }, {} as { token: string })
  const file = await read(opened.address ?? '')
  expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8')
  const [event, ...others] = eventsIn(text(file.body))
  expect(others).toEqual([])
  expect(event).toMatchObject({
    uid: `${hearing.id}@hearings.xiaobao`,
    summary: expect.stringContaining(hearing.receipt),
    status: 'CONFIRMED',
    sequence: 1,
    start: at(4, '10:00'),
    end: at(4, '10:45'),
  })
  for (const words of [callOf([]).place, callOf([]).agenda, '水杯', 'http'])
    expect(text(file.body)).not.toContain(words)
  // Put off, then called off: the same event, known by its number, with a higher sequence.
  const moved = { id, hearing: hearing.id, times: [at(5, '09:30')], length: 45, reason: '会议室被占用' }
  await app.call(contract.adjournHearing, moved, { as: all.mediator })
  expect(eventsIn(text((await read(opened.address ?? '')).body))).toMatchObject([
    { uid: event?.uid, start: at(5, '09:30'), sequence: 3, status: 'CONFIRMED' },
  ])
  await app.call(contract.cancelHearing, { id, hearing: hearing.id, reason: '双方已经谈好' }, { as: all.mediator })
  expect(eventsIn(text((await read(opened.address ?? '')).body))).toMatchObject([{ sequence: 4, status: 'CANCELLED' }])
  // Somebody else's calendar is empty, and the address is kept nowhere in clear.
  const other = (await app.call(calendar.openFeed, {}, { as: await app.as('consumer') })).body.address ?? ''
  expect(eventsIn(text((await read(other)).body))).toEqual([])
  const stored = await app.db.selectFrom('complaints.hearing_feed').select('hash').execute()
  expect(stored.some(({ hash }) => (opened.address ?? '').includes(hash))).toBe(false)
})

test('a new address ends the one before; one that was ended, or whose account was shut, answers like one that never was', async () => {
  const shop = await app.as('merchant')
  const read = (address = '') => app.call({ ...calendar.readFeedEvents, path: address as '/' }, {} as { token: string })
  const open = async () => (await app.call(calendar.openFeed, {}, { as: shop })).body.address
  const first = await open()
  const second = await open()
  expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200])
  expect((await app.call(calendar.readFeed, {}, { as: shop })).body.since).not.toBe(null)
  await app.call(calendar.endFeed, {}, { as: shop })
  const ended = await read(second)
  expect([ended.status, ended.error.code]).toEqual([404, 'hearing.feed-over'])
  const third = await open()
  await updateAccount(app.ctx(), shop.actor.id, { state: 'disabled' })
  expect((await read(third)).status).toBe(404)
  expect((await app.call(calendar.openFeed, {})).status).toBe(401)
})

test('a calendar file is as RFC 5545 wants it: CRLF, folded lines, escaped text, one UID for each event', () => {
  const file = calendarOf(
    [1, 2].map((n) => ({
      id: `hrg_${n}`,
      receipt: `XB-20260302-7K3M-9Q2F, 第${n}次; 很长的说明需要折行`.repeat(3),
      stage: 'ruling' as const,
      startsAt: new Date(at(4, '10:00')),
      endsAt: new Date(at(4, '11:00')),
      cancelled: n === 2,
      sequence: n,
      changedAt: new Date(start),
    })),
  )
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(file).toContain('\\,')
  const read = eventsIn(file)
  expect(read.map(({ uid, status }) => [uid, status])).toEqual([
    ['hrg_1@hearings.xiaobao', 'CONFIRMED'],
    ['hrg_2@hearings.xiaobao', 'CANCELLED'],
  ])
  expect(read[0]?.summary).toContain('7K3M-9Q2F, 第1次; 很长')
})

test('one hearing is taken into a calendar by its file; while the time is put to the vote there is none', async () => {
  const id = await mediating(app, all)
  const { body } = await called(app, id, [at(4, '13:00'), at(4, '15:00')], all.mediator)
  const get = () => app.call(contract.readHearingEvent, { id, hearing: body.id }, { as: all.consumer })
  const early = await get()
  expect([early.status, early.error.code]).toEqual([409, 'hearing.not-now'])
  await app.call(contract.chooseTime, { id, hearing: body.id, slot: body.slots[0]?.id ?? '' }, { as: all.mediator })
  expect(eventsIn(text((await get()).body))).toMatchObject([{ start: at(4, '13:00') }])
})
