import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { Deadline } from '../../../src/policies/deadline.contract.ts'
import { StateTag } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'
import { DayCount } from './DayCount.tsx'
import { dateOf, spanOf, whenOf } from './words.ts'
import { dayWords } from '../text/time.ts'

/** The last day first, then why it may move, then how it was counted. */
export function DeadlineAnswer({ deadline }: { readonly deadline: z.infer<typeof Deadline> }) {
  const { t, say, language } = useText()
  const { rule, counted } = deadline
  const byHour = counted.unit === 'hour'
  return (
    <section className="deadline-answer" data-provisional={deadline.provisional} aria-live="polite">
      <p className="quiet">{t('policies.deadline.result')}</p>
      <p className="deadline-day">
        {byHour ? whenOf(deadline.dueAt) : dayWords(deadline.lastDay, language)}
        {deadline.provisional && (
          <>
            {' '}
            <StateTag tone="risk">{t('policies.deadline.provisional')}</StateTag>
          </>
        )}
      </p>
      <p className="quiet">
        {byHour
          ? t('policies.deadline.untilInstant', { instant: whenOf(deadline.dueAt) })
          : t('policies.deadline.until', { day: dateOf(deadline.lastDay) })}
        {' · '}
        {byHour || counted.unit === 'working-day'
          ? spanOf(counted)
          : t('policies.deadline.counted', { figure: spanOf(counted), roll: t(`policies.rolls.${counted.roll}`) })}
      </p>
      {deadline.why && <p className="note note-risk">{say(deadline.why)}</p>}
      {rule && !rule.mayBlock && <p className="note note-risk">{t('policies.deadline.warnOnly')}</p>}
      {rule && (
        <p>
          <Link to="/rules/$id" params={{ id: rule.id }}>
            {say(rule.title)}
          </Link>
        </p>
      )}
      {deadline.days && deadline.days.length > 0 && (
        <details open={deadline.days.length <= 31}>
          <summary>{t('policies.deadline.explain')}</summary>
          <DayCount days={deadline.days} lastDay={deadline.lastDay} />
        </details>
      )}
    </section>
  )
}
