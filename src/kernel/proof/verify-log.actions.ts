import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { readCheckpoint, type Checkpoint } from './checkpoint.rules.ts'
import { checkpointsAfter, type CheckpointRow } from './checkpoint.store.ts'
import { leafOf } from './leaf.ts'
import { verifiersOf } from './log-key.actions.ts'
import { verifiedNote } from './log-key.ts'
import { readHead } from './proof.store.ts'
import { edgeRoot, emptyEdge, grow, hashBytes, tileWidth, type Edge, type Tile } from './tiles.ts'
import * as store from './whole-log.store.ts'

/** `at`: the number of the first fact that is concerned, or null where it has none. */
export type Problem = { readonly at: number | null; readonly why: string }
export type Verified = { readonly size: number; readonly checkpoints: number; readonly problems: readonly Problem[] }
const piece = 16 * tileWidth
const mostProblems = 1_000
const mostKept = 1_000_000

/**
 * Looks at every fact, every tile and every checkpoint, as they are at one instant. `kept`: checkpoints that somebody has outside; only they show
 * that everything was written anew, or that the end was cut off together with its checkpoints.
 */
export const verifyLog = (ctx: Ctx, kept: readonly string[], tell: (done: number, of: number) => void) =>
  inTransaction(ctx, async (inner): Promise<Verified> => {
    await store.asOfNow(inner)
    const size = await readHead(inner)
    const signed = await signedOnes(inner, kept)
    const walk = await walkFacts(inner, size, signed.good, tell)
    const problems = [...signed.problems, ...walk, ...(await looseEnds(inner, size))]
    const sorted = problems.toSorted((one, other) => (one.at ?? Infinity) - (other.at ?? Infinity))
    return { size, checkpoints: signed.good.length, problems: sorted.slice(0, mostProblems) }
  })

async function signedOnes(ctx: Ctx, kept: readonly string[]) {
  const verifiers = await verifiersOf(ctx)
  const rows = await checkpointsAfter(ctx, 0, mostKept)
  const read = [
    ...rows.map((row) => ({ name: `checkpoint ${row.size}`, note: row.note, row })),
    ...kept.map((note, at) => ({ name: `kept checkpoint ${at + 1}`, note, row: null })),
  ].map(({ name, note, row }) => ({ name, checkpoint: readSigned(note, verifiers, row) }))
  const good = read.flatMap(({ checkpoint }) => checkpoint ?? []).toSorted((a, b) => a.size - b.size)
  const problems = read
    .filter(({ checkpoint }) => checkpoint === null)
    .map(({ name }): Problem => ({ at: null, why: `${name} is not signed by the key of this log, or was changed` }))
  return { good, problems }
}

/** Null when it is not signed, or when what stands beside it in the table says something else. */
function readSigned(note: string, verifiers: readonly string[], row: CheckpointRow | null): Checkpoint | null {
  const known = verifiedNote(note, verifiers)
  const checkpoint = known && readCheckpoint(known.text)
  const same = !row || (checkpoint?.size === row.size && row.root.equals(checkpoint.root))
  return checkpoint && same ? checkpoint : null
}

type Walk = { edge: Edge; trusted: number; readonly found: Problem[]; readonly checkpoints: Checkpoint[] }

/** Facts against leaves, leaves against the tiles above, roots against checkpoints. */
async function walkFacts(
  ctx: Ctx,
  size: number,
  checkpoints: readonly Checkpoint[],
  tell: (done: number, of: number) => void,
): Promise<Problem[]> {
  const walk: Walk = { edge: emptyEdge, trusted: 0, found: [], checkpoints: [...checkpoints] }
  for (let from = 0; from < size && walk.found.length < mostProblems; from += piece) {
    const to = Math.min(from + piece, size)
    const leaves = await leavesOf(ctx, { from, to }, walk.found)
    await growOver(ctx, walk, leaves)
    tell(to, size)
  }
  for (const { size: signed } of walk.edge.size === size ? walk.checkpoints : [])
    walk.found.push({ at: size, why: `${signed} facts were signed, and only ${size} are there: the end was cut off` })
  return walk.found
}

