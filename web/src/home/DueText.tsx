import { spanText } from '../parts/clock-text.ts'
import { useNow } from '../parts/now.ts'
import { StateTag } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'
import { dayOf, dayWords, spanWords } from '../text/time.ts'
import { dueState } from './task-due.ts'

/** Until when, in words; 24:00 of a day is written as that day, not as the next one. */
export function DueText({ dueAt }: { readonly dueAt: string | null }) {
  const { t, language } = useText()
  const now = useNow()
  const due = dueState(dueAt, now)
  if (dueAt === null) return <span className="quiet">{t('home.tasks.noDue')}</span>
  const lastDay = dayWords(dayOf(new Date(new Date(dueAt).getTime() - 1)), language, now)
  return (
    <span className="row">
      <StateTag tone={due.tone}>
        {due.tone === 'danger' ? t('home.tasks.overdue') : t('home.tasks.left', { span: spanWords(due, spanText()) })}
      </StateTag>
      <time dateTime={dueAt} className="small quiet number">
        {lastDay}
      </time>
    </span>
  )
}
