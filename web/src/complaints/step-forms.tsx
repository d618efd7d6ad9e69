import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { useCaseHome } from './case-home.ts'
import { failMediation } from '../../../src/complaints/mediation/mediation.contract.ts'
import * as extension from '../../../src/complaints/pauses/extension.contract.ts'
import * as panel from '../../../src/complaints/ruling/panel.contract.ts'
import * as ruling from '../../../src/complaints/ruling/ruling.contract.ts'
import * as routes from '../../../src/complaints/case.contract.ts'
import type { CaseView, Remedy } from '../../../src/complaints/complaint.contract.ts'
import type { StepName } from '../../../src/complaints/step-name.contract.ts'
import { fenOf } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { linesInDispute, offersIn } from './line-draft.ts'
import type { Values } from './step-draft.ts'
import { stepForm, type Base, type FormProps } from './step-form.tsx'
import { OrderTest, ReportTest } from './expert/TestForms.tsx'
import { EnterLegal, ReportLegal } from './legal/LegalForms.tsx'
import { AnswerWithdrawal, AskWithdrawal } from './withdrawal/WithdrawalForms.tsx'
import { awardsIn } from './demand/award-draft.ts'

const said = (v: Values, base: Base) => ({ ...base, text: v.text })
const filed = (v: Values, base: Base) => ({ ...base, text: v.text, files: v.files })
function offerOf(v: Values, of: CaseView, otherwise: Remedy | null) {
  if (v.byLine && linesInDispute(of).length > 1) return { offer: null, forLines: offersIn(of, v.lines) }
  const remedy = v.remedy ?? otherwise
  return { offer: remedy && { remedy, amountFen: fenOf(v.amount) ?? 0 } }
}

