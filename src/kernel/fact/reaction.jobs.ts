import { z } from 'zod'
import { defineJob } from '../capability.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Fact } from './fact.ts'
import { claimReactions, findFact } from './fact.store.ts'
import { reactionNamed } from './reaction.ts'

const Payload = z.strictObject({ reactions: z.array(z.string()).min(1), subject: z.string(), fact: z.string() })

/**
 * Everything that follows from one fact. Claims and effects share a transaction: both are there, or neither; a second
 * worker finds the claims taken. When one reaction fails, each is tried by itself, and the queue comes back for that one.
 */
export const react = defineJob({
  name: 'kernel.react',
  title: { zh: '事实的后续处理', en: 'React to a fact' },
  payload: Payload,
  outside: true,
  run: async (ctx, { reactions, subject, fact: id }) => {
    const fact = await findFact(ctx, subject, id)
    if (!fact) throw new Error(`fact ${id} is missing`)
    const failed = await failureOf(() => runTogether(ctx, fact, reactions))
    if (!failed) return
    const failures = []
    for (const one of reactions) failures.push(await failureOf(() => runTogether(ctx, fact, [one])))
    const [first] = failures.filter((failure) => failure !== null)
    if (first) throw first.error
  },
})

const runTogether = (ctx: Ctx, fact: Fact, names: readonly string[]): Promise<void> =>
  inTransaction(ctx, async (inner) => {
    const claimed = await claimReactions(inner, fact, names)
    for (const name of names.filter((one) => claimed.has(one))) {
      const reaction = reactionNamed(name)
      if (!reaction) throw new Error(`no reaction is called ${name}`)
      await reaction.run(inner, fact)
    }
  })

const failureOf = (work: () => Promise<void>): Promise<{ readonly error: unknown } | null> =>
  work().then(
    () => null,
    (error: unknown) => ({ error }),
  )
