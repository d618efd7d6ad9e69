import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCards, rootKeyOfCards } from './root-cards.ts'
import { addRootKeyToFile, rootKeysOfFile } from './root-file.ts'
import { localRootKey, WrongRootKey, type RootKey } from './root-key.ts'
import { rootKeyOfPassphrase } from './root-passphrase.ts'

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'xiaobao-root-'))))
afterAll(() => rmSync(folder, { recursive: true }))

const secret = randomBytes(32)
const opens = async (one: RootKey, other: RootKey) =>
  (await other.unwrap(await one.wrap(secret, 'contact'), 'contact')).equals(secret)

test('what a root key wrapped opens for the same purpose only, and with no other key', async () => {
  const [one, other] = [localRootKey(randomBytes(32)), localRootKey(randomBytes(32))]
  expect(await opens(one, one)).toBe(true)
  await expect(opens(one, other)).rejects.toThrow(WrongRootKey)
  await expect(one.unwrap(await one.wrap(secret, 'contact'), 'identity')).rejects.toThrow(WrongRootKey)
  expect(one.id).not.toBe(other.id)
})

test('a file of root keys is made once, is for its owner only, and puts a new key before the old ones', async () => {
  const path = join(folder, 'keys', 'root')
  const [made] = rootKeysOfFile(path)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(rootKeysOfFile(path).map(({ id }) => id)).toEqual([made?.id])
  addRootKeyToFile(path)
  const ring = rootKeysOfFile(path)
  expect(ring).toHaveLength(2)
  expect(ring[1]?.id).toBe(made?.id)
  expect(await opens(made!, ring[1]!)).toBe(true)
})

test('a file that others may read, or that holds something else, is refused and says what to do', () => {
  const path = join(folder, 'open')
  writeFileSync(path, `xbroot1 ${randomBytes(32).toString('base64url')}\n`)
  chmodSync(path, 0o644)
  expect(() => rootKeysOfFile(path)).toThrow(`chmod 600 ${path}`)
  for (const text of ['', 'xbroot1 short\n', `secret ${randomBytes(32).toString('base64url')}\n`]) {
    writeFileSync(path, text)
    chmodSync(path, 0o600)
    expect(() => rootKeysOfFile(path)).toThrow(/no file of root keys/)
  }
})

test('a passphrase gives the same key with the same salt, however its letters were typed, and another with another', async () => {
  const salt = randomBytes(16)
  const key = await rootKeyOfPassphrase('Ångström 的钥匙', salt)
  expect((await rootKeyOfPassphrase('A\u030angstro\u0308m 的钥匙', salt)).id).toBe(key.id)
  expect((await rootKeyOfPassphrase('Ångström 的钥匙', randomBytes(16))).id).not.toBe(key.id)
  expect((await rootKeyOfPassphrase('Ångström 的钥', salt)).id).not.toBe(key.id)
})

test('any two of the three cards give back the key; one alone, one twice and cards of two sets do not', async () => {
  const { key, cards } = await newCards()
  const [a = '', b = '', c = ''] = cards
  for (const pair of [`${a} ${b}`, `${b},${c}`, `${c}\n${a.toUpperCase()}`, `${a} ${b} ${c}`])
    expect(await opens(key, await rootKeyOfCards(pair))).toBe(true)
  await expect(rootKeyOfCards(a)).rejects.toThrow('2 cards are needed; 1 given')
  await expect(rootKeyOfCards(`${a} ${a}`)).rejects.toThrow('the same card was given twice')
  const [other = ''] = (await newCards()).cards
  await expect(rootKeyOfCards(`${a} ${other}`)).rejects.toThrow('the cards are not of one set')
})

test('a slip of the pen on a card is told from a wrong key, and names the card', async () => {
  const { cards } = await newCards()
  const [a = '', b = ''] = cards
  const slip = b.replace(/-([0-9a-f])(?=[0-9a-f]{65}-)/, (_, first: string) => `-${first === '0' ? '1' : '0'}`)
  await expect(rootKeyOfCards(`${a} ${slip}`)).rejects.toThrow('card 2 has a slip')
  await expect(rootKeyOfCards(`${a.slice(0, -3)} ${b}`)).rejects.toThrow('card 1 is not complete')
})

test('a root key never shows in what names it', () => {
  const path = join(folder, 'named')
  const [key] = rootKeysOfFile(path)
  expect(readFileSync(path, 'utf8')).not.toContain(key?.id)
})
