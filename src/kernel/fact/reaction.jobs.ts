import { z } from 'zod'
import { defineJob } from '../capability.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Fact } from './fact.ts'
import { claimReaction, findFact } from './fact.store.ts'
import { reactionNamed } from './reaction.ts'

const Payload = z.strictObject({ reactions: z.array(z.string()).min(1), subject: z.string(), fact: z.string() })

/**
 * Everything that follows from one fact, one reaction after the other. The claim and the effect of each share a transaction of their own:
 * both are there, or neither; a second worker finds the claim taken; what one of them locks, the next does not hold. One that fails holds up
 * no other, and the queue comes back for it alone.
 */
export const react = defineJob({
  name: 'kernel.react',
  title: { zh: '事实的后续处理', en: 'React to a fact' },
  payload: Payload,
  outside: true,
  run: async (ctx, { reactions, subject, fact: id }) => {
    const fact = await findFact(ctx, subject, id)
    if (!fact) throw new Error(`fact ${id} is missing`)
    const failures: unknown[] = []
    for (const name of reactions) await runOnce(ctx, fact, name).catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  },
})

const runOnce = (ctx: Ctx, fact: Fact, name: string): Promise<void> =>
  inTransaction(ctx, async (inner) => {
    const reaction = reactionNamed(name)
    if (!reaction) throw new Error(`no reaction is called ${name}`)
    if (await claimReaction(inner, fact, name)) await reaction.run(inner, fact)
  })
