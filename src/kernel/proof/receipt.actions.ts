import type { z } from 'zod'
import type { FactWords, MaySee } from '../capability.ts'
import { isStaff, type Ctx } from '../context.ts'
import { found, refuse } from '../refusal.ts'
import { leafText } from './leaf.ts'
import { verifiersOf } from './log-key.actions.ts'
import type { readReceipt } from './proof.contract.ts'
import * as store from './proof.store.ts'
import { proveIndex, signedLog } from './prove.actions.ts'
import { readNote } from './checkpoint.rules.ts'

type Tools = {
  readonly maySee: MaySee
  readonly words: (kind: string) => FactWords | undefined
  readonly publicUrl: string
}

/** For whoever reads the fact on a timeline; for others it does not exist. */
export async function receiptOf(
  ctx: Ctx,
  id: string,
  { maySee, words, publicUrl }: Tools,
): Promise<z.input<typeof readReceipt.output>> {
  const fact = found(await store.factById(ctx, id), 'fact')
  const word = words(fact.kind)
  if (word?.inner === true && !isStaff(ctx.actor)) refuse('not-found', { noun: 'fact' })
  if (!(await maySee(ctx, fact.subject))) refuse('not-found', { noun: 'fact' })
  const checkpoint = await signedLog(ctx)
  const index = await store.placeOf(ctx, id)
  if (index === null || index >= checkpoint.size) refuse('proof.not-signed-yet')
  const { leaf, path } = await proveIndex(ctx, checkpoint, index)
  const signer = readNote(checkpoint.note)?.signatures[0]?.name
  const key = (await verifiersOf(ctx)).find((one) => one.startsWith(`${signer}+`)) ?? ''
  const short = [index, leaf.toString('base64url'), checkpoint.size, checkpoint.root.toString('base64url')].join('.')
  return {
    receipt: {
      format: 'xiaobao-receipt/1',
      content: leafText(fact),
      index,
      path: path.map((hash) => hash.toString('base64')),
      checkpoint: checkpoint.note,
      key,
    },
    title: { zh: word?.zh ?? fact.kind, en: word?.en ?? fact.kind },
    at: fact.at,
    signedAt: checkpoint.signed_at.toISOString(),
    link: `${publicUrl}/verify#${short}`,
  }
}
