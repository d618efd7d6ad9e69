import { lazy, Suspense, useState } from 'react'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { readLimits, type LimitsView, type LimitView } from '../../../../src/complaints/limits/limit.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { useClockText } from '../../parts/clock-text.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { DayText } from '../../parts/When.tsx'
import { ConfidenceMark } from '../../policies/marks.tsx'
import { dayWords, spanWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { channelWords } from '../channels.ts'
import { hasNumber } from '../remedies/source-number.ts'
import { Milestones } from './Milestones.tsx'
import { standOf } from './stand.ts'
import './limits.css'

const ClockCount = lazy(() => import('../../parts/ClockCount.tsx').then((file) => ({ default: file.ClockCount })))

/** What the law says about time in this case: ours first, then what others have to keep, each with its article and why it counts. */
export function CaseLimits({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { data } = useRoute(readLimits, { id: of.id }, { refetchEveryMs: 60_000 })
  if (!data || (data.limits.length === 0 && data.mayEnter.length === 0 && data.letters.length === 0)) return null
  const groups = [
    { name: 'ours' as const, rows: data.limits.filter(({ counts }) => counts) },
    { name: 'others' as const, rows: data.limits.filter(({ counts }) => !counts) },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <section className="surface stack">
      <h2>{t('limits.title')}</h2>
      <First of={data} />
      {groups.map(({ name, rows }) => (
        <div key={name} className="stack-tight">
          <h3>{t(`limits.group.${name}`)}</h3>
          <p className="quiet small">{t(`limits.groupHelp.${name}`)}</p>
          <ul className="plain-list stack-tight">
            {rows.map((row) => (
              <Limit key={row.clock.id} of={row} />
            ))}
          </ul>
        </div>
      ))}
      <Letters of={data} />
      <Milestones id={of.id} of={data} />
    </section>
  )
}

/** Which date leads, and why: the earliest of all that the platform and the shop owe. */
function First({ of: { first, limits } }: { readonly of: LimitsView }) {
  const { t, say, language } = useText()
  const watched = limits.some(({ counts, stoppedOn }) => counts && stoppedOn === null)
  if (first === null || !watched) return null
  const fill = { title: say(first.title), day: dayWords(first.lastDay, language) }
  return <p className="note">{t(first.kind === 'service' ? 'limits.firstPromise' : 'limits.firstLaw', fill)}</p>
}

function Limit({ of }: { readonly of: LimitView }) {
  const { t, say, language } = useText()
  const span = useClockText().span
  const [counting, setCounting] = useState(false)
  const { clock, source } = of
  const { tone, key } = standOf(of)
  const day = (iso: string) => dayWords(iso, language)
  return (
    <li className="limit-line stack-tight">
      <p className="row">
        <strong>{say(of.title)}</strong>
        <StateTag tone="plain">{t(`limits.bound.${of.bound}`)}</StateTag>
        {of.leads && <StateTag tone="info">{t('limits.leads')}</StateTag>}
      </p>
      <p className="row">
        <StateTag tone={tone}>{t(`limits.stand.${key}`)}</StateTag>
        <span>
          {t('limits.last')} <DayText day={clock.lastDay} />
        </span>
        {clock.state === 'running' && (
          <span className="quiet">
            {clock.remaining.amount > 0
              ? t('limits.left', { span: spanWords(clock.remaining, span) })
              : t('limits.lastDay')}
          </span>
        )}
        {of.stoppedOn && (
          <span className="quiet">
            {t(of.bound === 'consumer' ? 'limits.askedOn' : 'limits.doneOn', { day: day(of.stoppedOn) })}
          </span>
        )}
      </p>
      <p className="small">
        {t(`limits.basis.${of.basis}`, { day: day(of.startedOn) })}{' '}
        {t('limits.budget', { span: spanWords(clock.budget, span) })}
      </p>
      <p className="small quiet row">
        <span>
          {t(of.article === null ? 'limits.source' : 'limits.article', {
            source: say(source.title),
            article: of.article ?? '',
          })}
          {source.number && hasNumber(source.number, language) && ` · ${source.number}`} ·{' '}
          {t('limits.version', { day: of.ruleFrom })}
        </span>
        {of.confidence !== 'T' && <ConfidenceMark confidence={of.confidence} />}
      </p>
      {clock.provisional && clock.provisionalBecause && <p className="small note">{say(clock.provisionalBecause)}</p>}
      {of.rule === 'civil-procedure-205.confirmation' && <p className="small note">{t('limits.confirmation')}</p>}
      {clock.consequence && clock.stoppedAt === null && (
        <p className="small quiet">{t('parts.clock.consequence', { what: say(clock.consequence) })}</p>
      )}
      <p className="no-print">
        <button type="button" className="plain-button small" aria-haspopup="dialog" onClick={() => setCounting(true)}>
          {t('parts.clock.why')}
        </button>
      </p>
      {counting && (
        <Suspense>
          <ClockCount clock={clock} onClose={() => setCounting(false)} />
        </Suspense>
      )}
    </li>
  )
}

function Letters({ of: { letters } }: { readonly of: LimitsView }) {
  const { t } = useText()
  if (letters.length === 0) return null
  return (
    <div className="stack-tight">
      <h3>{t('limits.letters')}</h3>
      <ul className="plain-list stack-tight">
        {letters.map((letter) => (
          <li key={`${letter.channel} ${letter.reference}`} className="row">
            <span>{channelWords(t, letter.channel)}</span>
            <span className="code">{letter.reference}</span>
            <span>
              {t('limits.answerBy')} <DayText day={letter.answerBy} />
            </span>
            <StateTag tone={letter.answeredAt ? 'kept' : 'risk'}>
              {t(letter.answeredAt ? 'limits.answered' : 'limits.unanswered')}
            </StateTag>
          </li>
        ))}
      </ul>
    </div>
  )
}
