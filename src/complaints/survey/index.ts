import { demoSurvey } from '../demo/survey.actions.ts'
import type { Part } from '../part.ts'
import { surveyFacts } from './facts.rules.ts'
import { mayReadAnswer, surveyTasks } from './lead.actions.ts'
import { surveyRefusals } from './refusal-words.contract.ts'
import { surveyReactions } from './survey.jobs.ts'
import { caseSurveyRoutes, surveyRoutes } from './survey.routes.ts'
import { find } from './survey.store.ts'

/** What the survey after a complaint (10.1.3) plugs in: README.md. */
export const survey: Part = {
  caseRoutes: caseSurveyRoutes,
  routes: surveyRoutes,
  reactions: surveyReactions,
  refusals: surveyRefusals,
  facts: surveyFacts,
  subjects: { svy: async (ctx, id) => mayReadAnswer(ctx, await find(ctx, id)) },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: surveyTasks,
  demo: demoSurvey,
}
