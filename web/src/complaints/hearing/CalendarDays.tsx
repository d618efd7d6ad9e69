import { Link } from '@tanstack/react-router'
import type { HearingRow } from '../../../../src/complaints/hearing/calendar.contract.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { DayText, When } from '../../parts/When.tsx'
import { dayOf } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { monthOf } from './calendar-days.ts'
import { toneOfHearing } from './HearingCard.tsx'

type Rows = { readonly rows: readonly HearingRow[] }
const hrefOf = ({ complaint }: HearingRow): string => `/complaints/${complaint}/hearings`
const on = (rows: readonly HearingRow[], day: string): HearingRow[] =>
  rows.filter(({ startsAt }) => startsAt !== null && dayOf(new Date(startsAt)) === day)
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })
const timeOf = ({ startsAt }: HearingRow): string => (startsAt === null ? '' : clock.format(new Date(startsAt)))

/** Hearings under one heading, each with what it asks of the reader. */
export function Lines({ title, rows }: Rows & { readonly title: string }) {
  const { t } = useText()
  if (rows.length === 0) return null
  return (
    <section className="surface stack-tight">
      <h2>{title}</h2>
      <ul className="plain hearing-lines">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={hrefOf(row)}>{row.need ? t(`hearing.need.${row.need}`) : t('hearing.panel.go')}</Link>
            <span>{row.startsAt ? <When at={row.startsAt} /> : t('hearing.state.proposed')}</span>
            <span className="quiet">{t(`hearing.stage.${row.stage}`)}</span>
            <span className="code small quiet">{row.receipt}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
/** A month at a desk; a phone has the list. */
export function MonthGrid({ day, today, rows }: Rows & { readonly day: string; readonly today: string }) {
  const { t } = useText()
  return (
    <table className="hearing-month">
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col">
              {t(`hearing.calendar.days.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthOf(day).map((week) => (
          <tr key={week[0]}>
            {week.map((one) => (
              <td key={one} className={cellClass(one, day, today)}>
                <time dateTime={one} className="number small" {...(one === today && { 'aria-current': 'date' })}>
                  {Number(one.slice(8))}
                </time>
                <ul className="plain">
                  {on(rows, one).map((row) => (
                    <li key={row.id}>
                      <Entry of={row} />
                    </li>
                  ))}
                </ul>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
const cellClass = (one: string, day: string, today: string): string =>
  [one.slice(0, 7) === day.slice(0, 7) ? '' : 'hearing-other', one === today ? 'hearing-today' : ''].join(' ').trim()

function Entry({ of }: { readonly of: HearingRow }) {
  const { t } = useText()
  const stage = t(`hearing.stage.${of.stage}`)
  return (
    <Link to={hrefOf(of)} className={`hearing-entry hearing-entry-${of.state}`}>
      <span className="number">{timeOf(of)}</span> {stage}
      <span className="code">…{of.receipt.slice(-9)}</span>
      <span className="only-read-aloud">{t(`hearing.state.${of.state}`)}</span>
    </Link>
  )
}

type Days = Rows & {
  readonly days: readonly string[]
  readonly today: string
  /** Also the days on which nothing is. */
  readonly whole: boolean
}
export function DayList({ days, today, rows, whole }: Days) {
  const { t } = useText()
  return (
    <ol className="plain stack">
      {days
        .filter((day) => whole || on(rows, day).length > 0)
        .map((day) => (
          <li key={day} className={day === today ? 'surface stack-tight hearing-today' : 'surface stack-tight'}>
            <h3>
              <DayText day={day} />
            </h3>
            <ul className="plain hearing-lines">
              {on(rows, day).map((row) => (
                <li key={row.id}>
                  <strong className="number">{timeOf(row)}</strong>
                  <Link to={hrefOf(row)}>
                    {t(`hearing.stage.${row.stage}`)} · {t(`hearing.form.${row.form}`)}
                  </Link>
                  <span className="quiet">{t('hearing.inMinutes', { n: row.length })}</span>
                  <StateTag tone={toneOfHearing[row.state]}>{t(`hearing.state.${row.state}`)}</StateTag>
                  <span className="code small quiet">{row.receipt}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ol>
  )
}
