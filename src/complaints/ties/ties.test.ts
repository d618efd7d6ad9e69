import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import type { Role } from '../../kernel/role.contract.ts'
import * as step from '../case.contract.ts'
import { addAbsence } from '../desk/roster/roster.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as mediation from '../mediation/mediation.contract.ts'
import * as ruling from '../ruling/ruling.contract.ts'
import { drawOne } from './draw.rules.ts'
import { isTied } from './ties.rules.ts'

let app: TestApp
let consumer: Person
let merchant: Person
let lead: Person
let staff: Person[]
let number = 0

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  lead = await app.as('admin')
  staff = []
  for (let n = 0; n < 6; n += 1) staff.push(await app.as('agent'))
  // Colleagues buy and sell too.
  staff.push(await app.as('arbitrator', { consumerId: consumerId('C1') }))
  staff.push(await app.as('mediator', { merchantId: merchantId('M1') }))
})
afterAll(() => app.close())

const long = '经审查双方证据，理由如下：页面承诺与实物不符。'

async function beRoles(person: Person, roles: readonly Role[]): Promise<void> {
  await app.db
    .updateTable('kernel.account')
    .set({ roles: [...roles] })
    .where('id', '=', person.actor.id)
    .execute()
}
async function filed(): Promise<string> {
  number += 1
  const own = `TI-${number}`
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  const matter = { category: 'other', text: '商家一直没有发货，也不回复消息。', amountFen: 12_900 } as const
  const lines = { orderId: orderId(own), lineIds: [lineId(own, '1')], remedies: ['refund' as const] }
  return (await app.call(fileComplaint, { ...lines, ...matter }, { as: consumer })).body.id
}
const mediatorOf = (id: string) =>
  app.db
    .selectFrom('complaints.mediation')
    .select('mediator_id')
    .where('complaint_id', '=', id)
    .executeTakeFirstOrThrow()
const seated = (id: string) =>
  app.db
    .selectFrom('complaints.ruling_seat')
    .select('account_id')
    .where('complaint_id', '=', id)
    .orderBy('id')
    .execute()

/** Up to mediation, with an agent who only had it and others who worked on it. */
async function mediating(agents: { had: Person; answered: Person; closed: Person }): Promise<string> {
  const id = await filed()
  await app.call(step.assign, { id, agentId: agents.had.actor.id }, { as: lead })
  await app.call(step.assign, { id, agentId: null }, { as: lead })
  expect((await app.call(step.acknowledge, { id }, { as: agents.answered })).status).toBe(201)
  await app.call(step.answer, { id, text: long, offer: { remedy: 'refund', amountFen: 100 } }, { as: merchant })
  await app.call(step.refuseOffer, { id, text: long }, { as: consumer })
  expect((await app.call(step.closeEvidence, { id, text: long }, { as: agents.closed })).body.state).toBe('mediating')
  await app.runJobs()
  return id
}

test('whatever roles people hold at once, nobody who took part or is a side ever mediates or decides the matter', async () => {
  const some = fc.subarray(['agent', 'mediator', 'arbitrator'] as const, { minLength: 1 })
  const mixes = fc.tuple(fc.array(some, { minLength: 8, maxLength: 8 }), fc.nat(), fc.nat(), fc.nat())
  await fc.assert(
    fc.asyncProperty(mixes, async ([mix, ...turns]) => {
      const roles = mix.map((own, n): readonly Role[] => (n === 0 ? [...new Set(['agent' as const, ...own])] : own))
      for (const [n, person] of staff.entries()) await beRoles(person, roles[n] ?? [])
      const handlers = staff.slice(0, 6).filter((_, n) => roles[n]?.includes('agent'))
      const one = (turn: number) => handlers[turn % handlers.length] ?? lead
      const [had, answered, closed] = [one(turns[0]), one(turns[1]), one(turns[2])]
      const took = new Set([had, answered, closed, ...staff.slice(6)].map(({ actor }) => actor.id))
      const free = (role: Role) => staff.filter((who, n) => roles[n]?.includes(role) && !took.has(who.actor.id))
      const id = await mediating({ had, answered, closed })

      const fresh = free('mediator').length > 0
      const { mediator_id: mediator } = await mediatorOf(id)
      expect(mediator !== null).toBe(fresh)
      if (mediator === null)
        for (const as of staff)
          expect((await app.call(mediation.takeMediation, { id }, { as })).status).toBeGreaterThanOrEqual(400)
      else expect(took.has(mediator)).toBe(false)
      took.add(mediator ?? '')

      await app.call(mediation.failMediation, { id }, { as: consumer })
      await app.runJobs()
      for (const as of [consumer, merchant]) await app.call(ruling.applyForRuling, { id }, { as })
      await app.call(ruling.assignArbitrator, { id }, { as: lead })
      const able = free('arbitrator').length > 0
      const [first] = await seated(id)
      expect(first !== undefined).toBe(able)
      if (first) expect(took.has(first.account_id)).toBe(false)
      const award = { decision: 'partly', remedy: 'refund', amountFen: 6_000, text: long } as const
      const issued = []
      for (const as of staff)
        issued.push(await app.call(ruling.issueRuling, { id, ...award, cites: ['complaint.appeal'] }, { as }))
      expect(issued.filter(({ status }) => status === 201)).toHaveLength(able ? 1 : 0)
      if (!first) return
      took.add(first.account_id)

      await app.call(ruling.appeal, { id, text: long }, { as: merchant })
      await app.runJobs()
      const second = (await seated(id)).at(1)
      expect(second !== undefined).toBe(free('arbitrator').length > 0)
      if (second) expect(took.has(second.account_id)).toBe(false)
    }),
    { numRuns: 6 },
  )
}, 120_000)

