import { useEffect, useEffectEvent } from 'react'
import { isTyping } from '../../../parts/table-keys.ts'
import { useQueryState } from '../../../shell/place.ts'

function goToNote(): boolean {
  const note = document.querySelector('#field-desk-note')
  if (!(note instanceof HTMLElement)) return false
  note.focus()
  note.scrollIntoView({ block: 'center' })
  return true
}

/** `n` on a case goes to the note; never while somebody types. */
export function useNoteKey(): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'n' || isTyping(event) || document.querySelector('dialog[open]')) return
    if (goToNote()) event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/** Whoever came from the list to write a note begins there. */
export function useNoteWanted(): void {
  const [query] = useQueryState()
  const wanted = query['note'] === 'yes'
  useEffect(() => {
    if (wanted) goToNote()
  }, [wanted])
}
