import { hash } from 'node:crypto'
import { PlainError } from '../log/safe-error.ts'
import { rootOf, type ReadNode } from './tree.ts'

/** The tree as it is kept: 256 hashes side by side (C2SP tlog-tiles). A tile of level L holds the nodes of tree level 8 L. */
export const tileWidth = 256
const tileHeight = 8
export const hashBytes = 32

export type TileName = { readonly level: number; readonly place: number }
export type Tile = TileName & { readonly hashes: Buffer }
/** What has to be in hand to grow on: of each level the tile that is not whole yet; empty where the last one became whole. */
export type Edge = { readonly size: number; readonly tiles: readonly Buffer[] }

export const emptyEdge: Edge = { size: 0, tiles: [] }

/** The tiles at the right edge of a tree of `size`, and how many hashes each must hold. */
export function edgeTiles(size: number): (TileName & { readonly width: number })[] {
  const found: (TileName & { readonly width: number })[] = []
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / tileWidth))
    found.push({ level, place: Math.floor(count / tileWidth), width: count % tileWidth })
  return found
}

/** The edge of a tree of `size`, from its tiles. @throws when one of them does not hold what it must. */
export function edgeOf(size: number, tileAt: (name: TileName) => Buffer | undefined): Edge {
  const tiles = edgeTiles(size).map(({ width, ...name }) => {
    if (width === 0) return Buffer.alloc(0)
    const hashes = tileAt(name)
    if (hashes === undefined || hashes.length < width * hashBytes) throw new TileBroken(name)
    return hashes.subarray(0, width * hashBytes)
  })
  return { size, tiles }
}

export class TileBroken extends PlainError {
  constructor({ level, place }: TileName) {
    super(`the log of facts: tile ${level}/${place} is missing or too short`)
    this.name = 'PlainError'
  }
}

/** Grows a tree by leaves: the tiles that are new or longer than before, and the edge that they leave. */
export function grow(edge: Edge, leaves: readonly Uint8Array[]): { readonly edge: Edge; readonly tiles: Tile[] } {
  const open = edge.tiles.map((tile) => [tile] as Uint8Array[])
  const widths = edge.tiles.map((tile) => tile.length / hashBytes)
  const places = edgeTiles(edge.size).map(({ place }) => place)
  const whole: Tile[] = []
  const touched = new Set<number>()
  const push = (level: number, leaf: Uint8Array): void => {
    const row = (open[level] ??= [])
    row.push(leaf)
    touched.add(level)
    widths[level] = (widths[level] ?? 0) + 1
    if (widths[level] < tileWidth) return
    const hashes = Buffer.concat(row)
    whole.push({ level, place: places[level] ?? 0, hashes })
    places[level] = (places[level] ?? 0) + 1
    widths[level] = 0
    open[level] = []
    push(level + 1, subtreeRoot(hashes))
  }
  for (const leaf of leaves) push(0, leaf)
  const tiles = open.map((row) => Buffer.concat(row))
  const begun = tiles.flatMap((hashes, level) =>
    touched.has(level) && hashes.length > 0 ? [{ level, place: places[level] ?? 0, hashes }] : [],
  )
  return { edge: { size: edge.size + leaves.length, tiles }, tiles: [...whole, ...begun] }
}

export const edgeRoot = (edge: Edge): Buffer => {
  const places = edgeTiles(edge.size)
  return rootOf(
    edge.size,
    nodesIn(({ level, place }) => (places[level]?.place === place ? edge.tiles[level] : undefined)),
  )
}

/** Reads whole subtrees out of tiles. */
export function nodesIn(tileAt: (name: TileName) => Uint8Array | undefined): ReadNode {
  const read = new Map<string, readonly Buffer[]>()
  return (level, place) => {
    const { tile, from, width } = within(level, place)
    const key = `${tile.level}/${tile.place}`
    const rows = read.get(key) ?? rowsOfTile(tile, tileAt(tile) ?? Buffer.alloc(0))
    read.set(key, rows)
    const node = rows[level % tileHeight]?.subarray((from / width) * hashBytes, (from / width + 1) * hashBytes)
    if (node?.length !== hashBytes) throw new TileBroken(tile)
    return node
  }
}

/** Which tiles a piece of work on the tree reads: it is done once on nothing. */
export function tilesFor(work: (read: ReadNode) => unknown): TileName[] {
  const wanted = new Map<string, TileName>()
  const nothing = Buffer.alloc(hashBytes)
  work((level, place) => {
    const { tile } = within(level, place)
    wanted.set(`${tile.level}/${tile.place}`, tile)
    return nothing
  })
  return [...wanted.values()]
}

function within(level: number, place: number) {
  const width = 2 ** (level % tileHeight)
  const first = place * width
  const tile = { level: Math.floor(level / tileHeight), place: Math.floor(first / tileWidth) }
  return { tile, from: first % tileWidth, width }
}

const pair = Buffer.alloc(1 + 2 * hashBytes, 1)

/** The nodes over hashes side by side, row by row: the hashes, the pairs of them, the fours … as far as they are whole. */
function rowsOver(hashes: Uint8Array): readonly Buffer[] {
  const rows = [Buffer.from(hashes)]
  for (let width = Math.floor(hashes.length / hashBytes / 2); width > 0; width = Math.floor(width / 2)) {
    const below = rows.at(-1) ?? Buffer.alloc(0)
    const row = Buffer.alloc(width * hashBytes)
    for (let at = 0; at < width; at += 1) {
      pair.set(below.subarray(at * 2 * hashBytes, (at + 1) * 2 * hashBytes), 1)
      row.set(hash('sha256', pair, 'buffer'), at * hashBytes)
    }
    rows.push(row)
  }
  return rows
}

/** Tiles above the leaves are under many proofs. Kept by what is in them, so that a tile that was changed is never taken for its older self. */
const kept = new Map<string, readonly Buffer[]>()
const mostKept = 512

function rowsOfTile({ level }: TileName, hashes: Uint8Array): readonly Buffer[] {
  if (level === 0) return rowsOver(hashes)
  const key = hash('sha256', hashes, 'base64')
  const rows = kept.get(key) ?? rowsOver(hashes)
  kept.delete(key)
  kept.set(key, rows)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return rows
}

/** The root over 1, 2, 4 … 256 hashes side by side. */
export const subtreeRoot = (hashes: Uint8Array): Buffer => rowsOver(hashes).at(-1) ?? Buffer.alloc(0)
