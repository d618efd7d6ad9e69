import { z } from 'zod'
import { Answers } from '../../../../src/kernel/remedy/question.contract.ts'
import { Finder } from '../../../../src/complaints/remedies/remedy.contract.ts'
import type { Awarding, DemandView } from '../../../../src/complaints/demand/demand.contract.ts'
import { fenOf } from '../../text/money.ts'

/** What is being written for one award; kept on this device until the ruling is sent. */
export const AwardDraft = z.object({
  answers: Answers,
  choices: z.record(z.string(), z.string()),
  why: z.string(),
  by: Finder,
  finding: z.string(),
  evidence: z.array(z.string()),
  within: z.string(),
})
export type AwardDraft = z.infer<typeof AwardDraft>

/** It begins with the facts as the consumer told them: whoever decides corrects them as found. */
export const emptyAward = ({ answers }: Pick<DemandView, 'answers'>): AwardDraft => ({
  answers: { ...answers },
  choices: {},
  why: '',
  by: 'platform',
  finding: '',
  evidence: [],
  within: '',
})

export const awardsIn = (drafts: Readonly<Record<string, AwardDraft>>): Awarding[] =>
  Object.entries(drafts).map(([demand, { answers, choices, why, by, finding, evidence, within }]) => {
    const withinFen = within.trim() === '' ? null : fenOf(within)
    return {
      demand,
      answers,
      choices,
      why,
      finding: { by, text: finding, evidence },
      ...(withinFen !== null && { withinFen }),
    }
  })
