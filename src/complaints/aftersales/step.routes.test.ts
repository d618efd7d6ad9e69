import { afterAll, beforeAll, expect, test } from 'vitest'
import { address, aftersalesScene, long, parcel, type Scene, type Way } from '../../../tests/support/aftersales.ts'
import type { Person } from '../../../tests/support/app.ts'
import type { AnyRoute } from '../../kernel/route.contract.ts'
import { stepNames, type RequestView, type StepName } from './aftersales.contract.ts'
import * as step from './step.contract.ts'

let scene: Scene
beforeAll(async () => {
  scene = await aftersalesScene()
})
afterAll(() => scene.app.close())

/** Every step: who takes it, from where, with what, what is not accepted, and in which state it is too early or too late. */
const table: Record<
  StepName,
  {
    route: AnyRoute
    as: 'consumer' | 'merchant'
    from: Way
    good: object
    bad: object
    field: string
    notIn: Way
    to: string
  }
> = {
  approve: {
    route: step.approve,
    as: 'merchant',
    from: 'requested',
    good: { returnAddress: address },
    bad: { returnAddress: '短' },
    field: 'returnAddress',
    notIn: 'returning',
    to: 'awaiting_return',
  },
  counter: {
    route: step.counter,
    as: 'merchant',
    from: 'requested',
    good: { text: long, remedy: 'repair', amountFen: 0 },
    bad: { text: long, remedy: 'give-back', amountFen: 0 },
    field: 'remedy',
    notIn: 'refused',
    to: 'countered',
  },
  refuse: {
    route: step.refuse,
    as: 'merchant',
    from: 'requested',
    good: { reason: 'other', text: long },
    bad: { reason: 'mood', text: long },
    field: 'reason',
    notIn: 'awaiting_return',
    to: 'refused',
  },
  give_address: {
    route: step.giveAddress,
    as: 'merchant',
    from: 'awaiting_address',
    good: { returnAddress: address },
    bad: {},
    field: 'returnAddress',
    notIn: 'requested',
    to: 'awaiting_return',
  },
  accept_counter: {
    route: step.acceptCounter,
    as: 'consumer',
    from: 'countered',
    good: {},
    bad: { version: 0 },
    field: 'version',
    notIn: 'requested',
    to: 'awaiting_address',
  },
  decline_counter: {
    route: step.declineCounter,
    as: 'consumer',
    from: 'countered',
    good: { text: '我要原来的方案' },
    bad: { text: 'x'.repeat(2001) },
    field: 'text',
    notIn: 'requested',
    to: 'refused',
  },
  send_back: {
    route: step.sendBack,
    as: 'consumer',
    from: 'awaiting_return',
    good: parcel,
    bad: { ...parcel, trackingNo: '1' },
    field: 'trackingNo',
    notIn: 'requested',
    to: 'returning',
  },
  receive: {
    route: step.receive,
    as: 'merchant',
    from: 'returning',
    good: {},
    bad: { version: -1 },
    field: 'version',
    notIn: 'awaiting_return',
    to: 'inspecting',
  },
  accept_goods: {
    route: step.acceptGoods,
    as: 'merchant',
    from: 'returning',
    good: {},
    bad: { text: 7 },
    field: 'text',
    notIn: 'awaiting_return',
    to: 'refunding',
  },
  dispute_goods: {
    route: step.disputeGoods,
    as: 'merchant',
    from: 'returning',
    good: { reason: 'not-arrived', text: long },
    bad: { reason: 'not-arrived', text: '短' },
    field: 'text',
    notIn: 'awaiting_return',
    to: 'disputed',
  },
  contest_postage: {
    route: step.contestPostage,
    as: 'merchant',
    from: 'postage_stated',
    good: { amountFen: 800, text: long },
    bad: { amountFen: -1, text: long },
    field: 'amountFen',
    notIn: 'fulfilling',
    to: 'returning',
  },
  accept_dispute: {
    route: step.acceptDispute,
    as: 'consumer',
    from: 'disputed',
    good: {},
    bad: { version: 0 },
    field: 'version',
    notIn: 'returning',
    to: 'refunding',
  },
  send_out: {
    route: step.sendOut,
    as: 'merchant',
    from: 'fulfilling',
    good: parcel,
    bad: { ...parcel, carrier: '' },
    field: 'carrier',
    notIn: 'returning',
    to: 'delivering',
  },
  confirm: {
    route: step.confirm,
    as: 'consumer',
    from: 'delivering',
    good: {},
    bad: { version: 0 },
    field: 'version',
    notIn: 'fulfilling',
    to: 'closed',
  },
  complain: {
    route: step.complain,
    as: 'consumer',
    from: 'refused',
    good: {},
    bad: { text: 'x'.repeat(2001) },
    field: 'text',
    notIn: 'awaiting_return',
    to: 'closed',
  },
  add_statement: {
    route: step.addStatement,
    as: 'consumer',
    from: 'requested',
    good: { text: long },
    bad: { text: ' ' },
    field: 'text',
    notIn: 'requested',
    to: 'requested',
  },
  withdraw: {
    route: step.withdraw,
    as: 'consumer',
    from: 'requested',
    good: {},
    bad: { version: 0 },
    field: 'version',
    notIn: 'returning',
    to: 'closed',
  },
}

test.each(stepNames)(
  '%s: it works, bad input is named, others may not, and at the wrong moment it is refused',
  async (name) => {
    const { app, consumer, stranger, merchant, otherShop, agent, ways } = scene
    const { route, as, from, good, bad, field, notIn, to } = table[name]
    const { id, version } = await ways[from]()
    const call = (input: object, who: Person) => app.call(route, { id, ...input } as never, { as: who })
    const other = as === 'consumer' ? merchant : consumer
    const wrong = await call(bad, scene[as])
    expect([wrong.status, wrong.error.fields?.[0]?.path]).toEqual([400, field])
    const strangers = as === 'consumer' ? stranger : otherShop
    expect((await call(good, strangers)).status).toBe(404)
    if (name !== 'add_statement') expect((await call(good, other)).status).toBe(403)
    expect((await call(good, agent)).status).toBe(403)
    const stale = await call({ ...good, version: version + 1 }, scene[as])
    expect([stale.status, stale.error.code]).toEqual([409, 'aftersales.changed-meanwhile'])
    const done = await call(good, scene[as])
    expect([done.status, (done.body as RequestView).state]).toEqual([201, to])
    if (notIn === from) return
    const elsewhere = await ways[notIn]()
    const early = await app.call(route, { id: elsewhere.id, ...good } as never, { as: scene[as] })
    expect([early.status, early.error.code]).toEqual([409, 'aftersales.step-not-now'])
  },
)
