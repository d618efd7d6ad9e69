import type { ClockView } from '../../../src/kernel/clock/clock.contract.ts'
import { dayWords, spanWords, untilWords, type SpanText } from '../text/time.ts'
import { fill } from '../text/fill.ts'
import type { Language } from '../text/language.ts'
import type { Tone } from './StateTag.tsx'

export type ClockText = {
  readonly left: string
  readonly lastDay: string
  readonly until: string
  readonly untilInstant: string
  readonly late: string
  readonly lateSince: string
  readonly lateSinceInstant: string
  readonly suspended: string
  readonly met: string
  readonly cancelled: string
}

/** From this share of the budget on, a clock asks for attention. */
const riskShare = 0.8

export function toneOf(clock: ClockView): Tone {
  if (clock.state === 'breached') return 'danger'
  if (clock.state === 'suspended') return 'info'
  if (clock.state === 'cancelled') return 'plain'
  if (clock.state === 'met') return 'kept'
  return clock.usedShare >= riskShare || clock.remaining.amount <= 0 ? 'risk' : 'kept'
}

/** The two halves of the words: how much is left, and until when. */
export function clockWords(
  clock: ClockView,
  text: { readonly clock: ClockText; readonly span: SpanText },
  { language, now }: { readonly language: Language; readonly now: Date },
): { readonly main: string; readonly until: string } {
  const span = spanWords({ ...clock.remaining, amount: Math.abs(clock.remaining.amount) }, text.span)
  const byHour = clock.budget.unit === 'hour'
  const end = { day: dayWords(clock.lastDay, language, now), when: untilWords(clock.dueAt, language, now) }
  const until = fill(byHour ? text.clock.untilInstant : text.clock.until, end)
  switch (clock.state) {
    case 'met':
      return { main: text.clock.met, until }
    case 'cancelled':
      return { main: text.clock.cancelled, until: '' }
    case 'suspended':
      return { main: fill(text.clock.suspended, { span }), until }
    case 'breached':
      return {
        main: fill(text.clock.late, { span }),
        until: fill(byHour ? text.clock.lateSinceInstant : text.clock.lateSince, end),
      }
    case 'running':
      return {
        main: clock.remaining.amount <= 0 && !byHour ? text.clock.lastDay : fill(text.clock.left, { span }),
        until,
      }
  }
}
