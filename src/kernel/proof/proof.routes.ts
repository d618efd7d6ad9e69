import type { FactWords, MaySee } from '../capability.ts'
import type { Ctx } from '../context.ts'
import { handle, type BoundRoute, type RawReply } from '../http/handle.ts'
import { found, refuse } from '../refusal.ts'
import * as keys from './log-key.actions.ts'
import { lastCheckpoint } from './checkpoint.store.ts'
import { plainReply } from './plain-reply.ts'
import * as contract from './proof.contract.ts'
import { tilesNamed } from './proof.store.ts'
import { proveFrom, proveIndex, signedLog } from './prove.actions.ts'
import { receiptOf } from './receipt.actions.ts'
import { readTileName } from './tile-name.rules.ts'
import { hashBytes, tileWidth } from './tiles.ts'

const base64 = (hash: Buffer): string => hash.toString('base64')

export function proofRoutes(maySee: MaySee, words: (kind: string) => FactWords | undefined): readonly BoundRoute[] {
  return [
    handle(contract.readLog, async (ctx) => {
      const last = (await lastCheckpoint(ctx)) ?? null
      const verifiers = await keys.verifiersOf(ctx)
      return {
        origin: verifiers[0]?.split('+')[0] ?? null,
        keys: verifiers,
        checkpoint: last && {
          size: last.size,
          root: base64(last.root),
          note: last.note,
          signedAt: last.signed_at.toISOString(),
        },
      }
    }),
    handle(contract.readCheckpoint, async (ctx) => plainReply((await signedLog(ctx)).note)),
    ...contract.readTiles.map((one) =>
      handle(one, (ctx, { level, ...parts }) => tileBytes(ctx, level, Object.values(parts))),
    ),
    handle(contract.proveInclusion, async (ctx, { index }) => {
      const checkpoint = await signedLog(ctx)
      const { leaf, path } = await proveIndex(ctx, checkpoint, index)
      return { index, leaf: base64(leaf), path: path.map(base64), checkpoint: checkpoint.note }
    }),
    handle(contract.proveConsistency, async (ctx, { from, to }) => {
      const checkpoint = await signedLog(ctx)
      const until = to ?? checkpoint.size
      if (until > checkpoint.size) refuse('proof.beyond-the-log', { size: checkpoint.size, asked: until })
      const path = await proveFrom(ctx, from, until)
      return { from, to: until, path: path.map(base64), checkpoint: checkpoint.note }
    }),
    handle(contract.readReceipt, (ctx, { id }, { publicUrl }) => receiptOf(ctx, id, { maySee, words, publicUrl })),
  ]
}

/** Only what is under a signed checkpoint: a tile never tells more than the checkpoint that is read with it. */
async function tileBytes(ctx: Ctx, level: number, parts: readonly string[]): Promise<RawReply> {
  const name = found(readTileName(parts) ?? undefined, 'tile')
  const { size } = await signedLog(ctx)
  const signed = Math.floor(size / tileWidth ** level) - name.place * tileWidth
  if (signed < name.width) refuse('not-found', { noun: 'tile' })
  const [tile] = await tilesNamed(ctx, [{ level, place: name.place }])
  const hashes = found(tile, 'tile').hashes.subarray(0, name.width * hashBytes)
  return {
    body: hashes,
    type: 'application/octet-stream',
    headers: { 'cache-control': 'public, max-age=31536000, immutable', 'access-control-allow-origin': '*' },
  }
}
