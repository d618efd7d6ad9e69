import type { Ctx } from '../../context.ts'
import { handle, type BoundRoute } from '../../http/handle.ts'
import { refuse } from '../../refusal.ts'
import type { Log } from '../log.ts'
import { plainReply } from '../plain-reply.ts'
import { beWitness } from './be-witness.actions.ts'
import { witnessName } from './cosignature.rules.ts'
import * as contract from './witness.contract.ts'
import * as store from './witness.store.ts'

export const witnessRoutes = (log: Log): readonly BoundRoute[] => [
  handle(contract.addCheckpoint, async (ctx, _nothing, { raw }) => {
    const parts: Buffer[] = []
    for await (const part of raw.body) parts.push(Buffer.from(part as Uint8Array))
    const { status, text, type } = await beWitness(ctx, log, Buffer.concat(parts).toString('utf8'))
    return plainReply(text, { status, ...(type && { type }) })
  }),
  handle(contract.readWitnessed, async (ctx) => {
    const last = (await store.lastWitnessed(ctx)) ?? refuse('proof.no-checkpoint')
    return plainReply(`${last.note}${last.lines.join('')}`)
  }),
  handle(contract.readWitnesses, (ctx) => witnesses(ctx, log)),
]

async function witnesses(ctx: Ctx, log: Log) {
  const rows = await store.witnessRows(ctx)
  const ours = log.witnesses.map(({ verifier }) => {
    const name = witnessName(verifier) ?? ''
    const row = rows.find((one) => one.name === name)
    const signedAt = row?.signed_at?.toISOString() ?? null
    return { name, verifier, size: row?.size ?? 0, signedAt, problem: row?.problem ?? null }
  })
  const others = (await store.witnessedLogs(ctx)).filter(({ size }) => size > 0)
  return {
    ours,
    verifier: (await store.witnessKeyRow(ctx))?.verifier ?? null,
    others: others.map(({ origin, size, signed_at, note }) => ({
      origin,
      size,
      signedAt: signed_at.toISOString(),
      note,
    })),
  }
}
