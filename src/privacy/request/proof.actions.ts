import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { lastFact } from '../../kernel/fact/record.ts'
import { receiptOf } from '../../kernel/proof/receipt.actions.ts'
import { refuse } from '../../kernel/refusal.ts'
import { requestFacts } from './facts.rules.ts'
import { itemViews } from './item-views.actions.ts'
import type { readProof } from './request-routes.contract.ts'
import { mayReadRequest, requestFound } from './step.actions.ts'

const answers = ['rights.fulfilled', 'rights.declined', 'rights.refused'] as const

/** The fact of the answer: it is proved by the log, whoever keeps the database. */
export async function answerOf(ctx: Ctx, id: string): Promise<string | null> {
  for (const kind of answers) {
    const fact = await lastFact(ctx, id, kind)
    if (fact) return fact.id
  }
  return null
}

/** For whoever asked and whoever handles it, once there is an answer. */
export async function proveRequest(ctx: Ctx, id: string, publicUrl: string): Promise<z.input<typeof readProof.output>> {
  const request = await requestFound(ctx, id)
  const fact = (await answerOf(ctx, id)) ?? refuse('privacy-request.not-answered')
  const tools = { maySee: mayReadRequest, words: (kind: string) => requestFacts[kind], publicUrl }
  const items = await itemViews(ctx, request)
  return { ...(await receiptOf(ctx, fact, tools)), number: request.number, type: request.type, items }
}
