import { useState } from 'react'
import type { ClockView } from '../../../src/kernel/clock/clock.contract.ts'
import { calculateDeadlines } from '../../../src/policies/deadline.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { DayCount } from '../policies/DayCount.tsx'
import { useText } from '../text/text.ts'
import { dayWords, spanWords, whenWords } from '../text/time.ts'
import { useClockText } from './clock-text.ts'
import { Dialog } from './Dialog.tsx'
import { Problem } from './Problem.tsx'
import { Skeleton } from './Skeleton.tsx'

/** Why this date: the count, day by day, from the same calculator that anyone can use. */
export function ClockCount({ clock, onClose }: { readonly clock: ClockView; readonly onClose: () => void }) {
  const { t, say, language } = useText()
  const text = useClockText()
  const [openedAt] = useState(() => new Date().toISOString())
  const pauses = clock.pauses
    .map(({ from, until }) => ({ from, until: until ?? openedAt }))
    .filter(({ from, until }) => from < until)
  const items = [{ receivedAt: clock.startedAt, rule: clock.rule, pauses }]
  const { data, problem, loading, refetch } = useRoute(calculateDeadlines, { items, explain: true })
  const answer = data?.rows[0]
  const moved = answer?.ok && answer.lastDay !== clock.lastDay && clock.pausedShare > 0
  return (
    <Dialog side title={t('parts.clock.whyTitle')} onClose={onClose}>
      <p>
        <strong>{say(clock.title)}</strong>
      </p>
      <p>
        {t('parts.clock.budget', {
          span: spanWords(clock.budget, text.span),
          start: whenWords(clock.startedAt, language),
        })}
      </p>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={8} />}
      {answer?.ok && answer.days && <DayCount days={answer.days} lastDay={answer.lastDay} />}
      {answer?.ok && answer.why && <p className="note note-risk">{say(answer.why)}</p>}
      {moved && <p className="note">{t('parts.clock.moved', { day: dayWords(clock.lastDay, language) })}</p>}
    </Dialog>
  )
}
