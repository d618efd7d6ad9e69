import type { ClockView } from '../../../src/kernel/clock/clock.contract.ts'
import { whenWords, spanWords } from '../text/time.ts'
import { useText } from '../text/text.ts'
import { useClockText } from './clock-text.ts'
import { Dialog } from './Dialog.tsx'

/** Why this date: the count, day by day. */
export function ClockCount({ clock, onClose }: { readonly clock: ClockView; readonly onClose: () => void }) {
  const { t, say, language } = useText()
  const text = useClockText()
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
    </Dialog>
  )
}
