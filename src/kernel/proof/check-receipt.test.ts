import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkpointText } from './checkpoint.rules.ts'
import { checkConsistency, checkReceipt, checkShort, readShort, signedCheckpoint } from './check-receipt.rules.ts'
import { ed25519Signed } from './ed25519.rules.ts'
import { logKeyOf } from './log-key.ts'
import { sha256, sha512 } from './sha2.rules.ts'
import { emptyEdge, grow, nodesIn, type Tile } from './tiles.ts'
import { consistencyPath, inclusionPath, leafHash, rootOf } from './tree.ts'

const origin = 'xiaobao.example.com/facts'
const key = logKeyOf(origin, randomBytes(32))
const texts = Array.from({ length: 400 }, (_, n) =>
  JSON.stringify({ fact: `fct_${n}`, subject: 'cmp_1', data: { amountFen: n } }),
)
const tiles = new Map<string, Tile>()
for (const tile of grow(
  emptyEdge,
  texts.map((text) => leafHash(Buffer.from(text))),
).tiles)
  tiles.set(`${tile.level}/${tile.place}`, tile)
const read = nodesIn(({ level, place }) => tiles.get(`${level}/${place}`)?.hashes)
const checkpointAt = (size: number) => key.signed(checkpointText({ origin, size, root: rootOf(size, read) }))
const receiptOf = (index: number, size: number) => ({
  format: 'xiaobao-receipt/1',
  content: texts[index]!,
  index,
  path: inclusionPath(index, size, read).map((hash) => hash.toString('base64')),
  checkpoint: checkpointAt(size),
  key: key.verifier,
})

test('the hashes are those of the operating system, for every length around a block', () => {
  for (const length of [...Array.from({ length: 300 }, (_, n) => n), 100_000]) {
    const bytes = randomBytes(length)
    expect(Buffer.from(sha256(bytes))).toEqual(createHash('sha256').update(bytes).digest())
    expect(Buffer.from(sha512(bytes))).toEqual(createHash('sha512').update(bytes).digest())
  }
})

test('a signature holds exactly when it does for the operating system', () => {
  for (let n = 0; n < 12; n += 1) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12)
    const message = randomBytes(n * 17)
    const signature = sign(null, message, privateKey)
    expect(ed25519Signed(raw, message, signature)).toBe(true)
    const flip = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ (1 << (n % 8)) : byte))
    expect(ed25519Signed(raw, message, flip(signature, n * 5))).toBe(false)
    expect(ed25519Signed(flip(raw, n * 2), message, signature)).toBe(false)
    expect(ed25519Signed(raw, Buffer.concat([message, Buffer.of(n)]), signature)).toBe(false)
  }
  // s + order would sign the same: only the smaller one counts.
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const signature = sign(null, Buffer.of(), privateKey)
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  let s =
    Buffer.from(signature.subarray(32))
      .toReversed()
      .reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order
  const other = Buffer.from(signature)
  for (let at = 32; at < 64; at += 1, s >>= 8n) other[at] = Number(s & 255n)
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12)
  expect(ed25519Signed(raw, Buffer.of(), other)).toBe(false)
})

test('a receipt is good for its fact, with the key that somebody knows, and says when it names its key only itself', () => {
  for (const [index, size] of [
    [0, 1],
    [0, 400],
    [255, 256],
    [256, 400],
    [399, 400],
  ] as const) {
    const text = JSON.stringify(receiptOf(index, size))
    const good = { ok: true, origin, size, index, fact: JSON.parse(texts[index]!) }
    expect(checkReceipt(text, [key.verifier])).toEqual({ ...good, key: 'known' })
    expect(checkReceipt(JSON.stringify({ receipt: JSON.parse(text), title: {} }))).toEqual({
      ...good,
      key: 'named-by-receipt',
    })
  }
})

test('a receipt of another log, another fact, another place, an older tree, or with any one bit changed is none', () => {
  const good = receiptOf(300, 400)
  const why = (change: object, keys = [key.verifier]) => {
    const checked = checkReceipt(JSON.stringify({ ...good, ...change }), keys)
    return checked.ok ? 'ok' : checked.why
  }
  const stranger = logKeyOf(origin, randomBytes(32))
  expect(why({}, [stranger.verifier])).toBe('other-key')
  expect(why({ key: stranger.verifier }, [])).toBe('not-signed')
  expect(why({ checkpoint: logKeyOf('other', randomBytes(32)).signed('other\n1\n\n') })).toBe('not-signed')
  expect(why({ content: texts[299]! })).toBe('not-in-the-tree')
  expect(why({ index: 299 })).toBe('not-in-the-tree')
  expect(why({ checkpoint: checkpointAt(300) })).toBe('not-in-the-tree')
  expect(why({ path: [] })).toBe('not-in-the-tree')
  expect(why({ path: ['x'] })).toBe('no-receipt')
  for (const text of ['', '[]', 'null', '{}', '{"format":"xiaobao-receipt/1"}', 'x'.repeat(100_000)])
    expect(checkReceipt(text)).toEqual({ ok: false, why: 'no-receipt' })
})

