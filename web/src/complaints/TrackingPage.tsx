import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { readCase } from '../../../src/complaints/case.contract.ts'
import type { CaseView } from '../../../src/complaints/complaint.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useId, useQueryState } from '../shell/place.ts'
import { dayWords } from '../text/time.ts'
import { useText } from '../text/text.ts'
import { Clocks, Details, EvidenceList, OrderFile, Statements } from './CaseFile.tsx'
import { CaseRemedies } from './CaseRemedies.tsx'
import { CaseTimeline } from './CaseTimeline.tsx'
import { WhereNext } from './bodies/WhereNext.tsx'
import { CaseColumn } from './column/CaseColumn.tsx'
import { CaseDossier } from './dossier/CaseDossier.tsx'
import { ChangeClaim } from './claim/ChangeClaim.tsx'
import { CaseDemands } from './demand/CaseDemands.tsx'
import { CaseDispute } from './dispute/CaseDispute.tsx'
import { CaseExpert } from './expert/CaseExpert.tsx'
import { CaseLegal } from './legal/CaseLegal.tsx'
import { CaseWithdrawal } from './withdrawal/CaseWithdrawal.tsx'
import { FromRequest } from './FromRequest.tsx'
import { CaseHearings } from './hearing/CaseHearings.tsx'
import { NoSuchCase } from './CasePage.tsx'
import { CaseMeasures } from './abuse/Measures.tsx'
import { CaseMass } from './mass/CaseMass.tsx'
import { StandTag, useClaimWords } from './marks.tsx'
import { CaseParts } from './mediation/CaseParts.tsx'
import { CaseLimits } from './limits/CaseLimits.tsx'
import { CasePauses } from './pauses/CasePauses.tsx'
import { CasePayments } from './payments/CasePayments.tsx'
import { CasePanel } from './ruling/CasePanel.tsx'
import { StepList } from './StepList.tsx'
import { CaseSurvey } from './survey/CaseSurvey.tsx'

/** The consumer's own complaint: where it stands, by when, what happens next, what one can do. */
export function TrackingPage() {
  const id = useId()
  // Other words at this place of the API are lists, and no case.
  return id.startsWith('cmp_') ? <TrackedCase id={id} /> : <NoSuchCase />
}

function TrackedCase({ id }: { readonly id: string }) {
  const { data, problem, refetch } = useRoute(readCase, { id }, { refetchEveryMs: 30_000 })
  if (problem?.status === 404) return <NoSuchCase />
  return (
    <div className="page page-narrow">
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={10} />}
      {data && <Tracking of={data} />}
    </div>
  )
}

/** `children`: what a guest is told, in place of the way to the other complaints of an account. */
export function Tracking({ of, children }: { readonly of: CaseView; readonly children?: ReactNode }) {
  const { t } = useText()
  const [query] = useQueryState()
  const claim = useClaimWords()
  return (
    <>
      {!children && (
        <p className="no-print">
          <Link to="/complaints">{t('complaints.mine.title')}</Link>
        </p>
      )}
      {query['filed'] && <Receipt of={of} />}
      <header className="stack-tight">
        <h1>{of.order?.lines.find((line) => line.concerned)?.title ?? t('complaints.track.title')}</h1>
        <p className="row">
          <StandTag of={of} you />
          <span className="quiet">
            {t(`complaints.category.${of.category}`)} · {claim(of)}
          </span>
          <ChangeClaim of={of} />
        </p>
        <p className="quiet small">{t('complaints.track.receipt', { receipt: of.receipt })}</p>
      </header>
      <section className="surface stack">
        <h2>{t('complaints.track.next')}</h2>
        <p>{useNextWords(of)}</p>
        {of.state === 'closed' ? <p className="quiet">{t('complaints.track.other')}</p> : <Clocks of={ownClocks(of)} />}
      </section>
      <CaseSurvey of={of} />
      {children}
      {children && <CaseMeasures id={of.id} />}
      <CaseMass of={of} />
      <StepList of={of} />
      <CaseExpert of={of} />
      <CasePauses of={of} />
      <CaseParts of={of} />
      {of.obligated && <CasePayments of={of} />}
      <CaseDemands of={of} />
      <CaseHearings of={of} />
      <CaseDispute of={of} />
      <CaseLegal of={of} />
      <CaseWithdrawal of={of} />
      <CasePanel of={of} />
      {!children && <FromRequest id={of.id} />}
      <Statements of={of} />
      <EvidenceList of={of} />
      <Details of={of} />
      <OrderFile of={of} />
      <CaseRemedies of={of} />
      <CaseLimits of={of} />
      <CaseColumn of={of} />
      <CaseDossier of={of} />
      <WhereNext of={of} />
      <CaseTimeline of={of} />
    </>
  )
}

/** A consumer is shown what is owed to it, and its own turn; the merchant's inner time says nothing to it. */
const ownClocks = (of: CaseView): CaseView => ({
  ...of,
  clocks: of.clocks.filter(({ rule }) => !rule.startsWith('complaint.merchant-reply')),
})

function useNextWords(of: CaseView): string {
  const { t } = useText()
  if (of.outcome) return t('complaints.track.nextClosed', { outcome: t(`complaints.outcome.${of.outcome}`) })
  return of.state === 'performing' && of.proven ? t('complaints.track.nextProven') : t(`stages.next.${of.state}`)
}

/** Shown once, right after filing: the number, and the two dates that count. */
function Receipt({ of }: { readonly of: CaseView }) {
  const { t, language } = useText()
  const dayOf = (stage: string) => of.clocks.find(({ rule }) => rule.startsWith(`complaint.${stage}.`))?.lastDay
  const [respondBy, finishBy] = [dayOf('respond'), dayOf('finish')]
  return (
    <section className="surface stack receipt" aria-live="polite">
      <h2>{t('complaints.filed.title')}</h2>
      <p>{t('complaints.filed.body', { receipt: of.receipt })}</p>
      <ol className="receipt-days">
        {respondBy && <li>{t('complaints.filed.respondBy', { day: dayWords(respondBy, language) })}</li>}
        {finishBy && <li>{t('complaints.filed.finishBy', { day: dayWords(finishBy, language) })}</li>}
      </ol>
      <p className="quiet small">{t('complaints.filed.why')}</p>
    </section>
  )
}
