import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  append,
  consistencyPath,
  emptyRoot,
  inclusionPath,
  leafHash,
  peaksOf,
  rootOf,
  sha256,
  type ReadNode,
} from './tree.ts'
import { continues, includes, nodeInput } from './verify.rules.ts'

/** RFC 6962, 2.1, word for word: hashes everything anew each time. */
function byTheBook(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return sha256(Buffer.of())
  const [only] = leaves
  if (leaves.length === 1 && only) return leafHash(only)
  let cut = 1
  while (cut * 2 < leaves.length) cut *= 2
  return sha256(nodeInput(byTheBook(leaves.slice(0, cut)), byTheBook(leaves.slice(cut))))
}

function grown(leaves: readonly Uint8Array[]): ReadNode {
  const nodes = new Map<string, Buffer>()
  const read: ReadNode = (level, place) => {
    const hash = nodes.get(`${level}/${place}`)
    if (!hash) throw new Error(`node ${level}/${place} was never written`)
    return hash
  }
  leaves.forEach((leaf, size) => {
    for (const { level, place, hash } of append(size, leafHash(leaf), read)) nodes.set(`${level}/${place}`, hash)
  })
  return read
}

const most = 70
const leaves = Array.from({ length: most }, (_, at) => Buffer.from(`fact ${at}`))
const read = grown(leaves)
const root = (size: number) => rootOf(size, read)

test('the roots are those that Certificate Transparency publishes for its eight leaves', () => {
  const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  const own = grown(known.map((hex) => Buffer.from(hex, 'hex')))
  expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(rootOf(1, own).toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  expect(rootOf(8, own).toString('hex')).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
})

test('grown leaf by leaf, the root is what the book says, for every size', () => {
  for (let size = 0; size <= most; size += 1) expect(root(size)).toEqual(byTheBook(leaves.slice(0, size)))
})

test('what is kept in hand to grow on is one subtree for each bit of the size', () => {
  expect(peaksOf(0)).toEqual([])
  expect(peaksOf(13)).toEqual([
    { level: 3, place: 0 },
    { level: 2, place: 2 },
    { level: 0, place: 12 },
  ])
})

test('every leaf of every tree is proved, and at no other place and by no other size', () => {
  for (let size = 1; size <= most; size += 1)
    for (let index = 0; index < size; index += 1) {
      const path = inclusionPath(index, size, read)
      const proof = { leaf: leafHash(leaves[index] ?? Buffer.of()), index, size, path, root: root(size) }
      expect(includes(sha256, proof), `${index} of ${size}`).toBe(true)
      expect(includes(sha256, { ...proof, index: (index + 1) % size }), `${index} of ${size}`).toBe(size === 1)
      expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
    }
})

test('every tree begins with every smaller one, and no two roots can be exchanged', () => {
  for (let newSize = 0; newSize <= most; newSize += 1)
    for (let oldSize = 0; oldSize <= newSize; oldSize += 1) {
      const path = consistencyPath(oldSize, newSize, read)
      const proof = { oldSize, newSize, path, oldRoot: root(oldSize), newRoot: root(newSize) }
      expect(continues(sha256, proof), `${oldSize} in ${newSize}`).toBe(true)
      if (oldSize === newSize) continue
      expect(continues(sha256, { ...proof, oldRoot: proof.newRoot })).toBe(false)
      if (oldSize > 0) expect(continues(sha256, { ...proof, newRoot: proof.oldRoot })).toBe(false)
    }
})

test('a proof with anything changed, added, left out or put elsewhere proves nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: most }).chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 }))),
      fc.constantFrom('flip', 'add', 'drop', 'swap', 'short', 'long'),
      fc.nat(),
      ([size, at], how, seed) => {
        const spoil = spoiled(how, seed)
        const inside = inclusionPath(at, size, read)
        const leaf = leafHash(leaves[at] ?? Buffer.of())
        const changed = spoil(inside)
        if (changed) expect(includes(sha256, { leaf, index: at, size, path: changed, root: root(size) })).toBe(false)
        const from = spoil(consistencyPath(at, size, read))
        const proof = { oldSize: at, newSize: size, oldRoot: root(at), newRoot: root(size) }
        if (from) expect(continues(sha256, { ...proof, path: from })).toBe(false)
      },
    ),
  )
})

const spoiled =
  (how: string, seed: number) =>
  (path: readonly Buffer[]): Buffer[] | null => {
    const at = path.length === 0 ? 0 : seed % path.length
    const one = path[at]
    if (how === 'add') return path.toSpliced(at, 0, randomBytes(32))
    if (!one) return null
    if (how === 'drop') return path.toSpliced(at, 1)
    if (how === 'short') return path.with(at, one.subarray(1))
    if (how === 'long') return path.with(at, Buffer.concat([one, Buffer.of(0)]))
    if (how === 'swap') return path.length < 2 ? null : path.with(at, path[(at + 1) % path.length] ?? one)
    const flipped = Buffer.from(one)
    flipped[seed % 32] = (flipped[seed % 32] ?? 0) ^ (1 << (seed % 8))
    return path.with(at, flipped)
  }

test('what is no proof at all is refused and ends nothing', () => {
  const [leaf, hash] = [leafHash(Buffer.from('fact 0')), root(1)]
  for (const [index, size] of [
    [0, 0],
    [1, 1],
    [-1, 1],
    [0.5, 1],
    [0, 2 ** 60],
    [Number.NaN, 1],
  ] as const)
    expect(includes(sha256, { leaf, index, size, path: [], root: hash }), `${index} of ${size}`).toBe(false)
  for (const [oldSize, newSize] of [
    [2, 1],
    [-1, 1],
    [1, Number.NaN],
    [0.5, 1],
  ] as const)
    expect(continues(sha256, { oldSize, newSize, path: [], oldRoot: hash, newRoot: hash })).toBe(false)
  const path = [randomBytes(32)]
  expect(continues(sha256, { oldSize: 0, newSize: 1, path, oldRoot: emptyRoot, newRoot: hash })).toBe(false)
  expect(continues(sha256, { oldSize: 0, newSize: 1, path: [], oldRoot: hash, newRoot: hash })).toBe(false)
  expect(continues(sha256, { oldSize: 1, newSize: 1, path, oldRoot: hash, newRoot: hash })).toBe(false)
})
