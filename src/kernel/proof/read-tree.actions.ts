import type { Ctx } from '../context.ts'
import * as store from './proof.store.ts'
import { edgeOf, edgeTiles, nodesIn, tilesFor, type Edge, type TileName } from './tiles.ts'
import type { ReadNode } from './tree.ts'

const keyOf = ({ level, place }: TileName): string => `${level}/${place}`

async function tilesOf(ctx: Ctx, names: readonly TileName[]): Promise<(name: TileName) => Buffer | undefined> {
  const rows = await store.tilesNamed(ctx, names)
  const found = new Map(rows.map((row) => [keyOf(row), row.hashes]))
  return (name) => found.get(keyOf(name))
}

/** What a tree of this size needs to grow on. */
export async function readEdge(ctx: Ctx, size: number): Promise<Edge> {
  const names = edgeTiles(size).filter(({ width }) => width > 0)
  return edgeOf(size, await tilesOf(ctx, names))
}

/** Works on the tree with exactly the tiles it needs, read at once. */
export async function onTree<T>(ctx: Ctx, work: (read: ReadNode) => T): Promise<T> {
  const names = tilesFor(work)
  return work(nodesIn(await tilesOf(ctx, names)))
}
