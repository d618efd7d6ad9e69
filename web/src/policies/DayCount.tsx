import type { CountedDay } from '../../../src/policies/deadline.contract.ts'
import { useText } from '../text/text.ts'
import { dayWords } from '../text/time.ts'

/** Day by day: which days counted, which did not and why. */
export function DayCount({ days, lastDay }: { readonly days: readonly CountedDay[]; readonly lastDay: string }) {
  const { t, language } = useText()
  return (
    <ol className="day-count">
      {days.map((day) => (
        <li key={day.day} data-counts={day.number !== null} data-last={day.day === lastDay}>
          <time dateTime={day.day} className="number">
            {dayWords(day.day, language)}
          </time>
          <span>
            {t(`policies.deadline.day.${day.why}`)}
            {day.name && <span className="quiet"> {day.name}</span>}
          </span>
          <span className="number">
            {day.number === null ? '' : t('policies.deadline.number', { number: day.number })}
          </span>
        </li>
      ))}
    </ol>
  )
}
