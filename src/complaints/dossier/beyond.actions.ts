import type { Ctx } from '../../kernel/context.ts'
import type { Complaint } from '../complaint.rules.ts'
import { numbersOf, viewAward } from '../demand/award.actions.ts'
import { awardsOf } from '../demand/award.store.ts'
import { testsOf } from '../expert/expert.store.ts'
import { resultsOf } from '../legal/legal.store.ts'
import { outcomeWords } from '../legal/outcome.contract.ts'
import { showPauses } from '../pauses/show.actions.ts'
import { correctionsOf } from '../ruling/correction.store.ts'
import type { Content } from './dossier-content.rules.ts'
import { payerWords, testWords } from './dossier-words.rules.ts'

type Beyond = Pick<Content, 'awards' | 'corrections' | 'tests' | 'pauses' | 'legal'>

/** What was decided beside the story: both sides read all of it on the page of the case, so each dossier has all of it. */
export async function takeDownBeyond(ctx: Ctx, { id }: Complaint): Promise<Beyond> {
  const awards = await awardsOf(ctx, id)
  const numbers = awards.length > 0 ? await numbersOf(ctx, id) : new Map<string, number>()
  const { pauses } = await showPauses(ctx, id)
  return {
    awards: awards
      .map((one) => viewAward(ctx, one, numbers))
      .map(({ title, amountFen, finding }) => ({ title, amountFen, finding: finding.text })),
    corrections: (await correctionsOf(ctx, id)).map(({ wrong, instead, reason, at }) => {
      return { wrong, instead, reason, at: at.toISOString() }
    }),
    tests: (await testsOf(ctx, id)).map(({ laboratory, question, feeFen, state, finding, borneBy }) => {
      return { laboratory, question, feeFen, state: testWords[state], finding, borneBy: borneBy && payerWords[borneBy] }
    }),
    pauses: pauses.map(({ clock, title, from, until, before, lastDay }) => {
      return { clock, title, from, until, before, lastDay }
    }),
    legal: (await resultsOf(ctx, id))
      .filter(({ state }) => state === 'entered')
      .map(({ outcome, body, reference, datedOn, effectiveOn, amountFen }) => {
        return { outcome: outcomeWords[outcome], body, reference, datedOn, effectiveOn, amountFen }
      }),
  }
}
