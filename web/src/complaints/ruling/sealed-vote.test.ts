import { beforeEach, expect, test, vi } from 'vitest'
import { sealOf as sealOfServer } from '../../../../src/complaints/ruling/jury.rules.ts'
import { keyTo, sealOf, toSeal } from './sealed-vote.ts'

const id = 'jry_1'
const seat = 'jrs_1'
const salt = 'ab'.repeat(32)
type Vote = 'consumer' | 'merchant'

beforeEach(() => {
  const places = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => places.get(key) ?? null,
    setItem: (key: string, value: string) => void places.set(key, value),
  })
  return () => vi.unstubAllGlobals()
})
/** One press of the button: what goes to the server. */
async function pressed(vote: Vote): Promise<string> {
  const kept = toSeal(seat, vote)
  if (!kept) throw new Error('nothing was kept')
  return sealOf({ jury: id, seat, ...kept })
}

test('the browser makes the same seal as the server, for each vote', async () => {
  for (const vote of ['consumer', 'merchant'] as const) {
    const sealed = { jury: id, seat, vote, salt }
    expect(await sealOf(sealed)).toBe(sealOfServer(sealed))
  }
})

test('pressed again after a lost answer, or in a second tab, the same vote is the same seal', async () => {
  expect(await pressed('consumer')).toBe(await pressed('consumer'))
})

test('whichever of several seals the server kept, this browser opens it with the vote that is in it', async () => {
  const seals = [await pressed('consumer'), await pressed('merchant'), await pressed('merchant')]
  const opened = await Promise.all(seals.map((committed) => keyTo({ id, seat, committed })))
  expect(opened.map((key) => key?.vote)).toEqual(['consumer', 'merchant', 'merchant'])
  for (const [n, key] of opened.entries()) expect(key && sealOfServer({ jury: id, seat, ...key })).toBe(seals[n])
})

test('a seal made elsewhere is not opened by what this browser keeps: the secret is asked for', async () => {
  await pressed('consumer')
  const elsewhere = sealOfServer({ jury: id, seat, vote: 'consumer', salt })
  expect(await keyTo({ id, seat, committed: elsewhere })).toBe(null)
  expect(await keyTo({ id, seat, committed: null })).toBe(null)
})

test('where nothing can be kept nothing is sealed', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new Error('full')
    },
  })
  expect(toSeal(seat, 'consumer')).toBe(null)
})
