import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import * as contract from '../../src/complaints/assistant/assistant.contract.ts'
import { plugInAssistant, type Endpoint } from '../../src/complaints/assistant/endpoint.ts'
import { readCase } from '../../src/complaints/case.contract.ts'
import { fileComplaint } from '../../src/complaints/filing.contract.ts'
import { agreeTo } from './consent.ts'
import { testApp, type Person, type TestApp } from './app.ts'
import { openModel, saying } from './model.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from './order.ts'

type People = Readonly<Record<'agent' | 'lead' | 'consumer' | 'shop', Person>>
type Opened = {
  readonly app: TestApp
  readonly service: Awaited<ReturnType<typeof openModel>>
  readonly to: Endpoint
} & People

export const story =
  '我是张小满，充电宝充不进电，请打 138 0013 8000 或写信到 zhang@example.com，收货地址在杭州市西湖区文三路90号501室。'
const routes = { summary: contract.askSummary, reply: contract.askReply, category: contract.askCategory }

async function openDesk(): Promise<Opened> {
  const app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  const service = await openModel()
  return {
    app,
    service,
    to: {
      url: `${service.url}/chat/completions`,
      model: 'qwen',
      key: 'the-key',
      mayBePrivate: true,
      timeoutMs: 20_000,
      callsPerDay: 50,
    },
    agent: await app.as('agent', { displayName: '专员陈晓' }),
    lead: await app.as('governance-officer'),
    consumer: await app.as('consumer', { consumerId: consumerId('C1'), displayName: '张小满' }),
    shop: await app.as('merchant', { merchantId: merchantId('M1'), displayName: '店长王大力' }),
  }
}

/** A desk with an assistant, for the tests of a file: an agent, a case when asked for, and a service that answers. */
export function assistantDesk() {
  const held: { opened?: Opened; number: number } = { number: 0 }
  const desk = (): Opened => held.opened ?? expect.fail('the desk is not open yet')
  beforeAll(async () => {
    held.opened = await openDesk()
    await agreeTo(held.opened.app, 'assistant', held.opened.consumer)
  })
  beforeEach(() => {
    plugInAssistant(desk().to)
    desk().service.answer(saying('消费者说充电宝不充电。'))
    desk().service.calls.length = 0
  })
  afterEach(() => plugInAssistant(null))
  afterAll(async () => {
    desk().service.close()
    await desk().app.close()
  })
  const ask = (id: string, kind: contract.DraftKind, more: { readonly idempotencyKey?: string } = {}) =>
    desk().app.call(routes[kind], { id }, { as: desk().agent, language: 'en', ...more })
  const shown = async (id: string) => (await desk().app.call(contract.readAssistant, { id }, { as: desk().agent })).body
  return {
    desk,
    ask,
    shown,
    orderNumber: () => `A-${held.number}`,
    async complain(text = story): Promise<string> {
      const { app, consumer } = desk()
      held.number += 1
      const own = `A-${held.number}`
      const lines = [{ title: '充电宝', amountFen: 12_900 }]
      await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines })
      const filing = {
        orderId: orderId(own),
        lineIds: [lineId(own, '1')],
        category: 'other' as const,
        text,
        amountFen: 12_900,
      }
      const answer = await app.call(fileComplaint, { ...filing, remedies: ['refund'] }, { as: consumer })
      expect(answer.status, JSON.stringify(answer.error)).toBe(201)
      await app.runJobs()
      return answer.body.id
    },
    /** Asked, run, and what came of it. */
    async drafted(id: string, kind: contract.DraftKind = 'summary') {
      const answer = await ask(id, kind)
      expect(answer.status, JSON.stringify(answer.error)).toBe(202)
      await desk().app.runJobs()
      return (await shown(id)).drafts[0] ?? expect.fail('no draft')
    },
    caseOf: async (id: string) => (await desk().app.call(readCase, { id }, { as: desk().agent })).body,
  }
}
