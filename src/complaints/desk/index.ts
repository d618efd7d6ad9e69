import { demoDesk } from '../demo/desk.actions.ts'
import { deskQueueRoutes } from './bulk/desk-queue.routes.ts'
import { deskReactions } from './desk.jobs.ts'
import { deskRoutes } from './desk.routes.ts'
import { deskFacts } from './facts.rules.ts'
import { matterReactions } from './matter/matter.jobs.ts'
import { matterRoutes } from './matter/matter.routes.ts'
import { presenceRoutes } from './presence/presence.routes.ts'
import { deskRefusals } from './refusal-words.contract.ts'
import { rosterTasks } from './roster/roster-tasks.actions.ts'
import { rosterJobs, rosterReactions } from './roster/roster.jobs.ts'
import { rosterRoutes } from './roster/roster.routes.ts'
import { templateJobs } from './templates/template.jobs.ts'
import { templateRoutes } from './templates/template.routes.ts'
import { wallReactions } from './wall/wall.jobs.ts'
import { wallRoutes } from './wall/wall.routes.ts'
import type { Part } from '../part.ts'

/** What working together on complaints (7.3.1) plugs in: README.md. */
export const desk: Part = {
  routes: [
    ...deskRoutes,
    ...rosterRoutes,
    ...presenceRoutes,
    ...templateRoutes,
    ...deskQueueRoutes,
    ...matterRoutes,
    ...wallRoutes,
  ],
  jobs: [...rosterJobs, ...templateJobs],
  reactions: [...deskReactions, ...rosterReactions, ...matterReactions, ...wallReactions],
  refusals: deskRefusals,
  facts: deskFacts,
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: rosterTasks,
  demo: demoDesk,
}
