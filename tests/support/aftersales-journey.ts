import { openSession } from '../../src/kernel/access/session.actions.ts'
import { createApiKey } from '../../src/kernel/access/account.contract.ts'
import { listMyNotices } from '../../src/kernel/notice/notice.contract.ts'
import { listCommands } from '../../src/marketplace/command.contract.ts'
import type { RequestView } from '../../src/complaints/aftersales/aftersales.contract.ts'
import { readRequest } from '../../src/complaints/aftersales/step.contract.ts'
import { testApp, type Person } from './app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from './order.ts'

/** People whose sessions follow the moved clock, and the questions a journey asks again and again. */
export async function aftersalesJourney(now: string) {
  const app = await testApp({ now })
  const admin = await app.as('admin')
  const made = await app.call(createApiKey, { name: 'm', scopes: ['marketplace.write'] }, { as: admin })
  const people = {
    consumer: await app.as('consumer', { consumerId: consumerId('C1') }),
    merchant: await app.as('merchant', { merchantId: merchantId('M1') }),
    agent: await app.as('agent'),
    admin,
  }
  const signInAgain = async ({ actor }: Person): Promise<Person> => {
    const started = await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), actor)
    return { actor, cookie: `xiaobao_session=${started.token}` }
  }
  return {
    app,
    people,
    key: made.body.token,
    /** Moves time, lets everything that is due happen, and signs everybody in again. */
    async at(time: string): Promise<void> {
      app.clock.now = new Date(time)
      await app.runJobs()
      for (const name of ['consumer', 'merchant', 'agent', 'admin'] as const)
        people[name] = await signInAgain(people[name])
    },
    async sale(number: string, category = '服饰鞋包', deliveredAt = '2026-11-20T15:00:00+08:00'): Promise<void> {
      const lines = [
        { title: '羊毛大衣 M', amountFen: 59_900, category },
        { title: '围巾', amountFen: 9900, category },
      ]
      await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', deliveredAt, lines })
    },
    open: async (id: string, as: Person): Promise<RequestView> => (await app.call(readRequest, { id }, { as })).body,
    noticesOf: async (person: Person) =>
      (await app.call(listMyNotices, { limit: 100 }, { as: person })).body.rows.map(({ template }) => template),
    commandsFor: async (id: string) => (await app.call(listCommands, { reason: id }, { as: people.agent })).body.rows,
  }
}
export type Journey = Awaited<ReturnType<typeof aftersalesJourney>>

export const wish = (number: string) => ({ orderId: orderId(number), lineId: lineId(number, '1') })
export const lastDayOf = (view: RequestView, rule: string) => view.clocks.find((clock) => clock.rule === rule)?.lastDay
export const stateOf = (view: RequestView, rule: string) => view.clocks.find((clock) => clock.rule === rule)?.state