test('whatever is changed in its bytes, nothing but the same receipt is good', () => {
  const text = JSON.stringify(receiptOf(300, 400))
  fc.assert(
    fc.property(fc.nat({ max: text.length - 1 }), fc.constantFrom(...'aZ0 +/=9{"\\'), (at, other) => {
      fc.pre(text[at] !== other)
      const checked = checkReceipt(text.slice(0, at) + other + text.slice(at + 1), [key.verifier])
      expect(checked.ok && checked.fact['data']).toBe(false)
    }),
    { numRuns: 150 },
  )
})

test('two checkpoints that somebody kept are compared by the proof between them', () => {
  const [one, other] = [100, 400].map((size) => signedCheckpoint(checkpointAt(size), key.verifier)!)
  const path = consistencyPath(100, 400, read).map((hash) => hash.toString('base64'))
  expect(checkConsistency(one!, other!, path)).toBe(true)
  expect(checkConsistency({ ...one!, root: randomBytes(32) }, other!, path)).toBe(false)
  expect(checkConsistency({ ...one!, origin: 'other' }, other!, path)).toBe(false)
  expect(checkConsistency(one!, other!, ['?'])).toBe(false)
})

test('what a QR code said holds as long as the log only grew, and for nothing else', () => {
  const code = (index: number, size: number) =>
    [
      index,
      leafHash(Buffer.from(texts[index]!)).toString('base64url'),
      size,
      rootOf(size, read).toString('base64url'),
    ].join('.')
  const base64 = (hash: Buffer) => hash.toString('base64')
  const answer = (index: number, from: number) => ({
    leaf: base64(leafHash(Buffer.from(texts[index]!))),
    path: inclusionPath(index, 400, read).map(base64),
    consistency: consistencyPath(from, 400, read).map(base64),
    checkpoint: checkpointAt(400),
  })
  const short = readShort(code(77, 100))!
  expect(checkShort(short, answer(77, 100), key.verifier)).toBe('good')
  expect(checkShort(short, answer(78, 100), key.verifier)).toBe('not-in-the-tree')
  expect(checkShort(short, answer(77, 99), key.verifier)).toBe('not-in-the-tree')
  expect(checkShort({ ...short, leaf: answer(78, 100).leaf }, answer(78, 100), key.verifier)).toBe('not-in-the-tree')
  expect(checkShort(short, answer(77, 100), logKeyOf(origin, randomBytes(32)).verifier)).toBe('not-signed')
  for (const wrong of ['', '1.2.3.4', code(77, 100).slice(1), `${code(77, 100)}x`]) {
    if (wrong === code(77, 100).slice(1))
      expect(checkShort(readShort(wrong)!, answer(7, 100), key.verifier)).toBe('not-in-the-tree')
    else expect(readShort(wrong)).toBeNull()
  }
})

test('the file that anybody may keep says the same in Node, with nothing beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaobao-verifier-'))
  const file = join(folder, 'xiaobao-verify (1).mjs')
  copyFileSync(new URL('../../../web/public/xiaobao-verify.js', import.meta.url), file)
  const run = (...args: string[]) => spawnSync(process.execPath, [file, ...args], { encoding: 'utf8', cwd: folder })
  const receipt = join(folder, 'receipt.json')
  writeFileSync(receipt, JSON.stringify(receiptOf(300, 400)))
  expect(run(receipt, key.verifier)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('GOOD  number 300 of 400'),
  })
  expect(run(receipt).stdout).toContain('No key was given')
  writeFileSync(receipt, JSON.stringify({ ...receiptOf(300, 400), index: 301 }))
  expect(run(receipt, key.verifier)).toMatchObject({ status: 1, stdout: expect.stringContaining('WRONG') })
  expect(run()).toMatchObject({ status: 2 })
  rmSync(folder, { recursive: true })
})
