import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkpointText, readCheckpoint, readNote } from './checkpoint.rules.ts'
import { logKeyOf, verifiedNote } from './log-key.ts'

const root = randomBytes(32)
const text = checkpointText({ origin: 'xiaobao.example.com/facts', size: 1_234, root })
const key = logKeyOf('xiaobao.example.com/facts', randomBytes(32))

test('a checkpoint is three lines that anybody can read', () => {
  expect(text).toBe(`xiaobao.example.com/facts\n1234\n${root.toString('base64')}\n`)
  expect(readCheckpoint(text)).toEqual({ origin: 'xiaobao.example.com/facts', size: 1_234, root: new Uint8Array(root) })
})

test('the example of RFC 8032 signs as it should: the key is made from its seed', () => {
  const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
  const own = logKeyOf('rfc8032', seed).verifier.split('+').slice(2).join('+')
  expect(Buffer.from(own, 'base64').subarray(1).toString('hex')).toBe(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  )
})

test('signed, it is read by whoever knows the verifier, and by nobody else', () => {
  const note = key.signed(text)
  expect(verifiedNote(note, [key.verifier])?.text).toBe(text)
  const others = [
    logKeyOf(key.name, randomBytes(32)).verifier,
    logKeyOf('other', randomBytes(32)).verifier,
    'nonsense',
    key.verifier.replace(/\+[0-9a-f]{8}\+/, '+00000000+'),
  ]
  expect(verifiedNote(note, others)).toBeNull()
  expect(verifiedNote(note, [...others, key.verifier])?.text).toBe(text)
})

test('with one character changed, added or taken away nothing was signed', () => {
  const note = key.signed(text)
  fc.assert(
    fc.property(
      fc.nat({ max: note.length - 1 }),
      fc.constantFrom('change', 'add', 'drop'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      (at, how, other) => {
        fc.pre(how === 'drop' || note[at] !== other)
        const drop = how === 'add' ? 0 : 1
        const changed = note.slice(0, at) + (how === 'drop' ? '' : other) + note.slice(at + drop)
        fc.pre(changed !== note)
        expect(verifiedNote(changed, [key.verifier])).toBeNull()
      },
    ),
    { numRuns: 2_000 },
  )
})

test('a witness adds a line, and what was signed before stays signed', () => {
  const witness = logKeyOf('witness.example.org', randomBytes(32))
  const both = `${key.signed(text)}${witness.signed(text).split('\n\n')[1] ?? ''}`
  expect(verifiedNote(both, [key.verifier])?.text).toBe(text)
  expect(verifiedNote(both, [witness.verifier])?.signatures).toHaveLength(2)
})

test('what only looks like a checkpoint or a note is none', () => {
  for (const wrong of [
    '',
    'origin\n',
    `origin\n01\n${root.toString('base64')}\n`,
    `origin\n-1\n${root.toString('base64')}\n`,
    `origin\n99999999999999999999\n${root.toString('base64')}\n`,
    `origin\n1\n${root.toString('base64').slice(0, -1)}\n`,
    `origin\n1\n${root.subarray(1).toString('base64')}\n`,
    `\n1\n${root.toString('base64')}\n`,
  ])
    expect(readCheckpoint(wrong), wrong).toBeNull()
  const note = key.signed(text)
  for (const wrong of [
    text,
    `${text}\n`,
    note.trimEnd(),
    note.replace('\u2014', '-'),
    note.replace('1234', '12\u0000'),
    `${'x'.repeat(70_000)}\n\n${note}`,
  ])
    expect(readNote(wrong), wrong.slice(0, 60)).toBeNull()
})
