import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import * as claim from './claim.contract.ts'
import * as cluster from './cluster.contract.ts'
import { castOf, complain, long, summary, type Cast } from './mass.example.ts'

let app: TestApp
let cast: Cast
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  cast = await castOf(app, 6)
})
afterAll(() => app.close())

const list = async (state: cluster.ClusterState) =>
  (await app.call(cluster.listClusters, { state }, { as: cast.agent })).body.rows
const kindsOf = async (state: cluster.ClusterState) =>
  (await list(state)).map(({ shared, people }) => [shared.kind, people]).toSorted()

test('opened, a claim covers the other proposals about its people; taken back, they stand again and its own does not', async () => {
  const texts = ['充电五分钟就起火了，太吓人', '放在桌上自己起火，烧坏了垫子', '夜里起火，差点出大事']
  for (const [at, consumer] of cast.consumers.entries())
    await complain(app, consumer, `CV-${at}`, {
      title: at < 3 ? '移动电源' : '充电器',
      text: `${texts[at % 3] ?? ''}，这是第${'一二三四五六'[at] ?? ''}次有人买到。`,
    })
  const before = await list('proposed')
  const fault = before.find(({ shared }) => shared.kind === 'defect')
  expect(fault?.people).toBe(6)
  expect(before.filter(({ shared }) => shared.kind === 'item').map(({ people }) => people)).toEqual([3, 3])
  const opening = { cluster: fault?.id ?? '', title: '充电起火', summary }
  const tries = await Promise.all([1, 2].map(() => app.call(claim.openClaim, opening, { as: cast.agent })))
  expect(tries.map(({ status }) => status).toSorted()).toEqual([201, 409])
  const id = tries.find(({ status }) => status === 201)?.body.id ?? ''
  expect(await kindsOf('proposed')).toEqual([])
  expect((await list('covered')).every(({ coveredBy }) => coveredBy?.title === '充电起火')).toBe(true)
  const refused = await app.call(cluster.dismissCluster, { id: before[0]?.id ?? '', text: long }, { as: cast.agent })
  expect([refused.status, refused.error.code]).toEqual([409, 'mass.decided-already'])

  await app.call(claim.closeClaim, { id, text: long }, { as: cast.agent })
  expect(await kindsOf('proposed')).toEqual([
    ['item', 3],
    ['item', 3],
  ])
  expect((await list('dismissed')).map(({ id: one, reason }) => [one, reason])).toEqual([[fault?.id, long]])
  // Its members are free: they are asked into another one.
  const [item] = await list('proposed')
  const next = await app.call(
    claim.openClaim,
    { cluster: item?.id ?? '', title: '移动电源起火', summary },
    { as: cast.agent },
  )
  expect([next.status, next.body.counts.invited]).toEqual([201, 3])
  expect(await kindsOf('proposed')).toEqual([['item', 3]])
})
