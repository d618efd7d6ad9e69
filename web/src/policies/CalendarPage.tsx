import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState, type MouseEvent } from 'react'
import {
  importCalendar,
  listCalendars,
  readCalendar,
  type CalendarYearRow,
} from '../../../src/policies/calendar.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { useNow } from '../parts/now.ts'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { maySee } from '../shell/page.ts'
import { useQueryState } from '../shell/place.ts'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { dayOf } from '../text/time.ts'
import { CalendarImport } from './CalendarImport.tsx'
import { CalendarMonth, DayMark } from './CalendarMonth.tsx'
import { CalendarVersions } from './CalendarVersions.tsx'
import './policies.css'

/** Which days are worked, year by year: what every working-day deadline rests on. */
export function CalendarPage() {
  const { t } = useText()
  const { me } = useSession()
  const [importing, setImporting] = useState(false)
  const years = useRoute(listCalendars, {})
  const rows = years.data?.rows ?? []
  return (
    <div className="page">
      <header className="row row-apart">
        <div className="stack-tight">
          <h1>{t('policies.calendar.title')}</h1>
          <p className="quiet">{t('policies.calendar.lead')}</p>
        </div>
        {maySee(me, importCalendar.who) && (
          <Button type="primary" className="no-print" onClick={() => setImporting(true)}>
            {t('policies.calendar.import')}
          </Button>
        )}
      </header>
      {years.problem && <Problem problem={years.problem} onRetry={() => void years.refetch()} />}
      {rows.length > 0 && <Coverage rows={rows} />}
      {rows.length > 0 && <Year rows={rows} />}
      {importing && <CalendarImport onClose={() => setImporting(false)} />}
    </div>
  )
}

function Coverage({ rows }: { readonly rows: readonly CalendarYearRow[] }) {
  const { t } = useText()
  const announced = rows.filter((row) => row.announced).map((row) => row.year)
  const provisional = rows.filter((row) => !row.announced).map((row) => row.year)
  return (
    <div className="row">
      <StateTag tone="kept">{t('policies.calendar.covered', { year: Math.max(...announced) })}</StateTag>
      {provisional.length > 0 && (
        <StateTag tone="risk">{t('policies.calendar.provisional', { years: provisional.join(', ') })}</StateTag>
      )}
      {provisional.length > 0 && <span className="quiet small">{t('policies.calendar.provisionalHelp')}</span>}
    </div>
  )
}

function Year({ rows }: { readonly rows: readonly CalendarYearRow[] }) {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const now = useNow()
  const [thisYear] = useState(() => Number(dayOf(now).slice(0, 4)))
  const first = rows[0]?.year ?? thisYear
  const last = rows.at(-1)?.year ?? thisYear
  const asked = Number(query['year'] ?? thisYear)
  const year = Math.min(last, Math.max(first, Number.isInteger(asked) ? asked : thisYear))
  const { data, problem, refetch } = useRoute(readCalendar, { year }, { keep: true })
  // Links, so that they also lead where no script runs.
  const leadTo = (to: number) => ({
    href: `?year=${to}`,
    onClick: (event: MouseEvent) => {
      event.preventDefault()
      setQuery({ year: String(to) })
    },
  })
  return (
    <section className="stack" aria-label={t('policies.calendar.year', { year })}>
      <div className="row">
        <Button
          icon={<LeftOutlined />}
          aria-label={t('policies.calendar.previous')}
          disabled={year <= first}
          {...leadTo(year - 1)}
        />
        <h2 className="number">{t('policies.calendar.year', { year })}</h2>
        <Button
          icon={<RightOutlined />}
          aria-label={t('policies.calendar.next')}
          disabled={year >= last}
          {...leadTo(year + 1)}
        />
        {data && <YearFacts row={data} />}
      </div>
      <ul className="calendar-legend small">
        {(['holiday', 'make-up', 'rest', 'working'] as const).map((kind) => (
          <li key={kind}>
            <DayMark kind={kind}>1</DayMark> {t(`policies.calendar.legend.${kind}`)}
          </li>
        ))}
      </ul>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={12} />}
      {data && (
        <div className={data.announced ? 'calendar-year' : 'calendar-year calendar-provisional'}>
          {Array.from({ length: 12 }, (_, index) => (
            <CalendarMonth key={index} year={data.year} month={index + 1} days={data.days} />
          ))}
        </div>
      )}
      <CalendarVersions year={year} />
    </section>
  )
}

function YearFacts({ row }: { readonly row: CalendarYearRow }) {
  const { t } = useText()
  return (
    <>
      <StateTag tone={row.announced ? 'kept' : 'risk'}>
        {t(row.announced ? 'policies.calendar.announced' : 'policies.calendar.provisionalYear')}
      </StateTag>
      {row.imported && <StateTag tone="info">{t('policies.calendar.imported')}</StateTag>}
      <span className="quiet">
        {t('policies.calendar.workingDays', { count: row.workingDays })} ·{' '}
        {t('policies.calendar.offDays', { count: row.daysOff })} ·{' '}
        {t('policies.calendar.makeUpDays', { count: row.makeUpDays })}
      </span>
      {row.notice?.url && (
        <a href={row.notice.url} target="_blank" rel="noreferrer">
          {t('policies.calendar.notice', { title: row.notice.title })}
        </a>
      )}
      {row.notice && !row.notice.url && (
        <span className="quiet">{t('policies.calendar.notice', { title: row.notice.title })}</span>
      )}
    </>
  )
}
