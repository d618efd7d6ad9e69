import { Link } from '@tanstack/react-router'
import { readPenalty } from '../../../src/governance/penalties/penalty-routes.contract.ts'
import type { PenaltyView } from '../../../src/governance/penalties/penalty.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { ReadPage } from '../parts/ReadPage.tsx'
import { ClockBar } from '../parts/ClockBar.tsx'
import { DetailPage } from '../parts/DetailPage.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { Timeline } from '../parts/Timeline.tsx'
import { useId } from '../shell/place.ts'
import { dayWords } from '../text/time.ts'
import { useText } from '../text/text.ts'
import { PenaltyMark } from './marks.tsx'
import { PenaltyMeasures } from './PenaltyMeasures.tsx'
import { PenaltySteps } from './PenaltySteps.tsx'
import { PenaltyStory } from './PenaltyStory.tsx'
import './governance.css'

/** One penalty: left what is charged and what was said, right what can be done now. */
export function PenaltyPage() {
  const id = useId()
  const { t } = useText()
  const read = useRoute(readPenalty, { id }, { refetchEveryMs: 30_000 })
  const gone = { title: t('penalties.gone'), back: <Link to="/penalties">{t('penalties.back')}</Link> }
  return (
    <ReadPage of={read} gone={gone} lines={10}>
      {(data) => <Penalty of={data} />}
    </ReadPage>
  )
}

function Penalty({ of }: { readonly of: PenaltyView }) {
  const { t, say } = useText()
  const decided = of.decidedAt !== null
  return (
    <DetailPage
      back={<Link to="/penalties">{t('penalties.back')}</Link>}
      title={say(of.violation.title)}
      tags={
        <>
          <PenaltyMark state={of.state} />
          {of.overdue && <StateTag tone="danger">{t('penalties.overdue')}</StateTag>}
        </>
      }
      facts={useFacts(of)}
      clock={of.clock && <ClockBar clock={of.clock} />}
      now={
        <>
          <PenaltySteps of={of} />
          {decided && (
            <p className="no-print">
              <Link to="/penalties/$id/reasons" params={{ id: of.id }}>
                {t('penalties.reasons.open')}
              </Link>
            </p>
          )}
        </>
      }
    >
      <PenaltyStory of={of} />
      {decided && <PenaltyMeasures of={of} />}
      <Timeline subject={of.id} />
    </DetailPage>
  )
}

function useFacts(of: PenaltyView) {
  const { t, language } = useText()
  const changed = of.decidedPoints !== null && of.points !== of.decidedPoints
  const points =
    of.points === null
      ? '—'
      : `${t('penalties.points', { n: of.points })}${changed ? ` ${t('penalties.wasPoints', { n: of.decidedPoints ?? 0 })}` : ''}`
  return [
    { label: t('penalties.column.number'), value: <span className="code">{of.number}</span> },
    { label: t('penalties.column.merchant'), value: of.merchant.name },
    { label: t('penalties.happened'), value: dayWords(of.happenedOn, language) },
    { label: t('penalties.column.points'), value: points },
    ...(of.occurrence === null
      ? []
      : [{ label: t('penalties.occurrence'), value: t('penalties.occurrenceOf', { n: of.occurrence }) }]),
    ...(of.expiresOn === null ? [] : [{ label: t('penalties.expires'), value: dayWords(of.expiresOn, language) }]),
  ]
}
