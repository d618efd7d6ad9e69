import { z } from 'zod'
import { defineJob } from '../capability.ts'
import { claimReaction, findFact } from './fact.store.ts'
import { reactionNamed } from './reaction.ts'

const Payload = z.strictObject({ reaction: z.string(), subject: z.string(), fact: z.string() })

/** The claim and the reaction's effect share one transaction: both are there, or neither; a second worker finds the claim taken. */
export const react = defineJob({
  name: 'kernel.react',
  title: { zh: '事实的后续处理', en: 'React to a fact' },
  payload: Payload,
  run: async (ctx, { reaction: name, subject, fact: id }) => {
    const reaction = reactionNamed(name)
    if (!reaction) throw new Error(`no reaction is called ${name}`)
    if (!(await claimReaction(ctx, { subject, id }, name))) return
    const fact = await findFact(ctx, subject, id)
    if (!fact) throw new Error(`fact ${id} is missing`)
    await reaction.run(ctx, fact)
  },
})
