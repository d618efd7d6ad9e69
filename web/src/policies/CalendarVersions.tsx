import { Link } from '@tanstack/react-router'
import { listCalendarVersions, type CalendarVersion } from '../../../src/policies/calendar.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { useText } from '../text/text.ts'
import { dayOf } from '../text/time.ts'
import { dateOf } from './words.ts'

/** What was known of a year before: only where there was something else before. */
export function CalendarVersions({ year }: { readonly year: number }) {
  const { t } = useText()
  const { data } = useRoute(listCalendarVersions, { year })
  const rows = data?.rows ?? []
  if (rows.length < 2) return null
  return (
    <section className="stack-tight">
      <h3>{t('known.versions')}</h3>
      <p className="quiet small">{t('known.versionsHelp')}</p>
      <ol className="stack-tight">
        {rows.map((row) => (
          <li key={`${row.version} ${row.knownAt}`}>
            <Version of={row} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Version({ of }: { readonly of: CalendarVersion }) {
  const { t } = useText()
  const day = of.knownAt === null ? null : dayOf(new Date(of.knownAt))
  return (
    <>
      {day === null ? t('known.always') : t('known.since', { day: dateOf(day) })} · {of.notice} ·{' '}
      {t('policies.calendar.offDays', { count: of.daysOff })} ·{' '}
      {t('policies.calendar.makeUpDays', { count: of.makeUpDays })} <code className="small quiet">{of.version}</code>{' '}
      {day !== null && (
        <Link to="/deadline" search={{ knownOn: day }}>
          {t('known.countThen')}
        </Link>
      )}
    </>
  )
}
