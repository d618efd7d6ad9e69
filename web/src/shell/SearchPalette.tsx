import { Link } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { searchEverything } from '../../../src/kernel/http/home.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { useText } from '../text/text.ts'

/** Ctrl/⌘ K: one field, everything this person may see. The arrow keys walk from the field through the links. */
export function SearchPalette({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const found = useRoute(searchEverything, { text: wanted }, { enabled: wanted !== '', keep: true })
  const hits = wanted === '' ? [] : (found.data?.rows ?? [])
  useEffect(() => dialog.current?.showModal(), [])
  return (
    // The keys walk over what is inside; the dialog itself is not a control.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('shell.search')}
      onClose={onClose}
      onKeyDown={(event) => walk(event, onClose)}
    >
      <input
        type="search"
        aria-label={t('shell.searchHint')}
        placeholder={t('shell.searchHint')}
        maxLength={80}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {found.problem && <Problem problem={found.problem} />}
      <ul>
        {hits.map((hit) => (
          <li key={hit.href}>
            <Link to={hit.href} onClick={onClose}>
              <span className="palette-kind">{say(hit.kind)}</span>
              <span>
                <strong>{hit.title}</strong>
                <span className="quiet small"> {hit.detail}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <output className="quiet small">{t(hintFor(wanted, hits.length, found.fetching), { text: wanted })}</output>
    </dialog>
  )
}

function hintFor(wanted: string, hits: number, fetching: boolean) {
  if (wanted === '') return 'shell.searchStart'
  if (hits > 0) return 'shell.searchKeys'
  return fetching ? 'parts.table.loading' : 'shell.searchEmpty'
}

/** Enter in the field opens the first hit; arrows move the focus. */
function walk(event: KeyboardEvent<HTMLDialogElement>, onClose: () => void): void {
  // In a search field the browser takes the first Esc for clearing it.
  if (event.key === 'Escape') onClose()
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, li a')]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  if (event.key === 'Enter' && at === 0 && !event.nativeEvent.isComposing) stops[1]?.click()
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  stops[(at + step + stops.length) % stops.length]?.focus()
}
