import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { announce } from '../live/announce.ts'
import { openLine, type Listening } from './event-stream.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const open = async (listening: Listening): Promise<Readable> => {
  const { body } = await openLine(app.runtime, listening)
  return body instanceof Readable ? body : expect.fail('no stream')
}
const tell = (topic: string, about: string) => app.inTx((ctx) => announce(ctx, [topic], about))

test('whoever does not take what is said is let go at once: it would never read to an end', async () => {
  const line = await open({ person: 'acc_slow', topics: ['slow'], still: async () => true })
  for (let times = 0; times < 12; times += 1) await tell('slow', 'x'.repeat(7000))
  await expect.poll(() => line.destroyed).toBe(true)
})

test('a line whose session ended says nothing more, also when its reader is allowed again', async () => {
  let allowed = true
  let asked = 0
  const still = async () => {
    asked += 1
    return allowed
  }
  const line = await open({ person: 'acc_gone', topics: ['gone'], still })
  for (const now of [false, true]) {
    const before = asked
    allowed = now
    await tell('gone', 'thg_1')
    await expect.poll(() => asked).toBe(before + 1)
  }
  expect((await line.toArray()).join('')).toBe('event: again\ndata: \n\n')
})
