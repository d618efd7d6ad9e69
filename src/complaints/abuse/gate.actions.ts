import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/refusal.ts'
import { wordsFound } from '../../kernel/rulebook/wording.rules.ts'
import { limitOf } from './abuse.store.ts'
import { complaintsOf } from './person.store.ts'
import { isExempt } from './review.rules.ts'

type Arriving = {
  /** The clocks that the channel starts: an authority's is never limited. */
  readonly profile: string
  readonly flags: readonly string[]
  readonly text: string
  readonly persons: readonly (string | null | undefined)[]
}

/**
 * Before a complaint is taken, whichever way it came: whoever is limited is told until when and what stays open. What speaks of danger, comes
 * through an authority, is the first, or is opened by a rule of the platform is taken all the same. A letter or a post proves no person
 * and is not limited.
 */
export async function assertMayFile(ctx: Ctx, { profile, flags, text, persons }: Arriving): Promise<void> {
  const known = [...new Set(persons.flatMap((person) => person ?? []))]
  const until = await limitOf(ctx, known)
  if (until === null) return
  const danger = ctx.rulebook.ruleOf('wording', 'complaint.words.safety', shanghaiDay(ctx.now))
  const exempt = isExempt({
    authority: profile === 'regulator',
    safety: flags.includes('safety') || wordsFound(text, danger).length > 0,
    bySystem: ctx.actor.kind === 'system',
    earlier: await complaintsOf(ctx, known),
  })
  if (!exempt) refuse('abuse.limited', { until: shanghaiDay(until) })
}
