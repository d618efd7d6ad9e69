import { Link } from '@tanstack/react-router'
import { readCase } from '../../../src/complaints/case.contract.ts'
import type { CaseView } from '../../../src/complaints/complaint.contract.ts'
import { stepNames } from '../../../src/complaints/step-name.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { DetailPage } from '../parts/DetailPage.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { When } from '../parts/When.tsx'
import { useId, useQueryState } from '../shell/place.ts'
import { moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { Clocks, Details, EvidenceList, OrderFile, Statements } from './CaseFile.tsx'
import { WhereNext } from './bodies/WhereNext.tsx'
import { CaseFromColumn } from './column/FromColumn.tsx'
import { CaseColumn } from './column/CaseColumn.tsx'
import { CaseDossier } from './dossier/CaseDossier.tsx'
import { CasePost } from './enter/CasePost.tsx'
import { CaseContact } from './enter/CaseContact.tsx'
import { CaseSources } from './enter/CaseSources.tsx'
import { CaseLetters } from './mailbox/CaseLetters.tsx'
import { channelWords } from './channels.ts'
import { CaseRemedies } from './CaseRemedies.tsx'
import { CaseTimeline } from './CaseTimeline.tsx'
import { useAtDesk } from './desk/at-desk.ts'
import { CaseDesk } from './desk/CaseDesk.tsx'
import { caseKeys, KeysHelp } from './desk/queue/KeysHelp.tsx'
import { useNoteKey } from './desk/queue/note-key.ts'
import { PresenceBar } from './desk/presence/PresenceBar.tsx'
import { MacroBar } from './desk/templates/MacroBar.tsx'
import { CaseMatter } from './desk/matter/CaseMatter.tsx'
import { ChangeClaim } from './claim/ChangeClaim.tsx'
import { CaseDemands } from './demand/CaseDemands.tsx'
import { CaseDispute } from './dispute/CaseDispute.tsx'
import { CaseExpert } from './expert/CaseExpert.tsx'
import { CaseLegal } from './legal/CaseLegal.tsx'
import { CaseWithdrawal } from './withdrawal/CaseWithdrawal.tsx'
import { CaseAssistant } from './assistant/CaseAssistant.tsx'
import { CorrectCategory } from './recategory/CorrectCategory.tsx'
import { FromRequest } from './FromRequest.tsx'
import { CaseHearings } from './hearing/CaseHearings.tsx'
import { AskReview } from './abuse/AskReview.tsx'
import { CaseMass } from './mass/CaseMass.tsx'
import { StandTag, UrgencyTag, useClaimWords } from './marks.tsx'
import { CaseParts } from './mediation/CaseParts.tsx'
import { RoomDoor } from './mediation/RoomDoor.tsx'
import { CaseLimits } from './limits/CaseLimits.tsx'
import { CasePauses } from './pauses/CasePauses.tsx'
import { CasePayments } from './payments/CasePayments.tsx'
import { CaseDraws } from './ruling/CaseDraws.tsx'
import { CasePanel } from './ruling/CasePanel.tsx'
import { CaseReports } from './reports/CaseReports.tsx'
import { CaseSignals } from './signals/CaseSignals.tsx'
import { StepList } from './StepList.tsx'

/** A complaint for those who handle it: the agent, and the merchant whose shop it is about. */
export function CasePage() {
  const id = useId()
  const { data, problem, loading, refetch } = useRoute(readCase, { id }, { refetchEveryMs: 30_000 })
  if (problem?.status === 404) return <NoSuchCase />
  if (problem && !data)
    return (
      <div className="page">
        <Problem problem={problem} onRetry={() => void refetch()} />
      </div>
    )
  if (loading || !data)
    return (
      <div className="page">
        <Skeleton lines={12} />
      </div>
    )
  return <Case of={data} />
}

export function NoSuchCase() {
  const { t } = useText()
  return (
    <EmptyState
      heading
      title={t('complaints.case.gone')}
      action={<Link to="/complaints">{t('complaints.case.list')}</Link>}
    >
      {t('complaints.case.goneHelp')}
    </EmptyState>
  )
}

function Case({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const [query] = useQueryState()
  const atDesk = useAtDesk()
  useNoteKey()
  const first = stepNames.find((name) => name === query['step'])
  return (
    <DetailPage
      back={<Link to="/complaints">{t('complaints.case.back')}</Link>}
      title={of.order?.lines.find((line) => line.concerned)?.title ?? t(`complaints.category.${of.category}`)}
      tags={
        <>
          <StandTag of={of} />
          <UrgencyTag of={of} />
        </>
      }
      facts={useFacts(of)}
      clock={of.state === 'closed' ? null : <Clocks of={of} />}
      now={
        of.viewer === 'regulator' ? (
          <ReadOnly />
        ) : (
          <>
            {of.viewer === 'platform' && <PresenceBar id={of.id} />}
            <StepList of={of} first={first} asked={query['draft']} />
            {of.viewer === 'platform' && <MacroBar of={of} />}
            {of.viewer === 'platform' && <CaseAssistant of={of} />}
          </>
        )
      }
    >
      {of.viewer === 'platform' && <RoomDoor of={of} />}
      <CaseParts of={of} />
      <CasePauses of={of} />
      {of.obligated && <CasePayments of={of} />}
      {of.viewer !== 'regulator' && <CasePanel of={of} />}
      {of.viewer === 'platform' && <CaseDraws id={of.id} />}
      {of.viewer !== 'regulator' && <CaseHearings of={of} />}
      {of.viewer !== 'regulator' && <FromRequest id={of.id} />}
      {of.viewer === 'platform' && <CaseFromColumn of={of} />}
      {of.viewer === 'platform' && <CaseSignals of={of} />}
      <Statements of={of} notesApart={atDesk} />
      {of.viewer === 'platform' && <CaseContact id={of.id} />}
      {of.viewer !== 'regulator' && <CaseDemands of={of} />}
      <Details of={of} />
      <EvidenceList of={of} />
      {of.viewer !== 'regulator' && <CaseDispute of={of} />}
      <CaseExpert of={of} />
      <CaseLegal of={of} />
      <CaseWithdrawal of={of} />
      <OrderFile of={of} />
      <CaseRemedies of={of} />
      <CaseLimits of={of} />
      <CaseColumn of={of} />
      <CaseDossier of={of} />
      <WhereNext of={of} />
      {of.viewer === 'platform' && <CaseReports of={of} />}
      {of.viewer === 'platform' && <CaseMatter of={of} />}
      {of.viewer === 'platform' && <CaseDesk of={of} />}
      {of.viewer === 'platform' && <AskReview id={of.id} />}
      {of.viewer === 'platform' && <CaseMass of={of} />}
      {of.viewer === 'platform' && <CaseSources id={of.id} />}
      {of.viewer === 'platform' && <CasePost id={of.id} channel={of.channel} />}
      {of.viewer === 'platform' && <CaseLetters id={of.id} />}
      <CaseTimeline of={of} />
      {atDesk && <KeysHelp keys={caseKeys} />}
    </DetailPage>
  )
}

/** The ordinary claim, and what is demanded beside it. */
function Asked({ of, words }: { readonly of: CaseView; readonly words: string }) {
  const { t } = useText()
  return (
    <>
      {words}
      {of.demandedFen > 0 && ` · ${t('demand.beside', { amount: moneyWords(of.demandedFen) })}`} <ChangeClaim of={of} />
    </>
  )
}

/** Why there is nothing to press. */
function ReadOnly() {
  const { t } = useText()
  return (
    <section className="surface stack-tight">
      <h2>{t('complaints.case.readOnly')}</h2>
      <p className="quiet">{t('complaints.case.readOnlyHelp')}</p>
    </section>
  )
}

function useFacts(of: CaseView) {
  const { t } = useText()
  const claim = useClaimWords()
  return [
    { label: t('complaints.queue.receipt'), value: <span className="code">{of.receipt}</span> },
    {
      label: t('complaints.case.category'),
      value: (
        <>
          {t(`complaints.category.${of.category}`)} <CorrectCategory of={of} />
        </>
      ),
    },
    { label: t('complaints.case.claim'), value: <Asked of={of} words={claim(of) || t('complaints.case.unknown')} /> },
    { label: t('complaints.case.merchant'), value: of.merchant?.name ?? t('complaints.case.unknown') },
    { label: t('complaints.case.received'), value: <When at={of.receivedAt} /> },
    ...(of.viewer === 'platform' || of.viewer === 'regulator'
      ? [{ label: t('complaints.case.channel'), value: channelWords(t, of.channel) }]
      : []),
    ...(of.viewer === 'platform'
      ? [{ label: t('complaints.case.agent'), value: of.agent?.name ?? t('complaints.queue.nobody') }]
      : []),
    ...(of.outcome ? [{ label: t('complaints.case.outcome'), value: t(`complaints.outcome.${of.outcome}`) }] : []),
  ]
}
