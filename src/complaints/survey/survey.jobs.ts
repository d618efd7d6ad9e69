import type { Reaction } from '../../kernel/capability.ts'
import { askAbout } from './ask.actions.ts'
import { tellLeads } from './answer.actions.ts'
import * as store from './survey.store.ts'

export const surveyReactions: readonly Reaction[] = [
  {
    name: 'complaints.ask-survey',
    on: ['complaint.stage-entered'],
    run: async (ctx, { subject, data }) => {
      if (data['to'] === 'closed') await askAbout(ctx, subject)
    },
  },
  {
    name: 'complaints.tell-late-call-back',
    on: ['clock.rung-reached'],
    run: async (ctx, { subject, data }) => {
      if (!subject.startsWith('svy_') || data['rung'] !== 'due') return
      const survey = await store.find(ctx, subject)
      if (survey?.callBack === 'due') await tellLeads(ctx, survey, 'survey.call-back-late')
    },
  },
]
