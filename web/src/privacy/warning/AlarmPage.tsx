import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { measureWords } from '../../../../src/kernel/watch/watch.contract.ts'
import {
  listAlarms,
  readAlarm,
  releaseContainment,
  type Alarm,
} from '../../../../src/privacy/warning/warning.contract.ts'
import type { Output } from '../../../../src/kernel/route.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { DetailPage } from '../../parts/DetailPage.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { ReadPage } from '../../parts/ReadPage.tsx'
import { Timeline } from '../../parts/Timeline.tsx'
import { When } from '../../parts/When.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { LevelMark, VerdictMark } from './marks.tsx'
import { TriageForm } from './TriageForm.tsx'

type Whole = Output<typeof readAlarm>

/** One alarm: what was counted and from which records, what was taken because of it, and the judgement. */
export function AlarmPage() {
  const id = useId()
  const { t } = useText()
  const read = useRoute(readAlarm, { id }, { refetchEveryMs: 30_000 })
  return (
    <ReadPage of={read} gone={{ title: t('warning.gone'), back: <Back /> }} lines={10}>
      {(data) => <One of={data} />}
    </ReadPage>
  )
}

const Back = () => {
  const { t } = useText()
  return <Link to="/privacy/signals">{t('warning.back')}</Link>
}

function One({ of }: { readonly of: Whole }) {
  const { t, say } = useText()
  return (
    <DetailPage
      back={<Back />}
      title={say(of.title)}
      tags={
        <>
          <LevelMark level={of.level} />
          {of.verdict !== null && <VerdictMark verdict={of.verdict} />}
        </>
      }
      facts={useFacts(of)}
      now={of.own ? <p className="note">{t('warning.own')}</p> : of.verdict === null && <TriageForm id={of.id} />}
    >
      <section className="surface stack">
        <h2>{t('warning.why')}</h2>
        <p>{say(of.why)}</p>
        {of.reason !== null && (
          <p>
            {t('warning.judged', { by: of.triagedBy ?? '—' })} {of.reason}
          </p>
        )}
      </section>
      <Taken of={of} />
      <Records of={of} />
      <Others of={of.others} />
      <Timeline subject={of.id} />
    </DetailPage>
  )
}

function useFacts(of: Alarm) {
  const { t } = useText()
  return [
    { label: t('warning.signal'), value: <span className="code">{of.number}</span> },
    { label: t('warning.who'), value: of.actor.name ?? of.actor.id },
    { label: t('warning.score'), value: of.actor.score },
    { label: t('warning.at'), value: <When at={of.raisedAt} /> },
    { label: t('warning.last'), value: <When at={of.lastAt} /> },
    { label: t('warning.times'), value: of.times },
    ...(of.verdict === null ? [{ label: t('warning.due'), value: <When at={of.dueAt} /> }] : []),
  ]
}

function Taken({ of }: { readonly of: Whole }) {
  const { t, say } = useText()
  const act = useAct(releaseContainment, { refresh: [readAlarm, listAlarms] })
  if (of.containments.length === 0) return null
  return (
    <section className="surface stack">
      <h2>{t('warning.taken')}</h2>
      {act.problem && <Problem problem={act.problem} />}
      <ul className="plain-list">
        {of.containments.map((one) => (
          <li key={one.id} className="row">
            <strong>{say(measureWords[one.measure])}</strong> <When at={one.beganAt} />
            {one.endedAt === null ? (
              <Button
                size="small"
                disabled={of.own}
                loading={act.busy}
                onClick={() => void act.run({ id: of.id, containment: one.id })}
              >
                {t('warning.release')}
              </Button>
            ) : (
              <span className="quiet">
                {t('warning.released', { by: one.endedBy ?? '—' })} <When at={one.endedAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Records({ of }: { readonly of: Whole }) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <h2>{t('warning.records', { n: of.records.length })}</h2>
      <p className="quiet">{t('warning.recordsHelp')}</p>
      <ul className="plain-list">
        {of.records.slice(-50).map((one, place) => (
          <li key={`${one.at} ${place}`}>
            <When at={one.at} /> {t(`warning.kinds.${one.kind}`)}{' '}
            <span className="quiet code">
              {one.thing ?? ''} {one.network ?? ''} {one.rows > 1 ? t('warning.rows', { n: one.rows }) : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Others({ of }: { readonly of: Whole['others'] }) {
  const { t, say } = useText()
  if (of.length === 0) return null
  return (
    <section className="surface stack">
      <h2>{t('warning.others')}</h2>
      <ul className="plain-list">
        {of.map((one) => (
          <li key={one.id} className="row">
            <Link to="/privacy/signals/$id" params={{ id: one.id }}>
              {say(one.title)}
            </Link>
            <LevelMark level={one.level} />
            <When at={one.lastAt} />
            {one.verdict !== null && <VerdictMark verdict={one.verdict} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