test('a seat that nobody could fill is not for an arbitrator who took part; one who comes later takes it and is on record', async () => {
  for (const person of staff) await beRoles(person, ['agent'])
  const [answered, later] = [staff[0] ?? lead, staff[1] ?? lead]
  await beRoles(answered, ['agent', 'arbitrator'])
  const id = await mediating({ had: answered, answered, closed: answered })
  await app.call(mediation.failMediation, { id }, { as: consumer })
  await app.runJobs()
  for (const as of [consumer, merchant]) await app.call(ruling.applyForRuling, { id }, { as })
  await app.call(ruling.assignArbitrator, { id }, { as: lead })
  const award = { id, decision: 'consumer', remedy: 'refund', amountFen: 12_900, text: long } as const
  const own = await app.call(ruling.issueRuling, { ...award, cites: ['complaint.appeal'] }, { as: answered })
  expect([own.status, own.error.code]).toEqual([409, 'ruling.tied'])
  const shown = (await app.call(step.readCase, { id }, { as: answered })).body.steps
  expect(shown.find((one) => one.step === 'award')).toMatchObject({ allowed: false, reason: { code: 'ruling.tied' } })
  await beRoles(later, ['arbitrator'])
  const issued = await app.call(ruling.issueRuling, { ...award, cites: ['complaint.appeal'] }, { as: later })
  expect(issued.body.state).toBe('award_issued')
  expect(await seated(id)).toEqual([{ account_id: later.actor.id }])
})

test('who is on leave while the stage lasts is not drawn where somebody else is there', async () => {
  for (const person of staff) await beRoles(person, ['agent'])
  const [away, here, handler] = [staff[1] ?? lead, staff[2] ?? lead, staff[0] ?? lead]
  for (const person of [away, here]) await beRoles(person, ['mediator'])
  const agents = { had: handler, answered: handler, closed: handler }
  // The stage ends on Thursday; the leave begins the day before.
  const leave = { accountId: away.actor.id, fromDay: '2026-03-04', untilDay: '2026-03-20', kind: 'leave' } as const
  expect((await app.call(addAbsence, leave, { as: lead })).status).toBe(201)
  for (let n = 0; n < 4; n += 1) expect((await mediatorOf(await mediating(agents))).mediator_id).toBe(here.actor.id)
  // Nobody else is left: better late than nobody.
  await beRoles(here, ['agent'])
  expect((await mediatorOf(await mediating(agents))).mediator_id).toBe(away.actor.id)
})

test('a party of the matter is tied whatever roles he holds, and whoever is away is drawn last', () => {
  const person = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    consumerId: fc.constantFrom(null, 'c1', 'c2'),
    merchantId: fc.constantFrom(null, 'm1', 'm2'),
  })
  fc.assert(
    fc.property(person, fc.uniqueArray(fc.constantFrom('a', 'b', 'c')), (one, took) => {
      const matter = { consumerId: 'c1', merchantId: null }
      expect(isTied(one, [matter], new Set(took))).toBe(took.includes(one.id) || one.consumerId === 'c1')
    }),
  )
  const candidate = fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), load: fc.nat(2), away: fc.boolean() })
  fc.assert(
    fc.property(fc.uniqueArray(candidate, { selector: ({ id }) => id, minLength: 1 }), fc.string(), (all, seed) => {
      const drawn = all.find(({ id }) => id === drawOne(all, [], seed))
      expect(drawn?.away).toBe(all.every(({ away }) => away))
    }),
  )
})
