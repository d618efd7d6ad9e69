import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import type { Role } from '../../kernel/role.contract.ts'
import * as cases from '../case.contract.ts'
import * as claim from './claim.contract.ts'
import { castOf, complain, join, long, opened, type Cast } from './mass.example.ts'
import * as member from './member.contract.ts'

let app: TestApp
let cast: Cast
let arbitrators: Person[]
let handler: Person
let id: string
let files: string[]

const haveRoles = ({ actor }: Person, roles: Role[]) =>
  app.db.updateTable('kernel.account').set({ roles }).where('id', '=', actor.id).execute()
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  cast = await castOf(app, 4)
  // Handles cases, mediates and decides: whichever of it he did comes first.
  handler = await app.as('agent')
  await haveRoles(handler, ['agent', 'mediator', 'arbitrator'])
  arbitrators = [cast.arbitrator, await app.as('arbitrator'), await app.as('arbitrator')]
  const old = await complain(app, cast.consumers[0]!, 'OLD-0')
  expect((await app.call(cases.acknowledge, { id: old }, { as: handler })).status).toBe(201)
  const made = await opened(app, cast, 'SE')
  id = made.id
  files = made.cases
})
afterAll(() => app.close())

const finding = {
  decision: 'consumer' as const,
  remedy: 'refund' as const,
  formula: { kind: 'price' as const },
  text: '检测报告和多份照片一致，认定这一批商品存在安全缺陷，商家应当退还货款。',
  cites: ['refund.no-reason'],
}
const view = async (as: Person) => (await app.call(claim.readClaim, { id }, { as })).body
async function sitting(): Promise<Person> {
  for (const as of arbitrators) if ((await view(as)).arbitrator.me) return as
  throw new Error('nobody was drawn')
}
const answer = (as: Person) => app.call(claim.makeFinding, { id, ...finding }, { as })

test('an arbitrator is drawn when it is opened, is told, and nobody else drafts or decides: no mediator, and no other arbitrator', async () => {
  const drawn = await sitting()
  const told = (await app.call(listMyNotices, {}, { as: drawn })).body.rows
  expect(told.filter(({ subject }) => subject === id)).toHaveLength(1)
  await join(app, files[0]!, cast.consumers[0]!)
  await join(app, files[1]!, cast.consumers[1]!)
  await app.runJobs()
  await app.call(claim.answerClaim, { id, text: long }, { as: cast.shop })
  const mediator = await app.as('mediator')
  expect((await answer(mediator)).status).toBe(403)
  const drafted = { id, remedy: 'refund' as const, formula: finding.formula }
  for (const as of [...arbitrators.filter((one) => one !== drawn), handler])
    for (const tried of [await answer(as), await app.call(claim.draftFormula, drafted, { as })])
      expect([tried.status, tried.error.code]).toEqual([409, 'mass.of-others'])
  expect((await app.call(claim.draftFormula, drafted, { as: drawn })).status).toBe(201)
  expect((await view(cast.shop)).arbitrator).toEqual({ drawn: true, me: false, name: null })
})

test('a tie costs him the seat: said by himself, or with a case that joins in which he took part', async () => {
  const first = await sitting()
  const left = await app.call(claim.recuse, { id, text: '与商家负责人有亲属关系。' }, { as: first })
  expect([left.status, left.body.arbitrator.me]).toEqual([201, false])
  const second = await sitting()
  expect(second).not.toBe(first)
  expect((await answer(first)).error.code).toBe('mass.of-others')
  // He handled the case of somebody who was asked and joins only now.
  await haveRoles(second, ['agent', 'arbitrator'])
  expect((await app.call(cases.acknowledge, { id: files[2]! }, { as: second })).status).toBe(201)
  expect((await answer(second)).error.code).toBe('mass.tied')
  await join(app, files[2]!, cast.consumers[2]!)
  await app.runJobs()
  expect([first, second]).not.toContain(await sitting())
})

test('whoever handled one member’s case never decides for all, and a case that joins after the finding of its handler goes on alone', async () => {
  const third = await sitting()
  await haveRoles(third, ['agent', 'arbitrator'])
  const made = await answer(third)
  expect([made.status, made.body.state]).toEqual([201, 'found'])
  expect((await app.call(cases.acknowledge, { id: files[3]! }, { as: third })).status).toBe(201)
  expect((await join(app, files[3]!, cast.consumers[3]!)).status).toBe(201)
  await app.call(claim.carryOut, { id }, { as: third })
  await app.runJobs()
  const rows = (await app.call(member.listMembers, { id, filter: 'skipped' }, { as: cast.agent })).body.rows
  expect(rows.map(({ complaint, skipped }) => [complaint?.id, skipped])).toEqual([[files[3], 'tied']])
  expect((await app.call(cases.readCase, { id: files[0]! }, { as: cast.agent })).body.state).toBe('award_issued')
})

test('where nobody could be drawn, an arbitrator without a tie takes it, and one with a tie does not', async () => {
  const two = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  const own = await castOf(two, 3)
  const roles = (person: Person, all: Role[]) =>
    two.db.updateTable('kernel.account').set({ roles: all }).where('id', '=', person.actor.id).execute()
  await roles(own.arbitrator, ['agent'])
  const made = await opened(two, own, 'NO')
  await join(two, made.cases[0]!, own.consumers[0]!)
  await two.call(cases.acknowledge, { id: made.cases[1]! }, { as: own.arbitrator })
  await two.call(claim.answerClaim, { id: made.id, text: long }, { as: own.shop })
  await two.runJobs()
  await roles(own.arbitrator, ['arbitrator'])
  const tied = await two.call(claim.makeFinding, { id: made.id, ...finding }, { as: own.arbitrator })
  expect([tied.status, tied.error.code]).toEqual([409, 'mass.tied'])
  const later = await two.as('arbitrator')
  expect((await two.call(claim.makeFinding, { id: made.id, ...finding }, { as: later })).status).toBe(201)
  expect((await two.call(claim.readClaim, { id: made.id }, { as: later })).body.arbitrator.me).toBe(true)
  await two.close()
})
