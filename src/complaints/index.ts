import type { Capability } from '../kernel/capability.ts'
import { abuseFacts } from './abuse/facts.rules.ts'
import { abuseJobs, abuseReactions } from './abuse/abuse.jobs.ts'
import { abuseCaseRoutes, abuseRoutes } from './abuse/abuse.routes.ts'
import { abuseRefusals } from './abuse/refusal-words.contract.ts'
import { abuseTasks } from './abuse/show.actions.ts'
import { hasRole, type Ctx } from '../kernel/context.ts'
import { aftersales } from './aftersales/index.ts'
import { bodyFacts } from './bodies/facts.rules.ts'
import { bodyRefusals } from './bodies/refusal-words.contract.ts'
import { bodyRoutes, caseBodyRoutes } from './bodies/body.routes.ts'
import { caseColumnRoutes, columnRoutes } from './column/column.routes.ts'
import { columnFacts } from './column/facts.rules.ts'
import { columnRefusals } from './column/refusal-words.contract.ts'
import { demoColumn } from './demo/column.actions.ts'
import { complaintReactions } from './clock.jobs.ts'
import { complaintRoutes } from './complaint.routes.ts'
import { readerOf } from './complaint.rules.ts'
import { deskFacts } from './desk/facts.rules.ts'
import { deskReactions } from './desk/desk.jobs.ts'
import { deskRefusals } from './desk/refusal-words.contract.ts'
import { deskRoutes } from './desk/desk.routes.ts'
import { presenceRoutes } from './desk/presence/presence.routes.ts'
import { templateJobs } from './desk/templates/template.jobs.ts'
import { templateRoutes } from './desk/templates/template.routes.ts'
import { deskQueueRoutes } from './desk/bulk/desk-queue.routes.ts'
import { matterReactions } from './desk/matter/matter.jobs.ts'
import { matterRoutes } from './desk/matter/matter.routes.ts'
import { wallReactions } from './desk/wall/wall.jobs.ts'
import { wallRoutes } from './desk/wall/wall.routes.ts'
import { rosterJobs, rosterReactions } from './desk/roster/roster.jobs.ts'
import { rosterTasks } from './desk/roster/roster.actions.ts'
import { rosterRoutes } from './desk/roster/roster.routes.ts'
import { disputeFacts } from './dispute/facts.rules.ts'
import { disputeReactions } from './dispute/dispute.jobs.ts'
import { disputeRefusals } from './dispute/refusal-words.contract.ts'
import { disputeRoutes } from './dispute/dispute.routes.ts'
import { dossierFacts } from './dossier/dossier-facts.rules.ts'
import { dossierJobs, dossierReactions } from './dossier/dossier.jobs.ts'
import { dossierRefusals } from './dossier/dossier.contract.ts'
import { dossierRoutes } from './dossier/dossier.routes.ts'
import { demoAftersales } from './demo/aftersales.actions.ts'
import { demoDesk } from './demo/desk.actions.ts'
import { demoChats } from './demo/chat.actions.ts'
import { demoComplaints } from './demo/demo.actions.ts'
import { demoAbuse } from './demo/abuse.actions.ts'
import { demoMass } from './demo/mass.actions.ts'
import { callBackTasks } from './enter/call-back.actions.ts'
import { enterReactions } from './enter/enter.jobs.ts'
import { enterRoutes } from './enter/enter.routes.ts'
import { enterFacts } from './enter/facts.rules.ts'
import { entryRefusals } from './enter/refusal-words.contract.ts'
import { transferTasks } from './enter/transfer.actions.ts'
import { chatJobs, chatReactions, maySeeChat } from './chat/chat.jobs.ts'
import { chatRoutes } from './chat/chat.routes.ts'
import { chatTasks } from './chat/chat-view.actions.ts'
import { chatFacts } from './chat/facts.rules.ts'
import { chatRefusals } from './chat/refusal-words.contract.ts'
import { complaintFacts } from './facts.rules.ts'
import { hearingFacts } from './hearing/facts.rules.ts'
import { hearingJobs, hearingReactions, maySeeHearing } from './hearing/hearing.jobs.ts'
import { caseHearingRoutes, hearingRoutes } from './hearing/hearing.routes.ts'
import { hearingTasks } from './hearing/list.actions.ts'
import { hearingRefusals } from './hearing/refusal-words.contract.ts'
import { paymentFacts } from './payments/facts.rules.ts'
import { paymentReactions, paymentTasks } from './payments/payment.jobs.ts'
import { paymentRoutes, recourseRoutes } from './payments/payment.routes.ts'
import { paymentRefusals } from './payments/refusal-words.contract.ts'
import { maySeePayment, maySeeRecovery } from './payments/subjects.actions.ts'
import * as store from './complaint.store.ts'
import { readFileSubject, visibleTo } from './statement.rules.ts'
import { listOf } from './statement.store.ts'
import { searchComplaints, tasksOf } from './home.actions.ts'
import { guestFacts, guestJobs } from './guest/guest.jobs.ts'
import { caseDoors, guestRoutes } from './guest/guest.routes.ts'
import { guestContact } from './guest/link.actions.ts'
import { guestRefusals } from './guest/refusal-words.contract.ts'
import { massFacts } from './mass/facts.rules.ts'
import { clusterTasks } from './mass/cluster.actions.ts'
import { massJobs, massReactions } from './mass/mass.jobs.ts'
import { massCaseRoutes, massRoutes } from './mass/mass.routes.ts'
import { massRefusals } from './mass/refusal-words.contract.ts'
import { maySeeMass } from './mass/see.actions.ts'
import { mediationReactions } from './mediation/mediation.jobs.ts'
import { mediationRoutes } from './mediation/mediation.routes.ts'
import { mediationRefusals } from './mediation/refusal-words.contract.ts'
import { rulingReactions } from './ruling/ruling.jobs.ts'
import { rulingRoutes } from './ruling/ruling.routes.ts'
import { rulingRefusals } from './ruling/refusal-words.contract.ts'
import { mailboxFacts, mailboxReactions, maySeeMail } from './mailbox/mailbox.jobs.ts'
import { mailboxRoutes } from './mailbox/mailbox.routes.ts'
import { mailTasks } from './mailbox/show.actions.ts'
import { mailboxRefusals } from './mailbox/refusal-words.contract.ts'
import { reportFacts } from './reports/facts.rules.ts'
import { mayHandleId } from './reports/handle.actions.ts'
import { reportTasks } from './reports/list.actions.ts'
import { reportRefusals } from './reports/refusal-words.contract.ts'
import { reportReactions } from './reports/report.jobs.ts'
import { reportRoutes } from './reports/report.routes.ts'
import { demoReports } from './demo/reports.actions.ts'
import { complaintRefusals } from './refusal-words.contract.ts'
import { signalFacts } from './signals/facts.rules.ts'
import { signalReactions } from './signals/signal.jobs.ts'
import { signalRefusals } from './signals/refusal-words.contract.ts'
import { signalRoutes } from './signals/signal.routes.ts'
import { remedyRoutes } from './remedies/remedy.routes.ts'

