import { useEffect, useState } from 'react'
import type { Purpose, ReadField } from '../../../src/kernel/reading/reading-rule.contract.ts'
import { fieldWords } from '../../../src/kernel/reading/reading-words.contract.ts'
import type { OpenedPerson } from '../../../src/kernel/reading/reading.contract.ts'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { RevealForm } from './RevealForm.tsx'

/** After so long what was opened is masked again, and at once when the page is out of sight. */
const shownMs = 60_000

type Props = {
  readonly of: string
  readonly field: ReadField
  readonly masked: string
  /** For which purposes the reader may open it, the usual one first. */
  readonly purposes: readonly Purpose[]
}
export function PersonalField({ of, field, masked, purposes }: Props) {
  const { t, say } = useText()
  const { me } = useSession()
  const [asking, setAsking] = useState(false)
  const [opened, setOpened] = useState<OpenedPerson | null>(null)
  const hide = () => setOpened(null)
  useHiding(opened !== null, setOpened)
  const words = say(fieldWords[field])
  const value = opened?.values.find((one) => one.field === field)?.value
  if (opened && value !== undefined)
    return (
      <span className="row">
        {/* The mark tells on a picture whose read it was; it is drawn by the stylesheet, so that copying takes the value alone. */}
        <span className="personal-open number" data-mark={`${me?.displayName ?? ''} ${opened.number} `.repeat(4)}>
          {value}
        </span>
        <button type="button" className="plain-button" onClick={hide}>
          {t('reading.hide')}
        </button>
        <span className="quiet small">{t('reading.number', { number: opened.number })}</span>
      </span>
    )
  return (
    <span className="row">
      <span className="number">{masked}</span>
      {purposes.length > 0 && (
        <button
          type="button"
          className="plain-button"
          aria-label={t('reading.open', { what: words })}
          onClick={() => setAsking(true)}
        >
          {t('reading.show')}
        </button>
      )}
      {asking && (
        <RevealForm
          of={of}
          field={field}
          purposes={purposes}
          onClose={() => setAsking(false)}
          onOpened={(person) => {
            setAsking(false)
            setOpened(person)
          }}
        />
      )}
    </span>
  )
}

function useHiding(open: boolean, setOpened: (nothing: null) => void): void {
  useEffect(() => {
    if (!open) return undefined
    const hide = () => setOpened(null)
    const timer = setTimeout(hide, shownMs)
    const onSight = () => document.hidden && hide()
    document.addEventListener('visibilitychange', onSight)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onSight)
    }
  }, [open, setOpened])
}
