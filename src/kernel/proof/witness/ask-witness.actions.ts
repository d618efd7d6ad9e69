import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { record } from '../../fact/record.ts'
import { postText, type TextAnswer } from '../../outgoing/json-post.ts'
import { readNote } from '../checkpoint.rules.ts'
import { lastCheckpoint, type CheckpointRow } from '../checkpoint.store.ts'
import type { Witness } from '../log.ts'
import { proveFrom } from '../prove.actions.ts'
import { cosignedAt, witnessName } from './cosignature.rules.ts'
import { requestText } from './request.rules.ts'
import * as store from './witness.store.ts'

const timeoutMs = 10_000
const mostBytes = 20_000

/** Asks each witness to sign how the log stands now. What one of them does holds up no other. */
export async function askWitnesses(ctx: Ctx, witnesses: readonly Witness[], signal: AbortSignal): Promise<void> {
  const last = await lastCheckpoint(ctx)
  if (!last) return
  const rows = await store.witnessRows(ctx)
  const ask = async (witness: Witness) => {
    const name = witnessName(witness.verifier) ?? ''
    const row = rows.find((one) => one.name === name)
    if (row?.size === last.size && row.problem === null) return
    await keep(ctx, name, row, await signedBy(ctx, { witness, last, signal }, row?.size ?? 0))
  }
  await Promise.all(witnesses.map(ask))
}

type Asking = { readonly witness: Witness; readonly last: CheckpointRow; readonly signal: AbortSignal }
type Outcome =
  | { readonly size: number; readonly line: string; readonly at: Date }
  | { readonly problem: store.Problem; readonly size: number }

async function signedBy(ctx: Ctx, asking: Asking, old: number, again = true): Promise<Outcome> {
  const { witness, last, signal } = asking
  const path = old === 0 || old === last.size ? [] : await proveFrom(ctx, old, last.size)
  const url = `${witness.url.replace(/\/$/, '')}/add-checkpoint`
  const body = requestText({ old, path, note: last.note })
  const answer = await postText({ url, body, headers: {}, mayBePrivate: false, timeoutMs, mostBytes, signal })
  if (answer.got === 'nothing') return { problem: 'unreachable', size: old }
  if (answer.status === 200) return lineIn(answer, asking, old)
  const stands = answer.status === 409 ? sizeIn(answer) : null
  // It signed more than there is: what it signed was cut off here.
  if (stands !== null && stands > last.size) return { problem: 'ahead', size: old }
  if (stands !== null && stands !== old && again) return signedBy(ctx, asking, stands, false)
  const contradicts = answer.status === 422 || (answer.status === 409 && stands === null)
  return { problem: contradicts ? 'contradicted' : 'refused', size: old }
}

const sizeIn = ({ text }: TextAnswer): number | null => (/^(0|[1-9]\d{0,15})\n?$/.test(text) ? Number(text) : null)

function lineIn({ text }: TextAnswer, { witness, last }: Asking, old: number): Outcome {
  const said = readNote(last.note)?.text ?? ''
  for (const line of text.split('\n')) {
    const at = cosignedAt(said, line, witness.verifier)
    if (at) return { size: last.size, line: `${line}\n`, at }
  }
  return { problem: 'unsigned', size: old }
}

const keep = (ctx: Ctx, name: string, before: store.WitnessRow | undefined, outcome: Outcome): Promise<void> =>
  inTransaction(ctx, async (inner) => {
    if ('line' in outcome) {
      const { size, line, at } = outcome
      await store.insertCosignature(inner, { size, witness: name, line, signed_at: at })
      await store.saveWitness(inner, { name, size, signed_at: at, tried_at: inner.now, problem: null })
      return
    }
    const { problem, size } = outcome
    const signed_at = before?.signed_at ?? null
    await store.saveWitness(inner, { name, size, signed_at, tried_at: inner.now, problem })
    const grave = problem === 'ahead' || problem === 'contradicted'
    // Told once, not every minute.
    if (grave && before?.problem !== problem)
      await record(inner, [{ kind: 'witness.refused', subject: 'log_facts', data: { size, problem } }])
  })
