import { demoChats } from '../demo/chat.actions.ts'
import { chatTasks } from './chat-view.actions.ts'
import { chatJobs, chatReactions, maySeeChat } from './chat.jobs.ts'
import { chatRoutes } from './chat.routes.ts'
import { chatFacts } from './facts.rules.ts'
import { chatRefusals } from './refusal-words.contract.ts'
import type { Part } from '../part.ts'

/** What chats (7.2.1) plug in: README.md. */
export const chat: Part = {
  routes: chatRoutes,
  jobs: chatJobs,
  reactions: chatReactions,
  refusals: chatRefusals,
  facts: chatFacts,
  subjects: { cht: maySeeChat },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: chatTasks,
  demo: demoChats,
}
