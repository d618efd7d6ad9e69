import { expect } from 'vitest'
import type { Person, TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { openSession } from '../../kernel/access/session.actions.ts'
import * as step from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './hearing-step.contract.ts'

/** Matters in which a hearing is called, for the tests of this folder. */

export const long = '双方到场，就退款金额分别陈述了意见。'
/** A Monday morning of a week without holidays. */
export const start = '2026-03-02T09:00:00+08:00'
export const at = (day: number, time: string): string =>
  new Date(`2026-03-${String(day).padStart(2, '0')}T${time}:00+08:00`).toISOString()

export type Cast = Readonly<Record<'consumer' | 'merchant' | 'agent' | 'mediator' | 'arbitrator', Person>>
export const castOf = async (app: TestApp): Promise<Cast> => ({
  consumer: await app.as('consumer', { consumerId: consumerId('C1') }),
  merchant: await app.as('merchant', { merchantId: merchantId('M1') }),
  agent: await app.as('agent'),
  mediator: await app.as('mediator', { displayName: '许调解员' }),
  arbitrator: await app.as('arbitrator'),
})

let number = 0
/** The merchant answered, the consumer refused, the evidence is closed: a mediator is there. */
export async function mediating(app: TestApp, { consumer, merchant, agent }: Cast): Promise<string> {
  number += 1
  const own = `HR-${number}`
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: 'other' as const,
    text: '商家一直没有发货，也不回复消息。',
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  const { id } = (await app.call(fileComplaint, filing, { as: consumer })).body
  await app.call(step.acknowledge, { id }, { as: agent })
  await app.call(step.answer, { id, text: long, offer: { remedy: 'refund', amountFen: 100 } }, { as: merchant })
  await app.call(step.refuseOffer, { id, text: long }, { as: consumer })
  expect((await app.call(step.closeEvidence, { id, text: long }, { as: agent })).body.state).toBe('mediating')
  await app.runJobs()
  return id
}

export const callOf = (times: readonly string[]) => ({
  form: 'video' as const,
  times: [...times],
  length: 45,
  place: 'https://meet.example.com/hr-1',
  agenda: '退款金额与退货运费由谁承担',
  absence: 'goes-on' as const,
})
export const called = (app: TestApp, id: string, times: readonly string[], as: Person) =>
  app.call(contract.callHearing, { id, ...callOf(times) }, { as })

/** Time goes on, and these people sign in again: a session does not last for days. */
export async function moveTo(app: TestApp, time: string | Date, people: readonly Person[]): Promise<void> {
  app.clock.now = new Date(time)
  for (const person of people) {
    const opened = await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), person.actor)
    Object.assign(person, { cookie: `xiaobao_session=${opened.token}` })
  }
}

/** It has taken place; both came. */
export async function held(app: TestApp, id: string, startsAt: string, cast: Cast): Promise<string> {
  const as = cast.mediator
  const { body } = await called(app, id, [startsAt], as)
  await moveTo(app, new Date(Date.parse(startsAt) + 3_600_000), Object.values(cast))
  const noted = await app.call(
    contract.noteAttendance,
    { id, hearing: body.id, present: ['consumer', 'merchant'] },
    { as },
  )
  expect(noted.body.state).toBe('held')
  return body.id
}
