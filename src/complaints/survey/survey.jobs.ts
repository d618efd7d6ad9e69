import type { Reaction } from '../../kernel/capability.ts'
import { about } from '../../kernel/fact/fact.ts'
import { askAbout } from './ask.actions.ts'
import { tellLeads } from './answer.actions.ts'
import * as store from './survey.store.ts'

export const surveyReactions: readonly Reaction[] = [
  {
    name: 'complaints.ask-survey',
    on: ['complaint.stage-entered'],
    when: ({ data }) => data['to'] === 'closed',
    run: (ctx, { subject }) => askAbout(ctx, subject),
  },
  {
    name: 'complaints.tell-late-call-back',
    on: ['clock.rung-reached'],
    when: (fact) => about('svy')(fact) && fact.data['rung'] === 'due',
    run: async (ctx, { subject }) => {
      const survey = await store.find(ctx, subject)
      if (survey?.callBack === 'due') await tellLeads(ctx, survey, 'survey.call-back-late')
    },
  },
]
