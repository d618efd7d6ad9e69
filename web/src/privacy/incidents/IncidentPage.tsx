import { Link } from '@tanstack/react-router'
import type { IncidentView } from '../../../../src/privacy/incident/incident.contract.ts'
import { readIncident } from '../../../../src/privacy/incident/incident-routes.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { DetailPage } from '../../parts/DetailPage.tsx'
import { ReadPage } from '../../parts/ReadPage.tsx'
import { Timeline, type FactLine } from '../../parts/Timeline.tsx'
import { When } from '../../parts/When.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { IncidentSteps } from './IncidentSteps.tsx'
import { DrillMark, IncidentMark } from './marks.tsx'
import { MeasuresCard } from './MeasuresCard.tsx'
import { PapersCard } from './PapersCard.tsx'
import './incidents.css'

/** One incident: on top who, what and the clocks; left the story, right what can be done now. */
export function IncidentPage() {
  const id = useId()
  const { t } = useText()
  const read = useRoute(readIncident, { id }, { refetchEveryMs: 30_000 })
  const gone = { title: t('incidents.gone'), back: <Link to="/privacy/incidents">{t('incidents.back')}</Link> }
  return (
    <ReadPage of={read} gone={gone} lines={12}>
      {(data) => <Incident of={data} />}
    </ReadPage>
  )
}

function Incident({ of }: { readonly of: IncidentView }) {
  const { t } = useText()
  return (
    <DetailPage
      back={<Link to="/privacy/incidents">{t('incidents.back')}</Link>}
      title={of.title}
      tags={
        <>
          <IncidentMark state={of.state} />
          {of.drill && <DrillMark />}
        </>
      }
      facts={useFacts(of)}
      clock={<Clocks of={of} />}
      now={<IncidentSteps of={of} />}
    >
      {of.drill && <p className="note">{t('incidents.drillNote')}</p>}
      <section className="surface stack">
        <h2>{t('incidents.what')}</h2>
        <p className="incident-said">{of.story}</p>
      </section>
      <Duties of={of} />
      <MeasuresCard of={of} />
      <PapersCard of={of} />
      <Timeline subject={of.id} describe={saidOf(of)} hides={hidden} />
    </DetailPage>
  )
}
/** The clocks stand on top; the line of the log that carries the reason says the rest. */
const hidden = ['clock.started', 'notice.sent', 'incident.confirmed']

function Clocks({ of }: { readonly of: IncidentView }) {
  const { t } = useText()
  if (of.clocks.length === 0) return <p className="quiet">{t('incidents.noClock')}</p>
  return (
    <div className="incident-clocks">
      {of.clocks.map((clock) => (
        <ClockBar key={clock.id} clock={clock} />
      ))}
    </div>
  )
}

function Duties({ of }: { readonly of: IncidentView }) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <h2>{t('incidents.duties')}</h2>
      <ol className="incident-duties">
        {of.duties.map(({ duty, doneAt }) => (
          <li key={duty} className={doneAt ? 'tone-kept' : ''}>
            <span aria-hidden="true">{doneAt ? '✓' : '○'}</span>
            <strong>{t(`incidents.duty.${duty}`)}</strong>
            <span className="quiet small">{doneAt ? <When at={doneAt} /> : t('incidents.notYet')}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The words that belong to a line of the log, where it carries their id. */
const saidOf = (of: IncidentView) => (fact: FactLine) => {
  const measure = fact.kind === 'restraint.lifted' ? 'lift' : 'contain'
  const word = of.words.find(
    ({ id, about, step }) => id === fact.data['word'] || (step === measure && about === fact.data['restraint']),
  )
  return word ? <p className="incident-said">{word.text}</p> : null
}

function useFacts(of: IncidentView) {
  const { t } = useText()
  return [
    { label: t('incidents.column.number'), value: <span className="code">{of.number}</span> },
    { label: t('incidents.new.kind'), value: t(`incidents.kind.${of.kind}`) },
    { label: t('incidents.column.found'), value: <When at={of.foundAt} /> },
    { label: t('incidents.openedAt'), value: <When at={of.openedAt} /> },
    { label: t('incidents.column.grade'), value: of.grade === null ? '—' : t(`incidents.grade.${of.grade}`) },
    { label: t('incidents.operatorLabel'), value: t(`incidents.operator.${of.operator}`) },
  ]
}
