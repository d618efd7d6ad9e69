import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { CalendarDay, DayKind } from '../../../src/policies/calendar.contract.ts'
import { useText } from '../text/text.ts'

type DayOfYear = z.infer<typeof CalendarDay>
const months = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'] as const
const weekdays = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const

export function DayMark({ kind, children }: { readonly kind: DayKind; readonly children: ReactNode }) {
  return (
    <span className="calendar-day" data-kind={kind}>
      {children}
    </span>
  )
}

type Props = { readonly year: number; readonly month: number; readonly days: readonly DayOfYear[] }

/** A month as a table, Monday first; make-up days and days off say so in words as well as in colour. */
export function CalendarMonth({ year, month, days }: Props) {
  const { t } = useText()
  const prefix = `${year}-${String(month).padStart(2, '0')}`
  const ofMonth = days.filter(({ day }) => day.startsWith(prefix))
  const name = t(`policies.calendar.months.${months[month - 1] ?? 'm1'}`)
  return (
    <section className="calendar-month">
      <table>
        <caption>
          <strong>{name}</strong>
        </caption>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {t(`policies.calendar.weekdays.${weekday}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(ofMonth).map((week) => (
            <tr key={week.find((day) => day !== null)?.day}>
              {week.map((day, index) => (
                <td key={day?.day ?? index}>{day && <Day day={day} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Day({ day }: { readonly day: DayOfYear }) {
  const { t } = useText()
  const kind = t(`policies.calendar.legend.${day.kind}`)
  const short = {
    'make-up': t('policies.calendar.shortMakeUp'),
    holiday: t('policies.calendar.shortHoliday'),
    rest: '',
    working: '',
  }
  return (
    <time dateTime={day.day} title={`${day.day} ${kind}${day.name ? ` · ${day.name}` : ''}`}>
      <DayMark kind={day.kind}>
        <span>{Number(day.day.slice(8))}</span>
        {short[day.kind] && <small>{short[day.kind]}</small>}
      </DayMark>
    </time>
  )
}

/** Rows of seven, Monday first, empty places before the first and after the last day. */
export function weeksOf<D extends { readonly day: string }>(days: readonly D[]): (D | null)[][] {
  const first = days[0]
  if (!first) return []
  const before = (new Date(`${first.day}T00:00:00Z`).getUTCDay() + 6) % 7
  const cells: (D | null)[] = [...Array.from({ length: before }, () => null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
