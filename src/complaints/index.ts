import type { Capability } from '../kernel/capability.ts'
import { joined } from '../kernel/part.ts'
import type { Ctx } from '../kernel/context.ts'
import { abuse } from './abuse/index.ts'
import { aftersales } from './aftersales/index.ts'
import { assistant } from './assistant/index.ts'
import { bodies } from './bodies/index.ts'
import { chain } from './chain/index.ts'
import { chat } from './chat/index.ts'
import { complaintReactions } from './clock.jobs.ts'
import { claim } from './claim/index.ts'
import { column } from './column/index.ts'
import { complaintRoutes } from './complaint.routes.ts'
import { readerOf } from './complaint.rules.ts'
import * as store from './complaint.store.ts'
import { demoComplaints } from './demo/demo.actions.ts'
import { demand } from './demand/index.ts'
import { desk } from './desk/index.ts'
import { dispute } from './dispute/index.ts'
import { dossier } from './dossier/index.ts'
import { expert } from './expert/index.ts'
import { enter } from './enter/index.ts'
import { complaintFacts } from './facts.rules.ts'
import { caseDoors } from './guest/guest.routes.ts'
import { guest } from './guest/index.ts'
import { hearing } from './hearing/index.ts'
import { limits } from './limits/index.ts'
import { searchComplaints, tasksOf } from './home.actions.ts'
import { keeping } from './keeping/index.ts'
import { legal } from './legal/index.ts'
import { mailbox } from './mailbox/index.ts'
import { mass } from './mass/index.ts'
import { mediation } from './mediation/index.ts'
import type { Part } from './part.ts'
import { pauses } from './pauses/index.ts'
import { payments } from './payments/index.ts'
import { precedent } from './precedent/index.ts'
import { quality } from './quality/index.ts'
import { complaintRefusals } from './refusal-words.contract.ts'
import { ranking } from './ranking/index.ts'
import { reading } from './reading/index.ts'
import { recategory } from './recategory/index.ts'
import { remedyRoutes } from './remedies/remedy.routes.ts'
import { reports } from './reports/index.ts'
import { contactSealed } from './intake/contact.sealed.ts'
import { ruling } from './ruling/index.ts'
import { isTheirs } from './seated.store.ts'
import { signals } from './signals/index.ts'
import { statementSealed } from './statement.sealed.ts'
import { readFileSubject, visibleTo } from './statement.rules.ts'
import { listOf } from './statement.store.ts'
import { withdrawal } from './withdrawal/index.ts'
import { survey } from './survey/index.ts'

// What other capabilities may ask.
export { askCasesOfShop, askComplainant, askComplaintCase } from './ask-case.actions.ts'
export { askGuestOfProof } from './guest/pass.actions.ts'
export { askComplaintFigures } from './figures.actions.ts'
export { fiveYears, proveLifecycle, sizeOfLifecycle } from './lifecycle/proof.rules.ts'
export type { ComplaintFigures } from './figures.actions.ts'

/** The complaint itself, before its parts. */
const own: Part = {
  caseRoutes: complaintRoutes,
  routes: remedyRoutes,
  reactions: complaintReactions,
  refusals: complaintRefusals,
  facts: complaintFacts,
  subjects: { cmp: maySeeComplaint },
  notices: new URL('./notices.yaml', import.meta.url),
  sealed: [contactSealed, statementSealed],
  search: searchComplaints,
  tasks: tasksOf,
  demo: demoComplaints,
}

/** In the order in which the demo is loaded: what a later one invents rests on the earlier ones. */
const parts: readonly Part[] = [
  own,
  claim,
  demand,
  chain,
  dispute,
  expert,
  mediation,
  ruling,
  precedent,
  hearing,
  pauses,
  payments,
  legal,
  withdrawal,
  dossier,
  bodies,
  guest,
  enter,
  limits,
  mailbox,
  signals,
  aftersales,
  chat,
  desk,
  mass,
  reports,
  abuse,
  column,
  ranking,
  reading,
  recategory,
  assistant,
  survey,
  quality,
  keeping,
]

const caseRoutes = parts.flatMap((part) => part.caseRoutes ?? [])

/** The chapter on complaints and disputes (7): README.md says what is here and what comes next. */
export const complaints: Capability = {
  name: 'complaints',
  title: { zh: '投诉与纠纷', en: 'Complaints and disputes' },
  ...joined(parts),
  routes: [...caseRoutes, ...caseDoors(caseRoutes), ...parts.flatMap(({ routes }) => routes ?? [])],
}

async function maySeeComplaint(ctx: Ctx, subject: string): Promise<boolean> {
  const { complaintId, statementId } = readFileSubject(subject)
  const complaint = await store.find(ctx, complaintId)
  const reader = complaint && readerOf(ctx.actor, complaint)
  if (!reader || (reader === 'platform' && !(await isTheirs(ctx, complaintId)))) return false
  if (statementId === null) return true
  return visibleTo(reader, await listOf(ctx, complaintId)).some(({ id }) => id === statementId)
}
