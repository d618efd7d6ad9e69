import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { Link } from '@tanstack/react-router'
import { useCaseHome } from './case-home.ts'
import { failMediation } from '../../../src/complaints/mediation/mediation.contract.ts'
import * as extension from '../../../src/complaints/pauses/extension.contract.ts'
import * as panel from '../../../src/complaints/ruling/panel.contract.ts'
import * as ruling from '../../../src/complaints/ruling/ruling.contract.ts'
import * as routes from '../../../src/complaints/case.contract.ts'
import type { CaseView, Remedy } from '../../../src/complaints/complaint.contract.ts'
import type { StepName } from '../../../src/complaints/step-name.contract.ts'
import type { RouteSpec } from '../../../src/kernel/route.contract.ts'
import { useAct } from '../api/hooks.ts'
import { useDraft } from '../parts/draft.ts'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { fenOf } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { StepDraft, emptyStep, type FieldName, type Values } from './step-draft.ts'
import { linesInDispute, offersIn } from './LineOffers.tsx'
import { StepField } from './step-fields.tsx'
import { FromDraft } from './assistant/FromDraft.tsx'
import { OrderTest, ReportTest } from './expert/TestForms.tsx'
import { EnterLegal, ReportLegal } from './legal/LegalForms.tsx'
import { AnswerWithdrawal, AskWithdrawal } from './withdrawal/WithdrawalForms.tsx'
import { ChangedMeanwhile } from './desk/presence/ChangedMeanwhile.tsx'
import { TemplatePicker } from './desk/templates/TemplatePicker.tsx'
import { awardsIn } from './demand/award-draft.ts'
import { useSeen } from './seen.ts'

type FormProps = { readonly of: CaseView; readonly label: string; readonly onDone: () => void }
type Base = { readonly id: string; readonly version: number }

/** One form per step: which fields it has, and how they become what the server takes. */
const said = (v: Values, base: Base) => ({ ...base, text: v.text })
const filed = (v: Values, base: Base) => ({ ...base, text: v.text, files: v.files })
function offerOf(v: Values, of: CaseView, otherwise: Remedy | null) {
  if (v.byLine && linesInDispute(of).length > 1) return { offer: null, forLines: offersIn(of, v.lines) }
  const remedy = v.remedy ?? otherwise
  return { offer: remedy && { remedy, amountFen: fenOf(v.amount) ?? 0 } }
}
const forms: Readonly<Record<StepName, (props: FormProps) => ReactNode>> = {
  acknowledge: stepForm(routes.acknowledge, ['text-optional'], (v, base) => ({
    ...base,
    ...(v.text.trim() && { text: v.text }),
  })),
  respond: stepForm(routes.respond, ['text', 'files'], (v, base) => ({
    ...base,
    text: v.text,
    files: v.files,
    ...(v.fromDraft && { draft: v.fromDraft }),
  })),
  ask_merchant: stepForm(routes.askMerchant, ['text'], (v, base) => ({ ...base, text: v.text })),
  answer: stepForm(routes.answer, ['text', 'offer', 'files'], (v, base, of) => ({
    ...base,
    text: v.text,
    files: v.files,
    ...offerOf(v, of, null),
  })),
  accept_offer: stepForm(routes.acceptOffer, [], (_, base) => base),
  counter_offer: stepForm(routes.counterOffer, ['offer', 'text'], (v, base, of) => ({
    ...base,
    text: v.text,
    ...offerOf(v, of, 'refund'),
  })),
  refuse_offer: stepForm(routes.refuseOffer, ['text'], (v, base) => ({ ...base, text: v.text })),
  add_statement: stepForm(routes.addStatement, ['text', 'to'], (v, base) => ({
    ...base,
    text: v.text,
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

function stepForm<I extends z.ZodObject>(
  route: RouteSpec<I, typeof CaseView>,
  fields: readonly FieldName[],
  inputOf: (values: Values, base: Base, of: CaseView) => z.input<I>,
) {
  return function Form({ of, label, onDone }: FormProps) {
    const { t } = useText()
    const draft = useDraft(`complaint.${of.receipt}.${route.path}`, StepDraft, emptyStep)
    const [busy, setBusy] = useState(false)
    const act = useAct(route)
    const seen = useSeen(of)
    // What the server refused stays refused until its writer has looked, whatever the page reads meanwhile.
    const changed = seen.changed || act.problem?.code === 'complaint.changed-meanwhile'
    const look = () => {
      act.reset()
      seen.look()
    }
    const send = async () => {
      const done = await act.run(inputOf(draft.value, { id: of.id, version: seen.version }, of))
      if (done === undefined) return seen.ask()
      draft.discard()
      onDone()
    }
    return (
      <form
        className="stack step-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {changed ? (
          <ChangedMeanwhile id={of.id} since={seen.since} onSeen={look} />
        ) : (
          <ProblemSummary problem={act.problem} />
        )}
        {fields.some((name) => name === 'text' || name === 'text-optional') && (
          <TemplatePicker
            of={of}
            onInsert={(text) => draft.change({ text: [draft.value.text, text].filter(Boolean).join('\n') })}
          />
        )}
        {route.path === routes.respond.path && (
          <FromDraft
            of={of}
            current={draft.value.fromDraft}
            onInsert={(text, id) =>
              draft.change({ text: [draft.value.text, text].filter(Boolean).join('\n'), fromDraft: id })
            }
          />
        )}
        {fields.map((name) => (
          <StepField key={name} name={name} of={of} {...draft} problem={act.problem} onBusy={setBusy} />
        ))}
        <div className="actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={act.busy}
            disabled={busy || changed || !isReady(fields, draft.value)}
          >
            {fields.length === 0 ? t('complaints.step.confirm', { what: label }) : label}
          </Button>
          <Button onClick={onDone}>{t('complaints.step.cancel')}</Button>
        </div>
      </form>
    )
  }
}

const isWrong = ({ amount }: Values['lines'][string]): boolean => amount !== '' && fenOf(amount) === null

/** Only what the page can tell at once; everything else is the server's to say. */
function isReady(fields: readonly FieldName[], values: Values): boolean {
  if (fields.includes('text') && values.text.trim() === '') return false
  if ((fields.includes('agrees') || fields.includes('grants')) && values.agrees === 'none') return false
  if (fields.includes('ground') && values.ground === '') return false
  if (fields.includes('order') && values.orderId === '') return false
  if (fields.includes('body') && values.body.trim() === '') return false
  if (fields.includes('reference') && values.reference.trim() === '') return false
  if (fields.includes('opinion') && values.opinion === 'none') return false
  if (fields.includes('opinion') && values.opinion === 'dissents' && values.text.trim() === '') return false
  if (fields.includes('offer') && values.byLine && Object.values(values.lines).some(isWrong)) return false
  if (values.amount !== '' && fenOf(values.amount) === null) return false
  return !fields.includes('note') || values.files.length > 0
}
