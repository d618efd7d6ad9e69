import { hash } from 'node:crypto'
import { leafInput, nodeInput } from './verify.rules.ts'

/** A Merkle tree over facts in their order (RFC 6962, 2.1). Nodes are named by level and place; level 0 are the leaves. */
export const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer')
export const leafHash = (content: Uint8Array): Buffer => sha256(leafInput(content))
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(nodeInput(left, right))
export const emptyRoot: Buffer = sha256(Buffer.of())

/** A whole subtree of 2^level leaves; it never changes again. */
export type Node = { readonly level: number; readonly place: number; readonly hash: Buffer }
/** Reads a whole subtree that was written before. */
export type ReadNode = (level: number, place: number) => Buffer

/** The whole subtrees that a tree of this size is made of, biggest first: what has to be kept in hand to grow on. */
export function peaksOf(size: number): { readonly level: number; readonly place: number }[] {
  const peaks: { level: number; place: number }[] = []
  let [done, left] = [0, size]
  for (let level = levelsOf(size); level >= 0; level -= 1) {
    const leaves = 2 ** level
    if (left < leaves) continue
    peaks.push({ level, place: done / leaves })
    done += leaves
    left -= leaves
  }
  return peaks
}

/** Grows a tree of `size` leaves by one: the subtrees that become whole with it, the leaf first. */
export function append(size: number, leaf: Buffer, read: ReadNode): Node[] {
  const nodes: Node[] = [{ level: 0, place: size, hash: leaf }]
  let [level, place, hash] = [0, size, leaf]
  while (place % 2 === 1) {
    hash = nodeHash(read(level, place - 1), hash)
    level += 1
    place = (place - 1) / 2
    nodes.push({ level, place, hash })
  }
  return nodes
}

export const rootOf = (size: number, read: ReadNode): Buffer => (size === 0 ? emptyRoot : rangeHash(0, size, read))

/** That leaf `index` is in the tree of `size`: at most one hash a level. */
export function inclusionPath(index: number, size: number, read: ReadNode): Buffer[] {
  if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const path: Buffer[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      path.unshift(rangeHash(middle, to, read))
      to = middle
    } else {
      path.unshift(rangeHash(from, middle, read))
      from = middle
    }
  }
  return path
}

/** That the tree of `newSize` begins with the tree of `oldSize` (RFC 6962, 2.1.2). */
export function consistencyPath(oldSize: number, newSize: number, read: ReadNode): Buffer[] {
  if (oldSize < 0 || oldSize > newSize) throw new RangeError(`a tree of ${newSize} does not begin with ${oldSize}`)
  if (oldSize === 0 || oldSize === newSize) return []
  const path: Buffer[] = []
  let [from, to] = [0, newSize]
  // As long as the old tree ends inside of this part; where it ends with it, the part itself is the last piece.
  while (to !== oldSize) {
    const middle = from + splitOf(to - from)
    if (oldSize <= middle) {
      path.unshift(rangeHash(middle, to, read))
      to = middle
    } else {
      path.unshift(rangeHash(from, middle, read))
      from = middle
    }
  }
  return from === 0 ? path : [rangeHash(from, to, read), ...path]
}

/** The largest power of two below the number of leaves: where RFC 6962 cuts. */
const splitOf = (leaves: number): number => 2 ** levelsOf(leaves - 1)
function levelsOf(number: number): number {
  let level = 0
  while (2 ** (level + 1) <= number) level += 1
  return level
}

function rangeHash(from: number, to: number, read: ReadNode): Buffer {
  const leaves = to - from
  const level = levelsOf(leaves)
  if (2 ** level === leaves) return read(level, from / leaves)
  const middle = from + splitOf(leaves)
  return nodeHash(rangeHash(from, middle, read), rangeHash(middle, to, read))
}
