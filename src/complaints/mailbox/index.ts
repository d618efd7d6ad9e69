import { mailboxFacts, mailboxReactions, maySeeMail } from './mailbox.jobs.ts'
import { mailboxRoutes } from './mailbox.routes.ts'
import { mailboxRefusals } from './refusal-words.contract.ts'
import { mailTasks } from './show.actions.ts'
import type { Part } from '../part.ts'

/** What the mailbox (7.2.1) plugs in: README.md. */
export const mailbox: Part = {
  routes: mailboxRoutes,
  reactions: mailboxReactions,
  refusals: mailboxRefusals,
  facts: mailboxFacts,
  subjects: { eml: maySeeMail, emo: maySeeMail },
  tasks: mailTasks,
}
