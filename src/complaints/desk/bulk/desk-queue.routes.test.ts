import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { consumerId } from '../../../../tests/support/order.ts'
import { acknowledge, readCase } from '../../case.contract.ts'
import { listQueue } from '../../queue.contract.ts'
import { readDesk } from '../desk.contract.ts'
import { aComplaintAt } from '../desk.example.ts'
import { addTag } from '../tag.contract.ts'
import * as view from '../views/view.contract.ts'
import * as bulk from './bulk.contract.ts'

let app: TestApp
let li: Person
let zhou: Person
let lead: Person
let tag: string
let ids: string[]
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T10:00:00+08:00' })
  li = await app.as('agent', { displayName: '李敏' })
  zhou = await app.as('agent', { displayName: '周洋' })
  lead = await app.as('admin')
  tag = (await app.call(addTag, { name: '一批', colour: 'slate' }, { as: lead })).body.rows[0]?.id ?? ''
  ids = [await aComplaintAt(app, 'B-1'), await aComplaintAt(app, 'B-2'), await aComplaintAt(app, 'B-3')]
})
afterAll(() => app.close())

const caseOf = async (id: string) => (await app.call(readCase, { id }, { as: lead })).body
const act = async (action: bulk.BulkAction, some: readonly string[] = ids, as = li) =>
  (await app.call(bulk.doBulk, { ids: [...some], action }, { as })).body
const undo = (id: string, as = li) => app.call(bulk.undoBulk, { id }, { as })
const standing = async (as = li) => {
  const all = []
  for (const id of ids) {
    const { agent, urgency } = await caseOf(id)
    const { tags, watching } = (await app.call(readDesk, { id }, { as })).body
    all.push({ agent: agent?.id ?? null, urgency, tags: tags.map(({ id: own }) => own), watching })
  }
  return all
}

test('every complaint of a bulk action is accounted for: done, as it was already, or why not', async () => {
  await act({ do: 'tag', tag, on: true }, ids.slice(0, 1))
  const own = await app.as('agent', { consumerId: consumerId('C1') })
  const done = await act({ do: 'tag', tag, on: true }, [...ids, 'cmp_gone'])
  expect([done.done.length, done.same, done.refused]).toEqual([
    2,
    ids.slice(0, 1),
    [{ id: 'cmp_gone', receipt: null, code: 'not-found' }],
  ])
  const foreign = await act({ do: 'watch', on: true }, ids, own)
  expect(foreign.refused.map(({ code, receipt }) => [code, receipt])).toEqual(ids.map(() => ['not-found', null]))
  expect((await undo(done.id)).body.undone.toSorted()).toEqual(done.done.toSorted())
  await act({ do: 'tag', tag, on: false }, ids)
})

test('undoing brings back what stood there before, whatever was done, in whatever order', async () => {
  const action = fc.oneof(
    fc.constantFrom(null, 'li', 'zhou').map((who) => ({ do: 'assign' as const, who })),
    fc.boolean().map((on) => ({ do: 'tag' as const, on })),
    fc.boolean().map((on) => ({ do: 'watch' as const, on })),
    fc.boolean().map((on) => ({ do: 'priority' as const, on })),
  )
  const toAction = (one: { do: string; who?: string | null; on?: boolean }): bulk.BulkAction => {
    if (one.do === 'assign')
      return { do: 'assign', agentId: one.who === 'li' ? li.actor.id : one.who === 'zhou' ? zhou.actor.id : null }
    const on = one.on ?? false
    if (one.do === 'tag') return { do: 'tag', tag, on }
    return one.do === 'watch' ? { do: 'watch', on } : { do: 'priority', on }
  }
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 4 }), fc.nat(2), async (actions, from) => {
      const before = await standing()
      const done = []
      for (const one of actions) done.push((await act(toAction(one), ids.slice(from))).id)
      for (const id of done.toReversed()) {
        const undone = await undo(id)
        expect(undone.status, JSON.stringify(undone.error)).toBe(201)
      }
      expect(await standing()).toEqual(before)
    }),
    { numRuns: 12, seed: 11 },
  )
}, 60_000)