/** The leaves as the tree holds them; where it holds none, as the facts give them. */
async function leavesOf(ctx: Ctx, { from, to }: { from: number; to: number }, found: Problem[]): Promise<Buffer[]> {
  const rows = new Map((await store.placesFrom(ctx, from, to - from)).map((row) => [row.place, row]))
  const range = { from: Math.floor(from / tileWidth), to: Math.floor((to - 1) / tileWidth) }
  const tiles = new Map((await store.tilesOfLevel(ctx, 0, range)).map((tile) => [tile.place, tile.hashes]))
  return Array.from({ length: to - from }, (_, at) => {
    const place = from + at
    const row = rows.get(place)
    const hashes = tiles.get(Math.floor(place / tileWidth))
    const offset = (place % tileWidth) * hashBytes
    const kept = hashes && hashes.length >= offset + hashBytes ? hashes.subarray(offset, offset + hashBytes) : null
    const own = row?.found ? leafOf(row.found) : null
    if (!row) found.push({ at: place, why: 'no fact has this number' })
    else if (!own) found.push({ at: place, why: `fact ${row.fact} is gone` })
    else if (kept && !own.equals(kept)) found.push({ at: place, why: `fact ${row.fact} is not what was recorded` })
    if (!kept) found.push({ at: place, why: `tile 0/${Math.floor(place / tileWidth)} is missing or too short` })
    return kept ?? own ?? Buffer.alloc(hashBytes)
  })
}

async function growOver(ctx: Ctx, walk: Walk, leaves: readonly Buffer[]): Promise<void> {
  let rest = leaves
  while (rest.length > 0) {
    const [next] = walk.checkpoints
    const take = next ? Math.min(rest.length, next.size - walk.edge.size) : rest.length
    const grown = grow(walk.edge, rest.slice(0, take))
    await compareAbove(ctx, walk, grown.tiles)
    walk.edge = grown.edge
    rest = rest.slice(take)
    while (walk.checkpoints[0]?.size === walk.edge.size) compareRoot(walk)
  }
}

function compareRoot(walk: Walk): void {
  const checkpoint = walk.checkpoints.shift()
  if (!checkpoint) return
  if (edgeRoot(walk.edge).equals(checkpoint.root)) walk.trusted = checkpoint.size
  else if (walk.found.every(({ at }) => at === null || at >= checkpoint.size))
    walk.found.push({
      at: walk.trusted,
      why: `between this one and number ${checkpoint.size - 1} something was changed since they were signed`,
    })
}

/** Tiles above the leaves that became whole or are the last of their level so far: what is kept must begin with them. */
async function compareAbove(ctx: Ctx, walk: Walk, tiles: readonly Tile[]): Promise<void> {
  for (const { level, place, hashes } of tiles) {
    if (level === 0) continue
    const [kept] = await store.tilesOfLevel(ctx, level, { from: place, to: place })
    const wrong = firstDifference(hashes, kept?.hashes)
    if (wrong === null) continue
    const under = tileWidth ** level
    const at = (place * tileWidth + wrong) * under
    // What is wrong below is wrong above too: said once, where it begins.
    if (walk.found.some((one) => one.at !== null && one.at >= at && one.at < at + under)) continue
    walk.found.push({ at, why: `tile ${level}/${place} is not the one that belongs over its facts` })
  }
}

function firstDifference(wanted: Buffer, kept: Buffer | undefined): number | null {
  for (let at = 0; at < wanted.length; at += hashBytes)
    if (!kept?.subarray(at, at + hashBytes).equals(wanted.subarray(at, at + hashBytes))) return at / hashBytes
  return null
}

async function looseEnds(ctx: Ctx, size: number): Promise<Problem[]> {
  return [
    ...(await store.placesFrom(ctx, size, 1)).map(({ place, fact }): Problem => ({
      at: place,
      why: `fact ${fact} has a number behind the end of the tree`,
    })),
    ...(await store.strangers(ctx, 10)).map((id): Problem => ({
      at: null,
      why: `fact ${id} came into the database past the program`,
    })),
    ...(await store.lostWaiting(ctx, 10)).map((id): Problem => ({
      at: null,
      why: `fact ${id} waited for its number and is gone`,
    })),
  ]
}
