import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { readClaim, type ClaimView } from '../../../../src/complaints/mass/claim.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { ReadPage } from '../../parts/ReadPage.tsx'
import { DetailPage } from '../../parts/DetailPage.tsx'
import { Timeline } from '../../parts/Timeline.tsx'
import { When } from '../../parts/When.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { ClaimSteps } from './ClaimSteps.tsx'
import { Demanded } from './Demanded.tsx'
import { LeadCase } from './LeadCase.tsx'
import { Members } from './Members.tsx'
import { Answers, Finding, Motions, Notices, Progress, Representatives } from './ClaimParts.tsx'
import { ClaimTag, useSharedWords } from './shared.tsx'
import { TotalsBox } from './TotalsBox.tsx'
import '../complaints.css'
import './mass.css'

/** One mass claim: who is in it, what was said and found, what each member gets, how far it is carried out. */
export function MassClaimPage() {
  const id = useId()
  const { t } = useText()
  const read = useRoute(readClaim, { id }, { refetchEveryMs: 5000 })
  const gone = { title: t('mass.empty.running'), back: <Link to="/mass-claims">{t('mass.claim.back')}</Link> }
  return (
    <ReadPage of={read} gone={gone}>
      {(data) => <Claim of={data} />}
    </ReadPage>
  )
}

function Claim({ of }: { readonly of: ClaimView }) {
  const { t } = useText()
  const [picked, setPicked] = useState<readonly string[]>([])
  const works = of.finding !== null || of.draft !== null
  return (
    <DetailPage
      back={<Link to="/mass-claims">{t('mass.claim.back')}</Link>}
      title={of.title}
      tags={<ClaimTag state={of.state} />}
      facts={useFacts(of)}
      now={<ClaimSteps of={of} picked={picked} onSplit={() => setPicked([])} />}
    >
      {of.mergedInto && (
        <p className="note">
          <Link to="/mass-claims/$id" params={{ id: of.mergedInto }}>
            {t('mass.claim.mergedInto')}
          </Link>
        </p>
      )}
      <section className="surface stack">
        <h2>{t('mass.claim.summary')}</h2>
        <p className="mass-said">{of.summary}</p>
        <Progress of={of} />
      </section>
      {of.finding && <Finding of={of} finding={of.finding} />}
      {works && <TotalsBox of={of} />}
      <Demanded of={of} />
      <LeadCase of={of} />
      <Members of={of} picked={picked} onPick={setPicked} />
      <Answers of={of} />
      <Motions of={of} />
      <Representatives of={of} />
      <Notices of={of} />
      {of.closeReason && (
        <section className="surface stack-tight">
          <h2>{t('mass.claim.closeReason')}</h2>
          <p className="mass-said">{of.closeReason}</p>
        </section>
      )}
      <Timeline subject={of.id} />
    </DetailPage>
  )
}

function useFacts(of: ClaimView) {
  const { t } = useText()
  const shared = useSharedWords()
  return [
    { label: t('mass.column.merchant'), value: of.merchant.name },
    { label: t('mass.column.shared'), value: shared(of.shared) },
    { label: t('mass.column.opened'), value: <When at={of.openedAt} /> },
    {
      label: t('mass.claim.arbitrator'),
      value:
        of.arbitrator.name ?? t(of.arbitrator.drawn ? 'mass.claim.arbitratorDrawn' : 'mass.claim.arbitratorNobody'),
    },
    ...(of.openedBy ? [{ label: t('mass.claim.openedBy'), value: of.openedBy }] : []),
    ...(of.lead
      ? [
          {
            label: t('mass.claim.lead'),
            value: (
              <Link to="/complaints/$id" params={{ id: of.lead.id }} className="code">
                {of.lead.receipt}
              </Link>
            ),
          },
        ]
      : []),
  ]
}
