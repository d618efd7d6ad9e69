import { useEffect, useEffectEvent, type RefObject } from 'react'
import type { TableProps } from './DataTable.tsx'

type Place = {
  readonly active: string | null
  readonly setActive: (key: string) => void
  readonly body: RefObject<HTMLTableSectionElement | null>
}

/** j / k or the arrows move, Enter opens, Esc closes, further keys act on the row; never while somebody types. */
export function useTableKeys<Row>(props: TableProps<Row>, place: Place): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event) || document.querySelector('dialog[open]')) return
    const at = props.rows.findIndex((row) => props.keyOf(row) === place.active)
    const row = props.rows[at]
    const inTable = event.target instanceof Node && place.body.current?.contains(event.target)
    const step = stepOf(event.key, inTable ?? false)
    if (step !== 0) {
      event.preventDefault()
      moveTo(props, place, Math.min(Math.max(at + step, 0), props.rows.length - 1))
    } else if (event.key === 'Enter' && row && (inTable || event.target === document.body) && !isControl(event.target))
      props.onOpen?.(props.keyOf(row))
    else if (event.key === 'Escape' && props.opened) props.onOpen?.(null)
    else if (row) props.keys?.[event.key]?.(row)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

function moveTo<Row>(props: TableProps<Row>, place: Place, at: number): void {
  const row = props.rows[at]
  if (!row) return
  const key = props.keyOf(row)
  place.setActive(key)
  const line = place.body.current?.querySelector(`[data-key="${CSS.escape(key)}"]`)
  if (line instanceof HTMLElement) line.focus()
  // With the panel open, moving reads on.
  if (props.opened) props.onOpen?.(key)
}

function stepOf(key: string, inTable: boolean): number {
  if (key === 'j' || (inTable && key === 'ArrowDown')) return 1
  return key === 'k' || (inTable && key === 'ArrowUp') ? -1 : 0
}

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('a,button,input,select,textarea,summary') !== null

export const isTyping = (event: KeyboardEvent): boolean =>
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  event.isComposing ||
  (event.target instanceof Element &&
    event.target.closest('input:not([type=checkbox]),textarea,select,[contenteditable]') !== null)
