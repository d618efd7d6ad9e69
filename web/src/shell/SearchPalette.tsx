import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { searchEverything } from '../../../src/kernel/http/home.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { useText } from '../text/text.ts'

/** Ctrl/⌘ K: one field, everything this person may see, chosen with the arrow keys. */
export function SearchPalette({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useText()
  const navigate = useNavigate()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const wanted = useDeferredValue(text.trim())
  const found = useRoute(searchEverything, { text: wanted }, { enabled: wanted !== '', keep: true })
  const hits = wanted === '' ? [] : (found.data?.rows ?? [])
  useEffect(() => dialog.current?.showModal(), [])
  const open = (href: string) => {
    onClose()
    void navigate({ href })
  }
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && hits.length > 0) {
      event.preventDefault()
      setAt((at + step + hits.length) % hits.length)
    }
    const hit = hits[at]
    if (event.key === 'Enter' && hit) open(hit.href)
  }
  return (
    <dialog ref={dialog} className="palette" aria-label={t('shell.search')} onClose={onClose}>
      <input
        type="search"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="palette-hits"
        aria-activedescendant={hits.length > 0 ? `hit-${at}` : undefined}
        aria-label={t('shell.searchHint')}
        placeholder={t('shell.searchHint')}
        maxLength={80}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      {found.problem && <Problem problem={found.problem} />}
      <ul id="palette-hits" role="listbox" aria-label={t('shell.search')}>
        {hits.map((hit, place) => (
          // Keys go through the field above; the pointer needs only the click.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={hit.href}
            id={`hit-${place}`}
            role="option"
            aria-selected={place === at}
            onMouseMove={() => setAt(place)}
            onClick={() => open(hit.href)}
          >
            <span className="palette-kind">{say(hit.kind)}</span>
            <span>
              <strong>{hit.title}</strong>
              <span className="quiet small"> {hit.detail}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet small" role="status">
        {wanted === ''
          ? t('shell.searchStart')
          : hits.length === 0 && !found.fetching
            ? t('shell.searchEmpty', { text: wanted })
            : t('shell.searchKeys')}
      </p>
    </dialog>
  )
}
