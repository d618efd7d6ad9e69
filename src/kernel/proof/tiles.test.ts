import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edgeOf, edgeRoot, emptyEdge, grow, nodesIn, tilesFor, tileWidth, type Tile, type TileName } from './tiles.ts'
import { append, consistencyPath, inclusionPath, rootOf, sha256, type ReadNode } from './tree.ts'
import { includes } from './verify.rules.ts'

const most = 70_000
const leaves = Array.from({ length: most }, () => randomBytes(32))
const nodes = new Map<string, Buffer>()
const leafByLeaf: ReadNode = (level, place) => nodes.get(`${level}/${place}`) ?? Buffer.alloc(0)
leaves.forEach((leaf, size) => {
  for (const { level, place, hash } of append(size, leaf, leafByLeaf)) nodes.set(`${level}/${place}`, hash)
})

/** Grown in batches of these sizes, each beginning with what was kept of the one before. */
function kept(sizes: readonly number[]): { tiles: Map<string, Tile>; size: number } {
  const tiles = new Map<string, Tile>()
  let size = 0
  for (const many of sizes) {
    const edge = edgeOf(size, (name) => tiles.get(keyOf(name))?.hashes)
    const grown = grow(edge, leaves.slice(size, size + many))
    for (const tile of grown.tiles) tiles.set(keyOf(tile), tile)
    size += many
    expect(edgeRoot(grown.edge)).toEqual(rootOf(size, leafByLeaf))
  }
  return { tiles, size }
}
const keyOf = ({ level, place }: TileName) => `${level}/${place}`

test('grown in batches of any size, tiles hold the tree that grows leaf by leaf', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 12 }), (sizes) => {
      const { tiles, size } = kept(sizes)
      const read = nodesIn((name) => tiles.get(keyOf(name))?.hashes)
      expect(rootOf(size, read)).toEqual(rootOf(size, leafByLeaf))
    }),
    { numRuns: 40 },
  )
})

test('with three levels of tiles every proof is the same, and needs few of them', () => {
  const { tiles, size } = kept([1, 255, 256, tileWidth ** 2 - 513, 2, most - tileWidth ** 2 - 1])
  expect(size).toBe(most)
  const read = nodesIn((name) => tiles.get(keyOf(name))?.hashes)
  for (const index of [0, 1, 255, 256, 65_535, 65_536, most - 1]) {
    const path = inclusionPath(index, size, read)
    expect(path).toEqual(inclusionPath(index, size, leafByLeaf))
    const leaf = leaves[index] ?? Buffer.of()
    expect(includes(sha256, { leaf, index, size, path, root: rootOf(size, read) })).toBe(true)
    expect(consistencyPath(index, size, read)).toEqual(consistencyPath(index, size, leafByLeaf))
    expect(tilesFor((one) => inclusionPath(index, size, one)).length).toBeLessThanOrEqual(6)
  }
})

test('an edge that does not hold what it must is refused', () => {
  const { tiles } = kept([700])
  expect(() => edgeOf(700, () => undefined)).toThrow('tile 0/2 is missing or too short')
  expect(() => edgeOf(701, (name) => tiles.get(keyOf(name))?.hashes)).toThrow('tile 0/2 is missing or too short')
  expect(edgeOf(0, () => undefined)).toEqual(emptyEdge)
})