/** One form per step: which fields it has, and how they become what the server takes. */
const forms: Readonly<Record<StepName, (props: FormProps) => ReactNode>> = {
  acknowledge: stepForm(routes.acknowledge, ['text-optional'], (v, base) => ({
    ...base,
    ...(v.text.trim() && { text: v.text }),
  })),
  respond: stepForm(routes.respond, ['text', 'files'], (v, base) => ({
    ...filed(v, base),
    ...(v.fromDraft && { draft: v.fromDraft }),
  })),
  ask_merchant: stepForm(routes.askMerchant, ['text'], said),
  answer: stepForm(routes.answer, ['text', 'offer', 'files'], (v, base, of) => ({
    ...filed(v, base),
    ...offerOf(v, of, null),
  })),
  accept_offer: stepForm(routes.acceptOffer, [], (_, base) => base),
  counter_offer: stepForm(routes.counterOffer, ['offer', 'text'], (v, base, of) => ({
    ...said(v, base),
    ...offerOf(v, of, 'refund'),
  })),
  refuse_offer: stepForm(routes.refuseOffer, ['text'], said),
  add_statement: stepForm(routes.addStatement, ['text', 'to'], (v, base) => ({
    ...said(v, base),
    to: [...audiences[v.to]],
  })),
  add_evidence: stepForm(routes.addEvidence, ['files', 'note'], (v, base) => ({
    ...base,
    files: v.files,
    note: v.note,
  })),
  assign: stepForm(routes.assign, ['agent'], (v, base) => ({ ...base, agentId: v.agentId })),
  close: stepForm(routes.close, ['outcome', 'amount', 'text'], (v, base) => ({
    ...base,
    outcome: v.outcome,
    text: v.text,
    amountFen: fenOf(v.amount) ?? 0,
  })),
  link_order: stepForm(routes.linkOrder, ['order'], (v, base) => ({ ...base, orderId: v.orderId })),
  request_info: stepForm(routes.requestInfo, ['missing', 'text'], (v, base) => ({
    ...said(v, base),
    missing: v.missing,
  })),
  provide_info: stepForm(routes.provideInfo, ['text', 'files'], filed),
  reject: stepForm(routes.reject, ['ground', 'text', 'files'], (v, base) => ({ ...filed(v, base), ground: v.ground })),
  appeal_rejection: stepForm(routes.appealRejection, ['text', 'files'], filed),
  transfer: stepForm(routes.transfer, ['body', 'text'], (v, base) => ({ ...said(v, base), body: v.body })),
  return_transfer: stepForm(routes.returnTransfer, ['text'], said),
  report_transfer: stepForm(routes.reportTransfer, ['text'], said),
  fast_track: stepForm(routes.fastTrack, ['text'], said),
  reopen: stepForm(routes.reopen, ['because', 'text', 'files'], (v, base) => ({
    ...filed(v, base),
    because: v.because,
  })),
  concede: stepForm(routes.concede, ['text-optional'], (v, base) => ({
    ...base,
    ...(v.text.trim() && { text: v.text }),
  })),
  escalate: stepForm(routes.escalate, ['text'], said),
  close_evidence: stepForm(routes.closeEvidence, ['text', 'files'], filed),
  order_test: OrderTest,
  report_test: ReportTest,
  agree: RoomLink,
  fail_mediation: stepForm(failMediation, [], (_, base) => base),
  apply_ruling: stepForm(ruling.applyForRuling, ['panel'], (v, base) => ({ ...base, panel: v.panel })),
  refuse_ruling: stepForm(ruling.refuseRuling, ['text'], said),
  challenge: stepForm(ruling.challenge, ['text'], said),
  assign_arbitrator: stepForm(ruling.assignArbitrator, [], (_, base) => base),
  award: stepForm(
    ruling.issueRuling,
    ['decision', 'remedy', 'precedents', 'awards', 'cites', 'rests', 'text'],
    (v, base) => ({
      ...said(v, base),
      decision: v.decision,
      remedy: v.remedy ?? 'refund',
      amountFen: fenOf(v.amount) ?? 0,
      cites: v.cites,
      restsOn: v.restsOn,
      awards: awardsIn(v.awards),
    }),
  ),
  draft_ruling: stepForm(
    panel.draftRuling,
    ['drafted', 'remedy', 'precedents', 'awards', 'cites', 'rests', 'text'],
    (v, base, of) => ({
      ...said(v, base),
      decision: of.state === 'review' ? v.reviewed : v.decision,
      remedy: v.remedy ?? 'refund',
      amountFen: fenOf(v.amount) ?? 0,
      cites: v.cites,
      restsOn: v.restsOn,
      awards: awardsIn(v.awards),
    }),
  ),
  give_opinion: stepForm(panel.giveOpinion, ['opinion', 'text-optional'], (v, base) => ({
    ...said(v, base),
    draft: v.readDraft,
    concurs: v.opinion === 'concurs',
  })),
  issue_panel: stepForm(panel.issuePanelRuling, [], (_, base) => base),
  leave_seat: stepForm(panel.leaveSeat, ['text'], said),
  ask_evidence: stepForm(ruling.askEvidence, ['text'], said),
  appeal: stepForm(ruling.appeal, ['text', 'files'], filed),
  decide_review: stepForm(
    ruling.decideReview,
    ['reviewed', 'remedy', 'precedents', 'awards', 'cites', 'rests', 'text'],
    (v, base) => ({
      ...said(v, base),
      decision: v.reviewed,
      remedy: v.remedy ?? 'refund',
      amountFen: fenOf(v.amount) ?? 0,
      cites: v.cites,
      restsOn: v.restsOn,
      awards: awardsIn(v.awards),
    }),
  ),
  prove: stepForm(routes.prove, ['text', 'files'], filed),
  confirm_performance: stepForm(routes.confirmPerformance, [], (_, base) => base),
  dispute_performance: stepForm(routes.disputePerformance, ['text', 'files'], filed),
  enforce: stepForm(routes.enforce, ['amount', 'text', 'files'], (v, base) => ({
    ...filed(v, base),
    amountFen: fenOf(v.amount) ?? 0,
  })),
  ask_extension: stepForm(extension.askExtension, ['days', 'text'], (v, base) => ({ ...said(v, base), days: v.days })),
  answer_extension: stepForm(extension.answerExtension, ['agrees', 'text-optional'], (v, base) => ({
    ...base,
    agrees: v.agrees === 'yes',
    ...(v.text.trim() && { text: v.text }),
  })),
  decide_extension: stepForm(extension.decideExtension, ['grants', 'text'], (v, base) => ({
    ...said(v, base),
    grants: v.agrees === 'yes',
    ...(v.agrees === 'yes' && { days: v.days }),
  })),
  end_extension: stepForm(extension.endExtension, ['text'], said),
  go_legal: stepForm(routes.goLegal, ['body', 'reference', 'text', 'files'], (v, base) => ({
    ...filed(v, base),
    body: v.body,
    reference: v.reference,
  })),
  resume_from_law: stepForm(routes.resumeFromLaw, ['text', 'files'], filed),
  ask_withdrawal: AskWithdrawal,
  answer_withdrawal: AnswerWithdrawal,
  report_legal_result: ReportLegal,
  enter_legal_result: EnterLegal,
  end_legal: stepForm(routes.endLegal, ['text'], said),
  withdraw: stepForm(routes.withdraw, ['text-optional'], (v, base) => ({
    ...base,
    ...(v.text.trim() && { text: v.text }),
  })),
}
const audiences = {
  both: ['consumer', 'merchant'],
  consumer: ['consumer'],
  merchant: ['merchant'],
  nobody: [],
} as const satisfies Record<Values['to'], readonly ('consumer' | 'merchant')[]>

/** An agreement is signed where it is negotiated. */
function RoomLink({ of }: FormProps) {
  const { t } = useText()
  const home = useCaseHome()
  return <Link to={`${home(of.id)}/mediation`}>{t('mediation.enter')}</Link>
}

export function StepForm({ step, ...props }: FormProps & { readonly step: StepName }) {
  const Form = forms[step]
  return <Form key={step} {...props} />
}
