import { expect, test } from 'vitest'
import { Refusal } from '../../refusal.ts'
import { waitingRoom } from './waiting-room.ts'

/** Work that ends when it is told to. */
function held() {
  let running = 0
  let most = 0
  const ends: (() => void)[] = []
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise<void>((resolve) => ends.push(resolve))
    running -= 1
    return 'done'
  }
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
  const endAll = async () => {
    await turn()
    for (let end = ends.shift(); end; end = ends.shift()) {
      end()
      await turn()
    }
  }
  return { work, endAll, most: () => most }
}

test('of a thousand who come at once four are served, fifty wait and are served after them, and the others hear at once when to come back', async () => {
  const room = waitingRoom({ atOnce: 4, waiting: 50 })
  const { work, endAll, most } = held()
  const all = Promise.allSettled(Array.from({ length: 1000 }, () => room.run(work)))
  await endAll()
  const ended = await all
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(54)
  const refused = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as Refusal] : []))
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['session.busy']))
  expect(refused.every(({ params }) => Number(params['seconds']) > 0)).toBe(true)
  expect(most()).toBe(4)
})

test('work that fails gives its place back', async () => {
  const room = waitingRoom({ atOnce: 1, waiting: 1 })
  await expect(room.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await room.run(async () => 'served')).toBe('served')
})
