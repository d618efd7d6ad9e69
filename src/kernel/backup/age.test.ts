import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { decryptAge, encryptAge, newFileKey } from './age.ts'
import { newIdentity, readIdentities, readRecipient, type Identity, type Recipient } from './age-key.ts'
import { fromBech32, toBech32 } from './bech32.ts'

const folder = mkdtempSync(join(tmpdir(), 'xiaobao-age-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
async function whole(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const got: Uint8Array[] = []
  for await (const part of parts) got.push(part)
  return Buffer.concat(got)
}
function person(): { readonly recipient: Recipient; readonly identities: readonly Identity[]; readonly file: string } {
  const made = newIdentity()
  const recipient = readRecipient(made.recipient)
  const identities = readIdentities(`# a key\n${made.identity}\n`)
  if (!recipient || !identities) throw new Error('a new key does not read')
  return { recipient, identities, file: made.identity }
}
const [safe, operator, stranger] = [person(), person(), person()]
const seal = (plain: Uint8Array) => whole(encryptAge(once(plain), [safe.recipient, operator.recipient]))
const open = (sealed: Uint8Array, who = safe) => whole(decryptAge(once(sealed), who.identities))

test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])('%i bytes come back for each recipient', async (length) => {
  const plain = Buffer.alloc(length, 'x保')
  const sealed = await seal(plain)
  expect((await open(sealed)).equals(plain)).toBe(true)
  expect((await open(sealed, operator)).equals(plain)).toBe(true)
})

test('a stranger opens nothing, and hears that it is not for this key', async () => {
  const sealed = await seal(Buffer.from('secret'))
  await expect(open(sealed, stranger)).rejects.toThrow('not one of those that this backup was made for')
})

test('the file key alone opens it, and another one does not', async () => {
  const key = newFileKey()
  const sealed = await whole(encryptAge(once(Buffer.from('words')), [safe.recipient], key))
  expect((await whole(decryptAge(once(sealed), { fileKey: key }))).toString()).toBe('words')
  await expect(whole(decryptAge(once(sealed), { fileKey: newFileKey() }))).rejects.toThrow('head')
})

test('one flipped bit anywhere, or an end cut off anywhere, is found', async () => {
  const plain = Buffer.alloc(70_000, 'x')
  const sealed = await seal(plain)
  const place = fc.integer({ min: 0, max: sealed.length - 1 })
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 0, max: 7 }), async (at, bit) => {
      const changed = Buffer.from(sealed)
      changed.writeUInt8((changed[at] ?? 0) ^ (1 << bit), at)
      await expect(open(changed)).rejects.toThrow()
      await expect(open(sealed.subarray(0, at))).rejects.toThrow()
    }),
    { numRuns: 150 },
  )
})

test('two chunks that changed places, and one that was taken out, are found', async () => {
  const sealed = await seal(Buffer.alloc(3 * 65_536, 'y'))
  const chunk = 65_536 + 16
  const start = sealed.length - 3 * chunk
  const piece = (n: number) => sealed.subarray(start + n * chunk, start + (n + 1) * chunk)
  const head = sealed.subarray(0, start)
  for (const order of [
    [1, 0, 2],
    [0, 2],
    [0, 1],
    [0, 1, 2, 2],
  ])
    await expect(open(Buffer.concat([head, ...order.map(piece)]))).rejects.toThrow('changed or cut off')
})

test('a mistyped recipient is refused: any one character', () => {
  const { text } = safe.recipient
  fc.assert(
    fc.property(fc.integer({ min: 0, max: text.length - 1 }), fc.constantFrom(...'qpzry9x8gf2tvdw0'), (at, other) => {
      fc.pre(text[at] !== other)
      expect(readRecipient(text.slice(0, at) + other + text.slice(at + 1))).toBe(null)
    }),
  )
  expect(readRecipient(safe.file)).toBe(null)
  expect(readIdentities(text)).toBe(null)
})

test('bech32 gives back what it was given', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(fromBech32(toBech32('age', bytes))?.bytes.equals(bytes)).toBe(true)
    }),
  )
})

// The program that everybody has: what is sealed here opens there, and the other way round.
const hasAge = spawnSync('age', ['--version']).status === 0
test.skipIf(!hasAge)(
  'the plain age program opens what is sealed here, and we open what it sealed (skipped without age)',
  async () => {
    const keys = join(folder, 'key.txt')
    writeFileSync(keys, `${safe.file}\n`)
    const plain = Buffer.alloc(300_000, '内容')
    const options = { input: await seal(plain), maxBuffer: 10_000_000 }
    expect(execFileSync('age', ['-d', '-i', keys], options).equals(plain)).toBe(true)
    const theirs = execFileSync('age', ['-r', safe.recipient.text, '-r', operator.recipient.text], {
      input: plain,
      maxBuffer: 10_000_000,
    })
    expect((await open(theirs, operator)).equals(plain)).toBe(true)
  },
)
