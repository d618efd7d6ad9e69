import type { Ctx } from '../../context.ts'
import { record } from '../../fact/record.ts'
import { refuse } from '../../refusal.ts'
import { readCheckpoint, readNote } from '../checkpoint.rules.ts'
import { verifiedNote } from '../log-key.ts'
import type { Log } from '../log.ts'
import { judge, readRequest } from './request.rules.ts'
import * as store from './witness.store.ts'
import { witnessKey } from './witness-key.actions.ts'

/** As C2SP tlog-witness answers: a status and a text. */
export type Answered = { readonly status: number; readonly text: string; readonly type?: string }
const no = (status: number, text: string): Answered => ({ status, text: `${text}\n` })

/**
 * Signs a checkpoint of a log that this installation is a witness of, when it continues the one that it signed before. Two logs shown to two people are
 * noticed here, and told on the record: `witness.contradicted`.
 */
export async function beWitness(ctx: Ctx, log: Log, body: string): Promise<Answered> {
  const request = readRequest(body)
  const note = request && readNote(request.note)
  const checkpoint = note && readCheckpoint(note.text)
  if (!request || !note || !checkpoint) return refuse('proof.no-request')
  const known = log.witnessOf.filter((verifier) => verifier.startsWith(`${checkpoint.origin}+`))
  if (known.length === 0) return no(404, 'this log is not known here')
  if (!verifiedNote(request.note, known)) return no(403, 'the checkpoint is not signed by its log')
  const row = await store.holdWitnessed(ctx, checkpoint.origin)
  const judged = judge(request, checkpoint, row.size === 0 ? null : row)
  if (judged === 'malformed') return no(400, 'the checkpoint is smaller than what it goes on from')
  if (judged === 'old') return { status: 409, text: `${row.size}\n`, type: 'text/x.tlog.size' }
  if (judged !== 'signed') return contradicted(ctx, checkpoint.size, judged)
  const key = await witnessKey(ctx, log.witnessName)
  const { size, root, origin } = checkpoint
  await store.saveWitnessed(ctx, { origin, size, root: Buffer.from(root), note: request.note, signed_at: ctx.now })
  return { status: 200, text: key.cosigned(note.text, ctx.now) }
}

async function contradicted(ctx: Ctx, size: number, judged: 'split' | 'unproved'): Promise<Answered> {
  await record(ctx, [{ kind: 'witness.contradicted', subject: 'log_witnessed', data: { size, judged } }])
  return judged === 'split'
    ? no(409, 'another tree of this size was signed before')
    : no(422, 'the checkpoint does not continue what was signed before')
}
