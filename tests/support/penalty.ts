import * as contract from '../../src/governance/penalties/penalty-routes.contract.ts'
import type { PenaltyView } from '../../src/governance/penalties/penalty.contract.ts'
import { openSession } from '../../src/kernel/access/session.actions.ts'
import { shanghaiDay } from '../../src/kernel/calendar/day.rules.ts'
import type { Person, TestApp } from './app.ts'
import { merchantId, tellOfSale } from './order.ts'
import { pdf, uploadsOf } from './uploads.ts'

export const reasons = '事实清楚，证据充分，写满十个字以上。'

/** The people of a penalty against a shop, and its steps over HTTP; a step that is refused throws. */
export function penaltiesOf(app: TestApp, shop: string) {
  let officer: Person
  let merchant: Person
  let count = 0
  /** The same people again: days pass, and nobody stays signed in for so long. */
  const signIn = async () => {
    officer = await again(app, officer)
    merchant = await again(app, merchant)
  }
  const must = async (answer: Promise<{ status: number; body: PenaltyView; error: unknown }>): Promise<PenaltyView> => {
    const { status, body, error } = await answer
    if (status !== 201) throw new Error(JSON.stringify(error))
    return body
  }
  const begin = async () => {
    await tellOfSale(app, {
      number: `${shop}-0`,
      consumer: 'C1',
      merchant: shop,
      lines: [{ title: '水杯', amountFen: 100 }],
    })
    officer = await app.as('governance-officer', { displayName: '吴专员' })
    merchant = await app.as('merchant', { merchantId: merchantId(shop) })
  }
  const open = async (violation: string): Promise<PenaltyView> => {
    count += 1
    const { id: file } = await uploadsOf(app, () => officer).upload(pdf(`${shop}-${count}`))
    const input = {
      merchantId: merchantId(shop),
      violation: `violation.${violation}`,
      happenedOn: shanghaiDay(app.clock.now),
      text: reasons,
      files: [file],
    }
    return must(app.call(contract.openPenalty, input, { as: officer }))
  }
  const state = ({ id, version }: PenaltyView) =>
    must(app.call(contract.stateDefence, { id, version, text: reasons }, { as: merchant }))
  const decide = ({ id, version }: PenaltyView) =>
    must(app.call(contract.decidePenalty, { id, version, text: reasons }, { as: officer }))
  const decided = async (violation: string) => decide(await state(await open(violation)))
  const appeal = ({ id, version }: PenaltyView) =>
    must(app.call(contract.appealPenalty, { id, version, text: reasons }, { as: merchant }))
  const read = async (id: string) => (await app.call(contract.readPenalty, { id }, { as: officer })).body
  const standing = async () => (await app.call(contract.readStanding, {}, { as: merchant })).body
  return {
    begin,
    signIn,
    open,
    state,
    decide,
    decided,
    appeal,
    read,
    standing,
    officer: () => officer,
    merchant: () => merchant,
  }
}

async function again(app: TestApp, { actor }: Person): Promise<Person> {
  const { token } = await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), actor)
  return { actor, cookie: `xiaobao_session=${token}` }
}
