import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { listCaseHearings } from '../../../../src/complaints/hearing/hearing-step.contract.ts'
import type { HearingsView } from '../../../../src/complaints/hearing/hearing.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { useCaseHome } from '../case-home.ts'
import { NoSuchCase } from '../CasePage.tsx'
import { CallForm } from './CallForm.tsx'
import { HearingCard } from './HearingCard.tsx'
import '../complaints.css'
import '../dispute/dispute.css'
import './hearing.css'

/** The hearings of one case, the newest first: when and where, what each side has said to it, and the minutes. */
export function HearingsPage() {
  const id = useId()
  const { data, problem, refetch } = useRoute(listCaseHearings, { id }, { refetchEveryMs: 30_000 })
  if (problem?.status === 404) return <NoSuchCase />
  return (
    <div className="page page-article">
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={10} />}
      {/* What the address names: the case, or a guest's link to it. */}
      {data && <Hearings of={{ ...data, id }} />}
    </div>
  )
}

function Hearings({ of }: { readonly of: HearingsView }) {
  const { t } = useText()
  const home = useCaseHome()
  const [calling, setCalling] = useState(false)
  const open = of.rows.some(({ state }) => state === 'proposed' || state === 'set')
  const calls = of.calls !== null && !open
  return (
    <>
      <p className="no-print">
        <Link to={home(of.id)}>{t('hearing.back')}</Link> <span className="code quiet small">{of.receipt}</span>
      </p>
      <PageHead
        title={t('hearing.title')}
        lead={t('hearing.lead')}
        action={
          calls && !calling ? (
            <Button type="primary" onClick={() => setCalling(true)}>
              {t('hearing.call.title')}
            </Button>
          ) : undefined
        }
      />
      {(of.calls === 'mediation' || of.rows.some(({ stage }) => stage === 'mediation')) && (
        <p className="note">{t('hearing.private')}</p>
      )}
      {calls && calling && <CallForm of={of} onDone={() => setCalling(false)} />}
      {of.rows.length === 0 && !calling && <EmptyState title={t('hearing.none')}>{t('hearing.noneHelp')}</EmptyState>}
      {of.rows.toReversed().map((row) => (
        <HearingCard key={row.id} id={of.id} of={row} rules={of.rules} />
      ))}
    </>
  )
}