test('what moved on since is left alone and named; undoing is for whoever did it, once, and for ten minutes', async () => {
  const [first = '', ...others] = ids
  const done = await act({ do: 'assign', agentId: zhou.actor.id })
  await app.call(acknowledge, { id: first }, { as: zhou })
  expect((await undo(done.id, zhou)).status).toBe(404)
  const undone = await undo(done.id)
  expect(undone.body.undone.toSorted()).toEqual(others.toSorted())
  expect(undone.body.refused).toMatchObject([{ id: first, code: 'desk.changed-since' }])
  expect((await caseOf(first)).agent?.name).toBe('周洋')
  expect((await undo(done.id)).error.code).toBe('desk.undone-already')
  const late = await act({ do: 'watch', on: true })
  app.clock.now = new Date(app.clock.now.getTime() + bulk.undoMinutes * 60_000)
  const over = await undo(late.id)
  expect([over.status, over.error.code]).toEqual([409, 'desk.undo-over'])
})

test('bulk actions are for the desk and say which field is wrong', async () => {
  const consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  const action = { do: 'watch' as const, on: true }
  expect((await app.call(bulk.doBulk, { ids, action }, { as: consumer })).status).toBe(403)
  const none = await app.call(bulk.doBulk, { ids: [], action }, { as: li })
  expect([none.status, none.error.fields?.[0]?.path]).toEqual([400, 'ids'])
  const nobody = await act({ do: 'assign', agentId: consumer.actor.id })
  expect(nobody.refused.map(({ code }) => code)).toEqual(ids.map(() => 'complaint.not-an-agent'))
})

test('a view keeps filters, sort and columns; a shared one is read by all and changed by its owner or the lead', async () => {
  const filter = { tab: 'open' as const, sort: 'newest' as const, tag }
  await act({ do: 'tag', tag, on: true }, ids.slice(0, 2))
  const draft = { name: '这一批', shared: true, filter, columns: ['state' as const, 'agent' as const] }
  const made = await app.call(view.addView, draft, { as: li })
  expect([made.status, made.body.rows.map(({ name, count, own }) => [name, count, own])]).toEqual([
    201,
    [['这一批', 2, true]],
  ])
  const [one] = (await app.call(view.listViews, {}, { as: zhou })).body.rows
  expect([one?.own, one?.columns, one?.filter]).toEqual([false, ['state', 'agent'], filter])
  expect((await app.call(listQueue, one?.filter ?? filter, { as: zhou })).body.rows).toHaveLength(2)
  const change = { ...draft, id: one?.id ?? '', name: '改名', version: 1 }
  expect((await app.call(view.changeView, change, { as: zhou })).status).toBe(404)
  expect((await app.call(view.changeView, change, { as: li })).status).toBe(200)
  const stale = await app.call(view.changeView, change, { as: li })
  expect([stale.status, stale.error.code]).toEqual([409, 'desk.changed-meanwhile'])
  const mine = await app.call(view.addView, { ...draft, name: '只给我', shared: false }, { as: zhou })
  const secret = mine.body.rows.find(({ name }) => name === '只给我')?.id ?? ''
  expect(JSON.stringify((await app.call(view.listViews, {}, { as: li })).body)).not.toContain('只给我')
  expect((await app.call(view.removeView, { id: secret }, { as: lead })).status).toBe(404)
  expect((await app.call(view.removeView, { id: one?.id ?? '' }, { as: lead })).status).toBe(200)
  const bad = await app.call(view.addView, { ...draft, name: '' }, { as: li })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'name'])
  expect((await app.call(view.listViews, {}, { as: await app.as('regulator') })).status).toBe(403)
})

test('what colleagues share leaves everybody room for views of his own, and the twenty-first of one’s own is refused', async () => {
  const draft = { shared: true, filter: { tab: 'open' as const }, columns: [] }
  const add = (as: Person, name: string) => app.call(view.addView, { ...draft, name }, { as })
  const colleague = await app.as('agent')
  for (let count = 1; count <= 20; count += 1) expect((await add(colleague, `共享 ${count}`)).status).toBe(201)
  const full = await add(colleague, '再来一个')
  expect([full.status, full.error.code, full.error.params['most']]).toEqual([409, 'desk.views-full', 20])
  const own = await add(await app.as('agent'), '自己的')
  expect([own.status, own.body.rows.find((one) => one.own)?.name]).toEqual([201, '自己的'])
})
