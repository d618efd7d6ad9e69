import { t, useText } from '../text/text.ts'
import { spanKey, type SpanText } from '../text/time.ts'
import type { ClockText } from './clock-face.ts'

/** The words of clocks, with their gaps still open: the pure part fills them. */
export function useClockText(): { readonly clock: ClockText; readonly span: SpanText } {
  useText()
  return {
    clock: {
      left: t('parts.clock.left'),
      lastDay: t('parts.clock.lastDay'),
      until: t('parts.clock.until'),
      untilInstant: t('parts.clock.untilInstant'),
      late: t('parts.clock.late'),
      lateSince: t('parts.clock.lateSince'),
      lateSinceInstant: t('parts.clock.lateSinceInstant'),
      suspended: t('parts.clock.suspended'),
      met: t('parts.clock.met'),
      cancelled: t('parts.clock.cancelled'),
    },
    span: spanText(),
  }
}

export const spanText = (): SpanText => ({
  [spanKey['working-day']]: t('parts.span.workingDay'),
  [spanKey['natural-day']]: t('parts.span.naturalDay'),
  [spanKey.hour]: t('parts.span.hour'),
  [spanKey.minute]: t('parts.span.minute'),
  [spanKey.month]: t('parts.span.month'),
  [spanKey.year]: t('parts.span.year'),
})