// What other capabilities may ask.
export { askComplaintFigures } from './figures.actions.ts'
export type { ComplaintFigures } from './figures.actions.ts'

/** What stands under the id of a case. */
const caseRoutes = [
  ...complaintRoutes,
  ...disputeRoutes,
  ...mediationRoutes,
  ...rulingRoutes,
  ...caseHearingRoutes,
  ...paymentRoutes,
  ...dossierRoutes,
  ...caseBodyRoutes,
  ...caseColumnRoutes,
  ...massCaseRoutes,
  ...abuseCaseRoutes,
]

/** The chapter on complaints and disputes (7): README.md says what is here and what comes next. */
export const complaints: Capability = {
  name: 'complaints',
  title: { zh: '投诉与纠纷', en: 'Complaints and disputes' },
  routes: [
    ...caseRoutes,
    ...caseDoors(caseRoutes),
    ...remedyRoutes,
    ...bodyRoutes,
    ...columnRoutes,
    ...reportRoutes,
    ...mailboxRoutes,
    ...enterRoutes,
    ...guestRoutes,
    ...recourseRoutes,
    ...signalRoutes,
    ...deskRoutes,
    ...hearingRoutes,
    ...massRoutes,
    ...abuseRoutes,
    ...chatRoutes,
    ...rosterRoutes,
    ...presenceRoutes,
    ...templateRoutes,
    ...deskQueueRoutes,
    ...matterRoutes,
    ...wallRoutes,
    ...aftersales.routes,
  ],
  jobs: [
    ...dossierJobs,
    ...guestJobs,
    ...hearingJobs,
    ...chatJobs,
    ...massJobs,
    ...rosterJobs,
    ...templateJobs,
    ...abuseJobs,
  ],
  reactions: [
    ...complaintReactions,
    ...mediationReactions,
    ...rulingReactions,
    ...dossierReactions,
    ...mailboxReactions,
    ...signalReactions,
    ...reportReactions,
    ...deskReactions,
    ...rosterReactions,
    ...matterReactions,
    ...wallReactions,
    ...enterReactions,
    ...disputeReactions,
    ...hearingReactions,
    ...chatReactions,
    ...paymentReactions,
    ...massReactions,
    ...abuseReactions,
    ...aftersales.reactions,
  ],
  refusals: {
    ...complaintRefusals,
    ...mediationRefusals,
    ...rulingRefusals,
    ...dossierRefusals,
    ...bodyRefusals,
    ...columnRefusals,
    ...reportRefusals,
    ...mailboxRefusals,
    ...entryRefusals,
    ...guestRefusals,
    ...signalRefusals,
    ...deskRefusals,
    ...disputeRefusals,
    ...hearingRefusals,
    ...chatRefusals,
    ...paymentRefusals,
    ...massRefusals,
    ...abuseRefusals,
    ...aftersales.refusals,
  },
  facts: {
    ...complaintFacts,
    ...dossierFacts,
    ...bodyFacts,
    ...columnFacts,
    ...reportFacts,
    ...mailboxFacts,
    ...enterFacts,
    ...guestFacts,
    ...signalFacts,
    ...deskFacts,
    ...disputeFacts,
    ...hearingFacts,
    ...massFacts,
    ...chatFacts,
    ...abuseFacts,
    ...aftersales.facts,
    ...paymentFacts,
  },
  subjects: {
    cmp: maySeeComplaint,
    hrg: maySeeHearing,
    cht: maySeeChat,
    rpt: mayHandleId,
    col: async ({ actor }) => hasRole(actor, 'agent', 'governance-officer', 'admin'),
    pmt: maySeePayment,
    rcv: maySeeRecovery,
    eml: maySeeMail,
    emo: maySeeMail,
    mss: maySeeMass,
    ...aftersales.subjects,
  },
  notices: [
    new URL('./notices.yaml', import.meta.url),
    new URL('./guest/notices.yaml', import.meta.url),
    new URL('./signals/notices.yaml', import.meta.url),
    new URL('./desk/notices.yaml', import.meta.url),
    new URL('./reports/notices.yaml', import.meta.url),
    new URL('./column/notices.yaml', import.meta.url),
    new URL('./dispute/notices.yaml', import.meta.url),
    new URL('./hearing/notices.yaml', import.meta.url),
    new URL('./chat/notices.yaml', import.meta.url),
    new URL('./payments/notices.yaml', import.meta.url),
    new URL('./mass/notices.yaml', import.meta.url),
    new URL('./abuse/notices.yaml', import.meta.url),
    aftersales.notices,
  ],
  contacts: guestContact,
  search: async (ctx, text, limit) =>
    [...(await searchComplaints(ctx, text, limit)), ...(await aftersales.search(ctx, text, limit))].slice(0, limit),
  tasks: async (ctx, limit) => [
    ...(await tasksOf(ctx, limit)),
    ...(await mailTasks(ctx)),
    ...(await callBackTasks(ctx, limit)),
    ...(await reportTasks(ctx, limit)),
    ...(await paymentTasks(ctx, limit)),
    ...(await transferTasks(ctx, limit)),
    ...(await hearingTasks(ctx, limit)),
    ...(await clusterTasks(ctx)),
    ...(await chatTasks(ctx, limit)),
    ...(await rosterTasks(ctx, limit)),
    ...(await abuseTasks(ctx)),
    ...(await aftersales.tasks(ctx, limit)),
  ],
  demo: async (ctx, progress) => {
    await demoComplaints(ctx, progress)
    await demoAftersales(ctx)
    await demoChats(ctx)
    await demoDesk(ctx)
    await demoMass(ctx)
    await demoReports(ctx)
    await demoAbuse(ctx)
    await demoColumn(ctx)
  },
}

async function maySeeComplaint(ctx: Ctx, subject: string): Promise<boolean> {
  const { complaintId, statementId } = readFileSubject(subject)
  const complaint = await store.find(ctx, complaintId)
  const reader = complaint && readerOf(ctx.actor, complaint)
  if (!reader || statementId === null) return Boolean(reader)
  return visibleTo(reader, await listOf(ctx, complaintId)).some(({ id }) => id === statementId)
}
