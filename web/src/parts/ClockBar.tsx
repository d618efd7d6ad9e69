import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  FieldTimeOutlined,
  PauseCircleOutlined,
  StopOutlined,
} from '@ant-design/icons'
import { lazy, Suspense, useState } from 'react'
import type { ClockView } from '../../../src/kernel/clock/clock.contract.ts'
import { spanWords } from '../text/time.ts'
import { useText } from '../text/text.ts'
import { clockWords, toneOf } from './clock-face.ts'
import { useClockText } from './clock-text.ts'
import { useNow } from './now.ts'
import './clock.css'

const ClockCount = lazy(() => import('./ClockCount.tsx').then((file) => ({ default: file.ClockCount })))

const icons = {
  running: ClockCircleOutlined,
  suspended: PauseCircleOutlined,
  met: CheckCircleOutlined,
  breached: ExclamationCircleOutlined,
  cancelled: StopOutlined,
} as const

/** Time, everywhere the same: the budget with its used, paused and remaining parts, the words, and why this date. */
export function ClockBar({ clock, compact = false }: { readonly clock: ClockView; readonly compact?: boolean }) {
  const { t, say, language } = useText()
  const text = useClockText()
  const now = useNow()
  const [counting, setCounting] = useState(false)
  const words = clockWords(clock, text, { language, now })
  const tone = toneOf(clock)
  const Icon = tone === 'risk' ? FieldTimeOutlined : icons[clock.state]
  return (
    // No section: lists show many clocks, and each would be a landmark of the same name.
    <article
      className={`clock tone-${tone} ${compact ? 'clock-compact' : ''} ${clock.provisional ? 'clock-provisional' : ''}`}
      aria-label={say(clock.title)}
    >
      {!compact && (
        <p className="clock-title">
          {say(clock.title)} <span className="small quiet">{t(`parts.clock.${clock.kind}`)}</span>
        </p>
      )}
      <p className="clock-words">
        <Icon aria-hidden="true" /> <strong>{words.main}</strong>{' '}
        {words.until && <span className="clock-until">{words.until}</span>}
      </p>
      <Bar clock={clock} />
      {clock.provisional && (
        <p className="clock-note">
          <strong>{t('parts.clock.provisional')}</strong>{' '}
          {clock.provisionalBecause ? say(clock.provisionalBecause) : t('parts.clock.provisionalWhy')}
        </p>
      )}
      {!compact && clock.consequence && (clock.state === 'running' || clock.state === 'suspended') && (
        <p className="clock-note">{t('parts.clock.consequence', { what: say(clock.consequence) })}</p>
      )}
      {!compact && (
        <p className="no-print">
          <button type="button" className="plain-button small" aria-haspopup="dialog" onClick={() => setCounting(true)}>
            {t('parts.clock.why')}
          </button>
        </p>
      )}
      {counting && (
        <Suspense>
          <ClockCount clock={clock} onClose={() => setCounting(false)} />
        </Suspense>
      )}
    </article>
  )
}

function Bar({ clock }: { readonly clock: ClockView }) {
  const { t } = useText()
  const text = useClockText()
  const percent = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 100)
  const used = clock.state === 'breached' ? 100 : percent(clock.usedShare)
  const paused = Math.min(100 - used, percent(clock.pausedShare))
  const label = t('parts.clock.bar', { budget: spanWords(clock.budget, text.span), used, paused })
  return (
    <>
      <span className="only-read-aloud">{label}</span>
      <div className="clock-bar" aria-hidden="true">
        <span className="clock-used" style={{ inlineSize: `${used}%` }} />
        <span className="clock-paused" style={{ inlineSize: `${paused}%` }} />
      </div>
    </>
  )
}
